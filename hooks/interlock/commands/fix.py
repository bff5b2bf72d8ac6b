"""`check --fix`: writes the right word where a word to avoid has exactly one replacement, and nothing else.

An edit is kept only when the file, read again, says the same as before but for the replaced words, and has no new fault.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interlock.decode import decode
from interlock.definitions import Organisation, kind_named
from interlock.facts import Facts
from interlock.findings import Finding, Place
from interlock.language import Found
from interlock.language.replacing import only_replacement
from interlock.sources import Node, Route, Source, read_yaml

_ARTICLE = re.compile(r"\b([Aa]|[Aa]n|AN)(\s+)\Z")
_SPOKEN_VOWEL = re.compile(r"(?!(?:uni(?!n)|use|usu|util|eu|one\b|once))[aeiou]|(?:hour|honest|honou?r|heir)", re.I)


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after its words to avoid were replaced."""

    path: str
    before: str
    after: str

    def diff(self) -> str:
        """What changed, as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), f"a/{self.path}", f"b/{self.path}"
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of a source that may be replaced: where they stand in it, and in the text they are part of."""

    found: Found
    start: int
    end: int
    replacement: str


def changes(facts: Facts, findings: Iterable[Finding]) -> list[Change]:
    """What to write so that as many as can be of these findings of `avoided-word` are gone. Nothing is written."""
    wanted = {finding.place for finding in findings if finding.rule == "avoided-word"}
    edits: dict[str, list[_Edit]] = defaultdict(list)
    for edit, source in _edits(facts, wanted):
        edits[source.path].append(edit)
    made = [_changed(facts, of_file) for _, of_file in sorted(edits.items())]
    return [change for change in made if change.before != change.after]


def write(handbook: Path, made: list[Change]) -> None:
    """Write the changed files. A byte order mark and line ends stay as they were."""
    for change in made:
        path = handbook / change.path
        mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        path.write_bytes(mark + change.after.encode("utf-8"))


def _edits(facts: Facts, wanted: set[Place]) -> Iterator[tuple[_Edit, Source]]:
    for found in facts.language.avoided:
        place = facts.language.place(found)
        replacement = only_replacement(found.words, found.use.senses)
        if place in wanted and replacement is not None:
            source = facts.catalog.sources[found.where.key]
            start = _line_start(source.text, place.line) + place.column - 1
            # In a block of YAML the words of a phrase may stand on two lines.
            written = re.compile(r"\s+".join(re.escape(word) for word in found.words.split())).match(source.text, start)
            if written:
                yield _Edit(found, start, written.end(), replacement), source


def _line_start(text: str, line: int) -> int:
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[line - 1]


def _changed(facts: Facts, edits: list[_Edit]) -> Change:
    """The file with its edits made from the last to the first, so that none moves the place of another."""
    key = edits[0].found.where.key
    source = facts.catalog.sources[key]
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        edit = _with_article(text, edit)
        after = text[: edit.start] + edit.replacement + text[edit.end :]
        if source.root is None or _says_just_that(_read(source.path, text), _read(source.path, after), edit, key.kind):
            text = after
    return Change(source.path, source.text, text)


def _with_article(text: str, edit: _Edit) -> _Edit:
    """The edit with the article before it, where the new word asks for the other one."""
    article = _ARTICLE.search(text, max(edit.start - 20, 0), edit.start)
    before, after = (bool(_SPOKEN_VOWEL.match(words)) for words in (text[edit.start : edit.end], edit.replacement))
    if article is None or before == after or (len(article[1]) > 1) != before:
        return edit
    other = article[1][0] + ("n" if after else "") + article[2]
    return replace(edit, start=article.start(), replacement=other + edit.replacement)


def _says_just_that(old: Source | None, new: Source | None, edit: _Edit, kind: str) -> bool:
    """Whether the new file says what the old one says with the words replaced in one text, and has no fault that it had not."""
    if old is None or new is None or _faults(new, kind) > _faults(old, kind):
        return False
    before, after = _texts(old.root), _texts(new.root)
    different = [route for route in before.keys() | after.keys() if before.get(route) != after.get(route)]
    if len(different) != 1 or different[0] not in before:
        return False
    was, end = before[different[0]], edit.found.use.end
    kept = len(was) - end
    now = after.get(different[0], "")
    return now == was[: len(now) - len(edit.replacement) - kept] + edit.replacement + was[end:]


def _read(path: str, text: str) -> Source | None:
    source, findings = read_yaml(path, text)
    return source if source.root and not findings else None


def _faults(source: Source, kind: str) -> int:
    model = Organisation if kind == "organisation" else kind_named(kind).model
    return len(decode(source, model, kind)[1])


def _texts(node: Node | None) -> dict[Route, str]:
    """Every text of a file by the route to it."""
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
