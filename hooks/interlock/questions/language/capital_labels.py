"""Labels of one word that are written with a capital, and so are found only with it, though texts write them without."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Term
from interlock.definitions.in_force import is_live
from interlock.definitions.values.language_tags import primary_language
from interlock.questions.language.labels import senses_of
from interlock.questions.language.matching import Hit, Matcher
from interlock.questions.language.sentences import begins_sentence
from interlock.questions.language.uses import Language
from interlock.sources import Route

# German and Luxembourgish.
_WITH_CAPITALS = frozenset(("de", "lb"))


class CapitalLabel(NamedTuple):
    """A label of one word whose first letter alone is a capital, its term, and where it stands in the term's file."""

    term: Key
    label: str
    route: Route


class CapitalLabels:
    """The labels that are one word with a capital: titles, other labels and words to avoid, but no abbreviations.

    In German every noun has one.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._labels = {(each.term, each.label.lower()): each for each in _capital_labels(catalog)}
        senses = senses_of(catalog) if self._labels else ()
        self._matcher = Matcher(
            sense._replace(label=sense.label.lower()) if (sense.term, sense.label.lower()) in self._labels else sense
            for sense in senses
        )

    def written_in(self, text: str) -> Iterator[tuple[CapitalLabel, Hit]]:
        """Those that a text has, with a capital or without, where no other label is meant."""
        for hit in self._matcher.hits(text):
            label = self._labels.get((hit.senses[0].term, hit.senses[0].label))
            if label and len(hit.senses) == 1:
                yield label, hit


def labels_missed_for_their_capital(language: Language) -> dict[CapitalLabel, int]:
    """The labels that texts in their language write small and never with the capital inside a sentence; the number of texts.

    Such a capital is that of a title. A word that is written with it inside a sentence, as `Teams` is, may be a name.
    """
    labels = CapitalLabels(language.catalog)
    small, names = defaultdict[CapitalLabel, set[Key]](set), set[CapitalLabel]()
    for text in language.all_texts:
        written_in = primary_language(language.written_in(text.key))
        for label, hit in labels.written_in(text.prose):
            if primary_language(hit.senses[0].language) != written_in:
                continue
            if text.prose[hit.start].islower():
                small[label].add(text.key)
            elif not begins_sentence(text.prose, hit.start):
                names.add(label)
    # A term may say its own word as it likes.
    counted = {label: len(keys - {label.term}) for label, keys in small.items() if label not in names}
    return {label: number for label, number in counted.items() if number}


def _capital_labels(catalog: Catalog) -> Iterator[CapitalLabel]:
    for term in catalog.of(Term):
        if not is_live(term) or primary_language(language_of(term, catalog)) in _WITH_CAPITALS:
            continue
        for route, label in _labels_of(term):
            if len(label) > 1 and label.isalpha() and label == label.capitalize():
                yield CapitalLabel(key_of(term), label, route)


def _labels_of(term: Term) -> Iterator[tuple[Route, str]]:
    yield ("title",), term.title
    yield from ((("also", index), label) for index, label in enumerate(term.also))
    yield from ((("avoid", index, "word"), avoided.word) for index, avoided in enumerate(term.avoid))
