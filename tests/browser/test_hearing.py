"""For screen readers: journeys by names and roles, and the browser's accessibility tree."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import OpenPage, commands_of

PROCEDURE = "procedures/report-a-missed-bin/"
PROMISE = "promises/collect-bulky-waste/"


def told(page: Page) -> list[tuple[str, str]]:
    """Role and name of everything in the browser's accessibility tree."""
    with commands_of(page) as browser:
        tree: list[dict[str, Any]] = browser.send("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if not node["ignored"]]


@pytest.mark.parametrize("path", ["", PROCEDURE, PROMISE, "chain/waste-crews/", "glossary/customer/", "promises/"])
def test_every_page_has_its_landmarks_and_one_title(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path)
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    assert page.get_by_role("navigation", name="Main").is_visible()
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").get_by_role("heading", level=2).count() >= 2


def test_answers_are_found_by_headings_and_names(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    page.get_by_role("navigation", name="Ways in").get_by_role("link", name="What do I do when …").click()
    page.get_by_role("link", name="“You have not emptied my bin”").click()
    main = page.get_by_role("main")
    expect(main.get_by_role("term").filter(has_text="Who to call")).to_have_count(1)
    assert main.get_by_role("link", name="01632 960201").get_attribute("href") == "tel:+441632960201"
    steps = main.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3))
    expect(steps.first.get_by_role("heading", level=3)).to_contain_text("The customer rings")
    steps.nth(1).get_by_role("checkbox", name="Done: 2 Open the crew's notes").check()
    page.get_by_role("button", name="Next customer: clear the ticks").click()


def test_the_search_is_named_and_announces_its_results(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + PROMISE)
    page.get_by_role("banner").get_by_role("link", name="Search: a reason, a team, a word").click()
    search = page.get_by_role("dialog", name="Search the handbook")
    field = search.get_by_role("combobox", name="Search the handbook")
    status = search.get_by_role("status")
    expect(status).to_have_text("Type two letters or more.")
    field.press_sequentially("council tax")
    expect(status).to_contain_text("found")
    results = search.get_by_role("listbox", name="Results").get_by_role("option")
    expect(results.nth(4)).to_be_attached()
    search.get_by_role("combobox", name="Kind").select_option("Word")
    expect(results.first).to_contain_text("Word ·")
    field.fill("zzqx")
    expect(status).to_have_text("Nothing found for “zzqx”: we have no page for this.")
    search.get_by_role("button", name="Close").click()
    expect(search).to_be_hidden()


def test_filters_announce_how_many_rows_remain(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/")
    filters = page.get_by_role("form", name="Filter the promises")
    filters.get_by_role("combobox", name="Kept or not").select_option("Missed")
    expect(filters.get_by_role("status")).to_contain_text(" of 49 shown.")
    filters.get_by_role("searchbox", name="Find in this list").fill("no such promise")
    expect(filters.get_by_role("status")).to_contain_text("Nothing matches.")
    filters.get_by_role("link", name="Search for “no such promise”").click()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("no such promise")


def test_the_due_date_form_has_labels_and_announces(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}due-date/")
    form = page.get_by_role("form", name="Due date")
    form.get_by_role("combobox", name="Promise").select_option(
        label="Bulky items collected in five working days (5 working days)"
    )
    form.get_by_label("Received on").fill("2026-11-23")
    expect(form.get_by_role("status")).to_contain_text("Promised: by Monday, 30 November 2026")


def test_actions_are_announced(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/payroll/", permissions=["clipboard-read", "clipboard-write"])
    status = page.get_by_role("status").filter(has_not_text="Type two letters")
    page.get_by_role("button", name="Copy the number").click()
    expect(status).to_have_text("Copied")
    page.get_by_role("button", name="This is my team").click()
    expect(status).to_have_text("Payroll now stands first on the home page.")


def test_pictures_have_names_and_a_text_alternative(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + PROMISE)
    chain = page.get_by_role("group", name="The chain").first
    drawn = {link.text_content() for link in chain.get_by_role("link").all()}
    listed = page.locator("#chain .rings").all_inner_texts()
    customers = page.get_by_role("definition").filter(has_text="Residents").first.inner_text()
    assert drawn and all(name.strip() in " ".join([*listed, customers]) for name in map(str, drawn))
    results = page.get_by_role("img", name="Bulky items")
    assert results.count() == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_a_narrow_table_keeps_its_roles(width: int, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/", width=width)
    heard = told(page)
    roles = [role for role, _ in heard]
    assert roles.count("table") == 3
    assert roles.count("rowheader") == 49
    assert ("columnheader", "Kept or not") in heard


def test_every_control_has_a_name(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    for path in ("", PROCEDURE, PROMISE, "chain/waste-crews/", "contact-points/switchboard/", "due-date/"):
        page.goto(larkfield + path)
        heard = told(page)
        pressed = ("link", "button", "checkbox", "combobox", "textbox", "searchbox", "radio", "DisclosureTriangle", "img")
        assert [role for role, name in heard if role in pressed and not name.strip()] == [], path


def test_filters_are_folded_on_a_phone(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/", width=390, height=844)
    kept = page.get_by_role("combobox", name="Kept or not")
    expect(kept).to_be_hidden()
    expect(page.locator("tr[data-row] a").first).to_be_in_viewport()
    page.get_by_text("Narrow it down").click()
    expect(kept).to_be_visible()
    asked = open_page(f"{larkfield}promises/?status=missed", width=390, height=844)
    expect(asked.get_by_role("combobox", name="Kept or not")).to_be_visible()


def test_printable_pages_have_a_print_button(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/bulky-waste/book/")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    expect(page).to_have_title("printed")
