"""Golden cases: files that are added to the tiny handbook, and the expected output. `pytest --accept` rewrites the latter.

Nothing is remembered for a second check, of which there is none: that is a fifth of the work.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from tests.cases import CASES, expected, files
from tests.conftest import Handbook


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_golden_case(case: Path, tiny: Handbook, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interlock.doors.cli.check.checked_from", lambda *_: None)
    monkeypatch.chdir(tiny(files(case)))
    arguments = ["check", "--format", "full", "--advice", "--as-of", "2026-11-22"]
    seen = CliRunner().invoke(main, arguments, catch_exceptions=False).output
    if request.config.getoption("--accept"):
        (case / "expected.txt").write_text(seen, encoding="utf-8")
    assert seen == expected(case)
