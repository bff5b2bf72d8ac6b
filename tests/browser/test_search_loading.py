"""The search while it loads, where it cannot, and from a folder."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import OpenPage
from tests.browser.searching import FIELD, RESULTS, TITLES, search

# Marks the page once the search has the full text.
TELLS_OF_TEXTS = """() => {
  let make;
  Object.defineProperty(handbookSearch, "engine", {
    get: () => catalogue => {
      const engine = make(catalogue), { addTexts } = engine, tell = () => { document.body.dataset.textsRead = ""; };
      return Object.assign(engine, { addTexts: (...lines) => addTexts(...lines).then(tell) });
    },
    set: made => { make = made; },
  });
}"""


def test_search_scripts_wait_for_a_search(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    loaded = "[...document.scripts].map(script => script.src.split('/').pop()).filter(name => /search-|stem/.test(name))"
    assert page.evaluate(loaded) == []
    page.keyboard.press("Control+k")
    search(page, "bin", typed=True)
    assert set(page.evaluate(loaded)) >= {"stemmer.js", "search-engine.js", "search-catalogue.js"}


@pytest.mark.parametrize("by", ["pointer", "finger"])
def test_results_stay_in_place_for_who_chooses(by: str, larkfield: str, open_page: OpenPage) -> None:
    """The full text, which comes later, puts another page first. A finger points at nothing, but may have scrolled."""
    page = open_page(larkfield)
    page.evaluate(TELLS_OF_TEXTS)
    waiting: list[Route] = []
    page.route("**/search-text-1*.js*", lambda route: waiting.append(route), times=1)
    page.keyboard.press("/")
    search(page, "christmas opening")
    first = page.locator(TITLES).first
    expect(first).to_have_text("Excess waste")
    results = page.locator("#search-results")
    if by == "pointer":
        results.locator("a").first.hover()
    else:
        results.evaluate("list => { list.scrollTop = 40; }")
    with page.expect_response("**/search-text-1*.js*"):
        waiting[0].continue_()
    expect(page.locator("body[data-texts-read]")).to_be_attached()
    expect(first).to_have_text("Excess waste")
    results.evaluate("list => { list.scrollTop = 0; }")
    results.locator("a").first.hover()
    page.locator(FIELD).hover()
    expect(first).to_have_text("Town hall desk")


def test_who_has_turned_to_a_button_keeps_it(larkfield: str, open_page: OpenPage) -> None:
    """The full text comes while the focus is on what stands beneath the results."""
    page = open_page(larkfield)
    page.evaluate(TELLS_OF_TEXTS)
    waiting: list[Route] = []
    page.route("**/search-text-1*.js*", lambda route: waiting.append(route), times=1)
    page.keyboard.press("/")
    page.locator(FIELD).fill("zzqx")
    count = page.locator(".search-count")
    expect(count).to_contain_text("No name or summary has")
    way_on = page.locator(".search-more").locator("a, button").first
    way_on.focus()
    with page.expect_response("**/search-text-1*.js*"):
        waiting[0].continue_()
    expect(page.locator("body[data-texts-read]")).to_be_attached()
    expect(way_on).to_be_focused()
    page.locator(FIELD).focus()
    expect(count).to_have_text("Nothing found for “zzqx”: we have no page for this.")


def test_no_page_is_denied_without_the_full_text(larkfield: str, open_page: OpenPage) -> None:
    """What could not be loaded is loaded when somebody comes back."""
    page = open_page(larkfield)
    page.route("**/search-text-1.js*", lambda route: route.fulfill(status=404), times=1)
    page.keyboard.press("/")
    page.locator(FIELD).fill("zzqx")
    count = page.locator(".search-count")
    expect(count).to_have_text("No name or summary has “zzqx”; the full text could not be loaded.")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).not_to_be_focused()
    page.keyboard.press("/")
    expect(count).to_have_text("Nothing found for “zzqx”: we have no page for this.")


def entered_while_loading(page: Page, query: str) -> Route:
    """Type something and press Enter while the catalogue is still awaited, whose request this returns; once, there was `payroll`."""
    page.evaluate("localStorage.setItem('handbook:recent', JSON.stringify(['payroll']))")
    waiting: list[Route] = []
    page.route("**/search-catalogue.js*", lambda route: waiting.append(route), times=1)
    page.keyboard.press("/")
    field = page.locator(FIELD)
    field.fill(query)
    field.press("Enter")
    expect(field).to_have_value(query)
    return waiting[0]


def test_enter_before_the_search_has_loaded(larkfield: str, open_page: OpenPage) -> None:
    """Whoever types fast means what they have typed, not the search of yesterday that was listed until then."""
    page = open_page(larkfield)
    entered_while_loading(page, "register a death").continue_()
    expect(page.locator("h1")).to_have_text("Register a death")


def test_enter_counts_no_more_after_a_failure(larkfield: str, open_page: OpenPage) -> None:
    """Whoever comes back to the field sees results, and is not led away by a key of minutes ago."""
    page = open_page(larkfield)
    entered_while_loading(page, "register a death").fulfill(status=404)
    expect(page.locator(".search-count")).to_have_text("The search could not be loaded.")
    page.locator("[data-search-close]").focus()
    page.locator(FIELD).focus()
    expect(page.locator(TITLES).first).to_have_text("Register a death")
    expect(page).to_have_url(larkfield)


@pytest.mark.parametrize("by", ["pointer", "keys"])
def test_an_earlier_search_is_shown_not_opened(by: str, larkfield: str, open_page: OpenPage) -> None:
    """It is chosen while the search still loads: by the keys, or after an Enter that found nothing."""
    page = open_page(larkfield)
    catalogue = entered_while_loading(page, "b")
    field = page.locator(FIELD)
    if by == "pointer":
        page.locator(RESULTS).click()
    else:
        field.press("ArrowDown")
        field.press("Enter")
    expect(field).to_have_value("payroll")
    catalogue.continue_()
    expect(page.locator(TITLES).first).to_have_text("Payroll")
    expect(page).to_have_url(larkfield)


def test_it_works_from_a_folder(larkfield_site: Path, open_page: OpenPage) -> None:
    page = open_page((larkfield_site / "glossary/customer/index.html").as_uri())
    page.keyboard.press("/")
    search(page, "plain english")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Plain English")
