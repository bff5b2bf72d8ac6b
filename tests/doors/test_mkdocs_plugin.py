"""The plugin: the handbook in the frame of a site that was there before, in several themes and beside other plugins."""

import errno
import json
import logging
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from selectolax.lexbor import LexborHTMLParser

from interlock.doors.mkdocs import kept_site
from interlock.doors.mkdocs.host_version import refuse_other_version
from interlock.doors.mkdocs.kept_site import ASIDE
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.sources.folder_lock import locked
from tests.commits import git
from tests.conftest import TINY, TODAY, tiny_with, write
from tests.sites import made_once

# Their own pages are MkDocs': the handbook has none, and the site is for customers, so that it is small.
THEIRS = {
    "docs/index.md": "# Welcome\n\nOur own page, and [a promise](handbook/promises/permit-in-five-days.md).\n",
    "docs/guides/first.md": "# First guide\n\n## A part\n\nAn address: [home](../index.md).\n",
    "docs/contribute.md": "# Contribute\n\nWrite to us.\n",
    "standards/organisation.yml": (TINY / "standards/organisation.yml").read_text(encoding="utf-8")
    + "defaults: {classification: public}\n",
    "glossary/permit.yml": "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\nalso: [parking card]\navoid: [{word: licence paper}]\n",
    # In the folder of its kind, a file of this name is the list of all.
    "glossary/index.yml": "title: street index\ndefinition: The list of all streets.\nowner: front\n",
}
FRAMES = {"mkdocs": "[role=main]", "material": "article", "readthedocs": "[role=main]"}
OURS = re.compile(r"\bil-|interlock")


def settings(theme: Any, *plugins: Any, **options: Any) -> dict[str, Any]:
    ours = {"interlock": {"audience": "public", **options}}
    return {"site_name": "Tiny", "site_url": "https://tiny.example/", "theme": theme, "plugins": ["search", *plugins, ours]}


def theme(name: str, *features: str) -> dict[str, Any]:
    return {"name": name, "font": False, "features": list(features)} if name == "material" else {"name": name}


def site_of(folder: Path, given: dict[str, Any], **more: str | bytes) -> Path:
    """Write a site's files, commit them, as some plugins ask git for dates, and build it in this process."""
    tiny_with({**THEIRS, **more, "mkdocs.yml": yaml.safe_dump(given)}, folder)
    if "git-revision-date-localized" in str(given["plugins"]):
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "All", on="2026-11-02")
    return built(folder)


