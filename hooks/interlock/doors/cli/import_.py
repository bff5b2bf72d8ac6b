"""`interlock import`: take definitions from another tool's file."""

import sys
from pathlib import Path

import click

from interlock.doors.cli.kind_option import KindOption
from interlock.doors.cli.options import (
    NamedPath,
    exit_code,
    formats_listed,
    handbook_option,
    in_full,
    require_definitions,
    typed_here,
)
from interlock.doors.edits.importing.import_files import FORMATS, Imported, ImportOptions, import_files
from interlock.doors.edits.refused import Refused
from interlock.findings.nouns import counted
from interlock.findings.printable import printable


@click.command("import", epilog=formats_listed({name: form.headline for name, form in FORMATS.items()}))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("files", metavar="FILES", nargs=-1, required=True, type=NamedPath(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=KindOption(),
    help="What the rows of a table are, where its header does not tell.",
)
@click.option("--owner", metavar="LINK", help="The link that looks after what names no owner.")
@click.option("--map", "pairs", metavar="COLUMN=FIELD", multiple=True, help="The field that a column of a table fills.")
@click.option(
    "--set", "given", metavar="FIELD=VALUE", multiple=True, help="What a field holds where no column of a table fills it."
)
@handbook_option
def import_command(
    format: str,
    files: tuple[Path, ...],
    kind: str | None,
    owner: str | None,
    pairs: tuple[str, ...],
    given: tuple[str, ...],
    handbook: Path,
) -> None:
    """Take definitions from another tool's files.

    Writes a file for each that passes the check, and never over one that is there. What cannot be taken is told with its place,
    and all else is taken. In a table, `;` separates several entries in a cell, and `made_by` may hold a title.

    A table with a row for each step (No, What, Who, Time, If not), in English, German, French, Dutch or Spanish, becomes the
    draft of a procedure, or of several where a column (Process) names them.

    \b
        interlock import csv promises.csv
        interlock import csv words.csv --kind term --map "Benennung=title"
        interlock import csv teams.csv --set kind=support
        interlock import sheet handbook.xlsx
        interlock import sheet procedures.xlsx --owner depot
        interlock import html intranet/*.html --owner depot
        interlock import markdown runbooks/*.md --owner platform-team
        interlock import skos words.ttl --owner communications
    """
    require_definitions(handbook)
    try:
        done = import_files(handbook, format, files, ImportOptions(kind, owner, pairs, given))
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    _print_result(done, handbook)
    sys.exit(exit_code(done.findings, strict=False))


def _print_result(done: Imported, handbook: Path) -> None:
    if done.findings:
        click.echo(in_full(done.findings, handbook, are_in_handbook=False))
    for line in done.told:
        click.echo(printable(" ".join(line.splitlines())))
    left_out = f"; {counted(len(done.findings), 'finding')} above" if done.findings else ""
    following = f" Next: {typed_here('`interlock check`', handbook)}." if done.written else ""
    click.echo(f"{counted(len(done.written), 'file')} written{left_out}.{following}")
    if done.has_drafts:
        drafts = (
            "It is a draft, which only `interlock serve` shows. Take out its `status: draft` when it is right."
            if len(done.written) == 1
            else "They are drafts, which only `interlock serve` shows. Take out `status: draft` of each when it is right."
        )
        click.echo(typed_here(drafts, handbook))
