"""Printing: a link's page on one sheet of A4, books, packs, and all other pages."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import OpenPage, Serve, sheets_of
from tests.browser.typefaces import INSTALLED, OURS, WIDE, each_typeface
from tests.conftest import TINY, Handbook, by_night
from tests.sites import built
from tests.tiny_files import FRONT, LINK, PROCEDURE

# In wide letters, which need the most room; by day one in ours.
SHEETS = [
    (pytest.param if typeface == WIDE or (typeface, link) == (OURS, "waste-crews") else by_night)(
        typeface, link, id=f"{link}-{typeface}"
    )
    for link in ("payroll", "contact-centre", "waste-crews", "leadership-team", "case-system")
    for typeface in INSTALLED
]


@pytest.mark.parametrize(("typeface", "link"), SHEETS, indirect=["typeface"])
def test_a_links_page_prints_on_one_sheet(link: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/{link}/")
    assert sheets_of(page.pdf(prefer_css_page_size=True)) == 1


@pytest.mark.parametrize("typeface", [OURS, by_night(WIDE)], indirect=True)
def test_no_teams_page_needs_a_second_sheet(larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    page, long = open_page("about:blank"), []
    for path in sorted((larkfield_site / "chain").glob("*/index.html")):
        page.goto(f"{larkfield}chain/{path.parent.name}/")
        if sheets_of(page.pdf(prefer_css_page_size=True)) != 1:
            long.append(path.parent.name)
    assert not long


def test_a_team_of_many_words_prints_on_one_sheet(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    """No row is cut through: what has no room is left out, and the foot of the sheet says so."""
    sentence = "Whatever it is we say by when it is needed and for whom it matters and whom to ask where it cannot be done"
    does = "does:\n" + "".join(f"  - {number}. {sentence}.\n" for number in range(5))
    says = "says:\n" + "".join(
        f"  - {{question: {number}. What holds?, answer: {sentence}., on: 2026-10-01}}\n" for number in range(5)
    )
    skills = "skills:\n" + "".join(
        f"  - {{skill: {number}. {sentence}, every: 1 year, last: 2026-10-01}}\n" for number in range(5)
    )
    step = f"  - {{id: s, by: front, does: {sentence}., if_not: {sentence}., can_decide: {sentence}}}\n"
    steps = "".join(step.replace("id: s", f"id: s{number}") for number in range(6))
    folder = tiny({LINK: FRONT + does + says + skills, PROCEDURE: (TINY / PROCEDURE).read_text(encoding="utf-8") + steps})
    page = open_page(f"{serve(built(folder))}chain/front/", width=711)
    assert sheets_of(page.pdf(prefer_css_page_size=True)) == 1
    foot = page.evaluate("document.documentElement.style.getPropertyValue('--printed')")
    assert "All of it: chain/front/, as of" in foot.replace("\N{NO-BREAK SPACE}", " ")


def test_a_sheet_says_nothing_of_earlier_thanks_twice(larkfield: str, open_page: OpenPage) -> None:
    """A sheet shows two of them, so that the number of those that the page leaves out would be wrong."""
    page = open_page(f"{larkfield}chain/ict/")
    earlier = page.get_by_text("And 1 earlier one.")
    expect(earlier).to_be_visible()
    page.emulate_media(media="print")
    expect(earlier).to_be_hidden()


def test_a_sheet_lists_promises_ring_by_ring(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/ict/")
    page.emulate_media(media="print")
    resting = page.locator("#promises")
    for ring in ("You always know what happens next", "A briefing before anything changes", "Legal advice in two working days"):
        expect(resting.get_by_text(ring, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("frameworks/customer-service-excellence/pack", 40),
        ("sessions/workbook/promise-collect-bulky-waste", 5),
        ("chain", 4),
    ],
)
def test_long_pages_print_on_few_sheets_of_a4(path: str, most: int, larkfield: str, open_page: OpenPage) -> None:
    pdf = open_page(f"{larkfield}{path}/").pdf(prefer_css_page_size=True)
    assert 1 < sheets_of(pdf) <= most
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf


@each_typeface
def test_a_book_prints_on_a4_without_navigation(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/waste-and-recycling/book/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 8 <= sheets_of(pdf) <= 14
    assert b"/MediaBox [0 0 595" in pdf or b"/MediaBox [0 0 594" in pdf
    page.emulate_media(media="print")
    shown = [
        name
        for name in (".site-nav", ".crumbs", ".side", ".search-door", ".site-foot ul")
        if page.locator(name).first.is_visible()
    ]
    assert not shown
    assert page.locator(".step").first.is_visible()


def test_parts_of_a_printed_book_leave_no_sheet_empty(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/waste-and-recycling/book/")
    page.emulate_media(media="print")
    parts = page.locator("[data-book] .page-body > section, .chapter")
    begins = parts.evaluate_all("all => all.map(each => getComputedStyle(each).breakBefore)")
    assert begins.count("page") == 1, "what follows the contents"
    for part, kept in ((".chapter", "auto"), ("#words", "auto"), ("#calls", "avoid")):
        breaks = page.locator(part).evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")
        assert breaks and set(breaks) == {kept}, "steps and short parts stay whole"


def test_a_printed_book_shows_addresses_of_othersheets_of(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/waste-crews/book/")
    page.emulate_media(media="print")
    told = page.evaluate("getComputedStyle(document.querySelector('[data-address^=\"services/\"]'), '::after').content")
    assert "data-address" in told or "services/" in told
    assert "none" in page.evaluate("getComputedStyle(document.querySelector('[data-book] li a[href^=\"#\"]')).textDecoration")


@pytest.mark.parametrize(
    "path", ["procedures/report-a-missed-bin/", "promises/collect-bulky-waste/", "customers/residents/", "reports/gaps/"]
)
def test_printed_pages_show_their_address_and_no_navigation(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, dark=True)
    page.evaluate("localStorage.setItem('handbook:scheme', 'dark')")
    page.reload()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("matchMedia('print').matches && getComputedStyle(document.body).color") == "rgb(20, 37, 42)"
    for name in ("button", "nav", ".side", ".filter", "dialog", ".site-foot a", "[data-off-paper]"):
        assert page.locator(name).locator("visible=true").count() == 0, name
    foot = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--printed')")
    assert page.inner_text("h1") in foot
    assert f"/{path}, as of " in foot.replace("\N{NO-BREAK SPACE}", " ")


def test_folded_parts_are_printed_open(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}procedures/report-a-missed-bin/")
    lessons = page.locator("#more .fold .history").first
    assert not lessons.evaluate("node => node.checkVisibility()")
    page.emulate_media(media="print")
    assert lessons.evaluate("node => node.checkVisibility()")


def test_lines_on_paper_cross_no_heading(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}procedures/report-a-missed-bin/")
    page.emulate_media(media="print")
    edges = page.locator("#more .fold:visible").evaluate_all(
        "folds => folds.flatMap(fold => [fold.getBoundingClientRect().top, fold.getBoundingClientRect().bottom])"
    )
    assert len(edges) > 2 and edges == sorted(edges)
    assert page.locator("#more summary:visible", has_text="Mentioned on").count() == 0, "nobody follows a link on paper"


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("sessions/workbook/promise-collect-bulky-waste/", ".write-in"),
        ("reports/gaps/", ".records"),
        ("procedures/handle-a-complaint-stage-one/", ".timeline"),
    ],
)
def test_a_question_is_printed_above_its_lines(path: str, before: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path)
    page.emulate_media(media="print")
    kept = page.locator(f"p:has(+ {before})").evaluate_all("all => all.map(each => getComputedStyle(each).breakAfter)")
    assert kept and set(kept) == {"avoid"}


@pytest.mark.parametrize("first", [".summary-list > div:nth-child(3)", ".records tbody > tr:first-child"])
def test_a_list_begins_with_several_rows_on_its_sheet(first: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/collect-bulky-waste/")
    page.emulate_media(media="print")
    rows = page.locator(f"{first}:not(:last-child)")
    assert rows.count()
    assert set(rows.evaluate_all("all => all.map(each => getComputedStyle(each).breakAfter)")) == {"avoid"}


def test_a_verdict_is_printed_above_its_evidence(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}frameworks/customer-service-excellence/")
    page.emulate_media(media="print")
    heads = page.locator(".criterion > :is(h3, h4) + p:has(+ .prose)")
    assert heads.count()
    assert set(heads.evaluate_all("all => all.map(each => getComputedStyle(each).breakAfter)")) == {"avoid"}


def test_a_notice_to_copy_is_not_printed(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}contact-points/switchboard/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Whom to tell")).to_be_visible()
    expect(page.get_by_text("A notice to copy", exact=True)).to_be_hidden()


def test_a_printed_due_date_names_its_promise(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}due-date/", width=680)
    page.emulate_media(media="print")
    wide = "each => getComputedStyle(each).width"
    assert page.locator("[name=limit]").evaluate(wide) == page.locator("[data-due-date] output").evaluate(wide)


def test_paper_shows_no_address_of_a_file_twice(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/waste-crews/owed/")
    page.emulate_media(media="print")
    files = page.locator("td a[href^=http]")
    assert files.count() > 4
    assert set(files.evaluate_all("all => all.map(each => getComputedStyle(each, '::after').content)")) == {"none"}
    expect(page.get_by_text("for your calendar")).to_be_hidden()


@pytest.mark.parametrize("path", ["reports/reviews/", "reports/owed/"])
def test_paper_shows_no_links_to_calendars(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path)
    about = page.get_by_text("Each feed puts a row into a calendar.")
    expect(about).to_be_visible()
    page.emulate_media(media="print")
    for hidden in (about, page.get_by_role("columnheader", name="Calendar"), page.get_by_role("link", name="Feed").first):
        expect(hidden).to_be_hidden()
    assert sheets_of(page.pdf(prefer_css_page_size=True)) == 1


def test_a_figure_on_paper_takes_one_line(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/answer-calls/", width=680)
    page.emulate_media(media="print")
    cells = page.locator("[data-heads='figures'] tbody :is(th, td:nth-child(4))")
    assert {"February 2026", "at least 80%"} <= set(cells.all_inner_texts())
    rows = page.locator("[data-heads='figures'] tbody tr:not(:has(td:last-child:not(:empty)))")
    tall = rows.evaluate_all("all => all.map(each => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight))")
    assert tall and max(tall) < 2


def test_what_a_search_found_is_not_torn_apart(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}search/?find=bin")
    page.emulate_media(media="print")
    expect(page.locator(".search-results li").nth(9)).to_be_visible()
    # Found and asked in one step: the list is made anew once prose has been searched, too.
    found = "[...document.querySelectorAll('.search-results li')].map(each => getComputedStyle(each).breakInside)"
    assert set(page.evaluate(found)) == {"avoid"}


def test_counts_on_paper_stand_apart(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}reports/", width=680)
    page.emulate_media(media="print")
    first, second = (page.locator(".card .told").first.locator("span").nth(i).bounding_box() for i in (0, 1))
    assert first and second and second["x"] >= first["x"] + first["width"] + 4


@each_typeface
def test_nothing_is_wider_than_the_paper(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=680)
    for path in ("", "chain/", "promises/", "moments/", "reports/reviews/", "frameworks/customer-service-excellence/"):
        page.goto(larkfield + path)
        page.emulate_media(media="print")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 680, path
