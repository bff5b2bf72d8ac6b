"""A file with the line ends of Windows: its approval holds, and commands keep its line ends."""

from pathlib import Path

from click.testing import CliRunner

from interlock.doors.cli import main
from tests.conftest import Handbook, findings_in

PROMISE = "promise/permit-in-five-days"


def run(folder: Path, *arguments: str) -> None:
    assert CliRunner().invoke(main, [*arguments, "--handbook", str(folder)]).exit_code == 0


def test_a_stamp_holds_and_commands_keep_line_ends(tiny: Handbook) -> None:
    folder = tiny({})
    file = folder / "standards/promises/permit-in-five-days.yml"
    run(folder, "approve", PROMISE, "--side", "providers", "--link", "front", "--role", "head")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert "stale-approval" not in {finding.rule for finding in findings_in(folder)}
    run(folder, "review", PROMISE, "--by", "head")
    text = file.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") > 10
