"""The model of customers: groups of people that the organisation serves."""

from typing import Annotated

from interlock.definitions.base import Definition
from interlock.definitions.elements import Dimension
from interlock.definitions.field_types import Date, Inline, Model, PartId, PromiseId
from interlock.definitions.kind import Kind, PartsField, UnderMore
from interlock.definitions.meaning_marks import CAPTION, DAY_HAPPENED


class Expectation(Model):
    """Something these customers expect, where we heard it, and the promises that meet it or our answer."""

    id: PartId
    """A short id."""
    text: Annotated[Inline, CAPTION]
    """What they expect, in their words."""
    dimension: Dimension | None = None
    """What it is about: communication, behaviour, access, service (the product itself), facilities,
    timeliness, systems, values, accuracy or other."""
    source: Inline | None = None
    """Where we heard it."""
    on: Annotated[Date | None, DAY_HAPPENED] = None
    """When we heard it."""
    met_by: list[PromiseId] = []
    """The promises that meet it."""
    answer: Inline | None = None
    """What we say where no promise meets it."""


class Excellence(Model):
    """What these customers call excellent, in their own words, and where and when we heard it."""

    text: Annotated[Inline, CAPTION]
    """Their words."""
    source: Inline | None = None
    """Where we heard it."""
    on: Annotated[Date | None, DAY_HAPPENED] = None
    """When we heard it."""


class Customer(Definition):
    """A group of people the organisation serves."""

    needs: list[Inline] = []
    """What they need from us."""
    expectations: list[Expectation] = []
    """What they expect of us."""
    excellence: list[Excellence] = []
    """What excellent is to them, in their own words: only they can say."""


CUSTOMER = Kind(
    name="customer",
    folder="standards/customers",
    address="customers",
    model=Customer,
    label="Customers",
    plural="Customers",
    summary="The people we serve, what they need and what they expect.",
    other_names=("client", "customer group", "audience"),
    navigation=UnderMore("who we serve, and what they expect"),
    parts=(PartsField("expectations", "expectation", "residents#kept-informed"),),
    search_weight=0.7,
    change_rank=60,
)
