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
    command = [sys.executable, "-c", "from interlock.doors.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, env=WESTERN, check=False)


@pytest.mark.parametrize("form", ["full", "short", "json", "github", "sarif"])
def test_findings_are_utf_8_in_every_locale(form: str, tiny: Handbook) -> None:
    folder = tiny({"standards/links/front.yml": "title: Café → 日本\nsumary: A desk.\n"})
    done = run("check", "--handbook", str(folder), "--format", form)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "summary" in done.stdout.decode("utf-8")


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
