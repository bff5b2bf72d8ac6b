"""Keyboard and pointer: whole journeys by keyboard, visible focus, sizes of controls."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import OpenPage, Serve, probe
from tests.browser.test_seeing import PAGES, each_page
from tests.conftest import TINY, Handbook, by_night
from tests.sites import built
from tests.tiny_files import LINK, PROCEDURE, PROMISE

RESULTS = "standards/results/2026.csv"
MISSED_BIN = "procedures/report-a-missed-bin/"


def tab_to(page: Page, target: Locator, most: int = 150) -> None:
    """Press Tab until the target has the focus."""
    sought = target.element_handle()
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("sought => sought === document.activeElement", sought):
            return
    pytest.fail(f"Not reached by {most} presses of Tab: {target}")


def results(page: Page) -> Locator:
    """The results of the search."""
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def test_the_answer_is_reached_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield, permissions=["clipboard-read", "clipboard-write"])
    tab_to(page, page.get_by_role("link", name="A reason, a team, a word, a number"), most=15)
    page.keyboard.press("Enter")
    page.keyboard.type("bin not emptied")
    expect(results(page).first).to_contain_text("Report a missed bin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Report a missed bin")
    tab_to(page, page.get_by_role("button", name="Copy the number"), most=30)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == "01632 960201"


def test_steps_are_ticked_and_cleared_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + MISSED_BIN)
    first = page.get_by_role("checkbox").first
    tab_to(page, first)
    page.keyboard.press("Space")
    page.reload()
    expect(first).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Next customer: clear the ticks"))
    page.keyboard.press("Enter")
    expect(first).not_to_be_checked()
    expect(first).to_be_focused()


def test_ticks_clear_themselves_on_a_page_in_view(larkfield: str, open_page: OpenPage) -> None:
    page = open_page("about:blank", apart=True)
    page.clock.install(time="2026-11-23T10:00:00Z")
    page.goto(larkfield + MISSED_BIN)
    first = page.get_by_role("checkbox").first
    first.check()
    page.clock.fast_forward("01:59:00")
    expect(first).to_be_checked()
    page.clock.fast_forward("00:02:00")
    expect(first).not_to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0


def test_a_folded_part_is_opened_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/collect-bulky-waste/")
    figures = page.locator("summary", has_text="The figures")
    tab_to(page, figures)
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="October 2026")).to_be_visible()


def test_escape_closes_a_tooltip_and_keeps_the_focus(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + MISSED_BIN)
    word, told = page.locator(".term").first, page.get_by_role("tooltip")
    tab_to(page, word)
    expect(told).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(word).to_be_focused()


def test_the_first_tab_stop_skips_the_menu(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + MISSED_BIN)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_right_to_left_pages_do_not_scroll_sideways(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    folder = tiny({"standards/organisation.yml": "name: Larkfield\nlanguage: ar\n"})
    page = open_page(serve(built(folder)), width=390)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390


def test_names_without_a_blank_do_not_scroll_sideways(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    front = f"title: {name}\nsummary: Answers.\nkind: front-line\ncontact: {{email: {'a-' * 30}b@larkfield.example}}\n"
    files = {"standards/links/front.yml": front}
    for path in ("standards/promises/permit-in-five-days.yml", "glossary/permit.yml"):
        files[path] = re.sub("(title|wording): ", rf"\1: {name[:50]}", (TINY / path).read_text(encoding="utf-8"))
    folder = tiny(files)
    address = serve(built(folder))
    page = open_page("about:blank", width=320)
    for path in ("a-z/", "charter/", "chain/front/", "chain/front/book/", "glossary/permit/"):
        page.goto(address + path)
        assert page.locator("main", has_text=name[:50]).count(), path
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320, path
    page.set_viewport_size({"width": 1280, "height": 900})
    for path in ("chain/", "glossary/", "procedures/", "services/", "reports/owed/", "sessions/workbook/service-parking/"):
        page.goto(address + path)
        assert page.evaluate("document.scrollingElement.scrollWidth") == 1280, path


def test_endless_titles_and_skills_fit_a_tablet(tiny: Handbook, serve: Serve, open_page: OpenPage) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    skills = [f"{{skill: {word.lower()} {number}, last: 2026-0{number}-11, every: 12 months}}" for number in (1, 2)]
    front = f"title: {word}\nsummary: Answers.\nkind: front-line\nskills: [{', '.join(skills)}]\n"
    procedure = (TINY / "standards/procedures/issue-a-permit.yml").read_text(encoding="utf-8")
    slow = re.sub("title: .*", f"title: {word}", procedure).replace("2 working days", "9 working days")
    promise = re.sub("(title|wording): .*", rf"\1: {word}", (TINY / PROMISE).read_text(encoding="utf-8"))
    other = re.sub("title: .*", f"title: {'Permits for all who ask ' * 3}", promise)
    missed = "promise,period,value\npermit-in-five-days,2026-10,1\nother,2026-10,1\n"
    folder = tiny({LINK: front, PROCEDURE: slow, PROMISE: promise, "standards/promises/other.yml": other, RESULTS: missed})
    address = serve(built(folder))
    page = open_page("about:blank", width=768)
    workbooks = [f"sessions/workbook/{about}/" for about in ("service-parking", "promise-permit-in-five-days")]
    for path in ("reports/areas/", "charter/", "promises/permit-in-five-days/", *workbooks):
        page.goto(address + path)
        assert page.locator("main", has_text=word).count(), path
        assert page.evaluate("document.scrollingElement.scrollWidth") == 768, path


def test_hand_overs_have_the_whole_width_of_a_phone(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}chain/payroll/", width=390)
    said = "[...document.querySelectorAll('.handshakes small')].map(said => said.clientWidth / said.closest('li').clientWidth)"
    assert min(page.evaluate(said)) > 0.99
    name, state = (page.locator(f".handshakes li {part}").first.bounding_box() for part in ("a", ".tag"))
    assert name and state and name["y"] < state["y"] + state["height"] < name["y"] + 2 * name["height"]


def test_no_report_scrolls_sideways_on_a_tablet(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}reports/areas/", width=768)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 768


@pytest.mark.parametrize("path", ["reports/comparisons/", "reports/owed/late/"])
def test_no_word_is_cut_on_a_tablet(path: str, larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + path, width=768)
    cut = """cells => cells.flatMap(cell => [...cell.textContent.matchAll(/[a-z]+/gi)].filter(word => {
        const range = document.createRange();
        range.setStart(cell.firstChild, word.index);
        range.setEnd(cell.firstChild, word.index + word[0].length);
        return range.getClientRects().length > 1;
    }).map(word => word[0]))"""
    cells = page.locator(".records td:not(:has(*)):not(:empty)")
    assert cells.count() and cells.evaluate_all(cut) == []


def test_a_figure_and_its_month_share_a_line(larkfield: str, open_page: OpenPage) -> None:
    figure = open_page(f"{larkfield}promises/", width=768).locator("td", has_text="96.5% in October 2026").first
    lines = "cell => { const words = document.createRange(); words.selectNode(cell.firstChild); return words.getClientRects().length; }"
    assert figure.evaluate(lines) == 1


def test_what_a_team_did_has_the_whole_width(larkfield: str, open_page: OpenPage) -> None:
    did = open_page(f"{larkfield}lessons/2026-08-safe-before-bedtime/", width=390).locator("td[data-label='What it did']").first
    assert did.evaluate("cell => getComputedStyle(cell).paddingInlineStart") == "0px"


@pytest.mark.parametrize(("path", "head"), [("you-said/", "State"), ("promises/", "Last figure")])
def test_tables_above_each_other_have_columns_in_line(path: str, head: str, larkfield: str, open_page: OpenPage) -> None:
    heads = open_page(larkfield + path, width=1280).get_by_role("columnheader", name=head)
    lefts = heads.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().left))")
    assert len(lefts) > 2 and max(lefts) - min(lefts) <= 2


def test_short_links_are_wide_enough_for_a_finger(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}frameworks/customer-service-excellence/", width=390)
    assert page.get_by_role("link", name="1.1", exact=True).count()
    narrow = "links => links.filter(link => link.getClientRects().length && link.getBoundingClientRect().width < 24)"
    assert page.locator("main a").evaluate_all(f"links => ({narrow})(links).map(link => link.textContent)") == []


def test_the_phones_menu_works_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield + MISSED_BIN, width=390)
    menu, teams = page.get_by_role("button", name="Menu"), page.get_by_role("link", name="Teams", exact=True)
    tab_to(page, menu, most=5)
    page.keyboard.press("Enter")
    tab_to(page, teams, most=8)
    page.keyboard.press("Escape")
    expect(teams).to_be_hidden()
    expect(menu).to_be_focused()
    page.set_viewport_size({"width": 320, "height": 256})  # as low as a window that is enlarged to 400 %
    page.keyboard.press("Enter")
    last = page.locator("#site-nav a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    tab_to(page, teams, most=8)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Teams and partners")


def test_a_list_is_filtered_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}promises/")
    tab_to(page, page.get_by_role("combobox", name="Kept or not"), most=25)
    page.keyboard.type("Missed")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(" of ")
    tab_to(page, page.locator("tr[data-row]:visible th a").first, most=8)


# Looks at the focus after each key, until it has left the page: asking for that from here takes as long as the key itself.
WATCH = """window.visit = {stops: 0, faults: [], isOver: false};
addEventListener("keyup", () => {
  visit.isOver ||= document.activeElement === document.body;
  if (visit.isOver) return;
  visit.stops++;
  visit.faults.push(...unseenFocus());
}, true);"""


def assert_a_ring_is_seen_everywhere(page: Page) -> None:
    """Visit every tab stop of a page and check its focus ring."""
    probe(page, "unseenFocus")
    page.evaluate(WATCH)
    visit: dict[str, Any] = {"isOver": False}
    while not visit["isOver"]:
        for _ in range(10):
            page.keyboard.press("Tab")
        visit = page.evaluate("visit")
    assert visit["faults"] == []
    assert visit["stops"] > 20


@pytest.mark.parametrize("width", [1280, by_night(390)])
@pytest.mark.parametrize("kind", ["home", "procedure", "promise", "link", "due date"])
def test_a_focus_ring_is_visible_everywhere(kind: str, width: int, larkfield: str, open_page: OpenPage) -> None:
    assert_a_ring_is_seen_everywhere(open_page(larkfield + PAGES[kind], width=width, height=800))


def test_a_focus_ring_is_visible_everywhere_in_the_search(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(larkfield)
    page.keyboard.press("/")
    page.keyboard.type("council tax")
    expect(results(page).first).to_be_visible()
    for _ in range(5):
        assert probe(page, "unseenFocus") == []
        page.keyboard.press("Tab")


@pytest.mark.nightly
@each_page
def test_no_control_on_a_desktop_is_too_small(path: str, larkfield: str, open_page: OpenPage) -> None:
    assert probe(open_page(larkfield + path), "small") == []


def test_a_wide_table_in_prose_scrolls_by_keyboard(larkfield: str, open_page: OpenPage) -> None:
    page = open_page(f"{larkfield}services/waste-and-recycling/", width=320)
    box = page.get_by_role("group", name="Table")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    tab_to(page, box)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())
