"""Books: everything about a service or a link for print, made of chapters that are rendered once."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from interlock.definitions import Link, Service
from interlock.pages.books.book import book_of_page, subjects_of_books
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT
from interlock.pages.settings import Settings
from interlock.questions import books
from interlock.site import checking
from interlock.site.chapters import ChapterPart, join_chapter, link_within_book
from interlock.sources.settings.book_choices import Books
from tests.conftest import TODAY, Handbook, tiny_with
from tests.sites import built, hrefs, page, searched_folders, words
from tests.tiny_files import ISSUING

FRONT = """\
title: Front desk
summary: Answers people who come in.
kind: front-line
contact: {phone: 01632 960100, hours: "Monday to Friday, 09:00 to 17:00"}
relies_on: [{link: back, for: printing}]
"""
BACK = """\
title: Back office
summary: Prints the permits.
kind: support
does: [Prints every permit.]
contact: {phone: 01632 960200, ask_for: the printer}
"""
ISSUE = (
    ISSUING
    + """\
customers: [residents]
reasons: [I need a permit]
steps:
  - {id: check, does: Check the address on the form., by: front, stage: front, say: May I see your form?, within: 1 working day}
  - {id: print, does: Print the permit., by: back, if_not: Ring the supplier., can_decide: a second copy}
