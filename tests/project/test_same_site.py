"""tests/same_site.py: it finds differences between two sites, and builds with an earlier program."""

from pathlib import Path

from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import ROOT, TODAY, Handbook, write
from tests.same_site import build, differences, program_at


def test_every_differing_file_is_named(tmp_path: Path) -> None:
    for site, files in {"before": {"a": "1", "b": "1", "c/d": "1"}, "now": {"a": "1", "b": "2", "c/e": "1"}}.items():
        for path, text in files.items():
            write(tmp_path / site / path, text)
    assert sorted(differences(tmp_path / "before", tmp_path / "now")) == ["changed: b", "gone: c/d", "new: c/e"]


def test_the_same_program_builds_the_same_site(tiny: Handbook, tmp_path: Path) -> None:
    handbook = tiny({})
    build(ROOT, handbook, tmp_path / "before", "staff")
    options = ["--handbook", str(handbook), "--out", str(tmp_path / "now"), "--audience", "staff", "--as-of", str(TODAY)]
    assert CliRunner().invoke(main, ["build", *options]).exit_code == 0
    assert list(differences(tmp_path / "before", tmp_path / "now")) == []


def test_a_revision_is_checked_out_completely(tmp_path: Path) -> None:
    program = program_at("HEAD", tmp_path / "program")
    assert (program / "pyproject.toml").is_file() and (program / "hooks/interlock/__init__.py").is_file()
