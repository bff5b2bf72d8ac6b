"""Every kind of page of Larkfield's handbook: light and dark, on phones and desktops, without scripts."""

from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from interlock.definitions import KINDS
from tests.browser import OpenPage, barriers, barriers_beside_sight, barriers_to_sight
from tests.browser.markup import showing_all
from tests.conftest import is_nightly
from tests.sites import element_of

FOLDERS = (
    "",
    "a-z",
    "about",
    "accessibility",
    "chain/contact-centre/book",
    "chain/procurement/book",
    "chain/scheduling/book",  # all markup of the longest book, on a page of a quarter of its length
    "charter",
    "contribute",
    "decisions",
    "due-date",
    "editing",
    "excellence",
    "frameworks/customer-service-excellence",
    "how-this-handbook-works",
    "moments",
    "reports",
    "rules",
    "search",
    "services/waste-and-recycling/book",
    "sessions/workbook",
    *(kind.address for kind in KINDS),
    "you-said",
)
UNLIKE_PAGES = {"assets"}
PAPER = "getComputedStyle(document.body).backgroundColor"

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder or "home")
PHONE, DESK = 320, 1280


def first_and_fullest(site: Path, folder: str) -> list[str]:
    """A folder's index and its longest page, on which most can go wrong."""
    if not folder:
        return ["", "404.html"]
    pages = sorted((site / folder).glob("*/index.html"), key=lambda page: page.stat().st_size)
    own = [f"{folder}/"] if (site / folder / "index.html").is_file() else []
    fullest = [page.parent.relative_to(site).as_posix() for page in pages[-1:]]
    return [*own, *(f"{path}/" for path in fullest if path not in FOLDERS)]


@cache
def examples_of_markup(site: Path) -> frozenset[str]:
    """The pages for rules about markup: by day a few, on which all markup of the others is, too."""
    pages = {site / (path if path.endswith(".html") else f"{path}index.html"): path for path in every_page(site)}
    return frozenset(pages[file] for file in (pages if is_nightly() else showing_all(pages)))


def every_page(site: Path) -> list[str]:
    return [path for folder in FOLDERS for path in first_and_fullest(site, folder)]


def test_every_kind_of_page_is_tested(larkfield_site: Path) -> None:
    assert {path.name for path in larkfield_site.iterdir() if path.is_dir()} - UNLIKE_PAGES <= set(FOLDERS)


@each_folder
def test_no_page_has_an_accessibility_violation(folder: str, larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    """All rules where the page has markup of its own, and there in both schemes; colours and controls, and on a phone.

    At night all rules on all pages in both schemes, on a phone, too.
    """
    for path in first_and_fullest(larkfield_site, folder):
        page = open_page(larkfield + path, width=DESK)
        assert barriers_to_sight(page) == [], path
        if path in examples_of_markup(larkfield_site):
            assert barriers_beside_sight(page) == [], path
            light = page.evaluate(PAPER)
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(PAPER) != light
            assert barriers_to_sight(page) == [], f"{path} in the dark"
        page.set_viewport_size({"width": PHONE, "height": 900})
        assert not is_nightly() or barriers_to_sight(page) == [], f"{path} in the dark on a phone"
        page.emulate_media(color_scheme="light")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE, f"{path} scrolls sideways on a phone"
        assert barriers_to_sight(page) == [], f"{path} on a phone"
        assert not is_nightly() or barriers(page) == [], f"{path} on a phone"


def test_pages_are_readable_without_scripts(larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    page = open_page("about:blank", script=False)
    for path in sorted(examples_of_markup(larkfield_site)):
        page.goto(larkfield + path)
        titles, words = page.evaluate("[document.querySelectorAll('h1').length, document.querySelector('main').innerText.trim()]")
        assert titles == 1, path
        assert len(words) > 40, path


def test_every_page_has_one_title_and_words(larkfield_site: Path) -> None:
    for path in every_page(larkfield_site):
        file = larkfield_site / path
        page = LexborHTMLParser((file if file.is_file() else file / "index.html").read_text(encoding="utf-8"))
        assert len(page.css("h1")) == 1, path
        assert len(element_of(page, "main").text().strip()) > 40, path
