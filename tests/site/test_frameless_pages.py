"""`export pages --theme`: another site's generator puts the pages into its own frame, at the addresses that our own site has."""

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import markdown
import pytest
import yaml
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from interlock.doors.cli import main
from interlock.doors.python_markdown import HandbookExtension
from interlock.findings.typed_commands import typed_path
from interlock.pages.page_links import Ref
from interlock.site.other_sites.exported_pages import as_block, front_matter, quoted_words
from interlock.site.other_sites.frameless_navigation import navigation_files
from interlock.site.other_sites.frameless_pages import Surroundings, as_yaml, words_for_templates
from tests.conftest import TODAY, Handbook, tiny_with, write
from tests.site.test_exported_pages import AWKWARD
from tests.sites import built, leave_out_reference_pages, made_once

NAMED = "title: permit\ndefinition: A card for a car.\nowner: front\nalso: [parking card]\navoid: [{word: licence paper}]\n"
HOSTILE = (
    "title: 'Bread & \"butter\" </title><script>alert(1)</script>'\nsummary: '0;url=//x\" http-equiv=\"refresh'\nkind: support\n"
)
# Zensical makes the title of a section lead to the first page called `index`, which then has no entry.
INDEXES = '[project.theme]\nfeatures = ["navigation.indexes"]\n'
FILES = {**AWKWARD, "glossary/permit.yml": NAMED, "standards/links/hostile.yml": HOSTILE}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`town`: a site with a page of its own, as Zensical builds it, with the handbook in its folder; `site`: the handbook's own."""
    return made_once(tmp_path_factory, "frameless", _make_sites)


def _make_sites(folder: Path) -> None:
    handbook = tiny_with(FILES, folder / "handbook")
    built(handbook)
    town = folder / "town"
    write(town / "docs/index.md", "# Town\n\nOur [permits](handbook/glossary/permit/index.md), [[term/permit|cards]] of paper.\n")
    assert export(handbook, town / "docs/handbook", "material").exit_code == 0
    marking = lines_for(town / "docs/handbook", "[project.markdown_extensions").replace("DIR", "../handbook")
    write(town / "zensical.toml", f'[project]\nsite_name = "Town"\n{INDEXES}[project.plugins.awesome-nav]\n{marking}')
    write(town / "docs/.nav.yml", "nav: [index.md, handbook]\n")
    done = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict"], cwd=town, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def lines_for(folder: Path, start: str) -> str:
    """The lines to paste into a configuration that begin so, from what an export says of them."""
    text = (folder / ".README.md").read_text(encoding="utf-8")
    return textwrap.dedent(re.search(rf"^    {re.escape(start)}.*\n(?:    .*\n)*", text, re.M)[0])  # type: ignore[index]


def export(handbook: Path, out: Path, theme: str, *more: str) -> Result:
    where = ["--handbook", str(handbook), "--out", str(out), "--as-of", f"{TODAY}"]
    with pytest.MonkeyPatch.context() as patch:
        leave_out_reference_pages(patch)
        return CliRunner().invoke(main, ["export", "pages", "--theme", theme, *where, *more])


def addresses(site: Path) -> set[str]:
    return {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}


def test_zensical_builds_the_pages_at_our_addresses(sites: Path) -> None:
    theirs = addresses(sites / "town/site/handbook")
    assert theirs - {"SUMMARY"} == addresses(sites / "site")
    ours, page = (
        LexborHTMLParser((sites / site / "promises/permit-in-five-days/index.html").read_text(encoding="utf-8"))
        for site in ("site", "town/site/handbook")
    )
    main_text, part = ours.css_first("main"), page.css_first("article .interlock")
    assert main_text and part
    wanted = [node.text(strip=True) for node in main_text.css("h1, h2, dt, dd, .wording")]
    assert [node.text(strip=True) for node in part.css("h1, h2, dt, dd, .il-wording")] == wanted
    sections = [node.attributes["href"] for node in main_text.css(".on-this-page a")]
    assert len(sections) > 2 and [node.attributes["href"] for node in part.css(".il-on-this-page a")] == sections


