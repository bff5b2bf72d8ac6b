"""Tells on standard error which files and folders the system does not give us: a command that reads would pass over them in silence."""

import click

from interlock.doors.edits.handbook_files import unread_in
from interlock.findings.nouns import counted, listed
from interlock.sources.handbook import Handbook

_MOST_NAMED = 5


def tell_of_unread(handbook: Handbook) -> None:
    """Say what was left out because it cannot be read, and what to do about that; nothing where all was read."""
    if (closed := unread_in(handbook)).paths:
        click.echo(f"Left out, because it cannot be read: {the_first_of(closed.paths)}. {closed.remedy}", err=True)


def the_first_of(names: list[str], other: str = "other") -> str:
    """The first few names, and how many others there are."""
    more = len(names) - _MOST_NAMED
    return listed([*names[:_MOST_NAMED], *([counted(more, other)] if more > 0 else [])])
