"""Formats changes as text for people, and as JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import indent

from interlock.findings.nouns import counted, first_of
from interlock.findings.printable import printable_json, printable_lines
from interlock.history.changes.change import MeaningChange
from interlock.history.changes.uncompared_files import UncomparedFile

# At most this many of the files that could not be compared are named.
_MOST_NAMED = 12


def changes_as_text(changes: Sequence[MeaningChange], since: str, left_out: Sequence[UncomparedFile] = ()) -> str:
    """The changes by group and subject, and the files that could not be compared."""
    if changes:
        headline = f"{counted(len(changes), 'change')} of meaning since {since}."
    else:
        headline = f"Nothing changed in meaning since {since}."
    lines = [headline, *_left_out(left_out)]
    for group, in_group in groupby(changes, key=lambda change: change.group):
        lines += ["", group]
        for (title, about), found in groupby(in_group, key=lambda change: (change.title, change.about)):
            lines += ["", f"  {_in_a_line(title)} ({about})", *_sentences(found)]
    return printable_lines("\n".join(lines)) + "\n"


def _left_out(files: Sequence[UncomparedFile]) -> Iterator[str]:
    if files:
        named, hidden = [each for each in files if each.path], sum(not each.path for each in files)
        shown, more = first_of(named, _MOST_NAMED)
        yield f"{counted(len(files), 'file has', 'files have')} faults, and could not be compared:"
        yield from (f"  {_in_a_line(each.path)} ({each.when})" for each in shown)
        if more:
            yield f"  and {more} more: `interlock check` names those with faults now."
        if hidden:
            yield f"  {counted(hidden, 'file')} of which nothing says that these readers may know."


def _sentences(changes: Iterator[MeaningChange]) -> Iterator[str]:
    for change in changes:
        yield f"    - {_in_a_line(change.text)}"
        if change.paste:
            yield "      Once they have read it again, paste in place of the old lines:"
            yield indent(change.paste, "        ")


def _in_a_line(text: str) -> str:
    """An editor's text on one line, because a line of its own could end the frame around it in a report."""
    return " ".join(text.split())


def changes_as_json(changes: Sequence[MeaningChange], left_out: Sequence[UncomparedFile] = ()) -> str:
    """A list of objects with group, about, title, what, text, was, now and paste; the last are about files not compared."""
    told = [*changes, *map(_not_compared, left_out)]
    return printable_json([change._asdict() for change in told])


def _not_compared(file: UncomparedFile) -> MeaningChange:
    """The entry that stands in place of the changes of a file with faults."""
    words = (
        f"`{file.path}` has faults ({file.when})"
        if file.path
        else "A file of which nothing says that these readers may know has faults"
    )
    return MeaningChange("Not compared", file.path, file.path, "not compared", f"{words}, and could not be compared.")
