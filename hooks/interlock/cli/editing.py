"""Commands that write into a handbook."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import click

from interlock import reports
from interlock.approvals.vouching import Side
from interlock.cli.options import (
    as_of_option,
    exit_code,
    handbook_option,
    in_full,
    listed,
    require_definitions,
    told,
    undo_what_was_cut_short,
)
from interlock.commands.approve import approve
from interlock.commands.files import Refused
from interlock.commands.importing import FORMATS, import_file
from interlock.commands.init import init
from interlock.commands.new import new
from interlock.commands.rename import rename
from interlock.commands.review import review
from interlock.definitions import KINDS


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init_command(folder: Path) -> None:
    """Start a handbook in a new folder.

    It holds a small example that works: two teams, a promise, the steps that keep it, a word. Change it, or delete it.
    """
    undo_what_was_cut_short(folder)
    told(lambda: init(folder))


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id", metavar="ID")
@handbook_option
def new_command(kind: str, id: str, handbook: Path) -> None:
    """Start a definition: a file with the fields it needs, each with a hint."""
    _edit(handbook, lambda: new(handbook, kind, id))


@click.command("rename")
@click.argument("name", metavar="KIND/ID")
@click.argument("id", metavar="ID")
@handbook_option
def rename_command(name: str, id: str, handbook: Path) -> None:
    """Give a definition another id, and rewrite everything that refers to it."""
    _edit(handbook, lambda: rename(handbook, name, id))


@click.command("approve", epilog="Asks nothing and checks nothing else: whoever approves has read it.")
@click.argument("name", metavar="KIND/ID")
@click.option("--side", type=click.Choice(["management", "providers"]), required=True, help="Whose approval it is.")
@click.option("--link", required=True, help="The link that approves.")
@click.option("--role", required=True, help="The role of whoever approves, never a person's name.")
@handbook_option
@as_of_option
def approve_command(name: str, side: Side, link: str, role: str, handbook: Path, today: datetime.date) -> None:
    """Write one side's approval into a definition, with the stamp of what it says now."""
    _edit(handbook, lambda: approve(handbook, name, side, link, role, today))


@click.command("review")
@click.argument("name", metavar="KIND/ID")
@click.option("--by", help="The role that reviewed it, never a person's name.")
@handbook_option
@as_of_option
def review_command(name: str, by: str | None, handbook: Path, today: datetime.date) -> None:
    """Record that a definition was reviewed today."""
    _edit(handbook, lambda: review(handbook, name, by, today))


@click.command("import", epilog=listed({name: form.headline for name, form in FORMATS.items()}))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=click.Choice([kind.name for kind in KINDS]),
    help="What the rows of a table are, where its header does not tell.",
)
@click.option("--owner", metavar="LINK", help="The link that looks after what names no owner.")
@handbook_option
def import_command(format: str, file: Path, kind: str | None, owner: str | None, handbook: Path) -> None:
    """Take definitions from another tool's file.

    Writes a file for each, and never over one that is there. What cannot be taken is told with its place, and all else is
    taken.

    \b
        interlock import csv promises.csv
        interlock import skos words.ttl --owner communications
    """
    require_definitions(handbook)
    try:
        done = import_file(handbook, format, file, kind, owner)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    if done.findings:
        click.echo(in_full(done.findings))
    left_out = f"; {reports.counted(len(done.findings), 'finding')} above" if done.findings else ""
    click.echo(f"{reports.counted(len(done.written), 'file')} written{left_out}. Next: `interlock check`.")
    sys.exit(exit_code(done.findings, strict=False))


def _edit(handbook: Path, change: Callable[[], str]) -> None:
    require_definitions(handbook)
    told(change)
