"""The definitions of a catalog by their names, for references that name none by its id."""

from collections import Counter, defaultdict
from functools import cached_property

from interlock.catalog import Catalog, Key, Reference, key_of
from interlock.catalog.names_by_words import NamesByWords, names_by_words
from interlock.catalog.naming import keys_by_name
from interlock.definitions import Link, Term
from interlock.definitions.ids import name_key
from interlock.findings.nearest import nearest

# More names than so many that hold a word say nothing about which is meant.
MOST_ALIKE = 3


class NamesIndex:
    """The definitions of a catalog by their names, indexed when the first of them is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _keys(self) -> dict[str, set[Key]]:
        return keys_by_name(self.catalog)

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids of all definitions, broken ones included, by kind."""
        found: dict[str, set[str]] = defaultdict(set)
        for key in (*self.catalog.definitions, *self.catalog.broken):
            found[key.kind].add(key.id)
        return found

    @cached_property
    def in_several_files(self) -> set[Key]:
        """What several files name and is not there: it was probably deleted."""
        unknown = {(key_meant(each), each.source) for each in self.catalog.written_references() if each.state == "unknown"}
        files = Counter(key for key, _ in unknown)
        return {key for key, number in files.items() if number > 1}

    def titled(self, title: str, kind: str = "") -> list[Key]:
        """The definitions with this title or other name, of one kind where it is given."""
        return sorted(key for key in self._keys.get(name_key(title), ()) if not kind or key.kind == kind)

    def similar(self, title: str, kind: str) -> Key | None:
        """The definition of a kind with a very similar name. There are many names, so that some are a little like any word."""
        named = self._keys_by_kind.get(kind, {})
        found = nearest(name_key(title), named, least=80)
        return min(named[found]) if found else None

    @cached_property
    def _keys_by_kind(self) -> dict[str, dict[str, list[Key]]]:
        found: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
        for name, keys in self._keys.items():
            for key in keys:
                found[key.kind][name].append(key)
        return found

    @cached_property
    def _words(self) -> dict[str, NamesByWords]:
        return names_by_words(self.catalog)

    def with_words(self, name: str, kind: str) -> list[str]:
        """The ids of a kind that have the words of a name, or whose words a name has."""
        return self._words[kind].ids(name) if kind in self._words else []

    def with_words_of_any(self, name: str) -> list[Key]:
        """As `with_words`, of all kinds; none where they are too many to be meant."""
        found = [Key(kind, id) for kind in sorted(self._words) for id in self.with_words(name, kind)]
        return found if len(found) <= MOST_ALIKE else []

    def labelled(self, label: str) -> tuple[list[Key], bool]:
        """The terms that have this label besides their title, and whether it is one that they ask us to avoid."""
        admitted, avoided = self._labels
        written = name_key(label)
        return (admitted[written], False) if written in admitted else (avoided.get(written, []), True)

    @cached_property
    def _labels(self) -> tuple[dict[str, list[Key]], dict[str, list[Key]]]:
        admitted: dict[str, list[Key]] = defaultdict(list)
        avoided: dict[str, list[Key]] = defaultdict(list)
        for term in self.catalog.of(Term):
            for label in (*term.also, *term.hidden, *([term.abbreviation] if term.abbreviation else [])):
                admitted[name_key(label)].append(key_of(term))
            for each in term.avoid:
                avoided[name_key(each.word)].append(key_of(term))
        return admitted, avoided

    def with_email(self, email: str) -> Link | None:
        """The link with this e-mail address."""
        links = self.catalog.of(Link)
        return next((link for link in links if link.contact and (link.contact.email or "").lower() == email.lower()), None)


def key_meant(reference: Reference) -> Key:
    """The key that an unknown reference names: of the kind that belongs there."""
    return Key(reference.kinds[0], reference.text.partition("#")[0].strip().rpartition("/")[2].lower())
