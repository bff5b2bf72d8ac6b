"""Every kind of page of Larkfield's handbook: light and dark, on phones and desktops, without scripts."""

from pathlib import Path

import pytest

from interlock.definitions import KINDS
from tests.browser import BY_COLOUR, BY_SIGHT, OpenPage, barriers
from tests.conftest import is_nightly

FOLDERS = (
    "",
    "a-z",
    "about",
    "accessibility",
    "chain/contact-centre/book",
    "chain/procurement/book",
    "charter",
    "contribute",
    "decisions",
    "due-date",
    "editing",
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
    return [*own, *(f"{page.parent.relative_to(site).as_posix()}/" for page in pages[-1:])]


def test_every_kind_of_page_is_tested(larkfield_site: Path) -> None:
    assert {path.name for path in larkfield_site.iterdir() if path.is_dir()} - UNLIKE_PAGES <= set(FOLDERS)


@each_folder
def test_no_page_has_an_accessibility_violation(folder: str, larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    """All rules on a desktop; rules about colours also in dark mode; rules about colours and widths also on a phone."""
    for path in first_and_fullest(larkfield_site, folder):
        page = open_page(larkfield + path, width=DESK)
        assert barriers(page) == [], path
        light = page.evaluate(PAPER)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(PAPER) != light
        assert barriers(page, only=BY_COLOUR) == [], f"{path} in the dark"
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": PHONE, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE, f"{path} scrolls sideways on a phone"
        assert barriers(page, only=() if is_nightly() else BY_SIGHT) == [], f"{path} on a phone"


@each_folder
def test_pages_are_readable_without_scripts(folder: str, larkfield: str, larkfield_site: Path, open_page: OpenPage) -> None:
    for path in first_and_fullest(larkfield_site, folder):
        page = open_page(larkfield + path, script=False)
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
