"""`interlock check` of a handbook in somebody's site knows that site's own pages, and tells what its build would tell."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.mkdocs.host_options import HostOptions
from interlock.sources.plugin_options import PLUGIN_OPTIONS
from tests.commits import git
from tests.conftest import TODAY, tiny_with, write

PLUGIN = "site_name: Ours\ntheme: material\nplugins: [search, interlock: {handbook: %s}]\n"
OTHER_FOLDER = f"{PLUGIN}docs_dir: content\n"
PAGES = {
    "index.md": "# Welcome\n\n<b>Ours</b> and [a list](handbook/promises/index.md).\n",
    "guides/first.md": "# First\n\n## A part\n\n!!! note\n    A licence paper, and [[promise/permit-in-five-days]].\n",
    "guides/secret.md": "# Secret\n\nFor later.\n",
    "map.json": "{}",
}
TERM = "title: visitor\ndefinition: Of [all](/), in [the guide](/guides/first/#a-part), [whole](/guides/first), [map](/map.json).\nowner: front\n"
AVOIDED = "title: permit\ndefinition: A card for a car.\nowner: front\navoid: [{word: licence paper}]\n"


def site_with(folder: Path, configuration: str, handbook: str = ".", docs: str = "content", **more: str) -> Path:
    """A site whose handbook stands in a folder of it, and which has pages of its own."""
    tiny_with({"glossary/visitor.yml": TERM, "glossary/permit.yml": AVOIDED}, folder / handbook)
    shutil.rmtree(folder / handbook / "docs")
    for path, text in {**{f"{docs}/{name}": text for name, text in PAGES.items()}, **more}.items():
        write(folder / path, text)
    write(folder / "mkdocs.yml", configuration % handbook if "%s" in configuration else configuration)
    return folder


def told(folder: Path, *options: str) -> list[str]:
    """Findings above advice about definitions' links and about the site's pages."""
    done = CliRunner().invoke(main, ["check", *options, "--handbook", str(folder), "--format", "short", "--as-of", str(TODAY)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return [line for line in done.output.splitlines() if "broken-link" in line or ".md:" in line or "Usage" in line]


SITES = {
    "pages in another folder": (OTHER_FOLDER, ".", "content", {}),
    "pages in docs/": (PLUGIN, ".", "docs", {}),
    "a handbook in a folder": (PLUGIN, "handbook", "docs", {}),
    "both": (OTHER_FOLDER, "of/us", "content", {}),
    "a handbook among the pages": (PLUGIN, "docs/ours", "docs", {}),
    "inherited": ("INHERIT: base/mkdocs.yml\nsite_name: Ours\n", ".", "content", {"base/mkdocs.yml": OTHER_FOLDER % "."}),
    "plugins as a mapping": (OTHER_FOLDER.replace("[search, interlock: {handbook: %s}]", "{interlock: }"), ".", "content", {}),
    "a hook": (
        "site_name: Ours\ntheme: material\nhooks: [main.py]\ndocs_dir: content\n",
        ".",
        "content",
        {"main.py": "import interlock.doors.mkdocs\n"},
    ),
    "not in the navigation": (OTHER_FOLDER + "not_in_nav: /guides/\n", ".", "content", {}),
}


@pytest.mark.parametrize("name", SITES)
def test_links_to_pages_of_the_site_are_right(tmp_path: Path, name: str) -> None:
    configuration, handbook, docs, more = SITES[name]
    folder = site_with(tmp_path / "site", configuration, handbook, docs, **more)
    page = Path(os.path.relpath(folder / docs / "guides/first.md", folder / handbook)).as_posix()
    (finding,) = told(folder / handbook)
    assert finding.startswith(f"{page}:6:7: warning avoided-word")
    assert told(folder / handbook) == [finding]  # from the cache
    assert told(folder / handbook, str(folder / docs / "guides/first.md")) == [finding]


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_links_to_pages_left_out_are_told(tmp_path: Path, setting: str) -> None:
    folder = site_with(tmp_path / "site", f"{OTHER_FOLDER}{setting}: secret.md\n")
    write(folder / "glossary/visitor.yml", TERM.replace("/guides/first", "/guides/secret"))
    assert [line.partition(" Did")[0] for line in told(folder)[1:]] == [
        "glossary/visitor.yml:2:41: warning broken-link `/guides/secret/#a-part` leads to no page.",
        "glossary/visitor.yml:2:74: warning broken-link `/guides/secret` leads to no page.",
    ]


def test_pages_that_a_plugin_may_make_are_not_missed(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER.replace("search", "search, blog"))
    write(folder / "glossary/visitor.yml", TERM.replace("/guides/first", "/blog/2026/one"))
    assert len(told(folder)) == 1


def test_a_page_that_vanishes_is_missed_at_once(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    assert len(told(folder / "handbook")) == 1
    (folder / "content/guides/first.md").unlink()
    assert len(told(folder / "handbook")) == 2
    write(folder / "mkdocs.yml", "site_name: Ours\n")
    assert all("error broken-link" in line for line in told(folder / "handbook"))


def test_a_page_that_opts_out_is_left_alone(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER)
    write(folder / "content/guides/first.md", f"---\ninterlock: false\n---\n{PAGES['guides/first.md']}")
    assert told(folder) == []


@pytest.mark.parametrize("docs", ["..", "../..", "/", "../elsewhere"])
def test_no_pages_outside_of_the_site_are_read(tmp_path: Path, docs: str) -> None:
    folder = site_with(tmp_path / "a/site", f"{PLUGIN}docs_dir: {docs}\n", "handbook")
    for place in ("a/elsewhere", "a", "."):
        write(tmp_path / place / "page.md", "A licence paper.\n")
    assert not any("page.md" in line for line in told(folder / "handbook"))


def test_pages_beside_the_site_in_its_repository_are_read(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}docs_dir: ../docs\n", "handbook")
    git(tmp_path, "init", "-q")
    write(tmp_path / "docs/page.md", "A licence paper.\n")
    assert any(line.startswith("../../docs/page.md:1:3: warning") for line in told(folder / "handbook"))


def test_since_a_revision_only_new_links_are_told(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", on="2026-11-02")
    assert told(folder / "handbook", "--since", "HEAD") == []
    write(folder / "handbook/glossary/visitor.yml", TERM.replace("/guides/first)", "/guides/none)"))
    assert [line.split(":")[0] for line in told(folder / "handbook", "--since", "HEAD")] == ["glossary/visitor.yml"]


def test_a_code_host_finds_the_page_of_the_site(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "handbook")
    git(folder, "init", "-q")
    done = CliRunner().invoke(
        main, ["check", "--handbook", str(folder / "handbook"), "--format", "github", "--as-of", str(TODAY)]
    )
    assert "file=content/guides/first.md,line=6" in done.output


NAMING = {
    "content/named.md": "# Named\n\n[[promise/permit-in-five-days|ours]]\n",
    "content/linked.md": "# Linked\n\n[ours](handbook/promises/permit-in-five-days.md#how)\n",
    "content/other.md": "# Other\n\n[[promise/permit-in-five-days-more]], permit-in-five-days, [x](promises/no-permit-in-five-days.md)\n",
    "content/.old/named.md": "[[promise/permit-in-five-days]]\n",
}


def renamed(handbook: Path) -> str:
    arguments = ["rename", "promise/permit-in-five-days", "permit-soon", "--handbook", str(handbook)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("handbook", [".", "of/us"])
def test_rename_tells_which_pages_of_the_site_stay(tmp_path: Path, handbook: str) -> None:
    nav = "nav: [index.md, handbook/promises/permit-in-five-days.md]\n"
    folder = site_with(tmp_path / "site", OTHER_FOLDER + nav, handbook, **NAMING)
    up = "" if handbook == "." else "../../"
    before = {path: (folder / path).read_bytes() for path in (*NAMING, "mkdocs.yml")}
    told_last = (
        f"Of the site around it, {up}mkdocs.yml, {up}content/linked.md, {up}content/named.md and "
        f"{up}content/guides/first.md still say `permit-in-five-days`: write the new id there.\n"
    )
    assert renamed(folder / handbook).endswith(told_last)
    assert {path: (folder / path).read_bytes() for path in before} == before


def test_rename_says_nothing_of_a_site_that_names_nothing(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "of/us")
    write(folder / "content/guides/first.md", "# First\n")
    assert "site around" not in renamed(folder / "of/us")


def test_rename_rewrites_pages_that_are_the_handbooks(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", PLUGIN, docs="docs")
    assert "site around" not in renamed(folder)
    assert "[[promise/permit-soon]]" in (folder / "docs/guides/first.md").read_text(encoding="utf-8")


def test_a_hook_that_comes_is_missed_no_more(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}hooks: [main.py]\n", docs="docs")
    for is_there in (False, False, True):
        if is_there:
            write(folder / "main.py", "")
        done = CliRunner().invoke(main, ["check", "--handbook", str(folder), "--as-of", str(TODAY)])
        assert ("There is no file `main.py`" in done.output) is not is_there


def test_the_check_knows_all_options_of_the_plugin() -> None:
    assert set(PLUGIN_OPTIONS) == {name for name, _ in HostOptions._schema}


def told_of_settings(folder: Path, *options: str) -> list[str]:
    """Findings in configurations, of the first check and of the one from the cache."""
    arguments = ["check", *options, "--handbook", str(folder), "--format", "short", "--as-of", str(TODAY)]
    first, again = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert first.output == again.output
    return [line for line in first.output.splitlines() if "mkdocs.y" in line or "properdocs.y" in line]


MISSING = (
    "nav:\n- index.md\n- Guides: [guides/frist.md, guides/first.md]\n- handbook/promises/index.md\n- https://a.org/x\n- Out: /x\n"
)
NO_PAGE = "warning bad-value `nav:` names `guides/frist.md`, and the site has no such page. Did you mean `guides/first.md`?"
NO_DOCS = "warning bad-value There is no folder `content`, without which `mkdocs build` makes no site."


@pytest.mark.parametrize("handbook", [".", "of/us"])
def test_pages_missing_in_the_navigation_are_told(tmp_path: Path, handbook: str) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER + MISSING, handbook)
    up = "" if handbook == "." else "../../"
    assert told_of_settings(folder / handbook) == [f"{up}mkdocs.yml:7:12: {NO_PAGE}"]
    assert len(told_of_settings(folder / handbook, str(folder / "mkdocs.yml"))) == 1
    write(folder / "content/guides/frist.md", "# Frist\n")
    assert told_of_settings(folder / handbook) == []


@pytest.mark.parametrize(
    "more", ["validation: {nav: {not_found: ignore}}\n", "validation: {not_found: info}\n", "hooks: [made.py]\n"]
)
def test_a_navigation_that_may_be_right_is_left_alone(tmp_path: Path, more: str) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER + MISSING + more, "handbook", **{"made.py": ""})
    assert told_of_settings(folder / "handbook") == []


@pytest.mark.parametrize("plugin", ["blog", "literate-nav", "gen-files", "monorepo"])
def test_plugins_may_make_what_a_navigation_names(tmp_path: Path, plugin: str) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER.replace("search", f"search, {plugin}") + MISSING, "handbook")
    assert told_of_settings(folder / "handbook") == []


@pytest.mark.parametrize(
    ("path", "entry", "expected"),
    [
        ("handbook/", "handbook/promises/permit-in-6-days.md", "Did you mean `handbook/promises/permit-in-five-days.md`?"),
        ("handbook/", "handbook/promisses/index.md", "Did you mean `handbook/promises/index.md`?"),
        ("handbook/", "handbook/quicksilver-2.md", "Take the line out, or write the definition."),
        ("/", "promises/permit-in-6-days.md", "Did you mean `promises/permit-in-five-days.md`?"),
        ("handbook/", "[handbook/index.md, handbook/chain/front.md, handbook/a-z.md, handbook/reports/index.md]", ""),
        ("/", "promises/index.md", ""),
    ],
)
@pytest.mark.parametrize("more", ["", "hooks: [made.py]\n"])
def test_pages_of_ours_missing_in_the_navigation_are_told(
    tmp_path: Path, path: str, entry: str, expected: str, more: str
) -> None:
    """As the build of the site tells them, whatever else makes pages there."""
    settings = OTHER_FOLDER.replace("interlock: {", f"interlock: {{path: {path}, ") + f"nav: [index.md, {{Ours: {entry}}}]\n"
    folder = site_with(tmp_path / "site", settings + more, "of/us", **{"made.py": ""})
    message = f"`nav:` names `{entry}`, and the handbook has no such page. {expected}"
    assert [line.partition("bad-value ")[2] for line in told_of_settings(folder / "of/us")] == ([message] if expected else [])


@pytest.mark.parametrize(
    ("nav", "places"),
    [
        ("nav: guides\n", ["5:6"]),
        ("nav: {A: index.md}\n", ["5:6"]),
        ("nav: [A: , 1, {A: index.md, B: index.md}, [index.md]]\n", ["5:7", "5:12", "5:15", "5:43"]),
        ("nav: &a [index.md, A: *a, B: &b [{C: *b}], {D: {E: index.md, F: index.md}}]\n", []),
        ("nav:\n", []),
        ("nav: []\n", []),
        ("nav: !ENV [NAV, index.md]\n", []),
    ],
)
def test_entries_that_end_the_build_are_told(tmp_path: Path, nav: str, places: list[str]) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER + nav, "handbook")
    found = told_of_settings(folder / "handbook")
    assert [":".join(line.split(":")[1:3]) for line in found] == places
    assert all("This can be no entry of `nav:`" in line for line in found)


@pytest.mark.parametrize(
    "configuration",
    [OTHER_FOLDER, "INHERIT: base.yml\nsite_name: Ours\nplugins: [interlock: {handbook: handbook}]\n", PLUGIN + "docs_dir: .\n"],
)
def test_a_site_without_its_folder_of_pages_is_told(tmp_path: Path, configuration: str) -> None:
    folder = site_with(tmp_path / "site", configuration, "handbook", **{"base.yml": "docs_dir: content\n"})
    shutil.rmtree(folder / "content")
    (finding,) = told_of_settings(folder / "handbook")
    assert NO_DOCS in finding or "MkDocs makes no site of pages that stand beside its configuration." in finding


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml"])
@pytest.mark.parametrize("handbook", [".", "of/us"])
def test_a_misspelt_plugin_is_told_wherever_it_stands(tmp_path: Path, handbook: str, name: str) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER.replace("interlock", "interlok"), handbook)
    (folder / "mkdocs.yml").rename(folder / name)
    up = "" if handbook == "." else "../../"
    expected = "error bad-value There is no plugin `interlok`, so that no site is made. Did you mean `interlock`?"
    assert told_of_settings(folder / handbook) == [f"{up}{name}:3:19: {expected}"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ": {handbook: us}",
            "`us` has neither `standards/` nor `glossary/`. There is a handbook in `ours/`: write `handbook: ours`",
        ),
        ("", "`.` has neither `standards/` nor `glossary/`. There is a handbook in `ours/`: write `handbook: ours`"),
        (": {handbook: other/theirs}", ""),
        (": {handbook: ours, audiense: public}", "There is no setting `audiense` here, so that it is passed over."),
    ],
)
def test_a_plugin_that_finds_no_handbook_is_told(tmp_path: Path, options: str, expected: str) -> None:
    folder = site_with(tmp_path / "site", f"site_name: Ours\nplugins: [interlock{options}]\ndocs_dir: content\n", "ours")
    write(folder / "other/theirs/glossary/a.yml", "")
    found = told_of_settings(folder / "ours")
    assert [expected in line for line in found] == [True] * bool(expected)


def test_a_site_without_a_name_is_told(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER.replace("site_name: Ours\n", ""), "handbook")
    assert [line.partition(",")[0] for line in told_of_settings(folder / "handbook")] == [
        "../mkdocs.yml:1:1: warning missing-field `site_name` is missing"
    ]


def test_what_a_site_cannot_inherit_is_told(tmp_path: Path) -> None:
    configuration = "INHERIT: none.yml\ndocs_dir: content\nplugins: [interlock: {handbook: handbook}]\n"
    folder = site_with(tmp_path / "site", configuration, "handbook")
    assert ["`none.yml` cannot be read" in line for line in told_of_settings(folder / "handbook")] == [True]
    assert not any("broken-link" in line for line in told(folder / "handbook"))
    write(folder / "none.yml", "site_name: Ours\n")
    assert told_of_settings(folder / "handbook") == []


def test_an_edit_of_words_keeps_what_was_told(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER + MISSING, "handbook")
    assert len(told_of_settings(folder / "handbook")) == 1
    write(folder / "handbook/glossary/visitor.yml", TERM.replace("Of [all]", "Of truly [all]"))
    assert len(told_of_settings(folder / "handbook")) == 1


@pytest.mark.parametrize(
    ("site_dir", "is_told"), [("handbook", True), ("handbook/glossary/x", True), ("content/x", True), ("out", False)]
)
def test_a_site_in_the_place_of_sources_is_told(tmp_path: Path, site_dir: str, is_told: bool) -> None:
    folder = site_with(tmp_path / "site", f"{OTHER_FOLDER}site_dir: {site_dir}\n", "handbook")
    assert ["5:11: error bad-value A build empties this folder" in line for line in told_of_settings(folder / "handbook")] == (
        [True] * is_told
    )


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("path: ../x", "This is no folder of a site. Write `path: handbook/`, or `path: /` for the whole site."),
        ("path: 3", "This is no folder of a site."),
        ("path: ", "This is no folder of a site."),
        ("path: /", ""),
        ("path: über/uns", ""),
        ("nav: {titel: x}", "This is no entry. Write `nav: Handbook`, `nav: {title: Handbook, place: 2}` or `nav: false`."),
        ("nav: {place: 0}", "`place: 0` is no place. Write a number from 1, `first` or `last`."),
        ("nav: [x]", "This is no entry."),
        ("nav: {title: Ours, place: first}", ""),
        ("nav: no", ""),
        ("nav: !ENV [NAV, x]", ""),
        ("nav: &a {title: *a}", ""),
    ],
)
def test_options_that_end_the_build_are_told(tmp_path: Path, option: str, expected: str) -> None:
    configuration = f"site_name: Ours\nplugins:\n- interlock:\n    handbook: handbook\n    {option}\ndocs_dir: content\n"
    folder = site_with(tmp_path / "site", configuration, "handbook")
    found = told_of_settings(folder / "handbook")
    assert [line.startswith("../mkdocs.yml:5:") and expected in line for line in found] == [True] * bool(expected)


@pytest.mark.parametrize("page", ["content/handbook.md", "content/handbook/deep/own.md"])
def test_a_page_in_the_place_of_ours_is_told(tmp_path: Path, page: str) -> None:
    folder = site_with(tmp_path / "site", OTHER_FOLDER, "ours", **{page: "# Own\n"})
    (finding,) = told_of_settings(folder / "ours")
    assert f"The site has a page `{page.removeprefix('content/')}`, where the handbook would be" in finding
    write(folder / "mkdocs.yml", OTHER_FOLDER.replace("%s", "ours, path: service-handbook/"))
    assert told_of_settings(folder / "ours") == []
