"""`interlock check --since` in a site: what a change brings into its settings and its pages, and nothing that stood there."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.commits import git
from tests.conftest import TODAY, write
from tests.doors.sites_around import PLUGIN, site_with

# Faults that stand there: a link to no page of ours, and an entry of the navigation.
OLD = {"content/old.md": "# Old\n\n[Gone](handbook/promises/gone.md)\n"}
SETTINGS = f"{PLUGIN}docs_dir: content\nnav: [index.md, gone.md]\n"
BESIDE = {"base/all.yml": "site_author: Us\n", "made.py": "", "overrides/main.html": ""}


def site(folder: Path, handbook: str, settings: str = SETTINGS) -> Path:
    site_with(folder, settings, handbook, **OLD, **BESIDE)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", on="2026-11-02")
    return folder


def new(handbook: Path) -> list[str]:
    options = ["check", "--since", "HEAD", "--format", "short", "--as-of", str(TODAY), "--handbook", str(handbook)]
    done = CliRunner().invoke(main, options)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return [line.replace(str(handbook), "") for line in done.output.splitlines()]


@pytest.mark.parametrize("handbook", [".", "of/us"])
def test_new_faults_in_a_site_alone_are_told(tmp_path: Path, handbook: str) -> None:
    folder = site(tmp_path / "site", handbook)
    up = "" if handbook == "." else "../../"
    assert new(folder / handbook) == []
    write(folder / "content/old.md", "# Old\n\nMore. [Gone](handbook/promises/gone.md), [lost](handbook/promises/lost.md)\n")
    assert [line.partition(" `")[0] for line in new(folder / handbook)] == [f"{up}content/old.md:3:49: warning broken-link"]
    write(folder / "mkdocs.yml", f"{SETTINGS}watch: [nowhere]\n" % handbook)
    assert f"{up}mkdocs.yml:6:9: warning bad-value There is no file or folder `nowhere`" in new(folder / handbook)[-1]


@pytest.mark.parametrize(
    ("gone", "more", "told"),
    [
        ("base/all.yml", "INHERIT: base/all.yml\n", "No site is made, because `base/all.yml` cannot be read"),
        ("content/index.md", "", "`nav:` names `index.md`, and the site has no such page"),
        ("overrides", "watch: [overrides]\n", "There is no file or folder `overrides`"),
        ("made.py", "hooks: [made.py]\n", "There is no file `made.py`"),
    ],
)
def test_what_a_change_takes_from_a_site_is_told(tmp_path: Path, gone: str, more: str, told: str) -> None:
    folder = site(tmp_path / "site", "of/us", SETTINGS + more)
    assert new(folder / "of/us") == []
    git(folder, "rm", "-rq", gone)
    assert [told in line for line in new(folder / "of/us")] == [True]


def test_pages_that_git_does_not_keep_are_no_news(tmp_path: Path) -> None:
    folder = site_with(tmp_path / "site", f"{PLUGIN}docs_dir: content\n", "of/us", **OLD, **{".gitignore": "content/\n"})
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", on="2026-11-02")
    assert new(folder / "of/us") == []


NAMES = ['"a\\0b"', '"\\ud800"', ".", f"{'deep/' * 900}"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("setting", ["INHERIT: %s", "docs_dir: %s", "hooks: [%s]\nnav: [%s]"])
def test_names_that_no_file_has_end_nothing(tmp_path: Path, setting: str, name: str) -> None:
    named = setting.replace("%s", name) + "\nplugins: [same-dir, interlock: {handbook: %s}]\n"
    assert new(site(tmp_path / "site", "of/us", named) / "of/us") == []