def built(folder: Path, **given: Any) -> Path:
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]  # each build begins as one in a process of its own
    config = load_config(str(folder / "mkdocs.yml"), **given)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return folder / "site"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in each theme, without the handbook (`plain-…`) and with it. For all tests: copy before a change."""
    return made_once(tmp_path_factory, "hosted", _make_sites)


def _make_sites(folder: Path) -> None:
    for name in FRAMES:
        given = settings(theme(name, "navigation.tabs", "navigation.instant"))
        site_of(folder / name, given)
        site_of(folder / f"plain-{name}", {**given, "plugins": ["search"]})
    handbook = tiny_with(THEIRS, folder / "ours")
    pipeline.build(checking.check(handbook, TODAY), Settings(audience="public"), handbook / "site")


def files(site: Path, kind: str = "*.html") -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob(kind))}


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return {path: LexborHTMLParser(text) for path, text in files(site).items()}


@pytest.mark.parametrize("name", FRAMES)
def test_their_own_pages_stay_as_they_were(sites: Path, name: str) -> None:
    before, after = pages(sites / f"plain-{name}/site"), pages(sites / f"{name}/site")
    for path, page in before.items():
        if not (now := after[path].css_first(FRAMES[name])):
            continue  # the search page and the 404 page of a theme
        then = page.css_first(FRAMES[name])
        assert then is not None
        assert now.text() == then.text()
        assert not OURS.search(now.html or "")
        loaded = [[node.attributes for node in each.css("head link, script[src]")] for each in (page, after[path])]
        assert loaded[0] == loaded[1], path


@pytest.mark.parametrize("name", FRAMES)
def test_every_page_of_the_handbook_is_in_the_frame(sites: Path, name: str) -> None:
    alone = {path for path in files(sites / "ours/site") if not path.startswith(("404", "contribute", "guides"))}
    hosted = pages(sites / f"{name}/site")
    assert {f"handbook/{path}" for path in alone} <= hosted.keys()
    promise = hosted["handbook/promises/permit-in-five-days/index.html"]
    inside = promise.css_first(f"{FRAMES[name]} .interlock")
    assert inside is not None
    assert len(promise.css("h1")) == 1 and "Permits" in inside.css_first("h1").text()  # type: ignore[union-attr]
    assert [
        node.attributes["class"]
        for node in inside.css("[class]:not(.interlock)")
        if not re.fullmatch(r"(il-\S+ ?)+", node.attributes["class"] or "")
    ] == []
    assert "\0" not in (inside.html or "")


@pytest.mark.parametrize("name", FRAMES)
def test_a_long_page_leads_to_its_sections(sites: Path, name: str) -> None:
    page = pages(sites / f"{name}/site")["handbook/promises/permit-in-five-days/index.html"]
    named = [node.attributes["id"] for node in page.css(".interlock section:has(> h2)")]
    assert len(named) > 2 and all(page.css(f"li > a[href='#{section}']") for section in named)
    # Read the Docs lists only the sections of pages in its navigation.
    assert bool(page.css(".il-on-this-page")) == (name == "readthedocs")


def broken(site: Path) -> Iterator[str]:
    """Links and loaded files that lead nowhere within a site, or out of it, which a browser forgives at the root of a host alone."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for path, page in pages(site).items():
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            target = urlsplit(urljoin(f"https://tiny.example/{path}", link))
            if target.netloc != "tiny.example" or not link:
                continue
            file, typed = unquote(target.path)[1:], urlsplit(link).path
            leaves = posixpath.normpath(posixpath.join(posixpath.dirname(path), typed)).startswith("..")
            if leaves or (file not in there and f"{file}index.html" not in there):
                yield f"{path}: {link}"


@pytest.mark.parametrize("name", FRAMES)
def test_every_link_leads_somewhere(sites: Path, name: str) -> None:
    assert [link for link in broken(sites / f"{name}/site") if "handbook" in link or link.startswith("handbook")] == []


def test_links_name_files_without_directory_urls(tmp_path: Path) -> None:
    given = {**settings(theme("mkdocs")), "use_directory_urls": False, "site_url": "https://tiny.example/v2/"}
    site = site_of(tmp_path / "t", given)
    text = files(site)["handbook/promises/permit-in-five-days/index.html"]
    inside = text.partition('class="interlock"')[2].partition('id="put-right"')[0]
    assert re.search(r'href="\.\./[^"]*index\.html"', inside)
    assert not re.search(r'href="[^"#:]*/"', inside)
    assert 'data-root="../../../handbook/" data-files' in text
    assert 'href="handbook/promises/permit-in-five-days/index.html"' in files(site)["index.html"]


@pytest.mark.parametrize(("name", "place"), [("mkdocs", "section-2026-report"), ("material", "2026-report")])
def test_sections_can_be_looked_up_by_scripts(tmp_path: Path, name: str, place: str) -> None:
    folder = tiny_with(
        {**THEIRS, "docs/index.md": "# Ours\n", "docs/own.md": "# Own\n\n## 2026 report\n\n[It](#2026-report).\n"},
        tmp_path / "t/ours",
    )
    write(tmp_path / "t/docs/index.md", "# Theirs\n")
    write(tmp_path / "t/mkdocs.yml", yaml.safe_dump(settings(theme(name), handbook="ours")))
    own = pages(built(folder.parent))["handbook/own/index.html"]
    assert own.css_first(f'a[href="#{place}"]') is not None
    assert own.css_first(f'[id="{place}"]') is not None and own.css_first('h2[id="2026-report"]') is not None


