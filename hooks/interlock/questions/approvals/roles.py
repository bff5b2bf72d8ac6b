"""Finds roles of other links than the one that signed: a `contact centre manager` does not sign for the planners."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from interlock.catalog import Catalog
from interlock.definitions import Link
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.wording import normalised_words

# A second name behind the first, as in `Computers and telephones (ICT)`.
_SECOND_NAME = lazy_pattern(r"\(([^()]+)\)")
# Words of roles and of names that tell nothing of where somebody works.
_OF_ANY_TEAM = frozenset(
    ["and", "chief", "director", "for", "head", "lead", "leader", "manager", "officer", "supervisor", "team", "the"]
)


class RolesOfLinks:
    """Tells by the names of links to which of them a role belongs."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._named: Mapping[str, Link] = {
            name: link for link in catalog.of(Link) if link.status != "retired" for name in _names(link)
        }
        self._called: dict[str, list[Link]] = defaultdict(list)
        for link in catalog.of(Link):
            for name in set(map(normalised_words, link.also_called)) if link.status != "retired" else ():
                self._called[name].append(link)

    def other_link(self, role: str, link: Link, opposite: Collection[str]) -> Link | None:
        """The link whose title a role names, if that is another than the link that signed.

        None where the role shares a word with a name of the link: a head of street services may sign for Street scene. None too
        for links above and below it, unless they are on an `opposite` side of what is signed.
        """
        words = normalised_words(role).split()
        own = {word for name in (link.title, *link.also_called, link.id) for word in normalised_words(name).split()}
        if own.intersection(word for word in words if len(word) > 2 and word not in _OF_ANY_TEAM):
            return None
        found = list(self._named_in(words))
        may_sign = any(other.id not in opposite and self._stand_together(link, other) for other in found)
        return None if may_sign else next(iter(found), None)

    def _named_in(self, words: list[str]) -> Iterator[Link]:
        """The links that these words name, those with the longest names first.

        By what it is called beside its title only where that is the whole role, and no other's:
        customers call teams by common words.
        """
        called = self._called.get(" ".join(words).removeprefix("the "), [])
        if len(called) == 1:
            yield called[0]
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                if link := self._named.get(" ".join(words[start : start + length])):
                    yield link

    def _stand_together(self, link: Link, other: Link) -> bool:
        return link is other or other.id in self._above(link) or link.id in self._above(other)

    def _above(self, link: Link) -> set[str]:
        """The ids of the links that hold a link up or that it is part of, however far above."""
        waiting, found = [link], set[str]()
        while waiting:
            each = waiting.pop()
            above = [self._catalog.link(id) for id in (each.coached_by, each.part_of, each.owner)]
            waiting += [one for one in above if one and one.id not in found]
            found |= {one.id for one in above if one}
        return found


def _names(link: Link) -> Iterator[str]:
    """The title in words, and the names before and in its brackets."""
    yield from map(normalised_words, (link.title, _SECOND_NAME.sub("", link.title), *_SECOND_NAME.findall(link.title)))
