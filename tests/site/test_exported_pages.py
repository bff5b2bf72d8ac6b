"""`export pages`: another site generator builds the same pages, with nothing that the audience may not see."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result
from jinja2 import Environment, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from interlock.doors.cli import main
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.other_sites.exported_pages import as_block
from interlock.site.outputs import exported as exported_form
from tests.conftest import TODAY, Handbook, tiny_with
from tests.sites import element_of, leave_out_reference_pages, made_once

PARTED = "\u2060"  # a word joiner, which nobody sees
AWKWARD = {
    "standards/organisation.yml": "name: '{{ config }} & {% raw %} sons'\nfeedback:\n  staff: help@tiny.example\n",
    "docs/awkward.md": "# A page with {{ braces }}\n\nSay `one`.\n\n```yaml\nfirst: 1\n\n\n~~~\n{{ second }}: 2\n```\n\n<b>not bold</b> [home](index.md)\n",
    "standards/promises/permit-in-ten-days.yml": (
        "title: Ten days\nsummary: Not yet.\nwording: Ten.\nkind: public\nmade_by: front\nmade_to: [residents]\nstatus: draft\n"
    ),
    "standards/links/hidden.yml": "title: Wire room\nsummary: Listens in.\nkind: support\nclassification: restricted\n",
    "glossary/sum.yml": "title: 'A {{ 7*7 }} {% include \"x\" %}'\nowner: front\ndefinition: A {# sum #} of {{ 7*7 }}.\n",
    "standards/links/back.yml": "title: No\nsummary: Does the post.\nkind: support\nformer_ids: [rear]\n",
}


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files for another generator, beside their `handbook`, and in `hosted` the site that MkDocs alone builds from them."""
    return made_once(tmp_path_factory, "exported", _export_and_host) / "pages"