@pytest.mark.parametrize(("folders", "end"), [(True, "chain/back/"), (False, "chain/back/index.html")])
def test_a_former_address_leads_on_as_addresses_are(tmp_path: Path, folders: bool, end: str) -> None:
    link = {"standards/links/back.yml": "title: Post\nsummary: Does the post.\nkind: support\nformer_ids: [rear]\n"}
    site = site_of(tmp_path / "t", {**settings(theme("mkdocs")), "use_directory_urls": folders}, **link)
    assert f'content="0; url=../../{end}"' in files(site)["handbook/chain/rear/index.html"]


def navigation(site: Path, path: str = "index.html") -> list[str]:
    return [node.text(strip=True) for node in pages(site)[path].css(".md-nav--primary .md-nav__link")]


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


def test_crumbs_name_the_home_page_once(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", settings(theme("material", "navigation.path"), path="/"), **{"docs/index.md": ""})
    promise = pages(site)["promises/permit-in-five-days/index.html"]
    assert [node.text(strip=True) for node in promise.css(".md-path__link")] == ["Home", "Promises"]


def test_no_entry_is_added_where_none_is_wanted(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", settings(theme("material"), nav=False))
    assert "Promises" not in navigation(site)
    assert "handbook/promises/index.html" in files(site)


def entries(site: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    return found


@pytest.mark.parametrize("name", ["mkdocs", "material"])
def test_their_search_finds_pages_by_all_their_names(sites: Path, name: str) -> None:
    found = {entry["location"]: entry for entry in entries(sites / f"{name}/site")}
    term = found["handbook/glossary/permit/"]
    assert term["title"] == "Permit" and "Also: parking card." in term["text"]
    assert any(location.startswith("handbook/promises/permit-in-five-days/#") for location in found)
    assert "guides/first/" in found
    assert len(found) == len(entries(sites / f"{name}/site"))


def test_titles_are_text_in_frame_and_search(tmp_path: Path) -> None:
    hostile = 'title: \'Bread & "butter" </title>\'\nsummary: A "desk".\nkind: front-line\n'
    site = site_of(tmp_path / "t", settings(theme("material")), **{"standards/links/hostile.yml": hostile})
    assert [path for path, text in files(site).items() if "butter&#34; </title>" in text or 'butter" </title>' in text] == []
    assert not any("</title" in entry["title"] + entry["text"] for entry in entries(site))


@pytest.mark.parametrize(("search", "own", "theirs"), [("site", False, True), ("own", True, False)])
def test_either_search_can_be_left_out(tmp_path: Path, search: str, own: bool, theirs: bool) -> None:
    site = site_of(tmp_path / "t", settings(theme("mkdocs"), search=search))
    assert ("handbook/search/index.html" in files(site)) is own
    assert any(path.endswith("search-catalogue.js") for path in files(site, "*.js")) is own
    assert (
        any(entry["location"] == "handbook/glossary/permit/" and "Also: " in entry["text"] for entry in entries(site)) is theirs
    )
    assert list(broken(site)) == [] or own


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


def log_of(folder: Path, caplog: pytest.LogCaptureFixture, **given: Any) -> str:
    """What a build that is refused says."""
    with caplog.at_level(logging.INFO, "mkdocs"), pytest.raises((Abort, ConfigurationError)):
        built(folder, **given)
    return "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)


REFUSED = {
    "no main.html": (
        {"theme": {"name": None, "custom_dir": "docs"}},
        {},
        "Name a theme in mkdocs.yml, such as `theme: material`",
    ),
    "no handbook": ({"handbook": "guides"}, {}, "holds no handbook"),
    "a misspelt folder": ({"handbook": "ous"}, {"ours/standards/links/x.yml": ""}, "`plugins: [interlock: {handbook: ours}]`"),
    "a faulty handbook": ({}, {"standards/links/front.yml": "title: Front desk\n"}, "`summary` is missing from a link"),
    "their folder": ({"path": "guides/"}, {}, "`guides/` is a folder of your own pages"),
    "one address": ({"path": "/"}, {"docs/promises/index.md": "# Ours\n"}, "Two sources for one address, `promises/index.html`"),
    "a folder": ({"nav_of_site": ["index.md", "handbook/promises/"]}, {}, "Write `handbook/promises/index.md`."),
    "an absent page": (
        {"nav_of_site": ["index.md", "handbook/promises/permit-in-fve-days.md"]},
        {},
        "Did you mean `handbook/promises/permit-in-five-days.md`?",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_stand_there_leaves_the_old_pages(tmp_path: Path, caplog: pytest.LogCaptureFixture, case: str) -> None:
    options, overlay, told = REFUSED[case]
    given = settings(
        options.get("theme", "mkdocs"), **{name: value for name, value in options.items() if name in ("path", "handbook")}
    )
    given["nav"] = options.get("nav_of_site")
    folder = tiny_with({**THEIRS, **overlay, "mkdocs.yml": yaml.safe_dump(given)}, tmp_path / "t")
    before = standing(folder)
    assert told in log_of(folder, caplog)
    assert standing(folder) == before


@pytest.mark.parametrize("full", ["tempfile.TemporaryDirectory", "interlock.site.folder.NewFolder.write"])
def test_a_full_disk_leaves_the_old_pages(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    def write_nothing(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    before = standing(folder)
    monkeypatch.setattr(full, write_nothing)
    assert "cannot be written: No space left on device. Free some space" in log_of(folder, caplog)
    assert standing(folder) == before


def standing(folder: Path) -> dict[str, bytes]:
    """The files of the site that stands in a folder; one is put there first, if there is none."""
    site = folder / "site"
    if not site.exists():
        for path in ("index.html", "old/page/index.html", ".nojekyll", ".git/HEAD"):
            write(site / path, f"<h1>{path}</h1>")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


# Hooks of a site, as other plugins: they come into play after MkDocs has emptied its folder.
LATE = {
    "another plugin claims an address": (
        "from mkdocs.structure.files import File\n\ndef on_files(files, config):\n"
        "    files.append(File.generated(config, 'handbook/promises/index.md', content='# Ours'))\n",
        "Two sources for one address, `handbook/promises/index.html`: the plugin `docs/ours.py`",
    ),
    "another plugin fails": (
        "from mkdocs.exceptions import PluginError\n\ndef on_post_page(output, page, config):\n    raise PluginError('No more.')\n",
        "No more.",
    ),
}


@pytest.mark.parametrize("case", LATE)
def test_what_fails_late_brings_the_old_pages_back(tmp_path: Path, caplog: pytest.LogCaptureFixture, case: str) -> None:
    hook, told = LATE[case]
    given = {**settings("mkdocs"), "hooks": ["docs/ours.py"]}
    folder = tiny_with({**THEIRS, "docs/ours.py": hook, "mkdocs.yml": yaml.safe_dump(given)}, tmp_path / "t")
    before = standing(folder)
    assert told in log_of(folder, caplog)
    assert standing(folder) == before
    write(folder / "mkdocs.yml", yaml.safe_dump(settings("mkdocs")))
    built(folder)
    after = standing(folder)
    assert "old/page/index.html" not in after and {".nojekyll", ".git/HEAD", "index.html"} <= after.keys()


def test_builds_of_one_site_wait_for_each_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path / "town", settings("mkdocs"))
    before = standing(site)
    monkeypatch.setattr(kept_site, "MAX_WAIT", 0.1)
    with locked(site / kept_site.BUILDING, "Another build", 1), pytest.raises(Abort):
        built(site.parent)
    assert re.search(rf"Another build \(process \d+\) is writing {re.escape(str(site))}", caplog.text)
    assert standing(site) == before and not (site / kept_site.BUILDING).exists()


def test_a_strict_build_that_warns_leaves_the_old_pages(tmp_path: Path) -> None:
    organisation = THEIRS["standards/organisation.yml"].replace("off}", "off, measure-overdue: off}")
    lost = {"standards/organisation.yml": organisation, "docs/contribute.md": "# Contribute\n\n[Lost](lost.md)\n"}
    folder = tiny_with({**THEIRS, **lost, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    before = standing(folder)
    with pytest.raises(Abort, match="strict"):
        built(folder, strict=True)
    assert standing(folder) == before
    write(folder / "docs/contribute.md", "# Contribute\n")
    built(folder, strict=True)
    assert "contribute/index.html" in standing(folder) and not (folder / "site" / ASIDE).exists()


@pytest.mark.parametrize(("version", "age"), [("1.5.3", "old"), ("2.0.0", "new"), ("1.4", "old")])
def test_other_versions_of_mkdocs_are_refused(version: str, age: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"MkDocs {version} is too {age} .* Type: pip install 'mkdocs>=1.6,<2'"):
        refuse_other_version(version)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ({"path": "../up"}, "is no folder of a site"),
        ({"nav": {"titel": "x"}}, "is no entry. Write `nav: Handbook`"),
        ({"nav": {"place": 0}}, "is no place"),
        ({"search": "none"}, "Expected one of"),
    ],
)
def test_options_that_mean_nothing_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, option: dict[str, Any], told: str
) -> None:
    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs", **option))}, tmp_path / "t")
    with pytest.raises((Abort, ConfigurationError)) as refused:
        built(folder)
    assert told in str(refused.value) + caplog.text


def test_findings_are_warnings_and_strict_refuses_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tiny_with({**THEIRS, "mkdocs.yml": yaml.safe_dump(settings("mkdocs"))}, tmp_path / "t")
    built(folder)
    assert re.search(r"standards/promises/permit-in-five-days\.yml:\d+:\d+: warning measure-overdue", caplog.text)
    before = standing(folder)
    assert "the build is strict: nothing was built" in log_of(folder, caplog, strict=True)
    assert standing(folder) == before


def test_a_refused_build_says_how_all_is_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tiny_with({}, tmp_path / "t" / "of")
    for number in range(12):
        write(folder / f"glossary/word-{number}.yml", "title: Word\ndefinition: Said.\nowner: nobody\n")
    write(folder.parent / "docs/index.md", "# Ours\n")
    write(folder.parent / "mkdocs.yml", yaml.safe_dump(settings("mkdocs", handbook="of")))
    with pytest.raises(Abort):
        built(folder.parent)
    assert "`interlock check --handbook of --all` shows each" in caplog.text


def test_their_pages_name_ours_and_may_opt_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    naming = "# First guide\n\n[[promise/permit-in-five-days]] and [[term/permit|this card]], not `[[term/permit]]`.\n\nA licence paper.\n"
    written = {"docs/guides/first.md": naming, "docs/guides/own.md": f"---\ninterlock: false\n---\n{naming}"}
    site = site_of(tmp_path / "t", settings("mkdocs"), **written)
    links = [node.attributes["href"] for node in pages(site)["guides/first/index.html"].css("[role=main] p a")]
    assert links == ["../../handbook/promises/permit-in-five-days/", "../../handbook/glossary/permit/"]
    assert "[[promise/permit-in-five-days]]" in files(site)["guides/own/index.html"]
    assert "docs/guides/first.md:5:3: warning avoided-word" in caplog.text and "own.md" not in caplog.text


LAYOUTS = {
    "tabs and instant": (["search"], {}, ["navigation.tabs", "navigation.instant", "navigation.indexes"]),
    "awesome-nav": (["awesome-nav"], {"docs/.nav.yml": "nav:\n  - index.md\n  - guides\n  - '*'\n"}, []),
    "literate-nav": (
        ["literate-nav"],
        {"docs/SUMMARY.md": "* [Home](index.md)\n* [Promised](handbook/promises/index.md)\n* [Guides](guides/)\n* *.md\n"},
        [],
    ),
    "blog and tags": (
        ["blog", "tags"],
        {
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": "---\ndate: 2026-01-02\ntags: [a]\n---\n# Post\n\nHello.\n\n<!-- more -->\n",
        },
        [],
    ),
    "rss, minify and git dates": (
        [
            {"git-revision-date-localized": {"enable_creation_date": True}},
            {"rss": {"use_git": False}},
            "minify_html",
        ],
        {},
        [],
    ),
    "static-i18n": (
        [
            {
                "i18n": {
                    "docs_structure": "suffix",
                    "languages": [{"locale": "en", "default": True, "name": "English"}, {"locale": "fr", "name": "Français"}],
                }
            }
        ],
        {"docs/index.fr.md": "# Accueil\n"},
        [],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_real_sites_hold_the_handbook(tmp_path: Path, layout: str) -> None:
    plugins, overlay, features = LAYOUTS[layout]
    given = settings(theme("material", *features), *(each for each in plugins if each != "search"))
    plain = site_of(tmp_path / "plain", {**given, "plugins": given["plugins"][:-1]}, **overlay)
    site = site_of(tmp_path / "with", given, **overlay)
    before, after = pages(plain), pages(site)
    assert before.keys() <= after.keys()
    texts = [{path: each[path].css_first("article").text() for path in before if path != "404.html"} for each in (before, after)]  # type: ignore[union-attr]
    assert texts[0] == texts[1]
    assert "handbook/promises/permit-in-five-days/index.html" in after
    shown = navigation(site)
    assert "First guide" in shown and "Charter" in shown and not any("five working days" in title for title in shown)
    assert [link for link in broken(site) if "handbook/" in link] == []


def test_a_further_language_leads_to_the_handbook(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    plugins, _, _ = LAYOUTS["static-i18n"]
    french = "# Accueil\n\n[[promise/permit-in-five-days]], [permis](handbook/glossary/permit.md#used)\n"
    guide = {"docs/guides/first.md": "# First guide\n\n[Permit](../handbook/glossary/permit.md)\n"}
    used = {"docs/guides/first.fr.md": "# Guide\n\n[Permis](../handbook/glossary/permit.md), [[term/permit]]\n"}
    site = site_of(tmp_path / "t", settings(theme("material"), *plugins), **{"docs/index.fr.md": french, **guide, **used})
    shown = pages(site)
    links = {
        path: [node.attributes["href"] for node in shown[path].css("article p a")] for path in shown if path.startswith("fr/")
    }
    assert links["fr/index.html"] == ["../handbook/promises/permit-in-five-days/", "../handbook/glossary/permit/#used"]
    assert links["fr/guides/first/index.html"] == ["../../../handbook/glossary/permit/"] * 2
    assert not any(path.startswith("fr/handbook") for path in shown)
    uses = [node.attributes["href"] for node in shown["handbook/glossary/permit/index.html"].css("article a")]
    assert "../../../fr/guides/first/" in uses
    shown_in = [navigation(site, path) for path in ("index.html", "fr/index.html")]
    assert len({tuple(titles[titles.index("Handbook") :]) for titles in shown_in}) == 1
    assert "handbook/promises" not in caplog.text and list(broken(site)) == []


# What mkdocs-redirects does: it notes all pages before ours come, and looks there when the site is made.
REDIRECTS = """\
from pathlib import Path

def on_files(files, config):
    global doc_pages
    doc_pages = {file.src_uri: file for file in files.documentation_pages()}

def on_post_build(config):
    Path(config.site_dir, "old.txt").write_text(doc_pages["handbook/promises/permit-in-five-days.md"].url)
"""


def test_redirects_of_the_site_lead_to_our_pages(tmp_path: Path) -> None:
    site = site_of(tmp_path / "t", {**settings("mkdocs"), "hooks": ["redirects.py"]}, **{"redirects.py": REDIRECTS})
    assert (site / "old.txt").read_text() == "handbook/promises/permit-in-five-days/"


# What mkdocs-git-authors and mkdocs-print-site do: they take every page but those that their options exclude.
NEIGHBOURS = """\
from pathlib import Path
from mkdocs.plugins import BasePlugin

class Taking(BasePlugin):
    def __init__(self):
        self.config, self.taken, self.renderer = {"exclude": ["contribute.md"]}, [], self
    def on_page_content(self, html, page, config, files):
        if page.file.src_path not in self.config["exclude"]:
            self.taken.append(page.file.src_path)
        return html
    def on_nav(self, nav, config, files):
        self.items = nav.items
        return nav
    def on_post_build(self, config):
        Path(config.site_dir, self.name).write_text("\\n".join([*self.taken, "", *(each.title for each in self.items)]))

def on_config(config):
    for name in ("git-authors", "print-site"):
        plugin = Taking()
        plugin.name = name
        config.plugins[name] = plugin
    return config
"""


@pytest.mark.parametrize("among", ["itself", "a link"])
def test_definitions_among_pages_are_not_published(tmp_path: Path, among: str) -> None:
    handbook = tiny_with(THEIRS, tmp_path / "t/docs/ours" if among == "itself" else tmp_path / "ours")
    shutil.rmtree(handbook / "docs")
    write(tmp_path / "t/docs/index.md", "# Theirs\n")
    write(tmp_path / "t/docs/data.csv", "a,b\n")
    if among == "a link":
        (tmp_path / "t/docs/ours").symlink_to(handbook)
    write(
        tmp_path / "t/mkdocs.yml", yaml.safe_dump(settings(theme("mkdocs"), handbook=os.path.relpath(handbook, tmp_path / "t")))
    )
    site = built(tmp_path / "t")
    assert (site / "handbook/promises/permit-in-five-days/index.html").is_file()
    assert [path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".yml", ".csv")] == ["data.csv"]


def test_neighbours_pass_over_pages_of_ours(tmp_path: Path) -> None:
    given = {**settings("mkdocs"), "hooks": ["neighbours.py"]}
    site = site_of(tmp_path / "t", given, **{"neighbours.py": NEIGHBOURS})
    taken = {name: (site / name).read_text().splitlines() for name in ("git-authors", "print-site")}
    asked = {path for path in taken["git-authors"] if path.startswith("handbook/")}
    assert "handbook/promises/permit-in-five-days.md" in asked and "handbook/promises/index.md" not in asked
    assert sorted(taken["print-site"]) == ["", "Contribute", "Guides", "Welcome", "guides/first.md", "index.md"]


def test_a_search_that_reads_pages_finds_all_names(tmp_path: Path) -> None:
    given = settings("mkdocs")
    site = site_of(tmp_path / "t", {**given, "plugins": given["plugins"][1:]})
    term = pages(site)["handbook/glossary/permit/index.html"]
    assert "Also: parking card." in term.css_first(".interlock p[hidden]").text()  # type: ignore[union-attr]
    assert term.css_first("h2#meaning") is not None


def test_properdocs_makes_the_same_site(sites: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / "site")]
    environment = {**os.environ, "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=sites / "material", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    made_with = re.compile(r'<meta name="generator"[^>]*>')
    before, after = (
        {path: made_with.sub("", text) for path, text in files(site).items()}
        for site in (sites / "material/site", tmp_path / "site")
    )
    assert before == after
