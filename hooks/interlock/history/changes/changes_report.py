"""Formats changes as text for people, and as JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import indent

from interlock.findings.nouns import counted
from interlock.findings.printable import printable_json, printable_lines
from interlock.history.changes.change import MeaningChange


def changes_as_text(changes: Sequence[MeaningChange], since: str, left_out: int = 0) -> str:
    """The changes by group and subject. `left_out` is the number of files that could not be compared."""
    if changes:
        headline = f"{counted(len(changes), 'change')} of meaning since {since}."
    else:
        headline = f"Nothing changed in meaning since {since}."
    lines = [headline]
    if left_out:
        files = counted(left_out, "file has", "files have")
        lines.append(f"{files} faults, then or now, and could not be compared.")
    for group, in_group in groupby(changes, key=lambda change: change.group):
        lines += ["", group]
        for (title, about), found in groupby(in_group, key=lambda change: (change.title, change.about)):
            lines += ["", f"  {_in_a_line(title)} ({about})", *_sentences(found)]
    return printable_lines("\n".join(lines)) + "\n"


def _sentences(changes: Iterator[MeaningChange]) -> Iterator[str]:
    for change in changes:
        yield f"    - {_in_a_line(change.text)}"
        if change.paste:
            yield "      Once they have read it again, paste in place of the old lines:"
            yield indent(change.paste, "        ")


def _in_a_line(text: str) -> str:
    """An editor's text on one line, because a line of its own could end the frame around it in a report."""
    return " ".join(text.split())


def changes_as_json(changes: Sequence[MeaningChange]) -> str:
    """A list of objects with group, about, title, what, text, was, now and paste."""
    return printable_json([change._asdict() for change in changes])
