"""The navigation of a site shows the handbook's lists, where the site wants it, in its themes."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.doors.hosted import files, navigation, pages, settings, site_of, theme
from tests.sites import element_of


def test_the_navigation_shows_what_leads_to_pages(sites: Path) -> None:
    shown = navigation(sites / "material/site")
    assert shown.index("First guide") < shown.index("Handbook") < shown.index("Promises")
    assert "Charter" in shown and not any("five working days" in title for title in shown)
    promise = pages(sites / "material/site")["handbook/promises/permit-in-five-days/index.html"]
    assert [node.text(strip=True) for node in promise.css(".md-nav--primary .md-nav__item--active > a")][-1] == "Promises"


def test_a_given_navigation_stays_and_names_our_pages(tmp_path: Path) -> None:
    nav = [
        {"Start": "index.md"},
        {"What we promise": "handbook/promises/index.md"},
        {"Guides": ["guides/first.md", "contribute.md"]},
    ]
    given = {**settings(theme("material"), nav={"title": "Standards", "place": 2}), "nav": nav}
    site = site_of(tmp_path / "t", given)
    shown = navigation(site)
    assert shown.index("Start") < shown.index("Standards") < shown.index("What we promise") < shown.index("First guide")
    assert shown.count("What we promise") == 1 and "Promises" not in shown


@pytest.mark.parametrize("path", ["handbook/", "/"])
def test_more_leads_to_no_list_where_sections_have_indexes(tmp_path: Path, path: str) -> None:
    """Material takes the first page called `index` out of a section, and makes the section's title lead there."""
    given = settings(theme("material", "navigation.indexes"), path=path)
    site = site_of(tmp_path / "t", given, **{"docs/index.md": ""})
    shown = navigation(site)
    assert shown.index("Procedures") < shown.index("More") < shown.index("Customers")
    assert shown.count("More") == shown.count("Customers") == 1


# Navigations that name a page of ours, and the folder of all of them, in the order in which a site wants them.
LAID_DOWN = {
    "awesome-nav": {"docs/.nav.yml": "nav:\n- index.md\n- handbook/charter.md\n- Standards: handbook/\n- '*'\n"},
    "literate-nav": {
        "docs/SUMMARY.md": "* [Home](index.md)\n* [Charter](handbook/charter.md)\n* [Standards](handbook/)\n* *.md\n"
    },
    "nav": {},
}


@pytest.mark.parametrize("plugin", LAID_DOWN)
def test_sites_place_the_handbook_by_its_folder(tmp_path: Path, caplog: pytest.LogCaptureFixture, plugin: str) -> None:
    given = settings(theme("material"), *([] if plugin == "nav" else [plugin]))
    if plugin == "nav":
        given["nav"] = ["index.md", "handbook/charter.md", {"Standards": ["handbook/index.md"]}, "contribute.md"]
    site = site_of(tmp_path / "t", given, **LAID_DOWN[plugin])
    shown = navigation(site)
    assert shown.index("Charter") < shown.index("Standards") < shown.index("Overview") < shown.index("Promises")
    assert shown.index("Promises") < shown.index("Contribute")
    assert shown.count("Charter") == shown.count("Overview") == 1 and "Handbook" not in shown
    assert [line for line in caplog.messages if "nav" in line and "handbook" in line] == []


@pytest.mark.parametrize(
    ("nav", "titles"),
    [
        (None, ["Welcome", "Ours", "Overview", "Promises", "First guide", "Contribute"]),
        (["index.md", "handbook/", "contribute.md"], ["Welcome", "Handbook", "Overview", "Promises", "Contribute"]),
    ],
)
def test_a_folder_named_beside_pages_is_a_section(tmp_path: Path, nav: list[str] | None, titles: list[str]) -> None:
    """literate-nav gives a folder with pages below it, and one in `nav:`, no title of its own."""
    given = {**settings(theme("material"), "literate-nav"), **({"nav": nav} if nav else {})}
    summary = "* [Welcome](index.md)\n* [Ours](handbook/)\n    * [First guide](guides/first.md)\n* [Contribute](contribute.md)\n"
    shown = navigation(site_of(tmp_path / "t", given, **{} if nav else {"docs/SUMMARY.md": summary}))
    assert [title for title in dict.fromkeys(shown) if title in titles] == titles


