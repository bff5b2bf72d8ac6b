"""The exported pages in a theme that we know nothing of, as those of many generators of blogs are.

It turns dark without a word to the browser, writes the title of each page itself, and gives texts the widths, lines and marks of
a blog's.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from interlock.doors.cli import main
from tests.browser import OpenPage, Serve, probe
from tests.conftest import TINY, TODAY, tiny_with, write
from tests.sites import made_once

PHONE, DESK = 390, 1280
PROMISE = "standards/promises/permit-in-five-days.yml"
LINK = "body: Others do [the same](https://other.example/permits).\n"
FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/theme.css"></head><body><main><h1>{title}</h1><div class="content">{content}</div></main></body></html>"""
THEME = """
body { max-width: 45rem; margin: auto; background: #fff; color: #1e1e1e; word-break: break-word; transition: color .1s; }
body.dark { background: #1d1e20; color: #dadadb; }
.content a { box-shadow: 0 1px 0; text-decoration: underline; }
.content dl { display: flex; flex-wrap: wrap; }
.content dt { width: 25%; }
.content dd { width: 75%; padding-inline-start: 10px; }
.content ul li::before { content: "-"; }
.content table td { min-width: 80px; }
.content figure > figcaption { font-weight: bold; }
"""


@pytest.fixture(scope="session")
def in_a_blog(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the tiny handbook in that theme."""
    return f"{serve(made_once(tmp_path_factory, 'in-a-blog', _make_site) / 'site')}handbook/"


def _make_site(folder: Path) -> None:
    site = folder / "site"
    handbook = tiny_with({PROMISE: (TINY / PROMISE).read_text(encoding="utf-8") + LINK}, folder / "handbook")
    where = ["--handbook", str(handbook), "--out", str(site / "handbook"), "--as-of", f"{TODAY}"]
    assert CliRunner().invoke(main, ["export", "pages", "--theme", "other", *where]).exit_code == 0
    write(site / "theme.css", THEME)
    for file in (site / "handbook").rglob("index.md"):
        front, _, content = file.read_text(encoding="utf-8").partition("\n---\n")
        title = front.partition("title: ")[2].partition("\n")[0].strip('"')
        write(file.with_suffix(".html"), FRAME.format(title=title, content=content))


def _turn(page: Page, dark: bool) -> None:
    page.evaluate("dark => document.body.classList.toggle('dark', dark)", dark)
    expect(page.locator(".interlock")).to_have_attribute("data-around", "dark" if dark else "light")


@pytest.mark.parametrize("path", ["", "promises/permit-in-five-days/", "procedures/issue-a-permit/"])
def test_texts_are_legible_when_the_theme_turns_dark(path: str, in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(in_a_blog + path, width=DESK)
    for dark in (True, False):
        _turn(page, dark)
        assert probe(page, "faint") == []


def test_the_title_is_told_once(in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(f"{in_a_blog}promises/permit-in-five-days/", width=PHONE)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Permits in five working days")


def test_texts_have_nothing_of_a_blogs(in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(f"{in_a_blog}promises/permit-in-five-days/", width=DESK)
    assert probe(page, "broken") == []
    style = "(each, [name, part]) => getComputedStyle(each, part)[name]"
    for selector, name, part, ours in [
        ("li", "content", "::before", "none"),
        ("dd a", "boxShadow", None, "none"),
        ("dd", "paddingLeft", None, "0px"),
        ("figure:has(svg) figcaption", "fontWeight", None, "400"),
        ("td", "minWidth", None, "0px"),
        ("svg a", "textDecorationLine", None, "none"),
    ]:
        assert page.locator(f".interlock {selector}").first.evaluate(style, [name, part]) == ours, selector


@pytest.mark.parametrize(("dark", "ground"), [(True, "rgb(29, 30, 32)"), (False, "rgb(255, 255, 255)")])
def test_what_is_hollow_has_the_colour_of_the_ground(dark: bool, ground: str, in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(f"{in_a_blog}procedures/issue-a-permit/", width=DESK)
    _turn(page, dark)
    expect(page.locator("[data-stage=back] .il-step-number").first).to_have_css("background-color", ground)


def test_paper_shows_addresses_of_other_sites_alone(in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(f"{in_a_blog}promises/permit-in-five-days/")
    links = page.locator(".interlock .il-page-body a[href]")
    links.evaluate_all("all => all.forEach(each => { each.href = each.href; })")  # as Material does, with `navigation.instant`
    page.emulate_media(media="print")
    shown = "all => all.filter(each => getComputedStyle(each, '::after').content !== 'none').map(each => each.href)"
    assert links.count() > 5
    assert set(links.evaluate_all(shown)) == {"https://other.example/permits"}


def test_paper_keeps_headings_whose_ids_search_reads(in_a_blog: str, open_page: OpenPage) -> None:
    page = open_page(f"{in_a_blog}promises/permit-in-five-days/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Behind this promise")).to_be_visible()
