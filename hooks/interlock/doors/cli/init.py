"""`interlock init`: start a handbook."""

from pathlib import Path

import click

from interlock.doors.cli.options import print_result, undo_interrupted_edit
from interlock.doors.edits.init import init
from interlock.doors.edits.shipped_frameworks import framework_ids
from interlock.doors.edits.working_together import HOSTS, Host, host_of


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--framework",
    "frameworks",
    metavar="ID,…",
    help=f"What you may be assessed against, to bring along: {', '.join(framework_ids())}.",
)
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="Where its files will be kept, whose workflow checks every change and publishes; left out: that of the repository.",
)
@click.option("--repository", metavar="URL", default="", help="The address of its repository, to which “Edit this page” leads.")
def init_command(folder: Path, frameworks: str | None, host: Host | None, repository: str) -> None:
    """Start a handbook in a new folder.

    It holds a small example that works: two teams, a promise, the steps that keep it, a word. Change it, or delete it. With it come
    settings for the site and for editors, and a page on how a colleague installs the program.

    \b
        interlock init handbook
        interlock init handbook --repository https://github.com/our-town/handbook
    """
    undo_interrupted_edit(folder)
    asked = [id.strip() for id in (frameworks or "").split(",")]
    print_result(lambda: init(folder, [id for id in asked if id], host or host_of(repository), repository.rstrip("/")))
