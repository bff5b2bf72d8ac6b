"""`interlock new`: start a definition."""

import datetime
from pathlib import Path

import click

from interlock.doors.cli.options import as_of_option, edited_handbook, handbook_option
from interlock.doors.edits.new import new
from interlock.doors.edits.new_results import new_results
from interlock.doors.edits.new_session import new_session


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id", metavar="ID")
@click.option(
    "--about", metavar="KIND/ID", help="Of a session: what it is about. Its file is filled in with what is known of that."
)
@handbook_option
@as_of_option
def new_command(kind: str, id: str, about: str | None, handbook: Path, today: datetime.date) -> None:
    """Start a definition: a file with the fields it needs, each with a hint.

    \b
        interlock new promise answer-letters
        interlock new results 2026-27
        interlock new session 2026-12-letters --about promise/answer-letters
    """
    if kind in ("result", "results") and about is None:
        month = today.replace(day=1) - datetime.timedelta(days=1)
        edited_handbook(handbook, lambda: new_results(handbook, id, f"{month:%Y-%m}"))
    elif about is None:
        edited_handbook(handbook, lambda: new(handbook, kind, id))
    elif kind != "session":
        raise click.UsageError(f"Only a session is started about something: `interlock new session {id} --about {about}`.")
    else:
        edited_handbook(handbook, lambda: new_session(handbook, id, about, today))
