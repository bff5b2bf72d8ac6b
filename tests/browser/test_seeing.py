"""Vision: forced colours, text at double size, no animations, no squeezed text on phones."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import OpenPage, Serve, barriers_beside_sight, barriers_to_sight, commands_of, probe, restyled
from tests.browser.markup import markup_of
from tests.browser.typefaces import each_typeface
from tests.conftest import ROOT, Handbook, by_night, is_nightly
from tests.sites import built

PAGES = {
    "home": "",
    "procedure": "procedures/report-a-missed-bin/",
    "promise": "promises/collect-bulky-waste/",
    "link": "chain/waste-crews/",
    "contact point": "contact-points/switchboard/",
    "service": "services/bulky-waste/",
    "customer": "customers/residents/",
    "term": "glossary/customer/",
    "board": "promises/",
    "charter": "charter/",
    "chain": "chain/",
    "gaps": "reports/gaps/",
    "reviews": "reports/reviews/",
    "due date": "due-date/",
    "search": "search/?q=council+tax",
}
# Their markup is on the other pages, too.
AT_NIGHT = ("contact point", "service", "customer", "gaps")
ALL_PAGES = [by_night(path) if kind in AT_NIGHT else path for kind, path in PAGES.items()]
each_page = pytest.mark.parametrize("path", ALL_PAGES, ids=PAGES.keys())

# The distances between letters, words and lines at which WCAG 1.4.12 asks that nothing is lost.
DISTANCES = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"

# Visual meanings besides words: page, selector, and a style that removes the meaning, to prove that it was visible.
GONE = "visibility: hidden"
UNLINED = "border-color: Canvas; outline-color: Canvas"
MARKS = {
    "board": {
        "a kept promise": (".tag[data-tone=good]", "::before", GONE),
        "a missed promise": (".tag[data-tone=bad]", "::before", GONE),
        "the last result": (".spark:has(.missed)", " .missed", GONE),
        "the target of a sparkline": (".spark:has(.target)", " .target", GONE),
        "where a filter is": (".filter", " select", UNLINED),
    },
    "procedure": {
        "the kind of page one is on": (".site-nav [aria-current]", "", UNLINED),
        "the parts of an answer": (".answer", " dl > div", UNLINED),
        "a button": (".answer button", "", UNLINED),
        "the line of the steps": (".step:nth-child(2)", "::before", GONE),
        "a step's number": (".step:nth-child(2) .step-number", "", UNLINED),
        "a hand-over": (".step:nth-child(2)", " .handover::before", GONE),
        "a stage in the key": (".lanes li", "::before", GONE),
        "the line of the blueprint": (".blueprint", " .track", GONE),
        "a station of the blueprint": (".blueprint", " .stop", GONE),
    },
    "promise": {
        "a bar of the timeline": (".timeline li", " .bar :is(rect, .stripes)", GONE),
        "the limit on the timeline": (".timeline li", " .limit", GONE),
        "a kept result": ("#results svg", " .kept", GONE),
        "a missed result": ("#results svg", " .missed", GONE),
        "the lines of a chain": (".layers", " .track", GONE),
        "the links of a chain": (".layers", " .stop", GONE),
        "the rings of a chain": (".layers", " .ground", GONE),
        "a note": ("#capability .note", "", UNLINED),
    },
    "link": {
        "what was done": (".history li[data-done]", "::before", GONE),
        "the lines of a map": (".map", " .track", GONE),
        "the stops of a map": (".map", " .stop", GONE),
    },
}


def test_the_statement_counts_the_pages_tested() -> None:
    statement = (ROOT / "docs/accessibility.md").read_text(encoding="utf-8")
    assert len(PAGES) == 15
    assert "on fifteen kinds of page" in statement


def test_pages_of_the_day_show_all_markup(larkfield_site: Path) -> None:
    files = {kind: larkfield_site / path.partition("?")[0] / "index.html" for kind, path in PAGES.items()}
    of_the_day = [markup_of(file) for kind, file in files.items() if kind not in AT_NIGHT]
    assert set().union(*map(markup_of, files.values())) == set().union(*of_the_day)


@pytest.mark.parametrize("dark", [False, by_night(True)])
@pytest.mark.parametrize("kind", MARKS)
def test_forced_colours_lose_no_meaning(kind: str, dark: bool, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + PAGES[kind], dark=dark, forced_colors="active")
    before = {
        place: page.locator(place).first.screenshot() for place in dict.fromkeys(place for place, *_ in MARKS[kind].values())
    }
    for meaning, (place, mark, style) in MARKS[kind].items():
        with restyled(page, f"{place}{mark} {{ {style} !important }}".replace(";", " !important;")):
            assert page.locator(place).first.screenshot() != before[place], meaning


@pytest.mark.parametrize("dark", [False, True])
def test_focus_and_selection_are_visible_in_forced_colours(dark: bool, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield, dark=dark, forced_colors="active")
    link = page.locator("#reasons a").first
    before = page.screenshot()
    link.focus()
    page.keyboard.press("Shift")
    assert page.screenshot() != before
    page.keyboard.press("/")
    page.keyboard.type("council tax")
    page.locator("#search-results li").first.wait_for()
    before = page.screenshot()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.screenshot() != before


def doubled(open_page: OpenPage, url: str, width: int) -> Iterator[Page]:
    """The page with text at double size: once by the browser's setting, once by a user style sheet."""
    page = open_page("about:blank", width=width)
    with commands_of(page) as browser:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        try:
            page.goto(url)
            yield page
        finally:
            browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    with restyled(page, "html { font-size: 200% }"):
        yield page


