"""Commands that answer questions about the handbook."""

import datetime
from pathlib import Path

import click

from interlock import build, since, trace
from interlock.audience import Audience, seen_by
from interlock.catalog import Catalog, catalog_of
from interlock.changes import changes
from interlock.changes.telling import as_json, as_text
from interlock.cli.options import as_of_option, audience_option, handbook_option, require_definitions, style
from interlock.definitions import ContactPoint, Definition, Link
from interlock.facts import Facts
from interlock.handbook import read_handbook
from interlock.nearest import did_you_mean


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
        found = trace.trace(facts, definition)
    elif isinstance(definition, Link | ContactPoint):
        found = trace.trace_without(facts, definition)
    else:
        raise click.UsageError("`--without` asks about a link or a contact point, such as `link/ict`.")
    click.echo(
        trace.as_json(found) if form == "json" else trace.as_text(found, style()),
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


@click.command("changes")
@click.option(
    "--since",
    "revision",
    metavar="REV",
    required=True,
    help="What to compare with: a branch, a tag, a commit such as HEAD~1, or a day such as 2026-03-31.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for a program.")
@audience_option
@handbook_option
@as_of_option
def changes_command(revision: str, form: str, audience: Audience, handbook: Path, today: datetime.date) -> None:
    """Tell what changed in meaning since an earlier day.

    Promises, times, hand-overs, approvals, words: in sentences, the files as they are now against those that git keeps.
    Layout, punctuation, tags and reviews are no changes.

    \b
        interlock changes --since main
        interlock changes --since 2026-03-31
    """
    require_definitions(handbook)
    try:
        earlier = since.revision_named(handbook, revision)
        before = _seen(earlier.checked(today), audience)
    except since.NoSuchRevision as error:
        raise click.UsageError(str(error)) from None
    after = _seen(build.check(handbook, today), audience)
    found = changes(before, after)
    left_out = len(before.catalog.broken | after.catalog.broken)
    click.echo(as_json(found) if form == "json" else as_text(found, earlier.words, left_out), nl=False)


def _seen(checked: build.Checked, audience: Audience) -> Facts:
    """What holds in the part of a handbook that readers may see."""
    return Facts(seen_by(checked.catalog, audience), checked.facts.today, checked.catalog, checked.facts.reading)
