"""Keys identify definitions: a kind and an id."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from interlock.definitions import Definition

_D = TypeVar("_D", bound=Definition)


class Key(NamedTuple):
    """A kind and an id. Hand-written pages have the kind `page` and their path as id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


ORGANISATION = Key("organisation", "organisation")


def key_of(definition: Definition) -> Key:
    """The key of a definition."""
    return Key(definition.kind_name, definition.id)


def each_once(definitions: Iterable[_D]) -> list[_D]:
    """Definitions in the order in which each comes first."""
    return list({key_of(definition): definition for definition in definitions}.values())


def page_key(path: str) -> Key:
    """The key of a hand-written page, by its path in the handbook."""
    return Key("page", path)
