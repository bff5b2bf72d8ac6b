"""`interlock init`: start a handbook."""

from pathlib import Path

import click

from interlock.doors.cli.options import NamedPath, print_result, undo_interrupted_edit
from interlock.doors.edits.init import init
from interlock.doors.edits.init_into import init_into
from interlock.doors.edits.shipped_frameworks import framework_ids
from interlock.doors.edits.working_together import HOSTS, Host, host_of

# A line each, because the help would break a longer line at the hyphens of names.
_FRAMEWORKS = "\n".join(["\b", "Frameworks:", *(f"  {id}" for id in framework_ids())])


@click.command("init", epilog=_FRAMEWORKS)
@click.argument("folder", metavar="[DIR]", required=False, type=NamedPath(file_okay=False, path_type=Path))
@click.option(
    "--into", "site", metavar="SITE", type=NamedPath(path_type=Path), help="The folder of a MkDocs site that gets a handbook."
)
@click.option(
    "--path", metavar="NAME", default="handbook", help="With --into: the folder, and the address on the site, of the handbook."
)
@click.option("--write", is_flag=True, help="With --into: add the plugin to its mkdocs.yml too, and change nothing else there.")
@click.option(
    "--framework",
    "frameworks",
    metavar="ID,…",
    help="What you may be assessed against, to bring along, separated by commas; they are listed below.",
)
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="Where its files will be kept, whose workflow checks every change and publishes; left out: that of the repository.",
)
@click.option("--repository", metavar="URL", default="", help="The address of its repository, to which “Edit this page” leads.")
def init_command(
    folder: Path | None, site: Path | None, path: str, write: bool, frameworks: str | None, host: Host | None, repository: str
) -> None:
    """Start a handbook in a new folder.

    It holds a small example that works: two teams, a promise, the steps that keep it, a word. Change it, or delete it. With it
    come settings for the site and for editors, and a page on how a colleague installs the program.

    \b
        interlock init handbook
        interlock init handbook --repository https://github.com/our-town/handbook
        interlock init --into .
    """
    asked = [id for id in map(str.strip, (frameworks or "").split(",")) if id]
    place = folder or site
    if place is None or (folder and site):
        raise click.UsageError(
            "Name one folder: `interlock init DIR` for a new handbook, `interlock init --into SITE` for a site you have."
        )
    undo_interrupted_edit(place)
    if site:
        print_result(lambda: init_into(site, path, asked, write=write))
    else:
        print_result(lambda: init(place, asked, host or host_of(repository), repository.rstrip("/")))
