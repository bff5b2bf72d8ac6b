"""`interlock init`: start a handbook."""

from pathlib import Path

import click

from interlock.doors.cli.options import print_result, undo_interrupted_edit
from interlock.doors.edits.init import init


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init_command(folder: Path) -> None:
    """Start a handbook in a new folder.

    It holds a small example that works: two teams, a promise, the steps that keep it, a word. Change it, or delete it.
    """
    undo_interrupted_edit(folder)
    print_result(lambda: init(folder))
