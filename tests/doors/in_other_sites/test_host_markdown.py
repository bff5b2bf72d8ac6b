"""The plugin in the site's own pages: references, terms, words to avoid, and links from either world into the other."""

import logging
import re
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.structure.files import File

from interlock.doors.cli import main
from interlock.doors.mkdocs.host_addresses import HostAddresses
from interlock.doors.mkdocs.host_links import HostLinks
from interlock.doors.site_findings import in_file, seen_from_site
from interlock.findings import Finding, Place, formats
from tests.doors.hosted import built, files, pages, settings, site_of
from tests.sites import element_of

EXTENSIONS = {"markdown_extensions": ["admonition", "attr_list", "pymdownx.tabbed"]}
PROMISE = "promises/permit-in-five-days"


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings of a build about pages of the site."""
    return [
        record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING and "docs/" in record.getMessage()
    ]


def links_in(site: Path, path: str) -> dict[str, str | None]:
    return {node.text(): node.attributes["href"] for node in pages(site)[path].css("[role=main] a[href]")}


def made(folder: Path, text: str, **given: Any) -> Path:
    """A site with one page below guides/ of this text."""
    options = given.pop("options", {})
    return site_of(folder, {**settings("mkdocs", **options), **EXTENSIONS, **given}, **{"docs/guides/first.md": text})


def test_references_and_terms_are_marked_in_any_block(tmp_path: Path) -> None:
    text = "# First\n\n!!! note\n    [[term/permit|This card]] and a parking card.\n\n        [[term/permit]]\n\n- [[promise/permit-in-five-days]]\n"
    page = pages(made(tmp_path / "t", text))["guides/first/index.html"]
    card, term, promise = page.css("[role=main] a[href*='handbook/']")[:3]
    assert (card.text(), card.attributes["href"]) == ("This card", "../../handbook/glossary/permit/")
    assert term.attributes["title"] == "A card that allows a car to stand in one street."
    assert promise.attributes["href"] == f"../../handbook/{PROMISE}/"
    assert "[[term/permit]]" in (element_of(page, "pre").text() if page.css_first("pre") else "")


LINKS = {
    "a file": "../handbook/promises/permit-in-five-days.md",
    "an address": f"../../handbook/{PROMISE}/",
    "from the root": f"/handbook/{PROMISE}/",
    "in full": f"https://tiny.example/handbook/{PROMISE}/",
    "a place": f"../../handbook/{PROMISE}/#by-when",
    "a question": "../handbook/search.md?find=permit#main",
    "marked words": f"../../handbook/{PROMISE}/#:~:text=permit",
}


def test_links_to_ours_may_be_written_in_any_way(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = "# First\n\n" + "\n\n".join(f"[{name}]({link})" for name, link in LINKS.items())
    found = links_in(made(tmp_path / "t", text, use_directory_urls=False), "guides/first.html")
    assert {found[name] for name in list(LINKS)[:4]} == {f"../handbook/{PROMISE}/index.html"}
    assert found["a question"] == "../handbook/search/index.html?find=permit#main"
    assert [line for line in told(caplog) if "Doc file" in line or ("broken-link" in line and "by-when" not in line)] == []


WRONG = """# First

[by file](../handbook/promises/permit-in-five-dyas.md), [by address](/handbook/promises/permit-in-five-dyas/)

