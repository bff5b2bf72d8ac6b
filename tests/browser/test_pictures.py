"""The pictures of chains as people meet them: by keyboard, on a phone, and without colours or script of their own."""

import pytest
from playwright.sync_api import expect

from tests.browser import OpenPage

PAGES = ("chain/", "chain/ict/", "promises/collect-missed-bins/")
SHOWN_FOCUS = "getComputedStyle(document.activeElement).outlineStyle"
SHEET = 263 / 25.4 * 96  # pixels of an A4 sheet within its margins
SCALE = "document.querySelector('.map svg').getScreenCTM().a"


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_goes_through_every_stop_from_top_to_bottom(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path)
    stops = page.locator(".map a")
    heights = [box["y"] for stop in stops.all() if (box := stop.locator("circle").first.bounding_box())]
    assert heights == sorted(heights) and len(heights) == stops.count() > 5
    stops.first.focus()
    for number in range(stops.count()):
        expect(stops.nth(number)).to_be_focused()
        assert page.evaluate(SHOWN_FOCUS) != "none"
        page.keyboard.press("Tab")


def test_enter_on_a_stop_leads_to_its_page(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    page.locator(".map a", has_text="Calder Telecom Ltd").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Calder Telecom Ltd")


@pytest.mark.parametrize("path", PAGES)
def test_names_are_as_large_on_a_phone_as_they_were_written(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=390)
    assert page.evaluate(SCALE) > 0.97


def test_a_stop_in_focus_brings_out_its_lines(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + "promises/collect-missed-bins/")
    line = page.locator(".map g:has(a:has-text('Calder Telecom Ltd')) .track").first
    colour = "line => getComputedStyle(line).stroke"
    before = line.evaluate(colour)
    page.locator(".map a", has_text="Calder Telecom Ltd").focus()
    assert line.evaluate(colour) != before


def test_on_paper_a_long_picture_stands_in_parts_that_fit_on_a_sheet(larkfield: str, open_page: OpenPage) -> None:
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
