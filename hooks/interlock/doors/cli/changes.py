"""`interlock changes`: what changed in meaning since an earlier state."""

import datetime
from pathlib import Path

import click

from interlock.catalog import Key
from interlock.catalog.audience import Audience, seen_by
from interlock.catalog.happened_by import happened_by
from interlock.doors import progress
from interlock.doors.cli.options import NamedText, as_of_option, fitted, handbook_option, require_definitions, text_or_json_option
from interlock.doors.cli.site_options import audience_option
from interlock.doors.cli.unread import tell_of_unread
from interlock.history import since
from interlock.history.changes import changes
from interlock.history.changes.changes_report import changes_as_json, changes_as_text
from interlock.history.changes.uncompared_files import StateOfFiles, files_not_compared, in_doubt, taken_for_unread
from interlock.questions.facts import Facts
from interlock.site import checking


@click.command("changes")
@click.option(
    "--since",
    "revision",
    metavar="REV",
    type=NamedText(),
    required=True,
    help="What to compare with: a branch, a tag, a commit such as HEAD~1, or a day such as 2026-03-31, yesterday or monday.",
)
@text_or_json_option
@audience_option
@handbook_option
@as_of_option
def changes_command(revision: str, form: str, audience: Audience, handbook: Path, today: datetime.date) -> None:
    """Tell what changed in meaning since an earlier day.

    Promises, times, hand-overs, approvals, words: in sentences, the files as they are now against those that git keeps.
    Layout, punctuation, tags and reviews are no changes.

    \b
        interlock changes --since yesterday
        interlock changes --since main
        interlock changes --since 2026-03-31
    """
    require_definitions(handbook)
    try:
        with progress.checking(handbook):
            earlier = since.revision_named(handbook, revision, today)
            then, now = earlier.checked(checking.check, today), checking.check(handbook, today)
    except since.NoSuchRevision as error:
        raise click.UsageError(str(error)) from None
    tell_of_unread(now.handbook)
    unread = in_doubt(then.catalog, now.catalog)
    before, after = _seen(then, audience, unread), _seen(now, audience, unread)
    found = changes(before, after)
    left_out = files_not_compared(StateOfFiles(then.handbook, before.catalog), StateOfFiles(now.handbook, after.catalog))
    if form == "json":
        click.echo(changes_as_json(found, left_out), nl=False)
    else:
        click.echo(fitted(changes_as_text(found, earlier.words, left_out)), nl=False)


def _seen(checked: checking.Checked, audience: Audience, unread: frozenset[Key]) -> Facts:
    """The facts of a handbook, limited to what an audience may see and what had happened by the day of the check."""
    whole = taken_for_unread(happened_by(checked.facts.today, checked.catalog), unread)
    return Facts(seen_by(whole, audience), checked.facts.today, whole, checked.facts.text_cache)
