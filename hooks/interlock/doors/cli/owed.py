"""`interlock owed`: what is owed, by whom, to whom, by when."""

import datetime
from pathlib import Path

import click

from interlock.catalog import catalog_of
from interlock.catalog.audience import Audience, seen_by
from interlock.catalog.happened_by import happened_by
from interlock.definitions import Link
from interlock.doors import owed_list
from interlock.doors.cli.asked_for import definition_asked_for
from interlock.doors.cli.options import (
    NamedText,
    as_of_option,
    handbook_option,
    require_definitions,
    style,
    terminal_width,
    typed_here,
)
from interlock.doors.cli.unread import tell_of_unread
from interlock.questions.facts import Facts
from interlock.questions.owed.debts import Owed
from interlock.sources.handbook_reader import read_handbook


@click.command("owed")
@click.argument("link", required=False, type=NamedText())
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="For people, or for a program."
)
@click.option("--all", "everything", is_flag=True, help="Also reviews, figures and skills that fall due later than in a month.")
@click.option(
    "--audience",
    type=click.Choice(["staff", "restricted"]),
    default="staff",
    show_default=True,
    help="Only what these readers may see is in it.",
)
@handbook_option
@as_of_option
def owed_command(link: str | None, form: str, everything: bool, audience: Audience, handbook: Path, today: datetime.date) -> None:
    """Show what is owed, the most urgent first: by every link, or by LINK.

    Actions of lessons and sessions, causes of failures, thanks, late figures, handshakes without an answer, approvals, reviews
    and skills: what, to whom, since when, by when, in which file, and the line to paste there once it is done.
    After what LINK owes stands what others owe it.

    \b
        interlock owed
        interlock owed payroll
        interlock owed --format csv
    """
    require_definitions(handbook)
    read = read_handbook(handbook)
    tell_of_unread(read)
    whole = happened_by(today, catalog_of(read))
    facts = Facts(seen_by(whole, audience), today, whole)
    found = definition_asked_for(facts.catalog, link, "link") if link else None
    assert found is None or isinstance(found, Link)
    debts = facts.debts.by(found) if found else facts.debts.all
    shown = [owed for owed in debts if everything or owed.is_pressing]
    text = _as_text(facts, found, shown, form)
    click.echo(typed_here(text, handbook) if form == "text" else text, nl=False)


def _as_text(facts: Facts, link: Link | None, shown: list[Owed], form: str) -> str:
    if form == "json":
        return owed_list.owed_as_json(facts.catalog, facts.today, shown)
    if form == "csv":
        return owed_list.owed_as_csv(facts.catalog, shown)
    if link is None:
        return owed_list.owed_as_text(facts.catalog, facts.today, shown, style(), terminal_width())
    awaited = [owed for owed in facts.debts.to(link) if owed.is_pressing]
    coached = facts.debts.to_coach(link)
    return owed_list.owed_by_link_as_text(facts.catalog, link, shown, style(), terminal_width(), awaited=awaited, coached=coached)
