"""What each word of the shared language stands for: the labels of every term, and the words that it asks us to avoid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Term
from interlock.definitions.term import Avoided

# `other`: something that only looks like a label, and means nothing of ours.
Role = Literal["preferred", "admitted", "abbreviation", "avoided", "retired", "other"]
TERM_ROLES: tuple[Role, ...] = ("preferred", "admitted", "abbreviation")
AVOIDED_ROLES: tuple[Role, ...] = ("avoided", "retired")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a label means: the term, and the part the label plays for it.

    `avoided` is the entry for a word to avoid, `instead` what to write in its place, and `homes` are the definitions that
    may speak of it.
    """

    label: str
    term: Key
    role: Role
    context: str | None = None
    avoided: Avoided | None = None
    instead: str | None = None
    homes: tuple[Key, ...] = ()


def senses_of(catalog: Catalog) -> Iterator[Sense]:
    """Every label of every term. A draft is no part of the language yet; a retired term's labels give way to its successor's."""
    following = successors(catalog)
    for term in catalog.of(Term):
        if term.status == "retired":
            successor = following[term.id]
            yield from _retired(term, successor) if successor else ()
        elif term.status != "draft":
            yield from _living(term)


def _living(term: Term) -> Iterator[Sense]:
    for role, label in term_labels(term):
        yield Sense(label, key_of(term), role, term.context)
    for avoided in term.avoid:
        instead = " ".join((avoided.use or term.title).split())
        yield Sense(avoided.word, key_of(term), "avoided", avoided=avoided, instead=instead, homes=(key_of(term),))
    for words in term.not_in:
        yield Sense(words, key_of(term), "other")


def _retired(term: Term, successor: Term) -> Iterator[Sense]:
    homes = (key_of(term), key_of(successor))
    for _, label in term_labels(term):
        yield Sense(label, key_of(term), "retired", term.context, instead=" ".join(successor.title.split()), homes=homes)


def successors(catalog: Catalog) -> dict[str, Term | None]:
    """By the id of each retired term: the term in use that takes its place, however many were retired in between, or None.

    Each `replaced_by` is followed once, also in a ring.
    """
    known: dict[str, Term | None] = {}
    for term in catalog.of(Term):
        passed: list[str] = []
        while term.status == "retired" and term.id not in known:
            known[term.id] = None
            passed.append(term.id)
            following = catalog.get("term", term.replaced_by)
            if not isinstance(following, Term):
                break
            term = following
        known |= dict.fromkeys(passed, known.get(term.id) if term.status == "retired" else _in_use(term))
    return known


def _in_use(term: Term) -> Term | None:
    return None if term.status == "draft" else term


def term_labels(term: Term) -> Iterator[tuple[Role, str]]:
    """The labels that may be used: the title, the admitted ones and the abbreviation."""
    yield "preferred", term.title
    yield from (("admitted", label) for label in term.also)
    if term.abbreviation:
        yield "abbreviation", term.abbreviation


def folded(label: str) -> str:
    """The label as it is compared with others: letter case counts only where the label has capitals throughout.

    >>> folded("Missed  Bin"), folded("IT")
    ('missed bin', 'IT')
    """
    words = " ".join(label.replace("’", "'").split())
    return words if words.isupper() else words.lower()