def _export_and_host(folder: Path) -> None:
    assert export(tiny_with(AWKWARD, folder / "handbook"), folder / "pages").exit_code == 0
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "--strict", "-d", str(folder / "hosted")]
    done = subprocess.run(command, cwd=folder / "pages", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def export(handbook: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(
        main, ["export", "pages", "--out", str(out), "--handbook", str(handbook), "--as-of", f"{TODAY}", *more]
    )


@pytest.fixture(scope="session")
def hosted(exported: Path) -> Path:
    """The site that MkDocs alone builds from the files."""
    return exported.parent / "hosted"


def pages(site: Path) -> dict[str, LexborHTMLParser]:
    return {path.relative_to(site).as_posix(): LexborHTMLParser(path.read_bytes()) for path in sorted(site.rglob("*.html"))}


def shown(site: dict[str, LexborHTMLParser], path: str, part: str) -> tuple[str, list[str]]:
    """The text of a part of a page, and the targets of its links."""
    found = element_of(site[path], part)
    words = " ".join(node.text(separator=" ") for node in found.css("h1, h2, h3, p, li, dt, dd, th, td, pre, button"))
    return " ".join(words.split()), [urljoin(f"/{path}", node.attributes["href"] or "") for node in found.css("a[href]")]


def test_another_generator_shows_the_same_pages(exported: Path, hosted: Path, tmp_path: Path) -> None:
    handbook = exported.parent / "handbook"
    pipeline.build(checking.check(handbook, TODAY), Settings(), tmp_path / "ours")
    ours, theirs = pages(tmp_path / "ours"), pages(hosted)
    assert ours.keys() == theirs.keys()
    whole = [path for path, page in ours.items() if page.css_first("main")]
    assert len(whole) > 100
    for path in whole:
        for part in ("main", "nav.site-nav", "footer"):
            assert shown(theirs, path, part) == shown(ours, path, part), path
        for part in ("title", "[aria-current]"):
            assert [node.text().replace(PARTED, "") for node in theirs[path].css(part)] == [
                node.text() for node in ours[path].css(part)
            ], path


def loads(site: Path) -> Iterator[tuple[str, str]]:
    """Each page with each address of the site that it links to or loads."""
    for path, page in pages(site).items():
        for node in page.css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            if not urlsplit(address).scheme:
                yield path, address


def test_every_link_leads_somewhere(hosted: Path) -> None:
    parsed = pages(hosted)
    lost = []
    for path, address in loads(hosted):
        leads_to = urlsplit(urljoin(f"https://site.example/{path}", address))
        target = unquote(leads_to.path).removeprefix("/")
        file = target + "index.html" if target.endswith("/") or not target else target
        anchor = leads_to.fragment
        if not (hosted / file).is_file() or (anchor and parsed[file].css_first(f'[id="{anchor}"]') is None):
            lost.append((path, address))
    assert lost == []


def test_an_exported_page_is_front_matter_and_one_block(exported: Path) -> None:
    files = sorted((exported / "docs").rglob("*.md"))
    assert len(files) > 100
    for file in files:
        _, front_matter, body = file.read_text().split("---\n", 2)
        said = yaml.safe_load(front_matter)
        assert {"title", "template"} <= said.keys() and said["as_of"] == "22 November 2026"
        lines = body.strip("\n").split("\n")
        assert lines[0] == '<div class="handbook">'
        assert lines[-1] == "</div>"
        assert "" not in [line.strip() for line in lines]
        assert not [line for line in lines if "`" in line or "~~" in line or ("{" in line and "<script" not in line)]
    awkward = yaml.safe_load((exported / "docs/awkward/index.md").read_text().split("---\n")[1])
    assert awkward["title"] == f"A page with {{{PARTED}{{ braces }}}}"
    assert yaml.safe_load((exported / "docs/chain/back/index.md").read_text().split("---\n")[1])["title"] == "No"


def test_a_host_with_macros_finds_none(exported: Path) -> None:
    macros = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    for file in [*(exported / "docs").rglob("*.md"), exported / "mkdocs.yml"]:
        text = file.read_text(encoding="utf-8")
        assert macros.from_string(text).render() == text
    page = LexborHTMLParser((exported / "docs/glossary/sum/index.md").read_bytes())
    data = page.css_first('script[type="application/ld+json"]')
    assert data and json.loads(data.text())[0]["name"] == 'A {{ 7*7 }} {% include "x" %}'


def test_a_block_keeps_blank_lines_where_they_count() -> None:
    assert as_block("<div>\n\n<pre>a\n\n  b`</pre>\n \n</div>\n") == "<div>\n<pre>a&#10;&#10;  b&#96;</pre>\n</div>\n"


@pytest.mark.parametrize(("audience", "there"), [("staff", False), ("restricted", True), ("public", False)])
def test_an_export_leaks_nothing_hidden(audience: str, there: bool, tiny: Handbook, tmp_path: Path) -> None:
    export(tiny(AWKWARD), tmp_path / "pages", "--audience", audience)
    files = [path for path in (tmp_path / "pages").rglob("*") if path.is_file()]
    told = [path for path in files if b"Wire room" in path.read_bytes() or "hidden" in path.parts]
    assert bool(told) == there
    assert not [path for path in files if b"Ten days" in path.read_bytes()]


def test_an_export_needs_an_empty_folder_or_its_own(tiny: Handbook, tmp_path: Path) -> None:
    handbook = tiny({})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Keep me.")
    for arguments in ([], ["--out", str(tmp_path / "mine")], ["--out", str(tmp_path / "mine/letter.txt")]):
        done = CliRunner().invoke(main, ["export", "pages", "--handbook", str(handbook), *arguments])
        assert (done.exit_code, "folder" in done.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    for _ in range(2):
        assert export(handbook, tmp_path / "pages").exit_code == 0


def test_rendering_pages_first_does_not_change_the_frame(tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_reference_pages(monkeypatch)
    handbook = tiny(AWKWARD)
    checked = checking.check(handbook, TODAY)
    pipeline.build(checked, Settings(), tmp_path / "site")
    pipeline.build(checked, Settings(), tmp_path / "after", form=exported_form())
    options = ["export", "pages", "--out", str(tmp_path / "alone"), "--handbook", str(handbook), "--as-of", f"{TODAY}"]
    assert subprocess.run([Path(sys.executable).parent / "interlock", *options], capture_output=True, check=False).returncode == 0
    after, alone = ((tmp_path / folder / "theme/handbook.html").read_text() for folder in ("after", "alone"))
    assert after == alone
    assert "{{ base_url }}" in after
    assert "{{ config }}" not in after


def test_pages_stand_in_a_folder_of_another_site(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    assert export(folder, tmp_path / "out", "--under", "town/handbook/").exit_code == 0
    assert (tmp_path / "out/docs/town/handbook/promises/permit-in-five-days/index.md").is_file()
    assert '"town/handbook/promises/index.md"' in (tmp_path / "out/mkdocs.yml").read_text()
    assert "{{ base_url }}/town/handbook/assets/handbook.css" in (tmp_path / "out/theme/handbook.html").read_text()
    refused = export(folder, tmp_path / "out", "--under", "../handbook")
    assert refused.exit_code == 2 and "--under handbook" in refused.output
