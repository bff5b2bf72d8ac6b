"""Long lists of a page: the first of them, and a search that finds the rest."""

from tests.conftest import Handbook
from tests.sites import built, page

LESSON = """\
title: Lesson {number}
summary: What we learned.
type: suggestion
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: So.
"""


def test_of_many_lessons_the_latest_are_shown(tiny: Handbook) -> None:
    site = built(tiny({f"standards/lessons/n-{number}.yml": LESSON.format(number=number) for number in range(130)}))
    shown = page(site, "promises/permit-in-five-days")
    assert len(shown.css("#more .history li")) == 100
    assert "30 more: search for them." in [" ".join(line.text().split()) for line in shown.css("#more p")]


def test_of_many_handshakes_a_page_folds_most(tiny: Handbook) -> None:
    team = "title: Team {number}\nsummary: It asks.\nkind: support\nrelies_on: [{{link: front, for: answers}}]\n"
    site = built(tiny({f"standards/links/n-{number}.yml": team.format(number=number) for number in range(130)}))
    shown = page(site, "chain/front")
    assert [len(shown.css(f"#handshakes {listed} li")) for listed in ("h3 + .handshakes", ".fold > .handshakes")] == [25, 75]
    told = [" ".join(line.text().split()) for line in shown.css("#handshakes .fold > :is(summary, p)")]
    assert told == ["105 more", "30 more: search for them."]
    assert len(page(site, "chain/front/book").css(".handshakes li")) == 130


def test_of_many_pages_in_docs_each_page_names_few(tiny: Handbook) -> None:
    site = built(tiny({f"docs/more/n-{number}.md": f"# Page {number}\n\nSo.\n" for number in range(60)}))
    named = page(site, "chain/front").css(".site-foot section:last-of-type li a")
    assert len(named) == 41
    assert named[-1].attributes["href"] == "../../search/"
    assert {link.text() for link in named[:-1]} >= {"Charter", "Reports"}