<a href="../../handbook/nothing/">in HTML</a> and [a place](../handbook/promises/permit-in-five-days.md#put-rihgt)

[of theirs](no-such.md) and [[promise/permit-in-five-days]]
"""


ALL_SHOWN: Any = SimpleNamespace(at=lambda address: None)


def test_links_to_nothing_are_told_once_with_their_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = made(tmp_path / "t", WRONG)
    assert told(caplog) == [
        "docs/guides/first.md:3:11: warning broken-link `../handbook/promises/permit-in-five-dyas.md` leads to no page of the handbook."
        " Did you mean `../handbook/promises/permit-in-five-days.md`?",
        "docs/guides/first.md:3:70: warning broken-link `/handbook/promises/permit-in-five-dyas/` leads to no page of the handbook."
        " Did you mean `../handbook/promises/permit-in-five-days.md`?",
        "docs/guides/first.md:5:10: warning broken-link `../../handbook/nothing/` leads to no page of the handbook."
        " Name a page that is there, such as `../handbook/index.md`.",
        "docs/guides/first.md:5:61: warning broken-link The page that `../handbook/promises/permit-in-five-days.md#put-rihgt` leads to"
        " has no such place. Did you mean `#put-right`?",
    ]
    assert [record.getMessage() for record in caplog.records if "Doc file 'guides" in record.getMessage()] == [
        "Doc file 'guides/first.md' contains a link 'no-such.md', but the target 'guides/no-such.md' is not found among documentation files."
    ]
    assert links_in(site, "guides/first/index.html")["by address"] == "/handbook/promises/permit-in-five-dyas/"


def test_a_page_that_opts_out_is_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = made(tmp_path / "t", f"---\ninterlock: false\n---\n{WRONG}\nA parking card, a licence paper.\n")
    assert not re.search("broken-link|avoided-word", "".join(line for line in told(caplog) if "first.md" in line))
    text = files(site)["guides/first/index.html"]
    assert "interlock-term" not in text and "[[promise/permit-in-five-days]]" in text


def subfolder(tmp_path: Path, text: str, body: str = "Words.") -> tuple[dict[str, Any], dict[str, str]]:
    """A site as `interlock init --into` leaves it: the handbook in a folder of its own."""
    given = settings("mkdocs", handbook="ours")
    overlay = {"docs/guides/first.md": text}
    for file in (Path(__file__).parents[2] / "tiny").rglob("*.yml"):
        relative = file.relative_to(Path(__file__).parents[2] / "tiny").as_posix()
        if relative.startswith(("standards/", "glossary/")):
            overlay[f"ours/{relative}"] = file.read_text(encoding="utf-8")
    organisation = overlay["ours/standards/organisation.yml"]
    overlay["ours/standards/organisation.yml"] = organisation + "defaults: {classification: public}\n"
    overlay["ours/glossary/permit.yml"] = (
        "title: permit\ndefinition: A card that allows a car to stand in one street.\nowner: front\navoid: [{word: licence paper}]\n"
    )
    service = overlay["ours/standards/services/parking.yml"]
    overlay["ours/standards/services/parking.yml"] = f"{service}body: {body}\n"
    return given, overlay


def test_words_to_avoid_are_told_beside_a_handbook_elsewhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    given, overlay = subfolder(tmp_path, "# First\n\nA licence paper.\n", "See [our guide](/guides/first/).")
    site = site_of(tmp_path / "t", given, **overlay)
    assert any(line.startswith("docs/guides/first.md:3:3: warning avoided-word") for line in told(caplog))
    link = next(node for node in pages(site)["handbook/services/parking/index.html"].css("a") if node.text() == "our guide")
    assert link.attributes["href"] == "../../../guides/first/"


def test_links_to_what_is_hidden_say_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the handbook has pages of its own, a check of it reads none of the site's."""
    whole = "https://tiny.example/handbook/chain/quiet/"
    given, overlay = subfolder(tmp_path, f"# First\n\n[a](../handbook/chain/quiet.md), [b]({whole})\n")
    overlay |= {
        "ours/docs/own.md": "# Our own\n\nWords.\n",
        "ours/standards/links/quiet.yml": "title: Quiet\nsummary: A team.\nkind: support\nclassification: staff\n",
    }
    site_of(tmp_path / "t", given, **overlay)
    end = " leads to the link `quiet`, which is for staff only, and this site has no page of it. Say it without the link."
    assert [line.partition("broken-link ")[2] for line in told(caplog) if "first.md" in line] == [
        f"`../handbook/chain/quiet.md`{end}",
        f"`{whole}`{end}",
    ]


def test_references_to_nothing_stop_the_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    given, overlay = subfolder(tmp_path, "# First\n\n[[promise/permit-in-five-dyas]] and [[Another page]]\n")
    with pytest.raises((Exception, SystemExit)):
        site_of(tmp_path / "t", given, **overlay)
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert (
        "docs/guides/first.md:3:3" in said
        and "1 error in 1 file" in said
        and "Did you mean `promise/permit-in-five-days`" in said
    )
    assert "Another page" not in said.replace("[[promise/permit-in-five-dyas]] and [[Another page]]", "")


@pytest.mark.parametrize("shares_docs", [True, False])
@pytest.mark.parametrize(
    "written", ["promis/permit-in-five-days", "Promise/permit-in-five-days", "promises/permit-in-five-days", "term: permit"]
)
def test_a_misspelt_kind_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture, shares_docs: bool, written: str) -> None:
    text = f"# First\n\n[[{written}]], [[team/benefits]] and [[wiki/page]]\n"
    given, overlay = subfolder(tmp_path, text)
    if not shares_docs:
        overlay["ours/docs/own.md"] = "# Own\n\nWords.\n"
    with pytest.raises((Exception, SystemExit)) if shares_docs else nullcontext():
        site_of(tmp_path / "t", given, **overlay)
    said = "\n".join(record.getMessage() for record in caplog.records)
    meant = "term/permit" if "term" in written else "promise/permit-in-five-days"
    assert re.search(rf"docs/guides/first\.md:3:3\b[\s\S]*(?:Write|Did you mean) `{meant}`", said)
    assert not re.search(r"(?:`|\[\[)(?:team/benefits|wiki/page)(?:`|\]\])[^\n]*no such page|`(?:team|wiki)` is not", said)


