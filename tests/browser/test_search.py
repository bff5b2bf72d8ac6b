"""The search in the browser: typing, keyboard, filters, and queries without a result."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser import OpenPage, barriers_beside_sight, barriers_to_sight
from tests.browser.searching import FIELD, RESULTS, TITLES, search
from tests.conftest import is_nightly

# Queries, and the page that must come first.
FIRST = {
    "refunds": "Refund council tax",
    "parking permmit": "Issue a parking permit",
    "bin not emptied": "Report a missed bin",
    "How many days for a new bin?": "New bins at your door in ten working days",
    "régister a déath": "Register a death",
    "FOI": "Freedom of information request",
    "vehical inspecion": "Vehicle check",
    "streetlight": "Report a street light that is out",
    "safe gaurding": "Safeguarding",
    "which team clears dumped rubbish": "Street scene",
    "promises not kept": "Results",
    "what is the phone number for repairs": "Repairs line",
    "not happy with how my complaint was answered": "Review a complaint at stage two",
    "my wheelie bin was nicked": "Order a new bin",
    "regist": "Register a death",
    "registrar open": "Registrars' office",
    "green box": "Recycling bin",
    "May I refund £40 myself?": "What you may decide",
    "what falls if ict is away": "Computers and telephones (ICT)",
    "who stands behind the missed bin promise": "Missed bins collected in two working days",
    "what do we owe": "Owed",
    "who has not signed": "Approvals",
    "are we open on boxing day": "Town hall desk",
    "how much is a garden bin": "Waste and recycling",
    "how do I change this page": "Change a page yourself",
    "LK4 7DP": "Depot",
    "contract LK-T7": "Calder Telecom Ltd",
    "glossary": "Words",
}


@pytest.fixture
def page(larkfield: str, open_page: OpenPage) -> Iterator[Page]:
    """Larkfield's home page with the search open."""
    page = open_page(larkfield)
    page.keyboard.press("/")
    yield page


def test_the_right_page_comes_first(page: Page) -> None:
    for query, title in FIRST.items():
        page.locator(FIELD).fill(query)
        expect(page.locator(TITLES).first, query).to_have_text(title)


def test_an_avoided_word_finds_its_term(page: Page) -> None:
    search(page, "client")
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("We say customer, not client.")
    search(page, "counciler")
    expect(first).to_contain_text("We write councillor, not counciler.")


def test_a_result_shows_kind_owner_and_answer(page: Page) -> None:
    search(page, "repairs line")
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("Contact point · Housing officers")
    expect(first).to_contain_text("01632 960150")
    assert first.locator("strong mark").all_inner_texts() == ["Repairs", "line"]


def test_a_result_says_what_is_not_promised_to_customers(page: Page) -> None:
    search(page, "donated sofa")
    expect(page.locator(RESULTS).filter(has_text="The reuse charity")).to_contain_text("3 working days, to Scheduling")


def test_a_report_says_that_it_is_one(page: Page) -> None:
    search(page, "what do we owe")
    expect(page.locator(f"{RESULTS} small").first).to_have_text("Report")


def test_the_full_text_is_searched_once_loaded(page: Page) -> None:
    search(page, "torn damp fire label")
    expect(page.locator(TITLES).first).to_have_text("Book a bulky collection")
    expect(page.locator(RESULTS).first).to_contain_text("Refuse anything torn, damp or without its fire label")


