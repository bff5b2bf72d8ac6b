"""A definition that goes round in a circle.

Whoever does not know the word learns nothing from its own repetition, nor from two words that each explain the other, nor
from more of them that lead round to the first. Only the first sentence counts: it is the tooltip, and often all that is read.

Bad:

```yaml glossary/permit.yml
title: parking permit
definition: A permit for parking.
owner: front
```

Good:

```yaml glossary/permit.yml
title: parking permit
definition: A card that allows a car to stand in one street.
owner: front
```
"""

from collections.abc import Iterator

from interlock.catalog import WIKI, Key, key_of
from interlock.definitions import Term
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.questions.language.grammatical_number import stem
from interlock.questions.language.labels import term_labels
from interlock.questions.language.uses import Language, first_sentence
from interlock.rules.shared.cycles import cycle_in_words, find_cycles

GROUP = "language"
SEVERITY = "warning"

_WORD = lazy_pattern(r"[^\W\d_]+")
# Stop words, which do not explain a term.
_EMPTY = frozenset(
    stem(word)
    for word in """
    a an the this that these those it its is are was be been being or and of for to in on at by with from as which who whom
    whose what when where how we you they our your their us one some any all every each someone anyone something anything
    thing kind type sort form way act action process state person people word term name called use used using means mean
    meaning refers refer denotes made make makes done do does not another other has have having
    """.split()  # noqa: SIM905
)


def subjects(facts: Facts) -> int:
    """Definitions of terms."""
    return len(facts.language.terms)


def check(facts: Facts) -> Iterator[Finding]:
    """Terms whose first sentence has only the words of the term, and cycles of terms in each other's first sentences."""
    language = facts.language
    used: dict[Key, set[Key]] = {}
    for term in language.terms:
        key, sentence = key_of(term), first_sentence(term.definition)
        if _only_restates(term, sentence):
            message = f"This definition of `{term.title}` only says the same again"
            remedy = "Say what it is in other words: what kind of thing, and what sets it apart."
            yield Finding("circular-definition", facts.catalog.place(key, ("definition",)), message, remedy)
        used[key] = _terms_in(language, sentence, key)
    yield from _pairs(facts, used)
    yield from _longer_cycles(facts, used)


def _only_restates(term: Term, sentence: str) -> bool:
    own = {stem(word) for _, label in term_labels(term) for word in _WORD.findall(label.lower())}
    said = {stem(word) for word in _WORD.findall(sentence.lower())} - _EMPTY
    return bool(said) and said <= own


def _terms_in(language: Language, sentence: str, within: Key) -> set[Key]:
    """The terms that a sentence uses or links to."""
    linked = (match[1].strip().partition("#")[0].partition("/") for match in WIKI.finditer(sentence))
    named = {Key(kind, id) for kind, _, id in linked if kind == "term"}
    return named | {use.term_key for use in language.uses_in(sentence, within=within) if use.kind == "term"}


def _pairs(facts: Facts, used: dict[Key, set[Key]]) -> Iterator[Finding]:
    for key, others in used.items():
        for other in sorted(others):
            if _are_pair(key, other, used) and key < other:
                first, second = facts.catalog.definitions[key], facts.catalog.definitions[other]
                message = f"`{second.title}` and `{first.title}` are each explained by the other"
                remedy = "Let one first sentence do without the other's word."
                yield Finding("circular-definition", facts.catalog.place(other, ("definition",)), message, remedy)


def _longer_cycles(facts: Facts, used: dict[Key, set[Key]]) -> Iterator[Finding]:
    """Cycles of three or more terms; the place is the term that closes the cycle. Cycles of two are reported by `_pairs`."""
    edges = {
        key: [other for other in sorted(others) if other in used and not (other < key and _are_pair(key, other, used))]
        for key, others in used.items()
    }
    for cycle in find_cycles(edges):
        first = cycle.index(min(cycle))
        stops = [*cycle[first:], *cycle[:first]]
        titles = [facts.catalog.definitions[key].title for key in stops]
        message = f"`{titles[0]}` is explained by way of itself: {cycle_in_words(titles)}"
        remedy = "Let one of these first sentences do without the next one's word."
        yield Finding("circular-definition", facts.catalog.place(stops[-1], ("definition",)), message, remedy)


def _are_pair(key: Key, other: Key, used: dict[Key, set[Key]]) -> bool:
    return other in used[key] and key in used.get(other, ())