@pytest.mark.parametrize(
    ("target", "meant"), [("promise/permit-in-six-days", "promise/permit-in-five-days"), ("term/permit#step", "term/permit")]
)
def test_a_reference_to_nothing_has_its_place(tmp_path: Path, caplog: pytest.LogCaptureFixture, target: str, meant: str) -> None:
    given, overlay = subfolder(tmp_path, f"# First\n\nAs [[{target}]] says.\n")
    site_of(tmp_path / "t", given, **overlay, **{"ours/docs/own.md": "# Own\n\nWords.\n"})
    (line,) = [line for line in told(caplog) if "first.md" in line]
    assert line.startswith(f"docs/guides/first.md:3:6: warning unknown-reference `[[{target}]]` names no page")
    assert line.endswith(f"Did you mean `{meant}`?")


def test_a_scheme_of_ours_that_somebody_types_stays(tmp_path: Path) -> None:
    site = made(tmp_path / "t", "# First\n\n[x](interlock:javascript:alert(1))\n")
    assert links_in(site, "guides/first/index.html")["x"] == "interlock:javascript:alert(1)"


def test_remedies_are_typed_in_the_folder_of_the_site() -> None:
    finding = Finding(
        "not-approved", Place("standards/a.yml"), "…", "Run `interlock approve promise/x` or see `standards/results/`."
    )
    seen = seen_from_site(finding, "ours")
    assert seen.place.file == "ours/standards/a.yml"
    assert seen.remedy == "Run `interlock approve --handbook ours promise/x` or see `ours/standards/results/`."
    assert seen_from_site(finding, ".") == finding


def test_remedies_for_their_pages_are_typed_there_too() -> None:
    told = Finding(
        "unknown-reference",
        Place("docs/a.md"),
        "…",
        "Write the id of a file in `standards/promises/`: `interlock new promise x`.",
    )
    seen = in_file(told, "pages/a.md", "ours")
    assert seen.place.file == "pages/a.md"
    assert seen.remedy == "Write the id of a file in `ours/standards/promises/`: `interlock new --handbook ours promise x`."


def test_our_links_to_their_pages_are_checked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    body = "See [our guide](/guides/frist/), [the style](/css/base.css) and [a promise](/promises/parking/)."
    given, overlay = subfolder(tmp_path, "# First\n", body)
    with pytest.raises((Exception, SystemExit)):
        site_of(tmp_path / "t", given, **overlay)
    assert "`/promises/parking/` leads to no page" in caplog.text and "/guides/frist/` leads" not in caplog.text
    (tmp_path / "t/ours/standards/services/parking.yml").write_text(
        overlay["ours/standards/services/parking.yml"].replace("/promises/parking/", "/charter/"), encoding="utf-8"
    )
    built(tmp_path / "t")
    assert [line for line in caplog.messages if "/css/base.css` leads" in line] == []  # the theme brings that file
    assert "ours/standards/services/parking.yml:" in caplog.text and "`/guides/frist/` leads to no page" in caplog.text


@pytest.mark.parametrize("folders", [True, False])
def test_places_on_their_pages_are_those_they_have(tmp_path: Path, caplog: pytest.LogCaptureFixture, folders: bool) -> None:
    """Their Markdown gives the ids: accents are lost, and a heading may have one of its own."""
    links = ["/guides/first/#cafe", "/guides/first/#own", "/guides/first/#top", "/guides/first/?a=b#lsot", "/guides/first.md"]
    links += ["/guides/first/#:~:text=First,Lost", "/guides/first/#cafe:~:text=First"]
    text = "# First\n\n## Café\n\n## Its own {#own}\n\n## Lost\n"
    given, overlay = subfolder(tmp_path, text, f"See {', '.join(f'[it]({link})' for link in links)}.")
    site_of(tmp_path / "t", {**given, **EXTENSIONS, "use_directory_urls": folders}, **overlay)
    found = [re.sub(r".*broken-link ", "", line) for line in caplog.messages if "parking.yml:" in line]
    assert found == [
        "`/guides/first.md` leads to no page. Did you mean `/guides/first/`?",
        "The page that `/guides/first/?a=b#lsot` leads to has no such place. Did you mean `#lost`?",
    ]