def text_size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))


@pytest.mark.parametrize("path", [*ALL_PAGES, "procedures/handle-a-complaint-stage-one/", "contact-points/website-forms/"])
def test_text_at_double_size_hides_nothing(path: str, larkfield: str, open_page: OpenPage) -> None:
    """At two widths, and nothing scrolls sideways on a phone; at night at three."""
    for page in doubled(open_page, larkfield + path, 640):
        assert 28 <= text_size(page) <= 48, "double, not fourfold"
        for width in (640, 1280) if is_nightly() else (640,):
            page.set_viewport_size({"width": width, "height": 900})
            assert probe(page, "squeezed") == [], width
        page.set_viewport_size({"width": 320, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["chain/contact-centre/", "procedures/answer-a-call/", "promises/collect-bulky-waste/"])
def test_wider_letters_fit_a_phone(path: str, larkfield: str, open_page: OpenPage) -> None:
    """A day in a history beside more words too."""
    page = open_page(larkfield + path, width=320)
    with restyled(page, DISTANCES):
        assert probe(page, "squeezed") == []


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("promises/collect-bulky-waste/", 768),
        ("chain/registrars/book/", 768),
        ("reports/areas/", 768),
        ("reports/owed/late/", 1100),
        ("excellence/", 1100),
        ("excellence/", 1280),
    ],
)
def test_tables_of_wider_letters_scroll_nothing_sideways(path: str, width: int, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=width)
    with restyled(page, DISTANCES):
        assert page.evaluate("document.scrollingElement.scrollWidth") == width


@each_page
def test_phone_pages_are_legible_and_do_not_shift(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=320)
    assert probe(page, "squeezed", "small") == []
    page.emulate_media(color_scheme="dark", forced_colors="active")
    assert barriers_to_sight(page) == []
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.keyboard.press("/")
    assert probe(page, "moving") == []
    page.emulate_media(reduced_motion="no-preference")
    assert probe(page, "moving") == []


@pytest.mark.parametrize("path", ["", "contact-points/switchboard/", "procedures/answer-a-call/"])
def test_what_appears_later_is_legible(path: str, larkfield: str, open_page: OpenPage) -> None:
    """A notice between its dates, the chosen team on the home page, and ticks with the button that clears them."""
    page = open_page(f"{larkfield}chain/payroll/", now="2026-12-20T10:00:00Z", apart=True)
    page.get_by_role("button", name="This is my team").click()
    page.goto(larkfield + path)
    assert page.locator(".note[data-until]").first.is_visible()
    assert page.locator("[data-team]").count() == page.locator("[data-team]:visible").count()
    for box in page.locator(".tick input").all()[:1]:
        box.check()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active")):
            page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
            assert barriers_to_sight(page) == [], (width, scheme, forced)
            assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert barriers_beside_sight(page) == []


