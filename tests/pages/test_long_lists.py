"""Long lists of a page: the first of them, and a search that finds the rest."""

import pytest

from interlock.pages.lists.facets import Facet, worth_showing
from interlock.questions.learning.factors import FACTORS
from tests.conftest import Handbook
from tests.sites import built, element_of, hrefs, page, words

LESSON = """\
title: Lesson {number}
summary: What we learned.
type: suggestion
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: So.
"""

TOLD = """\
title: Told in time
summary: We tell all teams.
wording: We tell you within two days.
kind: internal
made_by: front
made_to: [{teams}]
"""
PUBLIC = """\
title: Told in {number} working days
summary: We tell you.
wording: {wording} within {number} working days.
kind: public
made_by: front
made_to: [residents]
limit: {number} working days
"""
ANSWERS = {"n-5": "yes", "n-7": "partly", "n-9": "no"}


def test_of_many_lessons_the_latest_are_shown(tiny: Handbook) -> None:
    site = built(tiny({f"standards/lessons/n-{number}.yml": LESSON.format(number=number) for number in range(130)}))
    shown = page(site, "promises/permit-in-five-days")
    assert len(shown.css("#more .history li")) == 40
    assert "90 more: search for them." in [" ".join(line.text().split()) for line in shown.css("#more p")]


def test_of_many_approvals_the_latest_are_shown(tiny: Handbook) -> None:
    signed = "".join(f"  - {{side: providers, link: front, role: head, on: 2025-01-{day:02}}}\n" for day in range(1, 31))
    site = built(tiny({"standards/promises/told.yml": TOLD.format(teams="front") + f"approvals:\n{signed}"}))
    shown = page(site, "promises/told")
    assert len(shown.css("#more .history li")) == 25
    assert "30 January 2025" in words(site, "promises/told", "#more .history li")
    assert "5 earlier ones stand in its file." in words(site, "promises/told", "#more")


def test_all_that_customers_said_stands_in_parts(tiny: Handbook) -> None:
    changes = "changes: [{what: Ask each customer what is missing before they leave the desk., by: front, due: 2026-12-01}]\n"
    site = built(tiny({f"standards/lessons/n-{n}.yml": LESSON.format(number=n) + changes for n in range(230)}))
    parts = sorted((site / "you-said").rglob("index.html"))
    assert len(parts) > 1 and all(part.stat().st_size < 60_000 for part in parts)
    shown = [page(site, part.parent.relative_to(site).as_posix()) for part in parts]
    assert sum(len(part.css("section > table")) for part in shown) == 230
    assert "you-said/list-2/" in hrefs(site, "you-said")


def test_a_session_lists_what_is_owed_first(tiny: Handbook) -> None:
    actions = ", ".join(f"{{what: Ask {number}., by: front, due: 2026-12-01}}" for number in range(30))
    factors = "".join(f"  {name}: {{findings: [So.]}}\n" for name in FACTORS if name != "perceptions")
    said = f"title: Desk\nsummary: So.\non: 2026-10-01\nlinks: [front]\nchecklist:\n  perceptions: {{actions: [{actions}]}}\n"
    site = built(tiny({"standards/sessions/desk.yml": said + factors}))
    shown = page(site, "sessions/desk")
    assert [len(shown.css(f"{part} tbody tr")) for part in ("#owed", "#perceptions")] == [25, 30]
    assert element_of(shown, "#owed > p").text() == "5 more stand below, where they were agreed."


@pytest.mark.parametrize(("options", "is_shown"), [(1, False), (2, True), (100, True), (101, False)])
def test_a_filter_has_as_many_options_as_are_read(options: int, is_shown: bool) -> None:
    facet = Facet("team", "Team", [(f"t-{number}", "Team") for number in range(options)])
    assert worth_showing([facet]) == ([facet] if is_shown else [])


def test_of_many_notices_those_of_today_stand_first(tiny: Handbook) -> None:
    notice = "title: Told {n}\nsummary: We tell.\nowner: front\nchannel: letter\nstaffed_by: [front]\nservices: [skips]\n"
    days = ["2026-12-24"] * 20 + ["2026-11-01"] * 20
    site = built(
        tiny(
            {
                f"standards/contact-points/n-{n}.yml": f"{notice.format(n=n)}notice: {{say: Closed {n}., from: {day}}}\n"
                for n, day in enumerate(days, 10)
            }
            | {"standards/services/skips.yml": "title: Skips\nsummary: We lend.\nowner: front\ncustomers: [residents]\n"}
        )
    )
    shown = page(site, "services/skips")
    told = [" ".join(note.text(separator=" ").split()) for note in shown.css(".page-head > .note")]
    assert told == [f"For now Closed {n}. Told {n}" for n in (30, 31, 32)]
    assert len(shown.css(".page-head .fold .note")) == 22
    assert [" ".join(line.text().split()) for line in shown.css(".page-head .fold > :is(summary, p)")] == [
        "37 more notices",
        "15 more: each stands on the page that it is about.",
    ]