def test_places_that_plugins_add_are_known(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A list of tags, for example, is written into a page when all pages are made."""
    links = "[it](/guides/first/#tag:bins&more), [no](/guides/first/#tag:roads)"
    given, overlay = subfolder(tmp_path, "# First\n", f"See {links}.")
    hook = "def on_page_content(html, **_):\n    return html + '<h2 class=tags id=\"tag:bins&amp;more\">Bins</h2>'\n"
    site_of(tmp_path / "t", {**given, "hooks": ["tags.py"]}, **overlay, **{"tags.py": hook})
    assert [line.partition(" leads")[0] for line in caplog.messages if "parking.yml:" in line] == [
        "ours/standards/services/parking.yml:5:52: warning broken-link The page that `/guides/first/#tag:roads`"
    ]


def test_links_are_read_below_the_folder_of_the_site(tmp_path: Path) -> None:
    """A site that is served below /docs/, with the handbook as all of it."""
    addresses = HostAddresses("", frozenset({"promises/", "promises/one/", "tables/terms.csv"}))
    found: list[Finding] = []
    theirs = frozenset({"about.md", "promises/theirs"})
    links = HostLinks(addresses, "https://tiny.example/docs/", "docs", found.append, ALL_SHOWN, theirs)
    (tmp_path / "about.md").write_text("[x](/docs/promises/two/)\n", encoding="utf-8")
    file = File("about.md", str(tmp_path), "site", use_directory_urls=True)
    assert links.address_of(file, "/docs/promises/one/") == "../promises/one/"
    assert links.address_of(file, "/promises/one/#a") == "../promises/one/#a"
    for other in (
        "/other/",
        "mailto:a@b.example",
        "https://tiny.example.org/promises/one/",
        "tables/terms.csv",
        "promises/theirs/",
    ):
        assert links.address_of(file, other) is None
    assert found == []
    assert links.address_of(file, "/docs/promises/two/") == "/docs/promises/two/"
    assert formats.short(found).startswith("docs/about.md:1:5: warning broken-link")


def test_places_are_not_found_in_longer_links() -> None:
    file: Any = SimpleNamespace(src_uri="a.md", content_string="[one](p.md#make) [two](p.md#mak)\n")
    none: Any = None
    found: list[Finding] = []
    asked = [(file, "p.md#make", "p/", "make"), (file, "p.md#mak", "p/", "mak")]
    HostLinks(none, "", "docs", found.append, ALL_SHOWN, _anchors=asked).tell_of_anchors({"p/": ["step-make"]})
    assert [each.place.column for each in found] == [7, 24]
    assert found[0].remedy == "Did you mean `#step-make`?"


def test_markup_that_our_home_page_cannot_show_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the handbook is the whole site, it shows the site's home page, and MkDocs does not make that."""
    home = '# Welcome\n\n!!! note\n    <b onclick="call()">Ours</b>, [p](handbook/glossary/permit.md).\n'
    folder = tmp_path / "t"
    site_of(folder, settings("mkdocs", path="/"), **{"docs/index.md": home, "docs/guides/first.md": home})
    foreign, unsafe = "docs/index.md:3:1: warning foreign-markup", "docs/index.md:4:5: warning unsafe-markup"
    lines = told(caplog)
    assert [line[: line.index("-markup")] + "-markup" for line in lines if "-markup" in line] == [foreign, unsafe]
    assert any(line.endswith("Write the definition as a reference: `[[term/permit]]`.") for line in lines)
    checked = CliRunner().invoke(main, ["check", "--handbook", str(folder), "--format", "short"]).output
    assert [line[: line.index("-markup")] + "-markup" for line in checked.splitlines() if "docs/" in line] == [foreign, unsafe]


def test_links_of_a_welcome_page_of_ours_are_checked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """MkDocs does not make it, and so does not look at its links."""
    right = "[a](guides/first.md), [b](promises/index.md), [c](promises/permit-in-five-days.md#x), [d](/guides/first/), [e](promises/)"
    wrong = "[i](none.md), [j](/none/)"
    site_of(tmp_path / "t", settings("mkdocs", path="/"), **{"docs/index.md": f"# Welcome\n\n{right}\n\n{wrong}\n"})
    assert [line.partition(" Write")[0] for line in told(caplog)] == [
        "docs/index.md:5:5: warning broken-link There is no file `docs/none.md`.",
        "docs/index.md:5:19: warning broken-link `/none/` leads to no page.",
    ]