@each_typeface
def test_row_labels_do_not_overlap_on_a_phone(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}sessions/workbook/promise-collect-bulky-waste/", width=320, height=800)
    cells = page.locator("td[data-label]")
    overlong = cells.evaluate_all(
        "cells => cells.filter(cell => cell.scrollHeight > cell.clientHeight + 1).map(cell => cell.dataset.label)"
    )
    assert cells.count() > 5 and overlong == []


COPIED = "code => { getSelection().selectAllChildren(code); return getSelection().toString(); }"


@pytest.mark.parametrize("path", ["chain/customer-hub/owed/", "chain/waste-crews/", "reports/gaps/not-approved/"])
def test_commands_break_only_at_blanks_on_a_phone(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=390)
    commands = page.locator("td code", has_text="interlock approve")
    assert "--side" in commands.first.evaluate(COPIED)
    assert commands.evaluate_all(f"codes => codes.map({COPIED})") == commands.all_text_contents()
    options = commands.locator("span", has_text="--")
    assert options.count() >= commands.count()
    assert options.evaluate_all("parts => parts.filter(part => part.offsetHeight > 30).length") == 0
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320


def test_commands_in_fences_break_only_at_blanks(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    command = "interlock approve procedure/issue-a-permit --side management --link front"
    site = built(tiny({"docs/approving.md": f"# Approving\n\n```sh\n{command}\n{command}\n```\n"}))
    code = open_page(f"{serve(site)}approving/", width=390).locator("pre code")
    assert code.evaluate(COPIED).rstrip() == f"{command}\n{command}"
    options = code.locator("span", has_text="--")
    assert options.count() == 4
    assert options.evaluate_all("parts => parts.filter(part => part.offsetHeight > 30).length") == 0


@pytest.mark.parametrize(("language", "hyphens"), [("de", "auto"), ("en", "manual")])
def test_long_words_get_hyphens_and_commands_none(
    language: str, hyphens: str, tiny: Handbook, serve: Serve, open_page: OpenPage
) -> None:
    site = built(tiny({"standards/organisation.yml": f"name: Lerchenfeld\nlanguage: {language}\n"}))
    page = open_page(f"{serve(site)}promises/permit-in-five-days/", width=390)
    for place, kept in (("h1", hyphens), ("main p", hyphens), ("main dd", hyphens), ("main code", "manual")):
        assert page.locator(place).first.evaluate("each => getComputedStyle(each).hyphens") == kept, place


@pytest.mark.parametrize("width", [390, 1280])
def test_notes_on_an_element_do_not_run_together(width: int, larkfield: str, open_page: OpenPage) -> None:
    notes = open_page(f"{larkfield}services/bulky-waste/", width=width).locator("#elements small + small")
    tops = notes.evaluate_all("notes => notes.map(note => [note.previousElementSibling.offsetTop, note.offsetTop])")
    assert len(tops) > 1 and all(before < after for before, after in tops)


COPY = """element => {
  getSelection().selectAllChildren(element);
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  return event.clipboardData.getData("text/plain");
}"""


def test_the_longest_words_get_hyphens_where_their_parts_meet(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    """Only to readers: who copies such a word, or looks for it in the page, has it without."""
    word = "Genehmigungszuständigkeitsübertragungsverordnung"
    site = built(
        tiny({"standards/services/parking.yml": f"title: {word}\nsummary: Parken.\nowner: front\ncustomers: [residents]\n"})
    )
    page = open_page(f"{serve(site)}services/parking/", width=320)
    heading = page.locator("h1")
    assert heading.inner_text().replace("\N{SOFT HYPHEN}", "-") == "Genehmigungs-zuständigkeits-übertragungs-verordnung"
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    assert heading.evaluate(COPY) == word
    assert page.evaluate("word => { getSelection().removeAllRanges(); return find(word); }", word)
