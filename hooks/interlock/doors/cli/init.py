"""`interlock init`: start a handbook."""

from pathlib import Path

import click

from interlock.doors.cli.options import print_result, undo_interrupted_edit
from interlock.doors.edits.init import init
from interlock.doors.edits.shipped_frameworks import framework_ids


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--framework",
    "frameworks",
    metavar="ID,…",
    help=f"What you may be assessed against, to bring along: {', '.join(framework_ids())}.",
)
def init_command(folder: Path, frameworks: str | None) -> None:
    """Start a handbook in a new folder.

    It holds a small example that works: two teams, a promise, the steps that keep it, a word. Change it, or delete it.

    \b
        interlock init my-handbook
    """
    undo_interrupted_edit(folder)
    asked = [id.strip() for id in (frameworks or "").split(",")]
    print_result(lambda: init(folder, [id for id in asked if id]))
