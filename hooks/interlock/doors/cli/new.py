"""`interlock new`: start a definition."""

import datetime
from pathlib import Path

import click

from interlock.catalog.naming import kinds_in
from interlock.definitions import kind_called
from interlock.definitions.ids import id_from
from interlock.definitions.session import SESSION
from interlock.doors.cli.options import NamedText, as_of_option, handbook_option, run_edit
from interlock.doors.edits.new import new
from interlock.doors.edits.new_results import new_results
from interlock.doors.edits.new_session import new_session

_EXAMPLES = {"link": "contact-centre", "promise": "answer-letters", "procedure": "answer-a-letter", "session": "2026-12-letters"}


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id", metavar="ID", required=False, type=NamedText())
@click.option(
    "--about", metavar="KIND/ID", help="Of a session: what it is about. Its file is filled in with what is known of that."
)
@handbook_option
@as_of_option
def new_command(kind: str, id: str | None, about: str | None, handbook: Path, today: datetime.date) -> None:
    """Start a definition: a file with the fields it needs, each with a hint.

    \b
        interlock new promise answer-letters
        interlock new link contact-centre
        interlock new results 2026-27
        interlock new session 2026-12-letters --about promise/answer-letters

    KIND is `link` (a team or partner), `customer`, `service`, `promise`, `procedure`, `contact-point`, `term` (a word),
    `framework`, `lesson` or `session`; `results` starts a table of figures.
    Its sort may stand before it, as in "internal promise".
    """
    is_results = kind in ("result", "results")
    if id is None:
        kind, id = (kind, f"{today:%Y}") if is_results else _taken_apart(kind)
    if is_results and about is None:
        month = today.replace(day=1) - datetime.timedelta(days=1)
        run_edit(lambda: new_results(handbook, id, f"{month:%Y-%m}"), handbook)
    elif about is None:
        run_edit(lambda: new(handbook, kind, id, today), handbook)
    elif kind_called(kind) != SESSION:
        raise click.UsageError(f"Only a session is started about something: `interlock new session {id} --about {about}`.")
    else:
        run_edit(lambda: new_session(handbook, id, about, today), handbook)


def _taken_apart(name: str) -> tuple[str, str]:
    """The kind and the id of `promise/answer-letters` or of a file, written as one. A kind or an id alone is a usage error."""
    before, _, last = name.replace("\\", "/").strip("/").rpartition("/")
    id, kinds = last.removesuffix(".yml").removesuffix(".yaml"), kinds_in(before.split("/"))
    if kinds or before not in ("", "standards"):  # that folder holds every kind
        return (kinds or [before])[0], id
    known = kind_called(name)
    if known is None:
        raise click.UsageError(f"Say what it is first, then its id, such as `interlock new promise {id_from(id) or 'ID'}`.")
    example = f"`interlock new {known.name} {_EXAMPLES.get(known.name, 'my-' + known.name)}`"
    raise click.UsageError(f"Say which: the id, which becomes the file's name, such as {example}.")
