"""Finds the names of definitions in files of text beside hand-written pages, such as tables, calendars and drawings."""

import re
from collections.abc import Iterator

from interlock.findings import Place
from interlock.questions.name_spellings import BETWEEN_WORDS
from interlock.questions.names_mentioned import NameSought, NamesSought
from interlock.sources.source import Source

_TAG = re.compile(r"<[^<>]*>")


def names_in_file(path: str, written: str, names: NamesSought) -> Iterator[tuple[NameSought, Place]]:
    """Each of these names that a file says, with its place; of a drawing the file alone, for it is published otherwise than written.

    The words of a drawing may stand in one element or in several.
    """
    is_drawing = path.lower().endswith(".svg")
    ways = (written, _TAG.sub("", written), _TAG.sub(" ", written)) if is_drawing else (written,)
    seen: set[NameSought] = set()
    for words in ways:
        for name, match in names.mentioned_in(words) if names.may_be_mentioned_in(words) else ():
            if name not in seen:
                seen.add(name)
                yield name, Place(path) if is_drawing else _place(Source(path, written), match)


def _place(source: Source, match: re.Match[str]) -> Place:
    """The place of a name, or of its first word where only readers see the name as a whole."""
    if match.string == source.text:
        return source.place(match.start(), match.end())
    first = BETWEEN_WORDS.split(match[0])[0]
    start = source.text.find(first)
    return source.place(start, start + len(first)) if start >= 0 else Place(source.path)
