"""`interlock review`: records that a definition, or a hand-written page, was read with those who do the work."""

import datetime
from pathlib import Path

from interlock.catalog import Catalog, catalog_of
from interlock.catalog.naming import bare_name
from interlock.definitions import Definition
from interlock.definitions.in_force import is_live
from interlock.doors.edits.handbook_files import edited, find, not_found, save, unread_in
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.splices import CannotEdit, with_value
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings.nearest import did_you_mean
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.reviews import next_review
from interlock.sources import Source
from interlock.sources.handbook import Handbook
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.written_pages import read_page
from interlock.sources.yaml.yaml_writer import as_scalar


@exclusive("review")
def review(folder: Path, name: str, by: str | None, on: datetime.date) -> str:
    """Set the day of the last review and, if given, the reviewer's role. Returns when the next is due. Raises Refused."""
    if by is not None and not by.strip():
        raise Refused("Say which role reviewed it, such as `--by 'team leader'`, or leave `--by` out.")
    written = bare_name(name)
    if written.startswith("page/") or written.endswith(".md"):
        return _review_page(folder, written.removeprefix("page/"), by, on)
    named = find(folder, name)
    _refuse_earlier(str(named.key), named.definition, on)
    source = named.source
    try:
        source = edited(source, with_value(source, ("review", "last"), on.isoformat()))
        if by:
            source = edited(source, with_value(source, ("review", "by"), as_scalar(by.strip())))
    except CannotEdit as error:
        raise Refused(f"{error} Write `last: {on}` under `review:`.") from None
    after = save(named, source, "review")
    return _done(named.source.path, on, source.text == named.source.text) + _next(after, named.catalog)


def _review_page(folder: Path, name: str, by: str | None, on: datetime.date) -> str:
    """Set the day of the last review in the front matter of a hand-written page."""
    handbook = read_handbook(folder)
    page = _page_named(handbook, name)
    path, text = page.path, page.text
    if page.front is None and page.begins and any(finding.place.file == path for finding in handbook.findings):
        raise Refused(f"The front matter of {path} has faults, so it cannot be edited safely. See `interlock check`.")
    if page.front is None or page.front.review is None:
        raise Refused(
            f"{path} has no `review:` between `---` lines at its top. Write `review: {{last: {on}, every: 12 months}}`."
        )
    _refuse_earlier(path, page.front, on)
    try:
        text = with_value(page, ("review", "last"), on.isoformat())
        if by:
            text = with_value(read_page(path, text)[0], ("review", "by"), as_scalar(by.strip()))
    except CannotEdit as error:
        raise Refused(f"{error} Write `last: {on}` under `review:`.") from None
    after, faults = read_page(path, text)
    if faults or after.front is None:
        raise Refused(f"{path} cannot be edited safely. Write `last: {on}` under `review:`.")
    change_files(folder, [FileChange(path, page.text, text)])
    return _done(path, on, text == page.text) + _next(after.front, catalog_of(handbook))


def _page_named(handbook: Handbook, name: str) -> Source:
    """The hand-written page with a path. Raises Refused."""
    for page in handbook.pages:
        if f"/{name}".endswith(f"/{page.path}"):
            return page
    meant = did_you_mean(name, [page.path for page in handbook.pages])
    words = f"There is no page `{name}`. {meant or 'Write its path, such as `docs/index.md`.'}"
    raise not_found(words, unread_in(handbook, with_pages=True))


def _refuse_earlier(name: str, definition: Definition, on: datetime.date) -> None:
    """Raise Refused where the last review is later than the one to be recorded."""
    last = definition.review.last if definition.review else None
    if last is not None and last > on:
        raise Refused(f"{name} was already reviewed on {day_in_words(last)}, after {day_in_words(on)}.")


def _done(path: str, on: datetime.date, is_as_before: bool) -> str:
    return f"{path}: reviewed on {day_in_words(on)}{', as it says already' if is_as_before else ''}."


def _next(definition: Definition, catalog: Catalog) -> str:
    if not is_live(definition):
        return ""
    if due := next_review(definition, catalog):
        return f" The next review is due on {day_in_words(due)}."
    return (
        " Nothing says when the next is due: write `every: 12 months` beside `last`, or, for all definitions,"
        " `defaults: {review_every: 12 months}` in standards/organisation.yml."
    )
