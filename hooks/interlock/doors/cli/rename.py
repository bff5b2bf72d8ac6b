"""`interlock rename`: give a definition another id."""

from pathlib import Path

import click

from interlock.doors.cli.options import (
    handbook_option,
    run_edit,
)
from interlock.doors.edits.rename import rename


@click.command("rename")
@click.argument("name", metavar="KIND/ID")
@click.argument("id", metavar="ID")
@handbook_option
def rename_command(name: str, id: str, handbook: Path) -> None:
    """Give a definition another id, and rewrite everything that refers to it.

    \b
        interlock rename promise/answer-letters answer-post
    """
    run_edit(lambda: rename(handbook, name, id), handbook)
