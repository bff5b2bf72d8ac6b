"""`interlock init --into`: a handbook for a site that exists, of which nothing else changes."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import findings_in

MATERIAL = """\
site_name: Ours
theme: {name: material}
plugins:
  - search
  - blog:
      blog_dir: .  # our news
# What follows is for pictures.
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  key: !ENV [OUR_KEY, none]
"""
ADDED = "  - interlock:\n      handbook: handbook\n      path: handbook/\n"


def init(site: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["init", "--into", str(site), *options], catch_exceptions=False)


def site(folder: Path, configuration: str = MATERIAL) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Ours\n")
    (folder / "mkdocs.yml").write_bytes(configuration.encode())
    return folder


def test_it_adds_definitions_and_shows_the_line(tmp_path: Path) -> None:
    done = init(site(tmp_path))
    assert done.exit_code == 0 and ADDED in done.output
    assert (tmp_path / "mkdocs.yml").read_text() == MATERIAL
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "handbook", "mkdocs.yml"]
    assert sorted(path.name for path in (tmp_path / "handbook").iterdir()) == ["glossary", "standards"]
    assert [finding for finding in findings_in(tmp_path / "handbook") if finding.severity != "advice"] == []


@pytest.mark.parametrize(
    ("site_url", "address"),
    [("https://a.example/docs/", "/docs/handbook/"), ("https://a.example", "/handbook/"), ("http://[", "/handbook/")],
)
def test_the_address_that_mkdocs_serves_is_told(site_url: str, address: str, tmp_path: Path) -> None:
    assert f"the handbook at {address}\n" in init(site(tmp_path, f"site_name: Ours\nsite_url: '{site_url}'\n")).output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MATERIAL, MATERIAL.replace("# our news\n", "# our news\n" + ADDED)),
        ("site_name: Ours\n", "site_name: Ours\nplugins:\n  - search\n" + ADDED),
        (
            "site_name: Ours\r\nplugins:\r\n- search\r\n",
            "site_name: Ours\r\nplugins:\r\n- search\r\n" + ADDED.replace("\n  ", "\n")[2:].replace("\n", "\r\n"),
        ),
        (
            "plugins: [search, tags]  # few\nsite_name: Ours\n",
            "plugins: [search, tags, {interlock: {handbook: handbook, path: handbook/}}]  # few\nsite_name: Ours\n",
        ),
        (
            "plugins:\n  tags:\n  search: {lang: en}\nsite_name: Ours\n",
            "plugins:\n  tags:\n  search: {lang: en}\n  interlock: {handbook: handbook, path: handbook/}\nsite_name: Ours\n",
        ),
        (
            "plugins: {search: {}}\nsite_name: Ours\n",
            "plugins: {search: {}, interlock: {handbook: handbook, path: handbook/}}\nsite_name: Ours\n",
        ),
        ("\ufeffsite_name: Ours", "\ufeffsite_name: Ours\nplugins:\n  - search\n" + ADDED),
        ("plugins: [ ]\nsite_name: Ours\n", "plugins: [{interlock: {handbook: handbook, path: handbook/}} ]\nsite_name: Ours\n"),
        (
            "plugins:\n  tags:\n  search:\nsite_name: Ours\n",
            "plugins:\n  tags:\n  search:\n  interlock: {handbook: handbook, path: handbook/}\nsite_name: Ours\n",
        ),
        *(
            (f"{above}plugins:\n  - tags\n{last}site_name: Ours\n", f"{above}plugins:\n  - tags\n{last}{ADDED}site_name: Ours\n")
            for above, last in (
                ("", "  - social:\n      enabled: true\n      cards:\n"),
                ("", "  - search: {\n      lang: en\n    }\n"),
                ("extra: &ours\n  lang: en\n", "  - search: *ours\n"),
            )
        ),
    ],
    ids=[
        "list",
        "no plugins",
        "Windows line ends",
        "one line",
        "mapping",
        "mapping on one line",
        "byte order mark",
        "empty",
        "mapping without values",
        "option without a value",
        "brackets over lines",
        "alias",
    ],
)
def test_write_adds_the_plugin_and_nothing_else(before: str, after: str, tmp_path: Path) -> None:
    assert init(site(tmp_path, before), "--write").exit_code == 0
    assert (tmp_path / "mkdocs.yml").read_bytes().decode() == after


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        ("", f"mkdocs.yml, write:\n\nplugins:\n  - search\n{ADDED}"),
        ("plugins:\n  - search\n", f"below `plugins:`, write:\n\n{ADDED}"),
        ("plugins: [search]\n", "after a comma, write:\n\n  {interlock: {handbook: handbook, path: handbook/}}\n"),
        ("plugins:\n  search: {}\n", "below `plugins:`, write:\n\n  interlock: {handbook: handbook, path: handbook/}\n"),
        ("plugins: {search: {}}\n", "after a comma, write:\n\n  interlock: {handbook: handbook, path: handbook/}\n"),
    ],
    ids=["no plugins", "list", "list on one line", "mapping", "mapping on one line"],
)
def test_what_to_write_fits_what_is_there(plugins: str, told: str, tmp_path: Path) -> None:
    assert told in init(site(tmp_path, f"site_name: Ours\n{plugins}")).output


def test_in_its_own_folder_nobody_is_sent_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site(tmp_path))
    assert "\nThen:\n  pip install " in init(Path()).output


def test_a_folder_may_be_called_by_a_year(tmp_path: Path) -> None:
    assert init(site(tmp_path, "site_name: Ours\n"), "--write", "--path", "2026").exit_code == 0
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["plugins"][1] == {
        "interlock": {"handbook": "2026", "path": "2026/"}
    }
    assert [finding for finding in findings_in(tmp_path / "2026") if finding.severity != "advice"] == []


def test_write_comes_later_as_well(tmp_path: Path) -> None:
    init(site(tmp_path, "site_name: Ours\n"))
    again = init(tmp_path)
    assert (again.exit_code, "say `--write`" in again.output) == (2, True)
    assert init(tmp_path, "--write").exit_code == 0
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["plugins"][1] == {
        "interlock": {"handbook": "handbook", "path": "handbook/"}
    }
    done = init(tmp_path, "--write")
    assert (done.exit_code, "runs Interlock already" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("configuration", "told"),
    [
        ("site_name: [", "is not valid YAML"),
        ("INHERIT: base.yml\nsite_name: Ours\n", "takes its plugins from another file"),
        ("site_name: Ours\nplugins: [\n  # none\n]\n", "add the item by hand"),
        ("site_name: Ours\nplugins: &ours [search]\n", "is not written as a list"),
        ("site_name: Ours\ndocs_dir: handbook\n", "is a folder of your site"),
        ("site_name: Ours\nsite_dir: handbook\n", "is a folder of your site"),
        ("{site_name: Ours}\n", "The lines are:\n\nplugins:\n  - search\n  - interlock:"),
    ],
)
def test_what_it_cannot_do_is_said_and_changes_nothing(configuration: str, told: str, tmp_path: Path) -> None:
    site(tmp_path, configuration)
    (tmp_path / "base.yml").write_text("plugins: [search]\n")
    done = init(tmp_path, "--write")
    assert (done.exit_code, told in done.output) == (2, True), done.output
    assert (tmp_path / "mkdocs.yml").read_text() == configuration
    assert not (tmp_path / "handbook").exists()


def test_lines_written_by_hand_wait_for_a_handbook(tmp_path: Path) -> None:
    """It has told which, where it cannot write them."""
    site(tmp_path, "INHERIT: base.yml\nsite_name: Ours\n")
    (tmp_path / "base.yml").write_text(f"plugins:\n  - search\n{ADDED}")
    other = init(tmp_path, "--path", "ours")
    assert (other.exit_code, "runs Interlock already" in other.output) == (2, True)
    done = init(tmp_path, "--write")
    assert (done.exit_code, "mkdocs.yml" in done.output) == (0, False), done.output
    assert (tmp_path / "handbook/standards").is_dir()
    assert (tmp_path / "base.yml").read_text() == f"plugins:\n  - search\n{ADDED}"


@pytest.mark.parametrize(("path", "address"), [("ours/", "/ours/"), ("", "/"), ("a/b/", "/a/b/")])
def test_the_address_written_by_hand_is_told(path: str, address: str, tmp_path: Path) -> None:
    plugin = f'{{interlock: {{handbook: handbook, path: "{path}"}}}}'
    done = init(site(tmp_path, f"site_name: Ours\nplugins: [search, {plugin}]\n"))
    assert f"with the handbook at {address}\n" in done.output


@pytest.mark.parametrize(
    ("switch", "is_told"),
    [("", False), ("enabled: true, ", False), ("enabled: false, ", True), ("enabled: !ENV [NO_SUCH, false], ", True)],
)
def test_a_plugin_that_is_switched_off_is_told(switch: str, is_told: bool, tmp_path: Path) -> None:
    done = init(site(tmp_path, f"site_name: Ours\nplugins: [search, {{interlock: {{{switch}handbook: handbook}}}}]\n"), "--write")
    assert done.exit_code == 0
    assert ("`enabled` switches the plugin off, and the site has no handbook until you take it out." in done.output) == is_told


@pytest.mark.parametrize("taken", ["handbook/index.md", "handbook.md"])
def test_a_taken_address_is_refused(taken: str, tmp_path: Path) -> None:
    (site(tmp_path) / "docs" / taken).parent.mkdir(exist_ok=True)
    (tmp_path / "docs" / taken).write_text("# Theirs\n")
    done = init(tmp_path)
    assert (done.exit_code, "`--path our-handbook`" in done.output) == (2, True)
    assert init(tmp_path, "--path", "our-handbook").exit_code == 0


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    assert "There is no mkdocs.yml" in init(tmp_path).output
    (tmp_path / "zensical.toml").write_text("[project]\n")
    assert "`interlock export pages --handbook DIR --theme material --out docs/handbook`" in " ".join(
        init(tmp_path).output.split()
    )
    assert init(tmp_path, "--path", "../elsewhere").exit_code == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "zensical.toml"]


def test_one_folder_is_named(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init"]).exit_code == 2
    assert CliRunner().invoke(main, ["init", str(tmp_path), "--into", str(tmp_path)]).exit_code == 2


def test_a_site_of_properdocs_gets_one_too(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "properdocs.yml")
    done = init(tmp_path, "--write")
    assert "properdocs serve    shows your site" in done.output
    assert ADDED in (tmp_path / "properdocs.yml").read_text()
