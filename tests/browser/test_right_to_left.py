"""A Hebrew handbook: our own words and dates in it are English, and so are commands; each is read in its own direction."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.browser import OpenPage, Serve
from tests.conftest import TINY, TODAY, tiny_with

FILES = {
    "standards/organisation.yml": "name: עירייה\nlanguage: he\n",
    "standards/procedures/issue-a-permit.yml": (TINY / "standards/procedures/issue-a-permit.yml")
    .read_text(encoding="utf-8")
    .replace("Issue a permit", "הנפקת תו חניה")
    .replace("by: front\n    within: 2", "by: print-room\n    can_decide: איזה נייר לקחת היום.\n    within: 2"),
    "standards/contact-points/desk.yml": (TINY / "standards/contact-points/desk.yml").read_text(encoding="utf-8")
    + "closures: [{on: 2026-12-29, say: סגור לכל פונה.}]\n",
    "glossary/permit.yml": "title: היתר\ndefinition: חייגו +972 3 555 9876 או 03 555 9876 בשנים 2024 2025.\nowner: front\n",
    "standards/links/front.yml": (
        "title: דלפק קבלה\nsummary: עונה לכל פונה.\nkind: front-line\ncontact: {phone: +972 3 555 9876}\n"
        "relies_on: [{link: print-room, for: הדפסה}]\n"
    ),
    "standards/links/print-room.yml": "title: חדר דפוס (HP)\nsummary: מדפיס.\nkind: support\nsupports: [{link: front, with: הדפסה}]\n",
    "standards/links/scans.yml": "title: Xerox חדר סריקה\nsummary: סורק.\nkind: support\nsupports: [{link: print-room, with: סריקות}]\n",
    "standards/services/parking.yml": (
        "title: חניה\nsummary: WhatsApp הוא ערוץ לכל פונה.\nowner: front\ncustomers: [drivers, traders]\n"
        "body: |\n  Portal הוא אתר לכל פונה.\n\n  We call it היתר.\n"
    ),
    "standards/customers/drivers.yml": "title: נהגים\nsummary: נוהגים.\n",
    "standards/customers/traders.yml": "title: סוחרים\nsummary: סוחרים.\n",
    "docs/index.md": "# ברוכים הבאים\n\nכתבו `interlock approve promise/a --side management` ושמרו.\n",
}

# Where a letter of an element's text begins on the screen; `at` counts from the end where it is negative.
LEFT = """(element, at) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
    let from = at < 0 ? element.textContent.length + at : at;
    for (let text = walker.nextNode(); text; from -= text.length, text = walker.nextNode()) {
        if (from >= text.length) continue;
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect().left;
    }
}"""
OUTSIDE = """picture => [...picture.querySelectorAll("text")].filter(text => {
    const [own, whole] = [text, picture].map(each => each.getBoundingClientRect());
    return own.left < whole.left - 1 || own.right > whole.right + 1;
}).map(text => text.textContent)"""


def runs_to_the_right(text: Locator, first: int, second: int) -> bool:
    """Whether one letter of a text stands before another, as English readers see it."""
    return bool(text.evaluate(LEFT, first) < text.evaluate(LEFT, second))


@pytest.fixture(scope="module")
def hebrew(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a handbook in Hebrew."""
    folder: Path = tiny_with(FILES, tmp_path_factory.mktemp("hebrew") / "handbook")
    pipeline.build(checking.check(folder, TODAY), Settings(), folder.parent / "site")
    return serve(folder.parent / "site")


def test_telephone_numbers_are_read_from_their_plus(hebrew: str, open_page: OpenPage) -> None:
    number = open_page(f"{hebrew}chain/front/").locator(".answer [href^='tel:']").first
    assert number.inner_text() == "+972 3 555 9876"
    assert runs_to_the_right(number, 0, -1)


def test_commands_keep_dashes_before_their_options(hebrew: str, open_page: OpenPage) -> None:
    command = open_page(hebrew).locator("code", has_text="interlock approve")
    dash = command.inner_text().index("--side")
    assert runs_to_the_right(command, 0, dash) and runs_to_the_right(command, dash, dash + 2)


