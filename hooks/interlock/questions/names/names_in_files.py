"""Finds the names of definitions in files of text beside hand-written pages, such as tables, calendars and drawings."""

import re
from collections.abc import Iterator

from interlock.findings import Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.name_spellings import BETWEEN_WORDS
from interlock.questions.names.names_mentioned import NameSought, NamesSought
from interlock.sources.source import Source

_TAG = lazy_pattern(r"<[^<>]*>")
_FOLD = lazy_pattern(r"\r?\n[ \t]")  # RFC 5545, 3.1


def names_in_file(path: str, written: str, names: NamesSought) -> Iterator[tuple[NameSought, Place]]:
    """Each of these names that a file says, with its place; of a drawing the file alone, as it is published otherwise.

    The words of a drawing or of subtitles may stand in one element or in several, and lines of a calendar are folded within
    words.
    """
    ending = path.lower().rpartition(".")[2]
    is_drawing = ending == "svg"
    ways = [written]
    if ending in ("svg", "vtt"):
        ways += [_TAG.sub("", written), _TAG.sub(" ", written)]
    elif ending == "ics":
        ways.append(_FOLD.sub("", written))
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
