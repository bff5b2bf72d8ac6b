"""The commands there are, and what their help tells."""

import re

import click
import pytest
from click.testing import CliRunner

from interlock.doors.cli import COMMANDS as LAZY
from interlock.doors.cli import main
from tests.conftest import ROOT

COMMANDS = [
    "approve",
    "build",
    "changes",
    "check",
    "explain",
    "export",
    "import",
    "init",
    "new",
    "owed",
    "rename",
    "review",
    "serve",
    "trace",
]


def test_these_are_the_commands() -> None:
    """The list of commands is public, and README.md's table must follow it."""
    assert sorted(LAZY) == COMMANDS
    readme = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"interlock {name}" not in readme and f"` · `{name}" not in readme] == []


def test_help_tells_each_command_in_a_whole_sentence() -> None:
    told = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    assert "..." not in told.partition("Commands:")[2]
    assert "rename Give a definition another id, and rewrite everything that refers to it. approve" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert (command.help or "").partition("\n")[0].endswith(".")
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    assert not re.search(r"[a-z]-\n", told.output), "a name is in one piece"
    assert "\n      interlock " in told.output and " TEXT" not in told.output, "an example, and a word for each value"