@pytest.mark.parametrize("plugin", ["nav", "awesome-nav", "literate-nav"])
def test_the_whole_site_keeps_what_it_has_laid_down(tmp_path: Path, plugin: str) -> None:
    """Its home page stays where it stands, and its own entries stand beside those of ours, not below "More"."""
    laid_down = {
        "docs/.nav.yml": "nav: [{Start: index.md}, {Charter first: charter.md}, guides]\n",
        "docs/SUMMARY.md": "* [Start](index.md)\n* [Charter first](charter.md)\n* [Guides](guides/)\n",
    }
    given = settings(theme("material"), *([] if plugin == "nav" else [plugin]), path="/")
    if plugin == "nav":
        given["nav"] = [{"Start": "index.md"}, {"Charter first": "charter.md"}, {"Guides": ["guides/first.md"]}]
    shown = navigation(site_of(tmp_path / "t", given, **({} if plugin == "nav" else laid_down), **{"docs/index.md": ""}))
    titles = ["Start", "Procedures", "A–Z", "Charter first", "Guides", "First guide", "More", "Due date"]
    assert [title for title in shown if title in titles] == titles
    assert "Charter" not in shown and shown[0] == "Start"


# What awesome-pages does with `nav: [index.md, ...]`: pages of MkDocs' own in place of those that files had.
MADE_ANEW = """
from mkdocs.structure.nav import get_navigation

def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page = None
    config.nav = ["index.md", {"Our promises": "handbook/promises/index.md"}]
    return get_navigation(files, config)
"""


def test_pages_stay_ours_where_a_plugin_makes_them_anew(tmp_path: Path) -> None:
    given = {**settings(theme("material")), "hooks": ["anew.py"]}
    site = site_of(tmp_path / "t", given, **{"anew.py": MADE_ANEW})
    promise = pages(site)["handbook/promises/permit-in-five-days/index.html"]
    assert promise.css_first("h1") and promise.css_first(".interlock")
    shown = navigation(site)
    assert shown.index("Our promises") < shown.index("Handbook") and shown.count("Our promises") == 1


# What awesome-pages does with the files `.pages` of folders, and with `collapse_single_pages`.
BY_FOLDERS = """
from mkdocs.plugins import BasePlugin

def on_config(config):
    config.plugins["awesome-pages"] = BasePlugin()
    config.plugins["awesome-pages"].config = {"filename": ".pages"}

def on_nav(nav, config, files):
    nav.items[:] = [item.children[0] if item.title == "Handbook" else item for item in reversed(nav.items)]
    return nav
"""


def test_a_folder_named_for_awesome_pages_has_all_entries(tmp_path: Path) -> None:
    given = {**settings(theme("material")), "hooks": ["by_folders.py"]}
    site = site_of(tmp_path / "t", given, **{"by_folders.py": BY_FOLDERS, "docs/.pages": "nav: [handbook, ...]\n"})
    shown = navigation(site)
    assert shown.index("Handbook") < shown.index("Overview") < shown.index("Promises") < shown.index("Contribute")


def test_crumbs_name_the_home_page_once(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", settings(theme("material", "navigation.path"), path="/"), **{"docs/index.md": ""})
    promise = pages(site)["promises/permit-in-five-days/index.html"]
    assert [node.text(strip=True) for node in promise.css(".md-path__link")] == ["Home", "Promises"]


@pytest.mark.parametrize(
    ("options", "home"),
    [({}, "Handbook"), ({"nav": "Standards"}, "Standards"), ({"nav": False}, "Handbook"), ({"path": "/"}, "Home")],
)
def test_home_is_that_of_the_site_around(tmp_path: Path, options: dict[str, Any], home: str) -> None:
    site = site_of(tmp_path / "t", settings(theme("mkdocs"), **options), **{"docs/index.md": ""})
    promise = next(page for path, page in pages(site).items() if path.endswith("promises/permit-in-five-days/index.html"))
    assert [node.text(strip=True) for node in promise.css(".il-crumbs a")] == [home, "Promises", "Parking permits"]


@pytest.mark.parametrize("path", ["handbook/", "/"])
def test_crumbs_begin_at_the_handbooks_home(tmp_path: Path, path: str) -> None:
    site = site_of(tmp_path / "t", settings(theme("mkdocs"), path=path), **{"docs/index.md": ""})
    below = path.lstrip("/")
    promise = pages(site)[f"{below}promises/permit-in-five-days/index.html"]
    first = element_of(promise, ".il-crumbs a").attributes["href"] or ""
    assert urljoin(f"/{below}promises/permit-in-five-days/", first) == f"/{below}"


def test_no_entry_is_added_where_none_is_wanted(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", settings(theme("material"), nav=False))
    assert "Promises" not in navigation(site)
    assert "handbook/promises/index.html" in files(site)
