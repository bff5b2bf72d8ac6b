"""A site whose readers may see no definition is not published without a word."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import TINY, TODAY, tiny_with
from tests.doors.hosted import THEIRS, log_of, settings

ORGANISATION = (TINY / "standards/organisation.yml").read_text(encoding="utf-8")


def run(folder: Path, *command: str) -> Result:
    return CliRunner().invoke(main, [*command, "--handbook", str(folder), "--as-of", str(TODAY)])


@pytest.mark.parametrize(
    ("default", "audience", "says"),
    [
        (
            "restricted",
            "staff",
            "This handbook is empty for staff: all 7 definitions are closed to them. Write `classification: staff`",
        ),
        ("staff", "public", "This handbook is empty for the public: all 7 definitions are closed to them."),
        ("restricted", "restricted", ""),
        ("public", "staff", ""),
    ],
)
def test_a_build_says_that_readers_see_nothing(tmp_path: Path, default: str, audience: str, says: str) -> None:
    overlay = {"standards/organisation.yml": f"{ORGANISATION}defaults: {{classification: {default}}}\n"}
    folder = tiny_with(overlay, tmp_path / "t")
    done = run(folder, "build", "--audience", audience, "--out", str(tmp_path / "site"))
    assert done.exit_code == 0
    assert done.stderr.startswith(says) and bool(done.stderr) == bool(says)


def test_drafts_alone_are_a_reason_of_their_own(tmp_path: Path) -> None:
    folder = tiny_with({"standards/organisation.yml": "name: Tinford\n"}, tmp_path / "t")
    for file in [*(folder / "glossary").rglob("*.yml"), *(folder / "standards").rglob("*/*.yml")]:
        file.write_text(f"{file.read_text(encoding='utf-8')}status: draft\n", encoding="utf-8")
    done = run(folder, "build", "--out", str(tmp_path / "site"))
    assert done.stderr == (
        "This handbook is empty for staff: all 7 definitions are drafts. Take `status: draft` out of the files that are right.\n"
    )


def test_a_strict_build_of_a_site_ends_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    quiet = ORGANISATION.replace("rules: {", "rules: {measure-overdue: off, ")
    without = {"standards/organisation.yml": quiet, "docs/index.md": "# Welcome\n\nOur own page.\n"}
    folder = tiny_with({**THEIRS, **without, "mkdocs.yml": str(settings("mkdocs"))}, tmp_path / "t")
    assert "is empty for the public" in (said := log_of(folder, caplog, strict=True)) and "nothing was built" in said
