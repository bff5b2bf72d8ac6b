"""What README.md and the handbook's own pages print as an example is what somebody sees who types it."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import ROOT

PAGE = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")
PROCEDURE = "standards/procedures/waste/report-a-missed-bin.yml"


@pytest.fixture
def larkfield(tmp_path: Path) -> Path:
    for name in ("standards", "glossary", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def checked(larkfield: Path, form: str) -> str:
    arguments = ["check", "--handbook", str(larkfield), "--as-of", "2026-11-22", "--format", form]
    return CliRunner().invoke(main, arguments).output


def replace_once(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_finding_in_readme_is_what_check_prints(larkfield: Path) -> None:
    replace_once(larkfield / "standards/links/payroll.yml", "\nsummary:", "\nsummry:")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = re.search(r"\n( +error: .*?→ .*?\n)", readme, re.DOTALL)
    assert printed and dedent(printed[1]) in checked(larkfield, "full")


def test_the_note_on_contribute_is_what_check_finds(larkfield: Path) -> None:
    printed = re.search(r"```text\n(\S+), line (\d+)\n(.*?)\. (.*)\n```", PAGE)
    assert printed and printed[1] == PROCEDURE
    replace_once(larkfield / PROCEDURE, "by: scheduling", "by: sheduling")
    found = next(line for line in checked(larkfield, "short").splitlines() if "sheduling" in line)
    assert found.startswith(f"{PROCEDURE}:{printed[2]}:") and found.endswith(f"{printed[3]}. {printed[4]}")


def test_the_file_on_contribute_passes_the_check(larkfield: Path) -> None:
    steps = re.search(r"```yaml\n(steps:.*?)```", PAGE, re.DOTALL)
    assert steps
    head = (
        "title: Note an address\nsummary: Somebody tells us an address.\nowner: contact-centre\nsupports: [collect-missed-bins]\n"
    )
    (larkfield / "standards/procedures/example.yml").write_text(head + steps[1], encoding="utf-8")
    assert "standards/procedures/example.yml" not in checked(larkfield, "short")
