"""Runbooks in Markdown, and the drafts of procedures that an import makes of them in a small handbook."""

from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.conftest import write

RUNBOOKS = sorted((Path(__file__).parent / "runbooks").glob("*.md"))
# The head of a runbook of one team.
HEAD = "---\nowner: depot-desk\n---\n# A\n\n"


def imported(handbook: Path, *files: Path, owner: str = "") -> Result:
    """Import runbooks into a handbook."""
    arguments = ["import", "markdown", *(file.as_posix() for file in files), "--handbook", str(handbook)] + (
        ["--owner", owner] if owner else []
    )
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def procedure(handbook: Path, id: str) -> dict[str, object]:
    """The fields of a draft, as its file has them."""
    read: dict[str, object] = yaml.safe_load((handbook / f"standards/procedures/{id}.yml").read_text(encoding="utf-8"))
    return read


def one(handbook: Path, text: str) -> dict[str, object]:
    """The draft of a runbook with this text."""
    write(handbook / "taken.md", text)
    done = imported(handbook, handbook / "taken.md", owner="depot-desk")
    assert done.exit_code == 0, done.output
    return procedure(handbook, "taken")


def told(done: Result) -> list[str]:
    """What an import said of lines."""
    return [line.removeprefix(f"{RUNBOOKS[0].parent.as_posix()}/") for line in done.output.splitlines() if ".md:" in line]
