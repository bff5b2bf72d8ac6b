"""Pictures of chains in the browser: keyboard, phones, print, wide screens."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser import OpenPage, restyled
from tests.browser.typefaces import each_typeface

PAGES = ("chain/", "chain/ict/", "promises/collect-missed-bins/")
# Notes of each stop that gets the focus its number and its ring: to ask after each key takes longer than the key itself.
VISITS = """stops => {
  window.visits = [];
  addEventListener("focusin", ({ target }) => visits.push([stops.indexOf(target), getComputedStyle(target).outlineStyle]));
}"""
SHEET = 263 / 25.4 * 96  # pixels of an A4 sheet within its margins
SCALE = "document.querySelector('.map svg').getScreenCTM().a"


@pytest.mark.parametrize("path", PAGES)
def test_tab_visits_every_stop_from_top_to_bottom(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=390)
    stops = page.locator(".map a")
    heights = stops.evaluate_all("stops => stops.map(stop => stop.querySelector('circle').getBoundingClientRect().y)")
    assert heights == sorted(heights) and len(heights) > 5
    assert_tab_visits_in_order(page, stops)


def assert_tab_visits_in_order(page: Page, stops: Locator) -> None:
    """From the first stop on, each in turn has the focus, and a ring."""
    stops.evaluate_all(VISITS)
    stops.first.focus()
    for _ in range(stops.count() - 1):
        page.keyboard.press("Tab")
    visits = page.evaluate("visits")
    assert [number for number, _ in visits] == list(range(stops.count()))
    assert "none" not in [ring for _, ring in visits]


def test_enter_on_a_stop_opens_its_page(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/", width=390)
    page.locator(".map a", has_text="Payroll").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Payroll")


@pytest.mark.parametrize("path", PAGES)
def test_names_keep_their_size_on_a_phone(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=390)
    assert page.evaluate(SCALE) > 0.97


def test_a_focused_stop_highlights_its_lines(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/", width=390)
    line = page.locator(".map g:has(a:has-text('Payroll')) .track").first
    colour = "line => getComputedStyle(line).stroke"
    before = line.evaluate(colour)
    page.locator(".map a", has_text="Payroll").focus()
    assert line.evaluate(colour) != before


def test_a_long_picture_prints_on_several_sheets(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "chain/", width=700)
    parts = page.locator(".map .parts svg")
    expect(parts.first).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".map > svg")).to_be_hidden()
    for part in parts.all():
        box = part.bounding_box()
        assert box and 0 < box["height"] <= SHEET
        assert part.locator("use").evaluate("use => use.getBBox().height") > box["height"]
    assert parts.count() > 1


def test_layers_on_wide_screens_map_on_phones_and_paper(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    layers, stops = page.get_by_role("group", name="The chain of this promise").locator(".."), page.locator(".map")
    expect(layers).to_have_class("picture layers")
    expect(stops).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(layers).to_have_class("picture map")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(media="print")
    expect(layers).to_have_class("picture map")


def test_layers_are_reached_row_by_row_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    stops = page.locator(".layers a")
    places = stops.evaluate_all(
        "stops => stops.map(stop => stop.querySelector('rect').getBoundingClientRect()).map(({ x, y }) => [y, x])"
    )
    assert places == sorted(places) and len(places) > 5
    assert_tab_visits_in_order(page, stops)
    page.locator(".layers a", has_text="Payroll").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Payroll")


def test_a_focused_box_fades_the_lines_of_others(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    faint = "lines => lines.filter(line => getComputedStyle(line).opacity < 1).length"
    lines = page.locator(".layers g .track:not(.reach)")
    assert lines.evaluate_all(faint) == 0
    page.locator(".layers a", has_text="Payroll").focus()
    assert lines.evaluate_all(faint) == lines.count() - 2


def test_a_focused_box_highlights_whom_it_relies_on(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    shown = "lines => lines.filter(line => getComputedStyle(line).visibility === 'visible').length"
    reach = page.locator(".layers .reach")
    assert reach.evaluate_all(shown) == 0
    crews = page.locator(".layers g:has(> a:has-text('Waste crews'))")
    crews.locator("a").focus()
    assert reach.evaluate_all(shown) == crews.locator(".reach").count() > 0


def test_a_single_links_picture_explains_only_its_own_lines(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/train-new-starters/")
    picture, words = page.locator(".layers").bounding_box(), page.locator("#chain .rings").first.bounding_box()
    assert picture and words and words["x"] > picture["x"] + picture["width"] and words["y"] < picture["y"] + picture["height"]
    assert page.locator(".layers figcaption").count() == 0


@each_typeface
def test_lines_do_not_cross_ring_names(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/tell-you-what-happens-next/")
    name = page.locator(".layers svg > text", has_text="Secure a step")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    assert box
    within = FloatRect(x=box["x"], y=box["y"] + 6, width=box["width"], height=box["height"] - 12)
    before = page.screenshot(clip=within)
    with restyled(page, ".layers .track { visibility: hidden }"):
        assert page.screenshot(clip=within) == before
