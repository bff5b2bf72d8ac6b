"""`interlock init`: start a handbook."""

from pathlib import Path

import click

from interlock.doors.cli.options import NamedPath, NamedText, print_result, undo_interrupted_edit
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
    "--path",
    metavar="NAME",
    type=NamedText(),
    help="With --into: the folder, and the address on the site, of the handbook; left out: handbook.",
)
@click.option("--write", is_flag=True, help="With --into: add the plugin to its mkdocs.yml too, and change nothing else there.")
@click.option(
    "--framework",
    "frameworks",
    metavar="ID,…",
    type=NamedText(),
    help="What you may be assessed against, to bring along, separated by commas; they are listed below.",
)
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="With DIR: where its files will be kept, whose workflow checks each change and publishes; "
    "left out: that of the repository.",
)
@click.option(
    "--repository",
    metavar="URL",
    type=NamedText(),
    help="With DIR: the address of its repository, to which “Edit this page” leads.",
)
def init_command(
    folder: Path | None,
    site: Path | None,
    path: str | None,
    write: bool,
    frameworks: str | None,
    host: Host | None,
    repository: str | None,
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
    if site and (alone := "--host" if host else "--repository" if repository else ""):
        raise click.UsageError(
            f"`{alone}` is for a handbook of its own, `interlock init DIR`: the site has its own settings for that."
        )
    if folder and (beside := "--path" if path else "--write" if write else ""):
        raise click.UsageError(f"`{beside}` is for a handbook in a site that you have: `interlock init --into SITE`.")
    undo_interrupted_edit(place)
    if site:
        print_result(lambda: init_into(site, path or "handbook", asked, write=write))
    else:
        address = (repository or "").rstrip("/")
        print_result(lambda: init(place, asked, host or host_of(address), address))
