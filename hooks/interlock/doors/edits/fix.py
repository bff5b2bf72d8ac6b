"""`check --fix`: replaces words to avoid that have exactly one replacement.

An edit is kept only when the file, parsed again, differs in nothing but the replaced words and has no new finding.
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interlock.definitions import Organisation, kind_named
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.splices import replaced
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings import Finding, Place
from interlock.findings.printable import printable
from interlock.questions.facts import Facts
from interlock.questions.language.replacing import Replacement, replacements
from interlock.questions.language.uses import ProseText
from interlock.rules.engine.folding import MOST_SHOWN_IN_A_TEXT
from interlock.sources import Node, Route, Source, read_yaml
from interlock.sources.decoding.decode import decode


@dataclass(frozen=True, slots=True)
class WordChange:
    """A file before and after its words to avoid were replaced."""

    path: str
    before: str
    after: str

    def diff(self) -> str:
        """A unified diff of the change, safe to print on a terminal."""
        before, after = (text.splitlines() for text in (self.before, self.after))
        lines = difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}", lineterm="")
        return "".join(f"{printable(line)}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Edit:
    """The replacements in one text, and their offsets in its file."""

    where: ProseText
    replacements: list[Replacement]
    places: list[tuple[int, int]]


def word_changes(facts: Facts, findings: Iterable[Finding]) -> list[WordChange]:
    """The changes of files that mend as many of these findings of `avoided-word` as possible. Nothing is written."""
    places = [finding.place for finding in findings if finding.rule == "avoided-word"]
    # Where a file has so many findings that a check folds them, all its words are meant.
    whole = {file for file, count in Counter(place.file for place in places).items() if count > MOST_SHOWN_IN_A_TEXT}
    edits: dict[str, list[_Edit]] = defaultdict(list)
    for edit, source in _edits(facts, set(places), whole):
        edits[source.path].append(edit)
    made = [_changed(facts, of_file) for _, of_file in sorted(edits.items())]
    return [change for change in made if change.before != change.after]


@exclusive("check --fix")
def write(handbook: Path, made: list[WordChange]) -> tuple[list[WordChange], list[str]]:
    """Write the changed files. Returns the changes that were written, and a reason for each that was not.

    A byte order mark and the kind of line ends are kept.
    """
    written, refused = [], []
    for change in made:
        try:
            change_files(handbook, [FileChange(change.path, change.before, change.after)])
            written.append(change)
        except Refused as reason:
            refused.append(str(reason))
    return written, refused


def _edits(facts: Facts, wanted: set[Place], whole: set[str]) -> Iterator[tuple[_Edit, Source]]:
    """The edit for each word to avoid at one of the `wanted` places, or anywhere in the `whole` files, with its source."""
    for found in facts.language.avoided:
        place = facts.language.place(found)
        # In other languages, what stands before and after the word may have to agree with the right one.
        if found.in_english and found.where.is_fixable and (place in wanted or place.file in whole):
            made = replacements(found.where.text, found.use.start, found.use.end, found.use.senses)
            source = facts.catalog.sources[found.where.key]
            places = [source.file_range(found.where.route, each.start, each.end) for each in made]
            written = [place for place in places if place]
            if made and len(written) == len(made) and not _is_avoided(facts, made[-1].written):
                yield _Edit(found.where, made, written), source


def _is_avoided(facts: Facts, words: str) -> bool:
    """Whether a replacement is itself a word to avoid: two words that replace each other would change for ever."""
    return any(use.kind == "avoided" for use in facts.language.uses_in(words, block=False))


def _changed(facts: Facts, edits: list[_Edit]) -> WordChange:
    key = edits[0].where.key
    source = facts.catalog.sources[key]
    return WordChange(source.path, source.text, _edited(source.path, source.text, sorted(edits, key=_by_place), key.kind))


def _by_place(edit: _Edit) -> tuple[int, int]:
    return edit.places[0]


def _edited(path: str, text: str, edits: list[_Edit], kind: str) -> str:
    """The file with as many of its edits as can be made: first all at once; where that fails, each half on its own.

    The later half goes first, so that no edit moves the offsets of another.
    """
    after = replaced(
        text, ((*place, made.written) for edit in edits for place, made in zip(edit.places, edit.replacements, strict=True))
    )
    if kind == "page" or _differs_only_by(_read(path, text), _read(path, after), edits, kind):
        return after
    if len(edits) == 1:
        return text
    half = len(edits) // 2
    return _edited(path, _edited(path, text, edits[half:], kind), edits[:half], kind)


def _differs_only_by(old: Source | None, new: Source | None, edits: list[_Edit], kind: str) -> bool:
    """Whether the new file differs from the old one only by the edits, and has no more faults."""
    if old is None or new is None or _faults(new, kind) > _faults(old, kind):
        return False
    texts = _texts(old.root)
    wanted: dict[Route, list[Replacement]] = defaultdict(list)
    for edit in edits:
        # A plain text may stand for a mapping with one field: `notice: Closed today` means `notice.say`.
        wanted[edit.where.route if edit.where.route in texts else edit.where.route[:-1]] += edit.replacements
    expected = texts | {route: replaced(texts.get(route, ""), made) for route, made in wanted.items()}
    return _texts(new.root) == expected


def _read(path: str, text: str) -> Source | None:
    source, findings = read_yaml(path, text)
    return source if source.root and not findings else None


def _faults(source: Source, kind: str) -> int:
    model = Organisation if kind == "organisation" else kind_named(kind).model
    return len(decode(source, model, kind)[1])


def _texts(node: Node | None) -> dict[Route, str]:
    """Every scalar of a file, by its route."""
    return dict(_texts_below(node.plain() if node else None, ()))


def _texts_below(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts_below(inner, (*route, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts_below(inner, (*route, index))
    elif value is not None:
        yield route, value
