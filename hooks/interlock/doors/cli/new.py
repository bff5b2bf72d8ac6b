"""`interlock new`: start a definition."""

from pathlib import Path

import click

from interlock.doors.cli.options import (
    edited_handbook,
    handbook_option,
)
from interlock.doors.edits.new import new


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id", metavar="ID")
@handbook_option
def new_command(kind: str, id: str, handbook: Path) -> None:
    """Start a definition: a file with the fields it needs, each with a hint."""
    edited_handbook(handbook, lambda: new(handbook, kind, id))
