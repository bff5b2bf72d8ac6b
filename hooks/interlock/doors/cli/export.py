"""`interlock export`: the handbook for another tool."""

import datetime
import os
from pathlib import Path
from secrets import token_hex

import click

from interlock.catalog import Catalog
from interlock.catalog.audience import Audience, seen_by
from interlock.catalog.happened_by import happened_by
from interlock.definitions import kind_named
from interlock.doors import progress
from interlock.doors.cli.export_pages import THEME_NAMES, export_pages
from interlock.doors.cli.kind_option import KindOption
from interlock.doors.cli.options import (
    NamedPath,
    as_of_option,
    formats_listed,
    handbook_option,
    require_definitions,
    typed_here,
)
from interlock.doors.cli.places_of_exports import folder_for, is_one_file, refuse_link_out_of, refuse_other_ending, write_export
from interlock.doors.cli.site_options import audience_option, configured
from interlock.doors.cli.unread import tell_of_unread, the_first_of
from interlock.doors.configuration import for_readers
from interlock.doors.edits.handbook_files import unread_in
from interlock.exports import EXPORTS, Export, codeowners, codeowners_below, csv_of, export_named, skos_export
from interlock.history.repository import folder_in_repository
from interlock.site import checking
from interlock.site.other_sites import exported_pages
from interlock.sources.handbook import Handbook

# `pages` is not among EXPORTS, because it is written by a build and not from the definitions alone.
_FORMATS = {export.name: export.headline for export in EXPORTS} | {"pages": (exported_pages.__doc__ or "").partition("\n")[0]}

_NO_ID = (
    "standards/organisation.yml has no `id`, so calendars take this handbook for any other of the name "
    "`{name}`, and for another one "
    "once the name changes. Write `id: handbook-{random}`, and leave it."
)


@click.command(epilog=formats_listed(_FORMATS))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(_FORMATS)))
@click.option("--out", type=NamedPath(path_type=Path), help="A folder, or a file where the export is one text.")
@click.option("--jsonld", is_flag=True, help="With skos: JSON-LD in place of Turtle.")
@click.option("--drafts", is_flag=True, help="With skos: words that are drafts too.")
@click.option("--under", metavar="FOLDER", default="", help="With pages: the folder of the other site in which they will stand.")
@click.option(
    "--theme",
    type=click.Choice(THEME_NAMES),
    help="With pages: without our frame, for that of another site; --out is a folder among its pages. "
    "`material` is for Zensical too.",
)
@click.option(
    "--kind", type=KindOption(), help="With csv: the one table to write; left out: all with a folder as --out, else words."
)
@audience_option
@handbook_option
@as_of_option
def export_command(
    format: str,
    out: Path | None,
    jsonld: bool,
    drafts: bool,
    under: str,
    theme: str | None,
    kind: str | None,
    audience: Audience,
    handbook: Path,
    today: datetime.date,
) -> None:
    """Write the handbook for another tool. What has faults is left out; `check` shows them.

    \b
        interlock export csv --out tables
    """
    given = {"jsonld": jsonld, "drafts": drafts, "under": under, "theme": theme, "kind": kind}
    _refuse_others_options(format, {name for name, value in given.items() if value})
    if format == "skos" and out is not None:
        refuse_other_ending(out, ".jsonld" if jsonld else ".ttl")
    require_definitions(handbook)
    if out is not None and Path(os.path.abspath(out)).is_relative_to(os.path.abspath(handbook)):
        refuse_link_out_of(handbook, out)
    with progress.checking(handbook):
        checked = checking.check(handbook, today)
    if format == "pages":
        settings = for_readers(configured(handbook).settings, audience)
        export_pages(checked, settings, folder_for(format, out), theme, under)
        return
    catalog = seen_by(happened_by(today, checked.catalog), audience, drafts=drafts)
    _warn_of_limits(format, catalog, checked.handbook)
    table = kind or ("term" if out is not None and is_one_file(out) else None)
    _give(_chosen(format, handbook, jsonld, drafts, table), catalog, today, out, handbook)


def _warn_of_limits(format: str, catalog: Catalog, handbook: Handbook) -> None:
    """Tell on standard error what the user of the export should know."""
    if format == "codeowners":
        _tell_of_persons(catalog)
        _tell_of_unasked(catalog)
    if format == "icalendar" and catalog.organisation.id is None:
        click.echo(_NO_ID.format(name=catalog.organisation.name, random=token_hex(4)), err=True)
    if format != "schema":
        _tell_of_left_out(handbook)


def _chosen(format: str, handbook: Path, jsonld: bool, drafts: bool, table: str | None) -> Export:
    """The export of a format as the options ask for it. `table`: the kind whose table alone is written."""
    match format:
        case "skos":
            return skos_export(as_jsonld=jsonld, drafts=drafts)
        case "codeowners":
            return codeowners_below(folder_in_repository(handbook))
        case "csv" if table:
            return csv_of(kind_named(table))
    return export_named(format)


def _give(export: Export, catalog: Catalog, today: datetime.date, out: Path | None, handbook: Path) -> None:
    """Write an export where it was asked for, or print it, if it is one text."""
    if out is not None:
        write_export(export, export.files(catalog, today), out, handbook)
    elif export.text is not None:
        click.echo(export.text(catalog, today), nl=False)
    else:
        folder_for(export.name, out)


# The format that takes each option, and why no other format does.
_BELONGS = {
    "jsonld": ("skos", "has one form only"),
    "drafts": ("skos", "leaves drafts out"),
    "under": ("pages", "has no addresses"),
    "theme": ("pages", "has no frame"),
    "kind": ("csv", "holds all kinds"),
}


def _refuse_others_options(format: str, given: set[str]) -> None:
    for option, (of, why) in _BELONGS.items():
        if option in given and format != of:
            raise click.UsageError(f"`--{option}` belongs to `{of}`; `{format}` {why}.")
    if {"theme", "under"} <= given:
        raise click.UsageError(
            "`--theme` takes no `--under`: the pages stand in the folder that `--out` names, such as docs/handbook."
        )


def _tell_of_left_out(handbook: Handbook) -> None:
    tell_of_unread(handbook)
    closed = unread_in(handbook).paths
    if paths := sorted(path for key, path in handbook.paths.items() if key in handbook.broken and path not in closed):
        told = f"Left out, because of faults: {the_first_of(paths)}. `interlock check` shows them."
        click.echo(typed_here(told, handbook.folder), err=True)


def _tell_of_persons(catalog: Catalog) -> None:
    for reviewer, file in codeowners.persons(catalog).items():
        click.echo(
            f"{file}: `{reviewer}` is written as `@{reviewer}`, a person or group of that name. "
            f"A team has its organisation before it: `organisation/{reviewer}`.",
            err=True,
        )


def _tell_of_unasked(catalog: Catalog) -> None:
    ids = [f"`{link.id}`" for link in codeowners.unasked(catalog)]
    if ids:
        click.echo(
            f"No code host asks these about what they own or sign: {the_first_of(ids, 'other team')}. "
            "Add `reviewers: [organisation/team]` to them, or to the links that they are part of.",
            err=True,
        )
