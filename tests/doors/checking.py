"""Runs `interlock check` on handbooks with a fault."""

from pathlib import Path

from click.testing import CliRunner, Result

from interlock.doors.cli import main

SERVICE = "standards/services/parking.yml"
FAULTY = "title: Parking permits\nsummary: Permits for people.\nowner: frnt\ncustomers: [residents]\n"


def check(folder: Path, *arguments: str) -> Result:
    """Check a handbook as of a fixed day."""
    return CliRunner().invoke(main, ["check", "--handbook", str(folder), "--as-of", "2026-11-22", *arguments])
