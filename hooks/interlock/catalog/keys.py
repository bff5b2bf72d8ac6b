"""Keys identify definitions: a kind and an id."""

from typing import NamedTuple

from interlock.definitions import Definition


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


def page_key(path: str) -> Key:
    """The key of a hand-written page, by its path in the handbook."""
    return Key("page", path)