def test_every_link_leads_somewhere(sites: Path) -> None:
    site = sites / "town/site"
    parsed = {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    lost = []
    for path, page in parsed.items():
        for node in page.css(".interlock [href], .interlock [src], link[href*=handbook], script[src*=host]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            target = urlsplit(urljoin(f"https://town.example/{path}", link))
            file = unquote(target.path)[1:]
            file = f"{file}index.html" if file.endswith("/") or not file else file
            is_there = (site / file).is_file() and (
                not target.fragment or parsed[file].css_first(f'[id="{target.fragment}"]') is not None
            )
            if target.netloc == "town.example" and not is_there and not re.search(r"(rules|editing)/", link):  # left out here
                lost.append((path, link))
    assert lost == []


def test_hand_written_pages_name_ours_with_the_extension(sites: Path) -> None:
    page = LexborHTMLParser((sites / "town/site/index.html").read_text(encoding="utf-8"))
    assert [node.text() for node in page.css('article p a[href="/handbook/glossary/permit/"]')] == ["cards"]
    (given,) = yaml.safe_load(lines_for(sites / "town/docs/handbook", "markdown_extensions:"))["markdown_extensions"]
    options = {**given["interlock.markdown"], "handbook": str(sites / "handbook")}
    made = markdown.markdown("A [[term/permit]].", extensions=[HandbookExtension(**options)])
    assert 'href="/handbook/glossary/permit/"' in made


def test_mkdocs_builds_them_with_a_list_as_navigation(sites: Path, tmp_path: Path) -> None:
    nav = ["index.md", {"Our standards": "handbook/"}]
    given = {
        "site_name": "Town",
        "theme": "mkdocs",
        "plugins": ["literate-nav"],
        "nav": nav,
        "docs_dir": f"{sites / 'town/docs'}",
    }
    write(tmp_path / "mkdocs.yml", yaml.safe_dump(given))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert addresses(tmp_path / "site/handbook") - {"SUMMARY"} == addresses(sites / "site")
    page = LexborHTMLParser((tmp_path / "site/index.html").read_text(encoding="utf-8"))
    shown = [node.text(strip=True) for node in page.css(".navbar-nav .dropdown-menu a")]
    assert shown[:3] == ["Overview", "Procedures", "Promises"] and "Permit" not in shown


def test_the_search_of_the_host_finds_all_names(sites: Path) -> None:
    items = json.loads((sites / "town/site/search.json").read_text(encoding="utf-8"))["items"]
    found = {item["location"]: item for item in items}
    assert found["handbook/glossary/permit/"]["title"] == "Permit"
    assert "Also: parking card. We say “Permit”, not “licence paper”." in found["handbook/glossary/permit/"]["text"]
    assert found["handbook/glossary/permit/#meaning"]["title"] == "What it means"
    assert not [location for location in found if "SUMMARY" in location]


def test_the_navigation_leads_to_lists(sites: Path) -> None:
    page = LexborHTMLParser((sites / "town/site/index.html").read_text(encoding="utf-8"))
    shown = [node.text(strip=True) for node in page.css(".md-nav--primary .md-nav__link .md-ellipsis")]
    assert shown[:4] == ["Town", "Handbook", "Procedures", "Promises"] and "Permit" not in shown
    places = yaml.safe_load((sites / "town/docs/handbook/.nav.yml").read_text(encoding="utf-8"))["nav"]
    titles = [title for place in places for title in place]
    assert "Customers" in titles and titles[0] == "Overview"  # to which the title of the section leads
    assert shown[2:] == titles[1:]


def test_no_text_acts_in_a_frame_that_escapes_nothing(sites: Path) -> None:
    for file in (sites / "town/docs/handbook").rglob("index.md"):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        assert not re.search(r'<[a-z/!?]|"|\{[{%#]', "\n".join(map(str, yaml.safe_load(front).values())), re.I), file
        assert not re.search(
            r'<script(?! src="[./]*assets/[\w-]+\.js" defer>| type="application/ld)|\son\w+=|javascript:', body
        ), file
    page = (sites / "town/site/handbook/chain/hostile/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and 'http-equiv="refresh' not in page


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('Say "no" ("never")', "Say “no” (“never”)"),
        ("a < b & c", "a < b & c"),
        ("</title>", "<\u2060/title>"),
        ("&lt;b", "&\u2060lt;b"),
        ("{{ x }}", "{\u2060{ x }}"),
    ],
)
def test_words_say_the_same_in_every_template(text: str, plain: str) -> None:
    assert words_for_templates(text) == plain
    assert yaml.safe_load(as_yaml(text)) == plain


def test_front_matter_says_what_hosts_show(sites: Path) -> None:
    text = (sites / "town/docs/handbook/glossary/permit/index.md").read_text(encoding="utf-8")
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": "Permit",
        "description": "A card for a car.",
        "keywords": ["parking card"],
        "source": "glossary/permit.yml",
        "as_of": f"{TODAY}",
        "search": {"boost": 1.1},
        "hide": ["toc"],
    }


