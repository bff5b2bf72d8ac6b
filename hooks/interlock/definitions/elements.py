"""What a promise or an expectation is about, and the eight elements of service among those words."""

from typing import Literal, NamedTuple

Dimension = Literal[
    "communication", "behaviour", "access", "service", "facilities", "timeliness", "systems", "values", "accuracy", "other"
]

ElementName = Literal["communication", "behaviour", "access", "service", "facilities", "timeliness", "systems", "values"]


class Element(NamedTuple):
    """One of the eight elements by which customers judge a service. `covers`: what promises about it may say they are about."""

    name: ElementName
    title: str
    asks: str
    covers: tuple[Dimension, ...]


def _element(name: ElementName, title: str, asks: str, *also: Dimension) -> Element:
    return Element(name, title, asks, (name, *also))


ELEMENTS = (
    _element("communication", "Communication", "Do people understand what we tell them, and are they told without asking?"),
    _element("behaviour", "Behaviour", "How do we treat people?"),
    _element("access", "Access", "Can everybody reach us, in the way that suits them?"),
    _element("service", "The service itself", "Do people get what they came for, right the first time?", "accuracy"),
    _element("facilities", "Facilities", "Are the places where we meet fit for those who come?"),
    _element("timeliness", "Timeliness and fulfilment", "Is it done when we said, and is all of it done?"),
    _element("systems", "Systems", "Do telephones, forms and records work, for customers and for us?"),
    _element("values", "Values", "Do people see in what we do what we say we stand for?"),
)


def element_of(dimension: Dimension | None) -> Element | None:
    """The element that a word stands for; None for `other`, and where nothing is said."""
    return next((element for element in ELEMENTS if dimension in element.covers), None)
