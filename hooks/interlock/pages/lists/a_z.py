"""A–Z: everything under every name it has."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from interlock.definitions import Definition, Term
from interlock.definitions.name_order import sort_key
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of
from interlock.pages.paging import AROUND_LINK, links_to, paged
from interlock.pages.words import kind_label

_MOST_ROWS = 250
# Labels that are whole sentences, such as "how long for a new bin", are for the search and are not listed.
_SENTENCE = lazy_pattern(
    r"\b(i|im|ive|my|me|you|your|we|us|our|he|she|they|his|her|how|when|what|who|whom|whose|where|why|which"
    r"|am|is|are|was|were|do|does|did|has|have|will|can|cannot|must|should)\b|n['’]t\b",
    re.IGNORECASE,
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The headings for names that begin with none of these, and their names in addresses.
_NO_LETTER, _OTHER_LETTER = "0–9", "Other alphabets"
OTHERS = {_NO_LETTER: "other", _OTHER_LETTER: "alphabets"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the A–Z. `see`: the page's title, where it differs from the name; `avoided`: whether it is a word to avoid."""

    name: str
    ref: Ref
    kind: str
    see: str
    avoided: bool


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entries of one letter, or of one of `OTHERS`; `anchor`: the id of its section."""

    letter: str
    anchor: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Jump:
    """A letter to jump to; `path` is None where no name starts with it."""

    letter: str
    path: str | None


@dataclass(frozen=True, slots=True)
class AToZView:
    """What `a-z.html` shows; `parts` link to the pages of a letter that has several."""

    jumps: list[Jump]
    groups: list[LetterGroup]
    parts: list[Ref]


def a_to_z_pages(context: PageContext) -> Iterator[Page]:
    """One page if it is small enough, else a page for each letter."""
    groups, jumps = _groups(context), letters_of(context)
    if sum(len(group.entries) for group in groups) <= _MOST_ROWS:
        yield _page(context, "a-z/", "A–Z", AToZView(jumps, groups, []))
        return
    yield _page(context, "a-z/", "A–Z", AToZView(jumps, [], []))
    for group in groups:
        name = _in_addresses(group.letter)
        parts = paged(group.entries, _size, most_rows=_MOST_ROWS)
        paths = [f"a-z/{name}/", *(f"a-z/{name}-{number}/" for number in range(2, len(parts) + 1))]
        links = links_to(parts, paths, lambda entry: entry.name)
        for number, (entries, path) in enumerate(zip(parts, paths, strict=True), 1):
            title = f"A–Z: {group.letter}" if number == 1 else f"A–Z: {group.letter}, part {number}"
            yield _page(context, path, title, AToZView(jumps, [replace(group, entries=entries)], links))


def _size(entry: Entry) -> int:
    """The approximate bytes of an entry's HTML; the title counts only where it is shown."""
    return sum(len(text.encode()) for text in (entry.name, entry.ref.path or "", entry.kind, entry.see)) + AROUND_LINK


def letters_of(context: PageContext) -> list[Jump]:
    """Every letter with the address of its names, and those of `OTHERS` that have some."""
    names = {(name.casefold(), path_of(key)) for key, definition in context.listed.items() for name, *_ in _names(definition)}
    names.update((title.casefold(), path) for title, path in context.written)
    there = {letter_of(name) for name, _ in names}
    return jumps_to(there, (lambda letter: f"a-z/#{letter_anchor(letter)}") if len(names) <= _MOST_ROWS else _page_of)


def _page_of(letter: str) -> str:
    return f"a-z/{_in_addresses(letter)}/"


def jumps_to(there: Collection[str], path_of: Callable[[str], str]) -> list[Jump]:
    """Every letter, linked where it is `there`, and those of `OTHERS` that are."""
    letters = (*LETTERS, *(other for other in OTHERS if other in there))
    return [Jump(letter, path_of(letter) if letter in there else None) for letter in letters]


def letter_anchor(letter: str) -> str:
    """The anchor of the names under a letter."""
    return f"letter-{_in_addresses(letter)}"


def _in_addresses(letter: str) -> str:
    return OTHERS.get(letter) or letter.lower()


def _page(context: PageContext, path: str, title: str, view: AToZView) -> Page:
    """A page of the A–Z; only the first one is in the search index."""
    summary = "Everything in this handbook, under every name it has."
    crumbs = () if path == "a-z/" else (Ref("A–Z", "a-z/"),)
    search = Search(title, path, "page", summary) if path == "a-z/" else None
    return Page(path, "a-z.html", plain_head(context.on_page(), "Index", title, summary, path, *crumbs), view, search=search)


def _groups(context: PageContext) -> list[LetterGroup]:
    entries: dict[str, dict[tuple[str, str | None], Entry]] = {}
    named = (entry for definition in context.listed.values() for entry in _entries(context, definition))
    written = (Entry(capital(title), Ref(title, path), "Page", "", False) for title, path in context.written)
    for entry in (*named, *written):
        entries.setdefault(letter_of(entry.name), {}).setdefault((entry.name.casefold(), entry.ref.path), entry)
    return [
        LetterGroup(
            letter, letter_anchor(letter), sorted(entries[letter].values(), key=lambda entry: (sort_key(entry.name), entry.see))
        )
        for letter in (*LETTERS, *OTHERS)
        if letter in entries
    ]


def _entries(context: PageContext, definition: Definition) -> Iterator[Entry]:
    ref, kind = context.to(definition), kind_label(definition)
    if isinstance(definition, Term) and definition.context:
        kind = f"{kind} ({definition.context})"
    if definition.status == "suspended":
        kind += ", suspended"
    for name, instead, is_avoided in _names(definition):
        yield Entry(capital(name), ref, kind, instead or ("" if name == definition.title else ref.title), is_avoided)


def _names(definition: Definition) -> Iterator[tuple[str, str, bool]]:
    """Every name of a definition, as (name, see, avoided); for a word to avoid, `see` is its replacement."""
    names = [definition.title, *short_names(definition), *getattr(definition, "reasons", [])]
    if isinstance(definition, Term):
        names += [*definition.also, *([definition.abbreviation] if definition.abbreviation else [])]
        names += [*definition.translations.values(), *(label for there in definition.also_in.values() for label in there)]
        yield from ((avoided.word, avoided.use or definition.title, True) for avoided in definition.avoid)
    yield from ((name, "", False) for name in names)


def short_names(definition: Definition) -> list[str]:
    """The labels of a definition that are not whole sentences."""
    return [name for name in definition.also_called if not _SENTENCE.search(name)]


def letter_of(name: str) -> str:
    """The letter under which a name is listed, or one of `OTHERS`."""
    first = sort_key(name)[:1].upper()
    if first and first in LETTERS:
        return first
    return _OTHER_LETTER if first.isalpha() else _NO_LETTER