def test_both_navigation_files_and_the_lines_say_the_same(sites: Path) -> None:
    folder = sites / "town/docs/handbook"
    nav = yaml.safe_load((folder / ".nav.yml").read_text(encoding="utf-8"))["nav"]
    named = [file for entry in nav for file in entry.values()]
    assert named == re.findall(r"\]\((.+)\)$", (folder / "SUMMARY.md").read_text(encoding="utf-8"), re.M)
    assert all((folder / file).is_file() for file in named)
    lines = (folder / ".README.md").read_text(encoding="utf-8")
    pasted = yaml.safe_load(lines.partition("`mkdocs.yml`\n")[2].partition("\nor in")[0])
    assert pasted["not_in_nav"] == "/handbook/"
    assert [file for entry in pasted["nav"][0]["Handbook"] for file in entry.values()] == [f"handbook/{file}" for file in named]


def test_titles_of_the_navigation_are_no_markdown() -> None:
    class Site:
        nav = (Ref("A [b](c) <i> *d*", "x/"),)
        more: tuple[Ref, ...] = ()

    files = navigation_files(Site(), Surroundings("", index="index.md"))  # type: ignore[arg-type]
    assert "* [A \\[b\\](c) \\<\u2060i> \\*d\\*](x/index.md)\n" in files["SUMMARY.md"]
    assert "not_in_nav: '*'" in files[".README.md"]


def test_errors_are_told_before_pages_are_published(tiny: Handbook, tmp_path: Path) -> None:
    faulty = tiny({"standards/services/x.yml": "title: X\nsummary: Y.\nowner: front\ncustomers: [nobody]\n"})
    done = export(faulty, tmp_path / "docs/handbook", "other")
    assert done.exit_code == 0
    assert done.stderr.startswith(
        f"1 error: a build would refuse this handbook. `interlock check --handbook {typed_path(faulty)}` shows"
    )


def test_a_definition_called_index_hides_none_beside_it() -> None:
    hugo = Surroundings("handbook/", index="_index.md")
    assert [hugo.file_of(path) for path in ("glossary/", "glossary/index/", "glossary/permit/")] == [
        "glossary/_index.md",
        "glossary/index/index.md",
        "glossary/permit.md",
    ]


def test_hugo_gets_sections_and_pages_at_former_addresses(tiny: Handbook, tmp_path: Path) -> None:
    out = tmp_path / "content/town/handbook"
    assert export(tiny(FILES), out, "hugo").exit_code == 0
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert {"_index.md", "promises/_index.md", "promises/permit-in-five-days.md", "chain/rear.md"} <= written
    assert not [path for path in written if path.endswith((".html", "/index.md", ".yml", "SUMMARY.md"))]
    assert 'content="0; url=../../chain/back/"' in (out / "chain/rear.md").read_text(encoding="utf-8")
    lines = (out / ".README.md").read_text(encoding="utf-8")
    assert "/town/handbook/promises/" in lines and "MkDocs, " not in lines


