"""What the tests of `interlock changes` share: edits of a committed handbook, and the sentences that tell them."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import write

BACK = "title: Back office\nsummary: Prints what the desk sends.\nkind: support\n"
NEW_PROMISE = (
    "title: Badges the same day\nsummary: Nobody waits for a badge.\nwording: You have your badge the same day.\n"
    "kind: public\nmade_by: front\nmade_to: [residents]\n"
)


def run_changes(folder: Path, *arguments: str) -> Result:
    command = ["changes", "--handbook", str(folder), "--as-of", "2026-11-22", *(arguments or ("--since", "HEAD"))]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def sentences(folder: Path) -> list[str]:
    """A line for each change: the group, the subject, the sentence."""
    found = json.loads(run_changes(folder, "--since", "HEAD", "--format", "json").output)
    return [f"{change['group']}: {change['about']}: {change['text']}" for change in found if change["what"] != "not compared"]


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        text = (folder / path).read_text()
        assert old in text
        write(folder / path, text.replace(old, new))

    return apply


def put(path: str, text: str) -> Callable[[Path], None]:
    return lambda folder: write(folder / path, text)


def delete(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()
