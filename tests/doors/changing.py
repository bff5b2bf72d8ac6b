"""Runs commands that change files of the tiny handbook."""

from pathlib import Path

from click.testing import Result

from tests.conftest import findings_in
from tests.doors.edits import run
from tests.tiny_files import FRONT, LINK

HEAD = "title: Head of service\nsummary: Frees the desk.\nkind: leadership\n"
# The desk and its leader.
LED = {LINK: FRONT + "coached_by: head\n", "standards/links/head.yml": HEAD}


def faults_in(folder: Path) -> list[str]:
    """The rules of all findings above advice."""
    return [finding.rule for finding in findings_in(folder) if finding.severity != "advice"]


def approve(
    folder: Path, name: str = "promise/permit-in-five-days", side: str = "providers", role: str = "desk manager"
) -> Result:
    link = "head" if side == "management" else "front"
    return run(folder, "approve", name, "--side", side, "--link", link, "--role", role, "--as-of", "2026-11-22")


def added(before: str, after: str) -> str:
    """The lines that were added; all others must be unchanged and in the same order."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    rest = list(new)
    for line in old:
        rest.remove(line)
    assert [line for line in new if line in old] == [line for line in old if line in new]
    return "".join(rest)