def test_marking_words_beyond_the_edge_keeps_the_search(page: Page) -> None:
    box = page.locator(FIELD).bounding_box()
    assert box
    page.mouse.move(box["x"] + 50, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(5, box["y"] + 10)
    page.mouse.up()
    expect(page.locator("dialog#search")).to_be_visible()
    page.mouse.click(5, box["y"] + 10)
    expect(page.locator("dialog#search")).to_be_hidden()


def test_a_low_window_shows_a_result_that_is_chosen(page: Page) -> None:
    """Such as one enlarged to 400 %."""
    page.set_viewport_size({"width": 320, "height": 256})
    search(page, "council tax")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen, field = page.locator(f"{RESULTS}[aria-selected=true]").bounding_box(), page.locator(FIELD).bounding_box()
    assert chosen and field
    assert field["y"] + field["height"] <= chosen["y"] and chosen["y"] + chosen["height"] <= 256


def test_an_excerpt_shows_no_line_of_a_table(page: Page) -> None:
    search(page, "LK4 7DP")
    desks = page.locator(RESULTS, has_text="Library desks")
    expect(desks).to_contain_text("LK4 7DH")
    expect(desks).not_to_contain_text("---")


def test_a_sum_of_money_is_no_missing_word(page: Page) -> None:
    search(page, "can I refund 40 pounds")
    expect(page.locator(TITLES).first).to_have_text("What you may decide")
    expect(page.locator(".search-count")).not_to_contain_text("We have no page")


def test_a_pasted_letter_is_no_page_missing(page: Page) -> None:
    search(page, "I have had no hot water since Saturday and I have two small children. Nobody has rung me back.")
    expect(page.locator(TITLES).first).to_have_text("Make a council home safe in an emergency")
    expect(page.locator(".search-count")).not_to_contain_text("We have no page")
    search(page, "Hi, my taxi licence expires in March, which doctors can I use for the medical and what happens if I am late?")
    expect(page.locator(".search-count")).to_contain_text("We have no page")


def test_the_search_works_by_keyboard(page: Page) -> None:
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    field.press("Enter")
    search(page, "council tax", typed=True)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    chosen = page.locator(f"{RESULTS}[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert (
        chosen.get_attribute("id")
        == field.get_attribute("aria-activedescendant")
        == page.locator(RESULTS).nth(1).get_attribute("id")
    )
    field.press("Escape")
    expect(page.locator("dialog#search")).to_be_hidden()
    page.keyboard.press("Control+k")
    search(page, "register a death")
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Register a death")


def test_keys_of_an_input_method_stay_its_own(page: Page) -> None:
    search(page, "council tax")
    for key, sign in product(("ArrowDown", "Enter", "Escape"), ("isComposing: true", "keyCode: 229")):
        pressed = f"new KeyboardEvent('keydown', {{ key: '{key}', cancelable: true, bubbles: true, {sign} }})"
        assert page.locator(FIELD).evaluate(f"field => field.dispatchEvent({pressed})"), f"{key}: nothing else was done with it"
        expect(page.locator("dialog#search"), key).to_be_visible()
        expect(page.locator(f"{RESULTS}[aria-selected=true]"), key).to_have_count(0)


def test_results_can_be_filtered_by_kind_team_and_service(page: Page) -> None:
    search(page, "council tax")
    kinds = page.locator(f"{RESULTS} small:first-child")
    page.get_by_role("combobox", name="Team").select_option("Benefits team")
    assert all(kind.endswith("· Benefits team") for kind in kinds.all_inner_texts() if kind != "Team")
    page.get_by_role("combobox", name="Kind").select_option("Word")
    assert set(kinds.all_inner_texts()) == {"Word · Benefits team"}
    page.get_by_role("combobox", name="Service").select_option("Council tax")
    expect(page.locator(".search-count")).to_contain_text("Nothing here for “council tax”")
    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    assert {"Contact point · Revenues team", "Service · Revenues team", "Promise · Revenues team"} < set(kinds.all_inner_texts())


def test_a_filter_that_is_let_go_keeps_the_focus(page: Page) -> None:
    search(page, "council tax")
    kind = page.get_by_role("combobox", name="Kind")
    kind.select_option("Word")
    search(page, "council tax band")
    kind.focus()
    page.keyboard.press("Home")
    expect(kind).to_have_value("")
    expect(kind).to_be_focused()


def test_each_search_begins_without_a_filter(page: Page) -> None:
    search(page, "council tax")
    kind = page.get_by_role("combobox", name="Kind")
    kind.select_option("Word")
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("Control+k")
    expect(kind).to_have_value("")


def test_a_word_that_the_first_page_lacks_is_told(page: Page) -> None:
    search(page, "solar panels grant")
    expect(page.locator(".search-count")).to_contain_text("The first says nothing about “grant”.")


def test_nothing_found_offers_ways_on(page: Page) -> None:
    search(page, "zzqx")
    expect(page.locator(".search-count")).to_have_text("Nothing found for “zzqx”: we have no page for this.")
    expect(page.locator(RESULTS)).to_have_count(0)
    expect(page.get_by_role("link", name="Look in the A–Z")).to_have_attribute("href", "./a-z/")
    assert page.get_by_role("link", name="Ask for it to be added").get_attribute("href")
    search(page, "school admissions")
    expect(page.locator(".search-count")).to_contain_text("We have no page for “school admissions”.")
    expect(page.get_by_role("link", name="Ask a team")).to_have_attribute("href", "./chain/")
    search(page, "crrrrnnr")
    page.get_by_role("button", name="coroner").click()
    expect(page.locator(TITLES).first).to_have_text("Coroner")


def test_recent_searches_are_kept_until_cleared(larkfield: str, page: Page) -> None:
    search(page, "report a missed bin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/procedures/report-a-missed-bin/")
    page.keyboard.press("/")
    expect(page.locator(RESULTS)).to_have_text(["Searched beforereport a missed bin"])
    page.locator(FIELD).fill("b")
    page.locator(FIELD).press("Enter")
    expect(page.locator(FIELD)).to_have_value("b")
    page.locator(RESULTS).click()
    expect(page.locator(TITLES).first).to_have_text("Report a missed bin")
    page.locator(FIELD).fill("")
    page.get_by_role("button", name="Forget these searches").click()
    expect(page.locator(RESULTS)).to_have_count(0)


def test_the_search_has_a_page_of_its_own(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}search/?q=moving+house")
    expect(page.locator(TITLES).first).to_have_text("Change of address for council tax")
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill("pothole")
    expect(page).to_have_url(f"{larkfield}search/?q=pothole")
    page.locator(RESULTS).first.click()
    expect(page.locator("h1")).to_contain_text("othole")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_has_no_accessibility_violation(width: int, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield, width=width)
    page.locator("[data-search-open]").locator("visible=true").first.click()
    search(page, "council tax")
    page.locator(FIELD).press("ArrowDown")
    assert_no_violation(page, width)
    if width == 1280 or is_nightly():
        search(page, "zzqx")
        assert_no_violation(page, width)
        page = open_page(f"{larkfield}search/?q=client", width=width)
        expect(page.locator(RESULTS).first).to_be_visible()
        assert_no_violation(page, width)


def assert_no_violation(page: Page, width: int) -> None:
    """By all rules on a desktop, at night on a phone, too; colours and controls in both schemes."""
    if width == 1280 or is_nightly():
        assert barriers_beside_sight(page) == []
    assert barriers_to_sight(page) == []
    page.emulate_media(color_scheme="dark")
    assert barriers_to_sight(page) == [], "in the dark"
    page.emulate_media(color_scheme="light")
