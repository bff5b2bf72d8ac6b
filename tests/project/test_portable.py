"""Independence of the machine: the locale of output, and names of folders."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interlock.doors.configuration import configuration_of, settings_of
from tests.conftest import TINY, tiny_with

# A locale that cannot encode an arrow.
WESTERN = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
FORMS = ("full", "short", "json", "github", "sarif")
# Runs commands in one process, which finds its output each time as the locale has it.
ONE_AFTER_THE_OTHER = """
import json, sys
from interlock.doors.cli import main
for command in json.loads(sys.argv[1]):
    sys.stdout.reconfigure(encoding="cp1252", errors="strict")
    try:
        main(command)
    except SystemExit as done:
        assert done.code == (1 if command[0] == "check" else 0)
    print(end="\\0")
"""


def test_output_is_utf_8_in_every_locale(tmp_path: Path) -> None:
    faulty = tiny_with({"standards/links/front.yml": "title: Café → 日本\nsumary: A desk.\n"}, tmp_path / "faulty")
    sound = tiny_with({"standards/customers/visitors.yml": "title: Visitors → 日本\nsummary: People.\n"}, tmp_path / "sound")
    commands = [*(["check", "--format", form, "--handbook", str(faulty)] for form in FORMS)]
    commands.append(["export", "json", "--handbook", str(sound)])
    program = [sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(commands)]
    done = subprocess.run(program, capture_output=True, env=WESTERN, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    *found, exported, rest = done.stdout.decode("utf-8").split("\0")
    assert (len(found), rest) == (len(FORMS), "")
    assert [form for form, text in zip(FORMS, found, strict=True) if "summary" not in text] == []
    titles = [definition["fields"]["title"] for definition in json.loads(exported)["definitions"]]
    assert "Visitors → 日本" in titles


@pytest.mark.parametrize("name", ["a, b", "a # b", "{a}", "café"])
def test_any_folder_name_works_without_a_configuration(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / name))
    (tmp_path / name).mkdir()
    shutil.copytree(TINY, tmp_path / name / "handbook")
    (tmp_path / name / "handbook/mkdocs.yml").unlink(missing_ok=True)
    assert configuration_of(tmp_path / name / "handbook").settings.name == "Handbook"


def test_edit_links_start_at_the_repository_root(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    handbook = tmp_path / "hand book"
    shutil.copytree(TINY, handbook)
    for edit, address in (
        ("edit/main/docs/", "https://git.tinford.example/town/edit/main/hand%20book/"),
        ("edit/main/hand%20book/docs/", "https://git.tinford.example/town/edit/main/hand%20book/"),
        ("https://git.tinford.example/?edit=docs/", "https://git.tinford.example/?edit=hand%20book/"),
        ("''", ""),
    ):
        given = f"repo_url: https://git.tinford.example/town\nedit_uri: {edit}\n"
        (handbook / "mkdocs.yml").write_text(given, encoding="utf-8")
        assert configuration_of(handbook).settings.edit_url == address


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"edit_uri": "edit/main/web/docs/"}, "edit/main/web/ours/"),
        ({"edit_uri": "edit/main/docs/"}, "edit/main/web/ours/"),
        ({"edit_uri": "edit/main/src/pages/", "docs_dir": "src/pages"}, "edit/main/web/ours/"),
        ({"edit_uri": "edit/main/pages/", "docs_dir": "../pages"}, "edit/main/web/ours/"),
        ({"edit_uri": "edit/master/docs/", "docs_dir": "pages"}, "edit/master/web/ours/"),
        ({"edit_uri_template": "src/main/web/docs/{path!q}"}, "src/main/web/ours/"),
        ({"edit_uri": "https://git.tinford.example/town/edit/docs/", "repo_url": ""}, "edit/web/ours/"),
        ({"edit_uri_template": "https://git.tinford.example/town/edit/docs/{path}", "repo_url": ""}, "edit/web/ours/"),
        ({"edit_uri": "?edit=docs/", "repo_url": "https://git.tinford.example/town/f"}, "f?edit=web/ours/"),
    ],
)
def test_edit_links_lead_to_a_handbook_beside_the_pages(tmp_path: Path, given: dict[str, str], address: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    site = tmp_path / "web"
    (site / "ours").mkdir(parents=True)
    repository = "https://git.tinford.example/town/"
    assert settings_of({"repo_url": repository, **given}, site / "ours", site).edit_url == repository + address


@pytest.mark.parametrize(
    "given", [{"edit_uri": ""}, {"edit_uri_template": "edit?file={path}&at=main"}, {"edit_uri": "main/docs/"}]
)
def test_no_edit_links_lead_nowhere(tmp_path: Path, given: dict[str, str]) -> None:
    """None are wanted, none can be made, or the handbook is outside the site's repository."""
    handbook = tmp_path / ("elsewhere" if given == {"edit_uri": "main/docs/"} else "site/ours")
    assert settings_of({"repo_url": "https://github.com/town/site", **given}, handbook, tmp_path / "site").edit_url == ""
