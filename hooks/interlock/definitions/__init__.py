"""The kinds of definition: their models, the fields of those, and the documentation of both.

`KINDS` is the only list of kinds. The module of a kind holds its model and its `Kind`, a record of everything else that depends
on the kind. Decoding, the catalog, pages, the search, exports and the field reference all read these.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from interlock.definitions.base import Definition
from interlock.definitions.contact_point import CONTACT_POINT, ContactPoint
from interlock.definitions.customer import CUSTOMER, Customer
from interlock.definitions.framework import FRAMEWORK, Framework
from interlock.definitions.kind import Kind
from interlock.definitions.lesson import LESSON, Lesson
from interlock.definitions.link import LINK, Link
from interlock.definitions.model_fields import models_of
from interlock.definitions.organisation import Organisation
from interlock.definitions.other_names.field_words_abroad import KINDS_ABROAD, ways_to_type
from interlock.definitions.procedure import PROCEDURE, Procedure
from interlock.definitions.promise import PROMISE, Promise
from interlock.definitions.service import SERVICE, Service
from interlock.definitions.session import SESSION, Session
from interlock.definitions.term import TERM, Term

__all__ = [
    "KINDS",
    "ContactPoint",
    "Customer",
    "Definition",
    "Framework",
    "Kind",
    "Lesson",
    "Link",
    "Organisation",
    "Procedure",
    "Promise",
    "Service",
    "Session",
    "Term",
    "every_model",
    "is_kind",
    "kind_called",
    "kind_named",
    "kind_of_model",
    "spoken",
]

KINDS = (LINK, CUSTOMER, SERVICE, PROMISE, PROCEDURE, CONTACT_POINT, FRAMEWORK, LESSON, SESSION, TERM)

_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_MODEL = {kind.model: kind for kind in KINDS}


def is_kind(name: str) -> bool:
    """Whether a kind has this name."""
    return name in _BY_NAME


def kind_named(name: str) -> Kind:
    """The kind with this name. Raises KeyError when there is none."""
    return _BY_NAME[name]


def kind_of_model(model: type[Definition]) -> Kind:
    """The kind whose definitions are instances of a model."""
    return _BY_MODEL[model]


def kind_called(words: str) -> Kind | None:
    """The kind that somebody names in their own words: `Teams`, `words`, `contact points`, `standards/promises`, or None.

    >>> [kind.name for words in ("Teams", "word", "Contact Points", "processes", "thanks") if (kind := kind_called(words))]
    ['link', 'term', 'contact-point', 'procedure', 'lesson']
    """
    asked = spoken(words.replace("\\", "/").strip("/ ").removeprefix("standards/"))
    return _BY_SPOKEN_NAME.get(asked) or _BY_SPOKEN_NAME.get(_singular(asked))


def spoken(name: str) -> str:
    """A name as people say it: in small letters, with blanks for hyphens and underscores."""
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def _singular(words: str) -> str:
    return words.removesuffix("es") if words.endswith("sses") else words.removesuffix("s")


_BY_SPOKEN_NAME = {
    spoken(name): kind
    for kind in KINDS
    for name in (
        *(spelling for word in KINDS_ABROAD.get(kind.name, "").split() for spelling in ways_to_type(word)),
        *(*kind.other_names, kind.plural, kind.folder.rpartition("/")[2], kind.address, kind.label, kind.name),
    )
}


def every_model() -> Iterator[type[BaseModel]]:
    """The models of all kinds, the model of the organisation, and every model nested in them, each once."""
    waiting: list[type[BaseModel]] = [*(kind.model for kind in KINDS), Organisation]
    seen = set(waiting)
    while waiting:
        model = waiting.pop(0)
        yield model
        inside = (inner for name in model.model_fields for inner in models_of(model, name))
        fresh = [inner for inner in dict.fromkeys(inside) if inner not in seen]
        seen.update(fresh)
        waiting += fresh