def test_english_sentences_end_with_their_stop(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(f"{hebrew}chain/")
    summary, name = page.locator(".summary"), page.locator("#list th a", has_text="HP")
    assert runs_to_the_right(summary, -2, -1)
    assert runs_to_the_right(name, 1, 0), "Hebrew runs to the left"
    assert summary.evaluate("text => getComputedStyle(text).textAlign") == "right"


def test_sentences_after_a_latin_name_end_left(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(f"{hebrew}services/parking/")
    for said in (page.locator(".summary"), page.locator(".prose p", has_text="Portal")):
        assert runs_to_the_right(said, -1, -2), "the stop comes last"
        assert runs_to_the_right(said, -2, 1), "the name comes first"
    assert runs_to_the_right(page.locator(".prose p", has_text="We call"), 0, -1)


@pytest.mark.parametrize(
    ("path", "place", "words"),
    [("contact-points/desk/", "dd", "December"), ("chain/print-room/", "small", "You can decide")],
)
def test_hebrew_after_english_words_ends_left(path: str, place: str, words: str, hebrew: str, open_page: OpenPage) -> None:
    said = open_page(hebrew + path).locator(f"main {place}", has_text=words).first
    stop = (said.text_content() or "").index(".")
    assert runs_to_the_right(said, stop, stop - 1), "the stop comes last"
    assert runs_to_the_right(said, 0, stop), "the English words come first"


def test_navigation_begins_where_the_page_does(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(f"{hebrew}services/parking/")
    page.set_viewport_size({"width": 1280, "height": 800})
    home, last = page.locator(".site-nav a").first, page.locator(".site-nav a").last
    left = "link => link.getBoundingClientRect().left"
    assert home.evaluate(left) > last.evaluate(left)
    heading = page.locator("#put-right h2")
    assert heading.evaluate(left) > 640 and runs_to_the_right(heading, 0, -1)


def test_search_results_end_with_their_stop(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(hebrew)
    page.keyboard.press("/")
    page.keyboard.type("דלפק קבלה")
    summary = page.locator("#search-results li small", has_text="עונה לכל פונה.").first
    summary.hover()  # so that the full text, which comes later, leaves the results in place
    assert runs_to_the_right(summary, -1, 0), "Hebrew ends at the left"


def test_search_results_begin_where_the_page_does(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(hebrew)
    page.keyboard.press("/")
    page.keyboard.type("דלפק קבלה")
    kind = page.locator("#search-results li small").first
    kind.wait_for()
    expect(kind).to_have_css("text-align", "right")


def test_names_in_a_row_keep_their_order(hebrew: str, open_page: OpenPage) -> None:
    said = open_page(f"{hebrew}promises/permit-in-five-days/").locator(".rings small", has_text="relied on by")
    words = said.first.text_content() or ""
    first, second = words.index("הנפקת"), words.index("דלפק")
    assert first < second and runs_to_the_right(said.first, first, second)


@pytest.mark.parametrize("place", ["h1", "#whole .rings a", ".picture text"])
def test_a_title_may_begin_with_a_latin_name(place: str, hebrew: str, open_page: OpenPage) -> None:
    path = "chain/scans/" if place == "h1" else "chain/"
    title = open_page(f"{hebrew}{path}").locator(place, has_text="Xerox").first
    words = title.text_content() or ""
    assert runs_to_the_right(title, words.index("חדר"), words.index("Xerox"))


def test_links_in_a_line_begin_at_the_right(hebrew: str, open_page: OpenPage) -> None:
    links = open_page(f"{hebrew}services/parking/").locator("dd:has(a[href$='customers/drivers/']) a")
    first, second = (links.nth(place).evaluate("link => link.getBoundingClientRect().left") for place in (0, 1))
    assert first > second


def test_numbers_among_words_keep_their_order(hebrew: str, open_page: OpenPage) -> None:
    text = open_page(f"{hebrew}glossary/permit/").locator("p", has_text="חייגו").first
    words = text.text_content() or ""
    for number in ("+972 3 555 9876", "03 555 9876"):
        at = words.rindex(number)
        assert runs_to_the_right(text, at, at + len(number) - 1), number
    assert runs_to_the_right(text, words.index("2025"), words.index("2024")), "years are no number"


def test_tables_begin_where_their_headings_do(hebrew: str, open_page: OpenPage) -> None:
    page = open_page(f"{hebrew}chain/")
    right = "each => each.getBoundingClientRect().right - parseFloat(getComputedStyle(each).paddingRight)"
    assert page.locator("#list tbody th").first.evaluate(right) == page.locator("#list h2").evaluate(right)


@pytest.mark.parametrize("path", ["chain/front/", "chain/", "procedures/issue-a-permit/", "promises/permit-in-five-days/"])
def test_names_stay_inside_their_pictures(path: str, hebrew: str, open_page: OpenPage) -> None:
    pictures = open_page(hebrew + path).locator("main .picture svg:visible")
    assert pictures.count()
    assert [name for picture in pictures.all() for name in picture.evaluate(OUTSIDE)] == []


def test_lanes_stand_on_the_side_of_their_stations(hebrew: str, open_page: OpenPage) -> None:
    step = open_page(f"{hebrew}procedures/issue-a-permit/").locator(".step").first
    lanes = step.evaluate("step => getComputedStyle(step).backgroundPositionX.split(', ')")
    assert len(lanes) == 4 and all("100%" in lane for lane in lanes)
