"""`interlock trace`: who stands behind a promise, and what rests on a link."""

import datetime
from pathlib import Path

import click

from interlock.catalog import catalog_of
from interlock.catalog.happened_by import happened_by
from interlock.definitions import ContactPoint, Link
from interlock.doors import trace_tree
from interlock.doors.cli.asked_for import definition_asked_for
from interlock.doors.cli.options import (
    as_of_option,
    handbook_option,
    require_definitions,
    style,
    text_or_json_option,
    width_to_fill,
)
from interlock.doors.cli.unread import tell_of_unread
from interlock.questions.facts import Facts
from interlock.sources.handbook_reader import read_handbook


@click.command("trace")
@click.argument("name", metavar="KIND/ID")
@click.option("--without", is_flag=True, help="What falls when this link or contact point is gone.")
@text_or_json_option
@handbook_option
@as_of_option
def trace_command(name: str, without: bool, form: str, handbook: Path, today: datetime.date) -> None:
    """Show who stands behind a promise, whether it can be kept, and what rests on a link.

    \b
        interlock trace promise/answer-letters
        interlock trace link/contact-centre --without
    """
    require_definitions(handbook)
    read = read_handbook(handbook)
    tell_of_unread(read)
    facts = Facts(happened_by(today, catalog_of(read)), today)
    definition = definition_asked_for(facts.catalog, name)
    if not without:
        found = trace_tree.trace(facts, definition)
    elif isinstance(definition, Link | ContactPoint):
        found = trace_tree.trace_without(facts, definition)
    else:
        raise click.UsageError("`--without` asks about a link or a contact point, such as `link/ict`.")
    text = trace_tree.trace_as_json(found) if form == "json" else trace_tree.trace_as_text(found, style(), width_to_fill())
    click.echo(text, nl=False)
