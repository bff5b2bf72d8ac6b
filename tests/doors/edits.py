"""A handbook on which every command has something to change, and what its files hold before and after."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.faults import Contents, contents

TERM = "title: permit\ndefinition: A card for the car.\nowner: front\navoid: [licence]\n"
OVERLAY = {
    "glossary/permit.yml": TERM,
    "docs/help.md": "# Help\n\nA licence.\n",
    "docs/more.md": "# More\n\nNo licence.\n",
    "words.csv": "title,definition,owner\nskip,A box on the road.,front\nbay,A place for a car.,front\n",
    "standards/results/visits.csv": "promise,period,value\npermit-in-five-days,2026-09,97\n",
}

SIGNED = ("approve", "promise/permit-in-five-days", "--link", "front", "--role", "desk manager", "--as-of", "2026-11-22")
COMMANDS: dict[str, tuple[str, ...]] = {
    "approve": (*SIGNED, "--side", "providers"),
    "review": ("review", "link/front", "--as-of", "2026-11-22"),
    "rename": ("rename", "promise/permit-in-five-days", "quick-permits"),
    "new": ("new", "framework", "our-marks"),
    "fix": ("check", "--fix", "--as-of", "2026-11-22"),
    "import": ("import", "csv", "words.csv", "--kind", "term"),
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())


def run(folder: Path, *arguments: str) -> Result:
    """Run a command in a handbook's folder."""
    named = [str(folder / each) if each.endswith(".csv") else each for each in arguments]
    return CliRunner().invoke(main, [*named, "--handbook", str(folder)], catch_exceptions=False)


def made(folder: Path, command: tuple[str, ...]) -> tuple[Contents, Contents]:
    """The contents of a handbook before and after a command, tried on a copy."""
    copy = folder.with_name("done")
    shutil.copytree(folder, copy)
    assert run(copy, *command).exit_code in (0, 1)
    before, after = contents(folder), contents(copy)
    assert before != after
    return before, after


def output_of(result: Result) -> str:
    """The output as one line."""
    return " ".join(result.output.split())


def each_is_old_or_new(now: Contents, before: Contents, after: Contents) -> bool:
    """Whether each file has its old or its new bytes: a fix changes files one by one."""
    return now.keys() == before.keys() and all(now[path] in (before[path], after[path]) for path in now)


def note_of_check(folder: Path) -> str:
    """What a check says of an edit before it that was cut short."""
    return CliRunner().invoke(main, ["check", "--handbook", str(folder)]).stderr.strip()
