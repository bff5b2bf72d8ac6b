"""The labels of the shared language with their meanings: those of every term, and the words to avoid."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Term
from interlock.definitions.term import Avoided
from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE, is_german
from interlock.findings.lazy_patterns import lazy_pattern

# `other`: a phrase from `not_in`, which contains a label but means something else.
Role = Literal["preferred", "admitted", "abbreviation", "avoided", "retired", "other"]
TERM_ROLES: tuple[Role, ...] = ("preferred", "admitted", "abbreviation")
AVOIDED_ROLES: tuple[Role, ...] = ("avoided", "retired")

_STOP_WORDS = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
_SEVERAL_WORDS = lazy_pattern(r"[^\W\d_]{2}(?:\S*[^\s-])?[ -]+\w")


class Sense(NamedTuple):
    """A meaning of a label: the term, and the role of the label for it.

    For a word to avoid, `avoided` is its entry, `instead` the word to use, and `homes` the definitions that may use it all the
    same. `language`: the tag of the language in which the term is written.
    """

    label: str
    term: Key
    role: Role
    context: str | None = None
    avoided: Avoided | None = None
    instead: str | None = None
    homes: tuple[Key, ...] = ()
    language: str = DEFAULT_LANGUAGE


def senses_of(catalog: Catalog) -> Iterator[Sense]:
    """Every label of every term, except drafts. The labels of a retired term are to be replaced by those of its successor."""
    following = successors(catalog)
    for term in catalog.of(Term):
        if term.status == "draft":
            continue
        successor = following.get(term.id)
        senses = _living(term) if term.status != "retired" else _retired(term, successor) if successor else ()
        language = language_of(term, catalog)
        yield from (_as_searched_for(sense, language) for sense in senses)


def _as_searched_for(sense: Sense, language: str) -> Sense:
    """A meaning in the language of its term. An abbreviation stays as it is written, and nouns of German have capitals."""
    is_as_written = sense.role == "abbreviation" or is_german(language)
    label = sense.label if is_as_written else in_a_sentence(sense.label)
    return sense if (label, language) == (sense.label, sense.language) else sense._replace(label=label, language=language)


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
    instead = " ".join(successor.title.split())
    for _, label in term_labels(term):
        yield Sense(label, key_of(term), "retired", term.context, instead=instead, homes=homes)


def in_a_sentence(label: str) -> str:
    """A label of several words without a capital that it has only at its beginning, as titles do.

    Names have more capitals, and a single word may be a name.

    >>> in_a_sentence("Missed bin"), in_a_sentence("Fly-tip"), in_a_sentence("Universal Credit"), in_a_sentence("Teams")
    ('missed bin', 'fly-tip', 'Universal Credit', 'Teams')
    """
    is_title = label[:1].isupper() and label[1:] == label[1:].lower() and _SEVERAL_WORDS.match(label)
    return label[0].lower()[0] + label[1:] if is_title else label


def context_words(context: str) -> frozenset[str]:
    """The words of a `context` that a page must have, in lower case and without a plural -s.

    >>> sorted(context_words("Chains of service"))
    ['chain', 'service']
    """
    return frozenset(word.removesuffix("s") for word in re.findall(r"\w+", context.lower()) if word not in _STOP_WORDS)


def successors(catalog: Catalog) -> dict[str, Term | None]:
    """For the id of each retired term, the term in use at the end of its chain of `replaced_by`, or None.

    Cycles end the search.
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
    """The labels of a term that may be used, with their roles: the title, admitted labels and the abbreviation."""
    yield "preferred", term.title
    yield from (("admitted", label) for label in term.also)
    if term.abbreviation:
        yield "abbreviation", term.abbreviation


# Characters that stand for an apostrophe or a hyphen, depending on who typed or pasted them.
APOSTROPHES = "'’ʼ＇‘´′"
SAME_CHARACTERS = {**{ord(mark): "'" for mark in APOSTROPHES[1:]}, ord("‑"): "-", ord("‐"): "-"}


def with_plain_marks(text: str) -> str:
    """A text with straight apostrophes and simple hyphens, for comparisons."""
    return text if text.isascii() else text.translate(SAME_CHARACTERS)


def folded(label: str) -> str:
    """The label in the form for comparisons: case-folded unless it is all in capitals, and with single spaces.

    >>> folded("Missed  Bin"), folded("IT")
    ('missed bin', 'IT')
    """
    words = " ".join(with_plain_marks(label).split())
    return words if words.isupper() else words.lower()
