"""The ids of definitions by the words of their names, for a name that is nobody's."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from interlock.catalog.lookup import Catalog
from interlock.catalog.naming import keys_by_name, keys_of_definitions
from interlock.definitions.ids import name_key

# What may stand behind the stem that the names of an activity and of those who do it share.
_ENDINGS = frozenset(
    """
    s e es ed er ers or ors ing ings ion ions ation ations ator ators ment ments ance ances ant ants y ies ist ists ian ians al
    ary ery
    """.split()  # noqa: SIM905
) | {""}
_SHORTEST_STEM = 4


class NamesByWords:
    """The names of one kind: each an id, and the words of it or of another name.

    A name is compared only with those that share its rarest word, or the beginning of it: words such as `team` are in most names.
    """

    def __init__(self, named: Iterable[tuple[str, frozenset[str]]]) -> None:
        self._named = list(named)

    def ids(self, name: str) -> list[str]:
        """The ids with all words of a name in them or in another name, or else those all of whose words the name has.

        `helpdesk` is short for `estates-helpdesk`, and `estates-helpdesk-team` is more than its id. Where no id fits, those whose
        words differ in their endings alone: `plumbing` for `plumbers`.
        """
        asked = {*name_key(name).split("-")} - {""}
        found = self._with_all(asked) or self._with_fewer(asked) or self._with_other_endings(asked) if asked else []
        return list(dict.fromkeys(self._named[position][0] for position in found))

    def _with_all(self, asked: set[str]) -> list[int]:
        return [at for at in min((self._by_word.get(word, []) for word in asked), key=len) if asked <= self._named[at][1]]

    def _with_fewer(self, asked: set[str]) -> list[int]:
        return sorted(at for word in asked for at in self._by_rarest.get(word, ()) if self._named[at][1] < asked)

    def _with_other_endings(self, asked: set[str]) -> list[int]:
        likely = min((self._by_start.get(word[:_SHORTEST_STEM], []) for word in asked), key=len)
        return [at for at in likely if _differ_in_endings(asked, self._named[at][1])]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, (_, words) in enumerate(self._named):
            for word in words:
                found[word].append(at)
        return found

    @cached_property
    def _by_rarest(self) -> dict[str, list[int]]:
        """The names of several words, by the word that the fewest names have."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, (_, words) in enumerate(self._named):
            if len(words) > 1:
                found[min(words, key=lambda word: len(self._by_word[word]))].append(at)
        return found

    @cached_property
    def _by_start(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, (_, words) in enumerate(self._named):
            for start in {word[:_SHORTEST_STEM] for word in words if len(word) >= _SHORTEST_STEM}:
                found[start].append(at)
        return found


def names_by_words(catalog: Catalog) -> dict[str, NamesByWords]:
    """The names of all definitions by their words, by kind."""
    named = {(key, name) for name, keys in keys_by_name(catalog).items() for key in keys}
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for key, name in sorted(named | {(key, key.id) for key in keys_of_definitions(catalog)}):
        found[key.kind].append((key.id, frozenset(name.split("-"))))
    return {kind: NamesByWords(names) for kind, names in found.items()}


def _differ_in_endings(asked: Iterable[str], known: Iterable[str]) -> bool:
    """Whether each of these words has the stem of one of the known words."""
    return all(any(_have_one_stem(word, other) for other in known) for word in asked)


def _have_one_stem(word: str, other: str) -> bool:
    size = len(posixpath.commonprefix([word, other]))
    return size >= _SHORTEST_STEM and {word[size:], other[size:]} <= _ENDINGS
