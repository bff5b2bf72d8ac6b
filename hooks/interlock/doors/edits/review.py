"""`interlock review`: records that a definition was read with those who do the work."""

import datetime
from pathlib import Path

from interlock.doors.edits.handbook_files import Refused, edited, find, save
from interlock.doors.edits.splices import CannotEdit, with_value
from interlock.doors.edits.transaction import exclusive
from interlock.questions.results.periods import period_in_words
from interlock.questions.reviews import next_review
from interlock.sources.yaml_writer import as_scalar


@exclusive("review")
def review(folder: Path, name: str, by: str | None, on: datetime.date) -> str:
    """Set the day of the last review and, if given, the reviewer's role. Returns when the next is due. Raises Refused."""
    named = find(folder, name)
    last = named.definition.review.last if named.definition.review else None
    if last is not None and last > on:
        raise Refused(f"{named.key} was already reviewed on {period_in_words(last)}, after {period_in_words(on)}.")
    source = named.source
    try:
        source = edited(source, with_value(source, ("review", "last"), on.isoformat()))
        if by:
            source = edited(source, with_value(source, ("review", "by"), as_scalar(by.strip())))
    except CannotEdit as error:
        raise Refused(f"{error} Write `last: {on}` under `review:`.") from None
    save(named, source, "review")
    return f"{named.source.path}: reviewed on {period_in_words(on)}." + _next(folder, name)


def _next(folder: Path, name: str) -> str:
    named = find(folder, name)
    due = next_review(named.definition, named.catalog)
    return f" The next review is due on {period_in_words(due)}." if due else ""