messages: [{id: sent, channel: letter, text: Your permit is in this letter.}]
body: Read [[procedure/issue-a-permit#print|the printing]] first.
"""
)
LESSON = """\
title: A permit for the wrong street
summary: A permit was printed for the wrong street.
type: failure
on: 2026-10-05
about: [procedure/issue-a-permit]
what_happened: A resident got it.
changes: [{what: The list comes every month., by: back, done: 2026-10-28}]
"""
FILES = {
    "standards/links/front.yml": FRONT,
    "standards/links/back.yml": BACK,
    "standards/procedures/issue-a-permit.yml": ISSUE,
    "standards/lessons/2026-10-wrong-street.yml": LESSON,
}
SERVICE, OFFICE = "services/parking/book", "chain/back/book"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tiny_with(FILES, tmp_path_factory.mktemp("books") / "handbook"), site_url="https://handbook.tinford.example/")


def books_of(site: Path) -> list[Path]:
    return sorted(path.parent.relative_to(site) for path in site.glob("*/*/book/index.html"))


def test_services_and_links_lead_to_their_book(site: Path) -> None:
    assert f"{SERVICE}/" in hrefs(site, "services/parking")
    assert f"{OFFICE}/" in hrefs(site, "chain/back")
    titles = [heading.text().strip() for heading in page(site, SERVICE).css("main h2")]
    told = ["This service", "What we promise", "Procedures", "Contact points", "People to call", "Words we use"]
    assert titles == ["Contents", *told, "What we learned lately"]
    assert [link.text() for link in page(site, SERVICE).css("#contents > ol > li > a")] == titles[1:]


def test_the_cover_says_owner_audience_and_date(site: Path) -> None:
    cover = words(site, SERVICE, ".page-head")
    assert "Parking permits: the book" in cover
    assert "Owner Front desk" in cover and "For staff" in cover and "As of 22 November 2026" in cover
    assert "Printed copies go out of date." in cover
    assert "The newest is at https://handbook.tinford.example/services/parking/book/" in cover


def test_a_services_book_prints_every_step_in_full(site: Path) -> None:
    told = words(site, SERVICE, "#procedures")
    for text in (
        "May I see your form?",
        "Ring the supplier.",
        "a second copy",
        "Your permit is in this letter.",
        "I need a permit",
    ):
        assert text in told, text
    assert "If we fail Say We are sorry" in words(site, SERVICE, "#promises")


def test_a_links_book_shortens_the_steps_of_others(site: Path) -> None:
    told = words(site, OFFICE, "#procedures")
    assert "Ring the supplier." in told and "a second copy" in told
    assert "1 Check the address on the form. Front desk, within 1 working day" in told
    assert "May I see your form?" not in told
    assert "Your permit is in this letter." not in told, "the front sends it"
    owned = words(site, "chain/front/book", "#procedures")
    assert "May I see your form?" in owned and "Ring the supplier." in owned and "in this letter" in owned


def test_a_book_holds_contacts_terms_and_lessons(site: Path) -> None:
    assert "Front desk 01632 960100 Monday to Friday, 09:00 to 17:00" in words(site, OFFICE, "#calls")
    assert "Back office" not in words(site, OFFICE, "#calls"), "they are the back office"
    assert "Town hall desk Face to face" in words(site, SERVICE, "#points")
    assert "Permit A card that allows a car to stand in one street." in words(site, SERVICE, "#words")
    learned = words(site, SERVICE, "#lessons")
    assert (
        "A permit was printed for the wrong street." in learned and "The list comes every month. Done 28 October 2026" in learned
    )


def test_a_book_tells_first_what_customers_are_promised(larkfield_site: Path) -> None:
    told = [each.text().strip() for each in page(larkfield_site, "services/roads-and-lighting/book").css("#promises h3")]
    assert told == [
        "Dangerous potholes made safe within 24 hours",
        "Street lights working again in five working days",
        "Lightline repairs lamps in four working days",
    ]


def test_links_lead_into_the_book_or_print_their_address(site: Path) -> None:
    book = page(site, OFFICE)
    away = {link.attributes["data-address"]: link.attributes["href"] for link in book.css("[data-address]")}
    assert away["promises/permit-in-five-days/"] == "../../../promises/permit-in-five-days/"
    inside = {link.attributes["href"] for link in page(site, SERVICE).css("#procedures a")}
    assert {"#promise/permit-in-five-days", "#link/back", "#contact-point/desk"} <= inside
    assert not any(address.startswith("customers/") for address in away if address), "people are looked up by name"


def test_ids_of_sections_can_stand_in_selectors(site: Path) -> None:
    # MkDocs' own theme looks for each section of a page as `#id`, and its scripts stop at one that is no selector.
    ids = [node.attributes["id"] or "" for path in (OFFICE, SERVICE) for node in page(site, path).css(".page-body > section")]
    assert len(ids) > 8 and [id for id in ids if not re.fullmatch(r"[a-z][a-z0-9-]*", id)] == []


@pytest.mark.parametrize("handbook", ["tiny", "larkfield"])
def test_anchors_and_headings_of_books_are_valid(handbook: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue("larkfield_site" if handbook == "larkfield" else "site")
    assert len(books_of(folder)) > 2
    for path in books_of(folder):
        book = page(folder, str(path))
        ids = Counter(node.attributes["id"] for node in book.css("[id]"))
        assert [id for id, number in ids.items() if number > 1] == [], path
        inside = {str(link.attributes["href"])[1:] for link in book.css('main a[href^="#"]')}
        assert inside <= ids.keys(), path
        levels = [int(str(heading.tag)[1]) for heading in book.css("main :is(h1, h2, h3, h4, h5)")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(level <= before + 1 for before, level in pairwise(levels)), path


def test_every_link_of_a_book_leads_somewhere(larkfield_site: Path) -> None:
    for path in books_of(larkfield_site):
        for href in hrefs(larkfield_site, str(path)):
            assert (larkfield_site / href / "index.html").is_file(), f"{path} leads to {href}"


def test_books_are_neither_in_search_nor_sitemap(site: Path) -> None:
    assert "services/" in searched_folders(site) and "services/parking/" not in searched_folders(site)
    assert "/book/" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_hidden_definitions_are_in_no_book(tiny: Handbook) -> None:
    hidden = "title: The zq7 crew\nsummary: Works out of sight.\nkind: support\nclassification: restricted\ncontact: {phone: 01632 960777}\n"
    steps = ISSUE.replace("by: back", "by: quiet").replace("can_decide: a second copy", "accountable: quiet")
    files = FILES | {"standards/links/quiet.yml": hidden, "standards/procedures/issue-a-permit.yml": steps}
    site = built(tiny(files))
    assert "a team inside the organisation" in words(site, SERVICE, "#procedures")
    for path in books_of(site):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        assert "zq7" not in html and "960777" not in html and "quiet" not in html


def test_retired_definitions_are_in_no_book(tiny: Handbook) -> None:
    site = built(tiny(FILES | {"standards/links/back.yml": BACK + "status: retired\n", "standards/procedures/old.yml": OLD}))
    assert not (site / OFFICE).exists()
    assert f"{OFFICE}/" not in hrefs(site, "chain/back")
    assert "An old way" not in words(site, SERVICE)


OLD = "title: An old way\nsummary: How it was.\nowner: front\nservice: parking\nstatus: retired\nsteps: [{id: go, does: Go., by: front}]\n"


def test_a_long_book_lists_what_it_leaves_out(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST_PROCEDURES", 1)
    other = (
        "title: Renew a permit\nsummary: How.\nowner: back\nservice: parking\nsteps: [{id: go, does: Ask the desk., by: front}]\n"
    )
    site = built(tiny(FILES | {"standards/procedures/renew.yml": other}))
    told = words(site, "chain/front/book", "#procedures")
    assert "Check the address on the form." in told, "their own comes first"
    assert "Ask the desk." not in told
    assert "Not in this book Renew a permit" in told


def test_links_in_a_chapter_depend_on_the_book() -> None:
    part = (
        f'<a href="{ROOT}chain/back/">us</a> <a href="{ROOT}procedures/other/#step-a">it</a> <a href="https://a.example/">far</a>'
    )
    html = link_within_book(part, {"procedures/other/": "procedure/other"})
    assert re.findall('href="(.*?)"', html) == [f"{ROOT}chain/back/", "#procedure/other", "https://a.example/"]


def test_a_term_not_in_the_book_is_plain_text() -> None:
    term = f'<a class="term" href="{ROOT}glossary/permit/" data-definition="A card.">permits</a>'
    assert link_within_book(term, {}) == "permits"
    assert link_within_book(term, {"glossary/permit/": "term/permit"}) == '<a class="term" href="#term/permit">permits</a>'


def test_a_chapter_is_full_for_owners_short_for_others() -> None:
    chapter = [ChapterPart("a"), ChapterPart("long", "short", frozenset({"chain/us/", "chain/both/"})), ChapterPart("z")]
    assert join_chapter(chapter, None) == join_chapter(chapter, "chain/both/") == "alongz"
    assert join_chapter(chapter, "chain/other/") == "ashortz"


@pytest.mark.parametrize(("asked", "made"), [("all", {"link", "service"}), ("services", {"service"}), ("none", set())])
def test_settings_say_which_books_are_made(asked: Books, made: set[str], tiny: Handbook) -> None:
    context = PageContext(checking.check(tiny({}), TODAY).facts, Settings(books=asked))
    assert {subject.kind_name for subject in subjects_of_books(context)} == made
    subjects: list[Link | Service] = [*context.all(Link), *context.all(Service)]
    assert {subject.kind_name for subject in subjects if book_of_page(context, subject)} == made
