"""The plugin: the handbook in the frame of a site that was there before, in several themes."""

import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import tiny_with, write
from tests.doors.hosted import FRAMES, OURS, THEIRS, broken, built, files, pages, settings, site_of, theme
from tests.sites import element_of


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
    assert len(promise.css("h1")) == 1 and "Permits" in element_of(inside, "h1").text()
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


@pytest.mark.parametrize("name", FRAMES)
def test_their_home_page_stays_out_of_ours(sites: Path, name: str) -> None:
    """It is written for another renderer, and is no file of the handbook."""
    assert "Our own page" in files(sites / f"{name}/site")["index.html"]
    assert "Our own page" not in files(sites / f"{name}/site")["handbook/index.html"]


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


def test_their_pages_name_ours_and_may_opt_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    naming = "# First guide\n\n[[promise/permit-in-five-days]] and [[term/permit|this card]], not `[[term/permit]]`.\n\nA licence paper.\n"
    written = {"docs/guides/first.md": naming, "docs/guides/own.md": f"---\ninterlock: false\n---\n{naming}"}
    site = site_of(tmp_path / "t", settings("mkdocs"), **written)
    links = [node.attributes["href"] for node in pages(site)["guides/first/index.html"].css("[role=main] p a")]
    assert links == ["../../handbook/promises/permit-in-five-days/", "../../handbook/glossary/permit/"]
    assert "[[promise/permit-in-five-days]]" in files(site)["guides/own/index.html"]
    assert "docs/guides/first.md:5:3: warning avoided-word" in caplog.text and "own.md" not in caplog.text


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
