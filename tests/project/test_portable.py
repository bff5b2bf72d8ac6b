"""Independence of the machine: the locale of output, and names of folders."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interlock.doors.configuration import configuration_of
from tests.conftest import TINY, Handbook

WESTERN = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}


def run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a pipe, with a locale that cannot encode an arrow."""
    command = [sys.executable, "-m", "interlock", *arguments]
    return subprocess.run(command, capture_output=True, env=WESTERN, check=False)


FORMS = ("full", "short", "json", "github", "sarif")
# Checks a handbook once for each form, in one process, which finds its output each time as the locale has it.
EACH_FORM = """
import sys
from interlock.doors.cli import main
for form in sys.argv[2:]:
    sys.stdout.reconfigure(encoding="cp1252", errors="strict")
    try:
        main(["check", "--handbook", sys.argv[1], "--format", form])
    except SystemExit as done:
        assert done.code == 1
    print(end="\\0")
"""


def test_findings_are_utf_8_in_every_locale(tiny: Handbook) -> None:
    folder = tiny({"standards/links/front.yml": "title: Café → 日本\nsumary: A desk.\n"})
    done = subprocess.run([sys.executable, "-c", EACH_FORM, folder, *FORMS], capture_output=True, env=WESTERN, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    *told, rest = done.stdout.decode("utf-8").split("\0")
    assert (len(told), rest) == (len(FORMS), "")
    assert [form for form, text in zip(FORMS, told, strict=True) if "summary" not in text] == []


def test_exports_are_utf_8_in_every_locale(tiny: Handbook) -> None:
    folder = tiny({"standards/customers/visitors.yml": "title: Visitors → 日本\nsummary: People.\n"})
    done = run("export", "json", "--handbook", str(folder))
    titles = [definition["fields"]["title"] for definition in json.loads(done.stdout.decode("utf-8"))["definitions"]]
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
    ):
        given = f"repo_url: https://git.tinford.example/town\nedit_uri: {edit}\n"
        (handbook / "mkdocs.yml").write_text(given, encoding="utf-8")
        assert configuration_of(handbook).settings.edit_url == address
