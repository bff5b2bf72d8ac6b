"""`interlock trace`: who stands behind a promise, and what rests on a link."""

import datetime
from pathlib import Path

import click

from interlock.catalog import Catalog, catalog_of
from interlock.definitions import ContactPoint, Definition, Link
from interlock.doors import trace_tree
from interlock.doors.cli.options import as_of_option, handbook_option, require_definitions, style
from interlock.findings.nearest import did_you_mean
from interlock.questions.facts import Facts
from interlock.sources.handbook import read_handbook


@click.command("trace")
@click.argument("name", metavar="KIND/ID")
@click.option("--without", is_flag=True, help="What falls when this link or contact point is gone.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for a program.")
@handbook_option
@as_of_option
def trace_command(name: str, without: bool, form: str, handbook: Path, today: datetime.date) -> None:
    """Show who stands behind a promise, whether it can be kept, and what rests on a link."""
    require_definitions(handbook)
    facts = Facts(catalog_of(read_handbook(handbook)), today)
    definition = _definition(facts.catalog, name)
    if not without:
        found = trace_tree.trace(facts, definition)
    elif isinstance(definition, Link | ContactPoint):
        found = trace_tree.trace_without(facts, definition)
    else:
        raise click.UsageError("`--without` asks about a link or a contact point, such as `link/ict`.")
    click.echo(
        trace_tree.trace_as_json(found) if form == "json" else trace_tree.trace_as_text(found, style()),
        nl=False,
    )


def _definition(catalog: Catalog, name: str) -> Definition:
    kind, _, id = name.partition("/")
    definition = catalog.get(kind, id)
    if definition is None:
        known = [str(key) for key in catalog.definitions]
        raise click.UsageError(
            f"There is no {name}. {did_you_mean(name, known) or 'Write KIND/ID, such as promise/answer-calls.'}"
        )
    return definition
