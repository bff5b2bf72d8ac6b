"""The search of a site finds the handbook's pages, and either search can be left out."""

import json
from pathlib import Path

import pytest

from tests.doors.hosted import broken, files, pages, settings, site_of, theme
from tests.sites import element_of


def entries(site: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    return found


@pytest.mark.parametrize("name", ["mkdocs", "material"])
def test_their_search_finds_pages_by_all_their_names(sites: Path, name: str) -> None:
    found = {entry["location"]: entry for entry in entries(sites / f"{name}/site")}
    term = found["handbook/glossary/permit/"]
    assert term["title"] == "Permit" and "Also: parking card." in term["text"]
    assert any(location.startswith("handbook/promises/permit-in-five-days/#") for location in found)
    assert found["handbook/"]["title"] == "Handbook"
    promise = found["handbook/promises/permit-in-five-days/"]["text"]
    assert "permit within 5 working days. 5 working days. Nobody waits" in promise
    assert "guides/first/" in found
    assert len(found) == len(entries(sites / f"{name}/site"))


def test_titles_are_text_in_frame_and_search(tmp_path: Path) -> None:
    hostile = 'title: \'Bread & "butter" </title>\'\nsummary: A "desk".\nkind: front-line\n'
    given = settings(theme("material", "navigation.footer"))
    site = site_of(tmp_path / "t", given, **{"standards/links/hostile.yml": hostile})
    assert any(entry["title"].startswith("Bread &amp; ") for entry in entries(site))
    assert [path for path, text in files(site).items() if "butter&#34; </title>" in text or 'butter" </title>' in text] == []
    assert not any("</title" in entry["title"] + entry["text"] for entry in entries(site))
    beside = pages(site)["handbook/chain/front/index.html"].css_first(".md-footer__link--prev")
    assert beside is not None and beside.attributes["aria-label"] == 'Previous: Bread & "butter" </title>: the book'


@pytest.mark.parametrize("name", ["mkdocs", "material"])
@pytest.mark.parametrize(("search", "own", "theirs"), [("site", False, True), ("own", True, False)])
def test_either_search_can_be_left_out(tmp_path: Path, search: str, own: bool, theirs: bool, name: str) -> None:
    site = site_of(tmp_path / "t", settings(theme(name), search=search))
    assert ("handbook/search/index.html" in files(site)) is own
    assert any(path.endswith("search-catalogue.js") for path in files(site, "*.js")) is own
    assert any(entry["location"].startswith("handbook/") for entry in entries(site)) is theirs
    assert list(broken(site)) == []


def test_staff_edit_pages_and_find_them_by_avoided_words(tmp_path: Path) -> None:
    given = settings(theme("material", "content.action.edit"), audience="staff")
    site = site_of(tmp_path / "t", {**given, "repo_url": "https://git.tiny.example/h", "edit_uri": "edit/main/docs/"})
    promise = pages(site)["handbook/promises/permit-in-five-days/index.html"]
    button = promise.css_first("a.md-content__button")
    assert button is not None
    assert button.attributes["href"] == "https://git.tiny.example/h/edit/main/standards/promises/permit-in-five-days.yml"
    assert "We say “Permit”, not “licence paper”." in next(
        entry["text"] for entry in entries(site) if entry["location"] == "handbook/glossary/permit/"
    )


def test_a_search_that_reads_pages_finds_all_names(tmp_path: Path) -> None:
    given = settings("mkdocs")
    site = site_of(tmp_path / "t", {**given, "plugins": given["plugins"][1:]})
    term = pages(site)["handbook/glossary/permit/index.html"]
    assert "Also: parking card." in element_of(term, ".interlock p[hidden]").text()
    assert term.css_first("h2#meaning") is not None