def test_of_many_handshakes_a_page_folds_most(tiny: Handbook) -> None:
    team = "title: Team {number}\nsummary: It asks.\nkind: support\nrelies_on: [{{link: front, for: answers}}]\n"
    site = built(tiny({f"standards/links/n-{number}.yml": team.format(number=number) for number in range(130)}))
    shown = page(site, "chain/front")
    assert [len(shown.css(f"#handshakes {listed} li")) for listed in ("h3 + .handshakes", ".fold > .handshakes")] == [25, 25]
    told = [" ".join(line.text().split()) for line in shown.css("#handshakes .fold > :is(summary, p)")]
    assert told == ["105 more", "80 more stand in the report of handshakes."]
    assert len(page(site, "reports/handshakes/one-sided").css("tbody tr")) == 120
    assert len(page(site, "chain/front/book").css(".handshakes li")) == 130


def test_of_many_receivers_the_worst_served_stand_first(tiny: Handbook) -> None:
    teams = [f"n-{number}" for number in range(130)]
    said = "".join(f"  - {{link: {team}, on: 2026-10-01, answer: {answer}}}\n" for team, answer in ANSWERS.items())
    files = {f"standards/links/{team}.yml": f"title: Team {team}\nsummary: Asks.\nkind: support\n" for team in teams}
    files["standards/promises/told.yml"] = TOLD.format(teams=", ".join(teams)) + f"satisfied:\n{said}"
    site = built(tiny(files))
    shown = page(site, "promises/told")
    assert [row.text() for row in shown.css("#receivers tbody th")][:3] == ["Team n-9", "Team n-7", "Team n-0"]
    assert len(shown.css("#receivers tbody tr")) == 25
    sums = "0 of 130 have signed. Well served: 1; partly served: 1; not well served: 1; have not said yet: 127."
    assert element_of(shown, "#receivers > p").text() == sums
    assert "promises/told/receivers/" in hrefs(site, "promises/told")
    parts = [page(site, f"promises/told/receivers{later}") for later in ("", "/list-2")]
    assert [len(part.css("tbody tr")) for part in parts] == [120, 10]
    assert element_of(parts[0], "#receivers h2 small").text() == "130"
    assert len(shown.css("#more .source")) == 10
    assert "121 more: interlock approve promise/told names them all." in words(site, "promises/told", "#more")
    assert "and 122 more" in words(site, "reports/approvals", "#missing")


def test_a_retired_promise_to_many_lists_them_all(tiny: Handbook) -> None:
    teams = [f"n-{number}" for number in range(30)]
    files = {f"standards/links/{team}.yml": f"title: Team {team}\nsummary: Asks.\nkind: support\n" for team in teams}
    files["standards/promises/told.yml"] = TOLD.format(teams=", ".join(teams)) + "status: retired\n"
    site = built(tiny(files))
    assert "promises/told/receivers/" in hrefs(site, "promises/told")
    assert len(page(site, "promises/told/receivers").css("tbody tr")) == 30


def test_of_many_pages_in_docs_each_page_names_few(tiny: Handbook) -> None:
    site = built(tiny({f"docs/more/n-{number}.md": f"# Page {number}\n\nSo.\n" for number in range(60)}))
    named = page(site, "chain/front").css(".site-foot section:last-of-type li a")
    assert len(named) == 41
    assert named[-1].attributes["href"] == "../../search/"
    assert {link.text() for link in named[:-1]} >= {"Charter", "Reports"}


def test_a_long_charter_and_its_due_dates_have_parts(tiny: Handbook) -> None:
    wording = "We tell you all that you must know, and what you need not know, and by when you will know it,"
    promises = {number: PUBLIC.format(number=number, wording=wording) for number in range(10, 290)}
    site = built(tiny({f"standards/promises/p-{number}.yml": text for number, text in promises.items()}))
    for path, counted in (("charter", "li.card"), ("due-date", "option[data-promise]")):
        parts = sorted((site / path).rglob("index.html"))
        assert len(parts) > 1 and all(part.stat().st_size < 60_000 for part in parts)
        shown = [page(site, part.parent.relative_to(site).as_posix()) for part in parts]
        assert sum(len(part.css(counted)) for part in shown) == 281
        told = [element_of(part, "[data-parts] + [data-on-paper]").text() for part in shown]
        assert told == [f"Part {n} of {len(parts)}. Each is printed from its own page." for n in range(1, len(parts) + 1)]
        assert f"{path}/list-2/" in hrefs(site, path)
        called = [link.text() for link in shown[0].css("[data-parts] a")]
        assert len(set(called)) == len(parts)
