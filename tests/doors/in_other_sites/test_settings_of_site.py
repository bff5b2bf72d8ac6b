"""The configuration of the site around a handbook: `interlock check` tells what its build would tell, or end at."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.configuration import configuration_of
from interlock.doors.mkdocs.host_options import HostOptions
from interlock.sources.settings.configuration_file import ConfigurationError
from interlock.sources.settings.plugin_options import PLUGIN_OPTIONS
from tests.conftest import TODAY, write
from tests.doors.sites_around import MISSING, OTHER_FOLDER, PLUGIN, TERM, site_with, told, told_of_settings


def test_a_hook_that_comes_is_missed_no_more(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}hooks: [main.py]\n", docs="docs")
    for is_there in (False, False, True):
        if is_there:
            write(folder / "main.py", "")
        done = CliRunner().invoke(main, ["check", "--handbook", str(folder), "--as-of", str(TODAY)])
        assert ("There is no file `main.py`" in done.output) is not is_there


def test_the_check_knows_all_options_of_the_plugin() -> None:
    assert set(PLUGIN_OPTIONS) == {name for name, _ in HostOptions._schema}


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
    assert not any(NO_PAGE in told for told in told_of_settings(folder / "handbook"))


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
    ("entry", "told"),
    [
        ("handbook/promises/", "which is a folder. Write `handbook/promises/index.md`."),
        ("handbook", "which is a folder. Write `handbook/index.md`."),
        ("handbook/promises.md", "which is the name of no page. Write `handbook/promises/index.md`."),
        ("handbook/README.md", "which is the name of no page. Write `handbook/index.md`."),
        ("handbook/chain/front/", "which is the name of no page. Write `handbook/chain/front.md`."),
        ("handbook/chain/front/index.md", "which is the name of no page. Write `handbook/chain/front.md`."),
        ("handbook/chain/front.yml", "which is the name of no page. Write `handbook/chain/front.md`."),
        ("handbook/chain/front.md#promises", "which is the name of no page. Write `handbook/chain/front.md`."),
        ("handbook/chian/", "and the handbook has no such page. Did you mean `handbook/chain/index.md`?"),
        ("./handbook/chain/front.md", ""),
        ("handbook/terms.csv", ""),
        ("/handbook/chain/front/", ""),
        ("https://tiny.example/handbook/chain/front/", ""),
    ],
)
def test_pages_of_ours_have_one_name_in_navigations(tmp_path: Path, entry: str, told: str) -> None:
    """MkDocs finds no page by its address, and leads to what was typed."""
    folder = site_with(tmp_path / "site", OTHER_FOLDER + f"nav: [index.md, {{Ours: '{entry}'}}]\n", "of/us")
    message = f"`nav:` names `{entry}`, {told}"
    assert [line.partition("bad-value ")[2] for line in told_of_settings(folder / "of/us")] == ([message] if told else [])


@pytest.mark.parametrize(
    ("nav", "places"),
    [
        ("nav: [A: , 1, {A: index.md, B: index.md}, [index.md]]\n", ["5:7", "5:12", "5:15", "5:43"]),
        ("nav: &a [index.md, A: *a, B: &b [{C: *b}], {D: {E: index.md, F: index.md}}]\n", []),
        ("nav: ['https://[::1]/', A: 'https://[tinford.example', B: //a℀.example]\n", ["5:28", "5:59"]),
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
    assert ["5:11: warning bad-value A build empties this folder" in line for line in told_of_settings(folder / "handbook")] == (
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


def test_a_page_at_an_address_of_ours_is_told(tmp_path: Path) -> None:
    """Where the handbook is the whole site, whose own home page it shows."""
    whole = PLUGIN.replace("%s", "ours, path: /") + "docs_dir: content\n"
    folder = site_with(tmp_path / "site", whole, "ours", **{"content/about.md": "# About\n", "content/guides/README.md": "# A\n"})
    write(folder / "content/guides/index.md", "# Guides\n")
    assert [line for line in told(folder / "ours") if "misplaced-file" in line] == [
        "../content/about.md:1:1: warning misplaced-file This page would stand at `/about/`, in place of the page that is made from "
        "`standards/organisation.yml`. Give the file another name, or the handbook a folder of the site: `path: handbook/`."
    ]


def test_a_plugin_allows_pages_beside_the_configuration(tmp_path: Path) -> None:
    settings = PLUGIN.replace("search", "search, same-dir") + "docs_dir: .\n"
    folder = site_with(tmp_path / "site", settings, "ours", docs=".")
    assert not any("makes no site of pages" in line for line in told_of_settings(folder / "ours"))


def test_passwords_from_the_environment_stand_on_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPOSITORY", "https://ci:secret@code.example/book")
    write(tmp_path / "mkdocs.yml", "repo_url: !ENV REPOSITORY\n")
    with pytest.raises(ConfigurationError, match="`repo_url` holds a user's name or a password") as refused:
        configuration_of(tmp_path)
    assert "secret" not in str(refused.value)
