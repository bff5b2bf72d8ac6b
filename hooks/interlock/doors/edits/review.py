"""`interlock review`: records that a definition was read with those who do the work."""

import datetime
from pathlib import Path

from interlock.doors.edits.handbook_files import Refused, edited, find, save
from interlock.doors.edits.splices import CannotEdit, with_value
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.reviews import next_review
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.written_pages import read_page
from interlock.sources.yaml_writer import as_scalar


@exclusive("review")
def review(folder: Path, name: str, by: str | None, on: datetime.date) -> str:
    """Set the day of the last review and, if given, the reviewer's role. Returns when the next is due. Raises Refused."""
    if by is not None and not by.strip():
        raise Refused("Say which role reviewed it, such as `--by 'team leader'`, or leave `--by` out.")
    if name.startswith("page/"):
        return _review_page(folder, name.removeprefix("page/"), by, on)
    named = find(folder, name)
    last = named.definition.review.last if named.definition.review else None
    if last is not None and last > on:
        raise Refused(f"{named.key} was already reviewed on {day_in_words(last)}, after {day_in_words(on)}.")
    source = named.source
    try:
        source = edited(source, with_value(source, ("review", "last"), on.isoformat()))
        if by:
            source = edited(source, with_value(source, ("review", "by"), as_scalar(by.strip())))
    except CannotEdit as error:
        raise Refused(f"{error} Write `last: {on}` under `review:`.") from None
    save(named, source, "review")
    return _done(named.source.path, on, source.text == named.source.text) + _next(folder, name)


def _review_page(folder: Path, path: str, by: str | None, on: datetime.date) -> str:
    """Set the day of the last review in the front matter of a hand-written page."""
    page = next((page for page in read_handbook(folder).pages if page.path == path), None)
    if page is None or page.root is None or page.front is None or page.front.review is None:
        raise Refused(
            f"{path} has no `review:` between `---` lines at its top. Write `review: {{last: {on}, every: 12 months}}`."
        )
    text = page.text
    try:
        text = with_value(page, ("review", "last"), on.isoformat())
        if by:
            text = with_value(read_page(path, text)[0], ("review", "by"), as_scalar(by.strip()))
    except CannotEdit as error:
        raise Refused(f"{error} Write `last: {on}` under `review:`.") from None
    if read_page(path, text)[1]:
        raise Refused(f"{path} cannot be edited safely. Write `last: {on}` under `review:`.")
    change_files(folder, [FileChange(path, page.text, text)])
    return _done(path, on, text == page.text)


def _done(path: str, on: datetime.date, is_as_before: bool) -> str:
    return f"{path}: reviewed on {day_in_words(on)}{', as it says already' if is_as_before else ''}."


def _next(folder: Path, name: str) -> str:
    named = find(folder, name)
    due = next_review(named.definition, named.catalog)
    return f" The next review is due on {day_in_words(due)}." if due else ""
