"""Builds sites for tests, and reads their pages."""

import json
import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from interlock.pages.planning import OTHER_PAGES, REFERENCE_PAGES
from interlock.pages.settings import Settings
from interlock.pages.site_files.search_index import CATALOGUE
from interlock.site import checking, pipeline, writer
from interlock.sources.disk.folder_lock import locked
from tests.conftest import TODAY


def built(folder: Path, *, whole: bool = False, **settings: object) -> Path:
    """The site of a handbook; only a `whole` one has the pages of rules and fields, which take most of the time."""
    return built_of(checking.check(folder, TODAY), folder.parent / "site", whole=whole, **settings)


def built_of(checked: checking.Checked, out: Path, *, whole: bool = False, **settings: object) -> Path:
    """The site of a handbook that is checked already."""
    with pytest.MonkeyPatch.context() as patch:
        if not whole:
            leave_out_reference_pages(patch)
        pipeline.build(checked, Settings(**settings), out)  # type: ignore[arg-type]
    return out


def leave_out_reference_pages(patch: pytest.MonkeyPatch) -> None:
    """Write no pages of rules and fields."""
    patch.setattr(writer, "OTHER_PAGES", tuple(each for each in OTHER_PAGES if each not in REFERENCE_PAGES))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder shared by all test workers: the first that needs it fills it, the others wait."""
    folder = shared_folder(factory) / name
    with locked(folder.with_name(f"{name}-lock"), "Another worker", max_wait=1800):
        if not folder.exists():
            unfinished = folder.with_name(f"{name}-unfinished")
            make(unfinished)
            unfinished.rename(folder)
    return folder


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder that is the same for all test workers."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def page(site: Path, path: str) -> LexborHTMLParser:
    """A page of a site."""
    return LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))


def html_of(site: Path, path: str) -> str:
    """The HTML of a page as browsers write it: all values in quotation marks, all end tags."""
    return page(site, path).html or ""


def definitions(site: Path) -> dict[str, str]:
    """The definitions that scripts of a site hold, by the last folder of each term's page."""
    found: dict[str, str] = {}
    for file in site.glob("assets/definitions-*.js"):
        found |= json.loads(file.read_text(encoding="utf-8").partition("??={},")[2].removesuffix(");\n"))
    return found


def catalogue_of(site: Path) -> dict[str, Any]:
    """The catalogue of a site's search."""
    text = (site / CATALOGUE).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition("=")[2].removesuffix(";\n"))
    return found


def searched_folders(site: Path) -> set[str]:
    """The folders whose pages the search finds, such as `promises/`."""
    return {folder for _, _, folder, *_ in catalogue_of(site)["groups"]}


def hrefs(site: Path, path: str) -> set[str]:
    """The targets of links in a page's main part, as paths from the site's root."""
    found = set()
    for link in page(site, path).css("main a[href]"):
        href = (link.attributes["href"] or "").partition("#")[0]
        if href and "://" not in href and not href.startswith(("mailto:", "tel:", "sms:")):
            target = posixpath.normpath(posixpath.join(path, href))
            assert not target.startswith(("..", "/")), f"{path} leads out of the site: {href}"
            found.add(f"{target}/")
    return found


def element_of(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that a selector finds. Fails where there is none."""
    found = within.css_first(selector)
    assert found is not None, selector
    return found


def words(site: Path, path: str, selector: str = "main") -> str:
    """The text of a part of a page, with white space normalised."""
    return " ".join(element_of(page(site, path), selector).text(separator=" ").split())
