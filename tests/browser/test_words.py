"""Tooltips of terms: hover, focus, touch, position on a phone, and without scripts."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.browser import OpenPage, Serve, barriers, with_stopped_clock
from tests.browser.typefaces import each_typeface
from tests.conftest import TINY, TODAY, by_night, write

LONG = "Somebody who has paid for a whole year of parking in one street, in any of its bays, with one car at a time."
PAGE = f"""\
# Words

A permit and a sticker stand side by side: permit, sticker.

## A season ticket holder

| Where somebody waits | What they show |
|---|---|
| {"in a street with a rather long name " * 4} | A season ticket holder shows it |

- A visitor's car

{"And so on. " * 300}

The last of all is the warden.
"""
TERMS = {
    "sticker": "title: sticker\ndefinition: A badge.\nowner: front\n",
    "holder": f"title: season ticket holder\ndefinition: {LONG} They may lend it.\nowner: front\n",
    "visitor": "title: visitor\ndefinition: Somebody with a [[term/permit]] for a day.\nowner: front\n",
    "warden": f"title: warden\ndefinition: {'Somebody who looks and looks ' * 40}.\nowner: front\n",
}


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of a page with terms in a line, a table, a list and a heading."""
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(TINY, folder / "handbook")
    write(folder / "handbook/docs/words.md", PAGE)
    for id, text in TERMS.items():
        write(folder / f"handbook/glossary/{id}.yml", text)
    pipeline.build(checking.check(folder / "handbook", TODAY), Settings(), folder / "site")
    return f"{serve(folder / 'site')}words/"


def term(page: Page, words: str) -> tuple[float, float]:
    """The centre of a term's last line, scrolled into view."""
    found = page.locator("main a.term", has_text=words)
    found.scroll_into_view_if_needed()
    x, y = found.evaluate(
        "e => { const r = [...e.getClientRects()].at(-1); return [r.left + r.width / 2, r.top + r.height / 2]; }"
    )
    return x, y


def test_the_first_use_of_a_term_is_marked(words: str, open_page: OpenPage) -> None:
    page = open_page(words)
    assert page.locator("main a.term").all_inner_texts() == ["permit", "sticker", "season ticket holder", "visitor", "warden"]
    assert page.locator("h2 a.term").count() == 0
    assert page.locator("td a.term, li a.term").count() == 2


def test_a_tooltip_resolves_references(words: str, open_page: OpenPage) -> None:
    page = open_page(words)
    page.mouse.move(*term(page, "visitor"))
    expect(page.locator("#definition")).to_have_text("Somebody with a permit for a day.")


@each_typeface
@pytest.mark.parametrize("width", [1280, by_night(390), 320])
def test_a_tooltip_stands_beside_its_word_within_the_window(words: str, open_page: OpenPage, width: int) -> None:
    page = open_page(words, width=width, height=640)
    for word in ("sticker", "season ticket holder", "visitor", "warden"):
        x, y = term(page, word)
        page.mouse.move(x, y)
        told = page.locator("#definition")
        expect(told).to_be_visible()
        box = told.bounding_box()
        assert box and box["x"] >= 8 and box["x"] + box["width"] <= width - 8 and box["y"] >= 0
        gap = min(abs(box["y"] - y), abs(y - box["y"] - box["height"]))
        assert gap < 24, "beside its word"
        assert box["height"] < 400, "not squeezed into a column"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_tooltip_stays_while_the_mouse_moves_onto_it(words: str, open_page: OpenPage) -> None:
    page = with_stopped_clock(open_page, words)
    x, y = term(page, "season ticket holder")
    page.mouse.move(x, y)
    told = page.locator("#definition")
    expect(told).to_be_visible()
    box = told.bounding_box()
    assert box and box["y"] > y
    for step in range(int(y), int(box["y"]) + 6, 2):
        page.mouse.move(x, step)
        page.clock.run_for(120)
    page.clock.run_for(400)
    expect(told).to_be_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(400)
    expect(told).to_be_hidden()


def test_another_word_replaces_the_tooltip_and_escape_closes_it(words: str, open_page: OpenPage) -> None:
    page = open_page(words)
    told = page.locator("#definition")
    page.mouse.move(*term(page, "permit"))
    expect(told).to_have_text("A card that allows a car to stand in one street.")
    page.mouse.move(*term(page, "sticker"))
    expect(told).to_have_text("A badge.")
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()


def test_a_tooltip_stays_while_its_word_has_focus(words: str, open_page: OpenPage) -> None:
    page = with_stopped_clock(open_page, words)
    told, word = page.locator("#definition"), page.locator("main a.term").first
    word.focus()
    page.mouse.move(*term(page, "permit"))
    page.mouse.move(5, 5)
    page.clock.run_for(500)
    expect(told).to_be_visible()
    page.keyboard.press("Tab")
    expect(told).to_have_text("A badge.")
    page.clock.resume()
    assert not barriers(page)


def test_a_definition_that_comes_late_is_still_shown(words: str, open_page: OpenPage) -> None:
    page = open_page(words)
    late: list[Route] = []
    page.route("**/definitions-*.js", lambda route: late.append(route))
    told = page.locator("#definition")
    with page.expect_request("**/definitions-*.js"):
        page.locator("main a.term").first.focus()
    page.mouse.move(*term(page, "permit"))
    page.mouse.move(5, 5)
    expect(told).to_be_hidden()
    for route in late:
        route.continue_()
    expect(told).to_be_visible()


def test_a_definition_that_failed_is_asked_for_again(words: str, open_page: OpenPage) -> None:
    """It stays beside its word when a phone is turned."""
    page = open_page(words, width=700)
    page.route("**/definitions-*.js", lambda route: route.fulfill(status=404), times=1)
    told, word = page.locator("#definition"), page.locator("main a.term").first
    with page.expect_response("**/definitions-*.js"):
        word.focus()
    page.keyboard.press("Tab")
    expect(told).to_have_text("A badge.")
    word.focus()
    expect(told).to_have_text("A card that allows a car to stand in one street.")
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_function("() => definition.getBoundingClientRect().right <= innerWidth")
    place, box = word.bounding_box(), told.bounding_box()
    assert place and box and 0 <= box["y"] - place["y"] - place["height"] < 24


def test_taps_open_close_and_follow_a_term(words: str, open_page: OpenPage) -> None:
    page = with_stopped_clock(open_page, words, width=390, height=800, has_touch=True, is_mobile=True)
    told, word = page.locator("#definition"), page.locator("main a.term").first
    word.tap()
    page.clock.run_for(500)
    expect(told).to_be_visible()
    page.locator("h1").tap()
    expect(told).to_be_hidden()
    word.tap()
    told.tap()
    page.clock.run_for(500)
    expect(told).to_be_visible()
    word.tap()
    page.wait_for_url("**/glossary/permit/")


def test_without_scripts_a_term_is_a_link(words: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(words, script=False)
    page.locator("main a.term").first.click()
    assert page.url.endswith("/glossary/permit/")
