"""The kinds of definition, each described once: the models, their fields and the documentation of both.

`KINDS` is the one list of kinds. Decoding, the catalog, pages, exports and the field reference all go by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from interlock.definitions.base import Definition
from interlock.definitions.contact_point import ContactPoint
from interlock.definitions.customer import Customer
from interlock.definitions.framework import Framework
from interlock.definitions.lesson import Lesson
from interlock.definitions.link import Link
from interlock.definitions.organisation import Organisation
from interlock.definitions.procedure import Procedure
from interlock.definitions.promise import Promise
from interlock.definitions.service import Service
from interlock.definitions.session import Session
from interlock.definitions.term import Term
from interlock.definitions.walk import models_in

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
    "kind_named",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of definition: its name in references, its folder, the address of its pages, its model and its labels."""

    name: str
    folder: str
    address: str
    model: type[Definition]
    label: str
    plural: str


KINDS = (
    Kind("link", "standards/links", "chain", Link, "Team", "Teams and partners"),
    Kind("customer", "standards/customers", "customers", Customer, "Customers", "Customers"),
    Kind("service", "standards/services", "services", Service, "Service", "Services"),
    Kind("promise", "standards/promises", "promises", Promise, "Promise", "Promises"),
    Kind("procedure", "standards/procedures", "procedures", Procedure, "Procedure", "Procedures"),
    Kind("contact-point", "standards/contact-points", "contact-points", ContactPoint, "Contact point", "Contact points"),
    Kind("framework", "standards/frameworks", "frameworks", Framework, "Framework", "Frameworks"),
    Kind("lesson", "standards/lessons", "lessons", Lesson, "Lesson", "Lessons"),
    Kind("session", "standards/sessions", "sessions", Session, "Session", "Sessions"),
    Kind("term", "glossary", "glossary", Term, "Word", "Words"),
)

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> Kind:
    """The kind of that name. Raises KeyError when there is none."""
    return _BY_NAME[name]


def every_model() -> Iterator[type[BaseModel]]:
    """The models of all kinds, that of the organisation, and every model inside them, each once."""
    waiting: list[type[BaseModel]] = [*(kind.model for kind in KINDS), Organisation]
    seen = set(waiting)
    while waiting:
        model = waiting.pop(0)
        yield model
        inside = (inner for info in model.model_fields.values() for inner in models_in(info.annotation))
        fresh = [inner for inner in dict.fromkeys(inside) if inner not in seen]
        seen.update(fresh)
        waiting += fresh
