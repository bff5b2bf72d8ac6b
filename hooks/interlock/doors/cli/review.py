"""`interlock review`: record a review."""

import datetime
from pathlib import Path

import click

from interlock.doors.cli.options import (
    as_of_option,
    handbook_option,
    run_edit,
)
from interlock.doors.edits.review import review


@click.command("review")
@click.argument("name", metavar="KIND/ID")
@click.option("--by", metavar="ROLE", help="The role that reviewed it, never a person's name.")
@handbook_option
@as_of_option
def review_command(name: str, by: str | None, handbook: Path, today: datetime.date) -> None:
    """Record that a definition, or a page in `docs/`, was reviewed today.

    \b
        interlock review promise/answer-letters --by "team leader"
        interlock review docs/opening-hours.md
    """
    run_edit(lambda: review(handbook, name, by, today), handbook)