def test_pages_among_the_handbooks_own_are_told_apart(tiny: Handbook) -> None:
    term = "title: visitor\ndefinition: Who comes by car. See [how](/contribute/).\nowner: front\n"
    written = {"docs/guides/first.md": "# First guide\n\nHello.\n", "glossary/visitor.yml": term}
    handbook = tiny({**written, "mkdocs.yml": "site_url: https://town.example/\n"})
    for _ in range(2):  # what was exported is no page of the handbook
        assert export(handbook, handbook / "docs/handbook", "material").exit_code == 0
        write(handbook / "docs/handbook/standards/new.yml", "left: here")
    out = handbook / "docs/handbook"
    assert not (out / "guides").exists() and not (out / "contribute").exists()
    assert (handbook / "docs/guides/first.md").is_file()
    assert "guides" not in (out / "SUMMARY.md").read_text(encoding="utf-8")
    pages = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*.md")}
    assert 'href="../../../contribute/"' in pages["glossary/visitor/index.md"]
    assert "About this handbook" not in pages["index.md"]  # what the site's own home page says
    assert "https://town.example/handbook/glossary/" in pages["glossary/permit/index.md"]


def test_an_export_replaces_its_folder_and_nothing_beside(tiny: Handbook, tmp_path: Path) -> None:
    handbook, docs = tiny({"standards/links/old.yml": "title: Old desk\nsummary: Does it.\nkind: support\n"}), tmp_path / "docs"
    write(docs / "index.md", "# Town\n")
    assert export(handbook, docs / "handbook", "mkdocs").exit_code == 0
    assert (docs / "handbook/chain/old/index.md").is_file()
    (handbook / "standards/links/old.yml").unlink()
    assert export(handbook, docs / "handbook", "mkdocs").exit_code == 0
    assert not (docs / "handbook/chain/old").exists()
    refused = export(handbook, docs, "mkdocs")
    assert refused.exit_code == 2 and "Name an empty folder" in refused.output
    assert (docs / "index.md").read_text(encoding="utf-8") == "# Town\n"


@pytest.mark.parametrize(("audience", "there"), [("staff", False), ("restricted", True)])
def test_an_export_leaks_nothing_hidden(audience: str, there: bool, tiny: Handbook, tmp_path: Path) -> None:
    export(tiny(FILES), tmp_path / "out", "other", "--audience", audience)
    told = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and b"Wire room" in path.read_bytes()]
    assert bool(told) == there


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["export", "csv", "--theme", "mkdocs"], "`--theme` belongs to `pages`"),
        (["export", "pages", "--theme", "mkdocs", "--under", "x"], "`--theme` takes no `--under`"),
        (["export", "pages", "--theme", "mkdocs"], "Name a folder"),
        (["export", "pages", "--theme", "zensical", "--out", "x"], "material"),
    ],
)
def test_what_does_not_go_together_is_told(given: list[str], told: str, tiny: Handbook) -> None:
    done = CliRunner().invoke(main, [*given, "--handbook", str(tiny({}))])
    assert done.exit_code == 2 and told in done.output


def test_a_page_without_its_frame_is_one_block(sites: Path) -> None:
    text = (sites / "town/docs/handbook/awkward/index.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    assert text.startswith("<div>\n<link rel=") and text.endswith("</div>")
    assert as_block(text).strip() == text


@pytest.mark.parametrize("title", ["x\x7fy", "x\x9by", "x\ufffey", "x\u2028y", 'x"\n---\ny', "{{< x >}}"])
def test_every_title_can_be_read_from_front_matter(title: str) -> None:
    head = front_matter({"title": quoted_words(title)}).split("---\n")[1]
    assert yaml.safe_load(head)["title"].replace("\u2060", "") == title
