"""The model of promises, each a published service standard."""

from typing import Annotated, Literal

from pydantic import model_validator

from interlock.definitions.base import Definition
from interlock.definitions.calendar import CountedDays
from interlock.definitions.elements import Dimension
from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import (
    AnyQuantity,
    AtLeast,
    AtMost,
    Bool,
    ContactPointId,
    Date,
    Inline,
    LimitAmount,
    LinkId,
    Model,
    Period,
    RefTo,
    Score,
    ServiceId,
    Share,
    ValueOfOrganisation,
)
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.meaning_marks import (
    ALL_IF_LEFT_OUT,
    DAY_HAPPENED,
    DAY_OF_WORK,
    EVERY_SIDE,
    GIVERS,
    INSIDE_ONLY,
    NOBODY,
    SAID_TO_CUSTOMERS,
    SIDES,
    UNTOLD,
    DoneByPeople,
    SaidToCustomers,
    SentenceName,
    VouchedBy,
    WebAddress,
)
from interlock.definitions.text_marks import ReadAsTyped

PromiseKind = Literal["public", "internal", "supplier"]


class Target(Model):
    """How often or how well the promise is to be kept: exactly one of these."""

    share: Share | None = None
    """The share of cases within the limit, such as `at least 90%`."""
    average: AtMost | None = None
    """The average, such as `at most 20 days`."""
    median: AtMost | None = None
    """The middle case, such as `at most 12 days`."""
    every: Period | None = None
    """How often it happens, such as `4 times a year`."""
    count: AtLeast | None = None
    """How many, such as `at least 25`."""
    score: Score | None = None
    """A score, such as `at least 8`."""

    @model_validator(mode="after")
    def _one_only(self) -> "Target":
        if len(self.model_fields_set) != 1:
            raise field_error(
                "bad-value",
                "A target says exactly one thing",
                "Keep one of `share`, `average`, `median`, `every`, `count` and `score`; the other is a promise of its own.",
            )
        return self


class Clock(Model):
    """When the time of the promise starts and stops, and what it stands still for."""

    starts: Inline | None = None
    """What starts it, such as "the call reaches the queue"."""
    stops: Inline | None = None
    """What stops it, such as "a person answers"."""
    pauses: Annotated[list[str], ReadAsTyped(is_matched=True)] = []
    """What it stands still for: words that a step's `waits_for` may use."""


class IfWeFail(Model):
    """What we say, do and give when we break the promise."""

    say: Annotated[Inline | None, INSIDE_ONLY, SAID_TO_CUSTOMERS, SentenceName("words to say")] = None
    """The words to say."""
    do: Annotated[Inline | None, INSIDE_ONLY] = None
    """What we do to put it right."""
    redress: Annotated[Inline | None, SaidToCustomers(is_ours=True)] = None
    """What the customer gets."""


class Measure(Model):
    """How we know whether the promise is kept."""

    what: Inline
    """What is counted."""
    source: Inline | None = None
    """Where the figures come from."""
    every: Period | None = None
    """How often it is measured, such as `month`."""
    by: Annotated[LinkId | None, SentenceName("team that measures it")] = None
    """The link that measures it."""


class Benchmark(Model):
    """What another organisation promises or reaches."""

    organisation: str
    """Whose figure it is."""
    sector: str | None = None
    """Its sector, such as `public`."""
    value: AnyQuantity
    """The figure."""
    on: Annotated[Date | None, DAY_HAPPENED] = None
    """The day it was true."""
    source: Annotated[str | None, WebAddress(or_words=True)] = None
    """Where it was published."""
    comparable: Bool = False
    """Whether it measures the same thing as ours."""
    expires: Date | None = None
    """The last day on which it counts; left out: one review interval of the promise after `on`."""


class Satisfied(Model):
    """What a link that the promise is made to says of it: whether it is well served."""

    link: Annotated[LinkId, DoneByPeople("cannot say how it is served")]
    """The link that says so: one of those it is made to."""
    on: Annotated[Date, DAY_OF_WORK, DAY_HAPPENED]
    """The day on which it said so."""
    answer: Literal["yes", "partly", "no"]
    """Whether it is well served: `yes`, `partly` or `no`."""
    text: Inline | None = None
    """Why, or what is missing."""


class Earlier(Model):
    """What the promise was before, and until when."""

    until: Date
    """The last day it held."""
    wording: Inline | None = None
    """How it was worded."""
    limit: LimitAmount | None = None
    """The limit then."""
    target: Target | None = None
    """The target then."""


class Promise(Definition):
    """One published service standard: what a customer (or another link) can expect, by when, how often."""

    wording: Annotated[Inline, EVERY_SIDE]
    """The promise in the words that its customers hear."""
    kind: Annotated[PromiseKind, GIVERS]
    """Who it is made to: customers, another link, or a link by a supplier."""
    made_by: Annotated[LinkId, GIVERS, DoneByPeople("promises nothing"), SentenceName("team that makes it")]
    """The link that makes it."""
    made_to: Annotated[list[Annotated[str, RefTo(("made-to",))]], GIVERS, SentenceName("those it is made to")]
    """Who it is made to: customers; links when it is internal or a supplier's."""
    service: Annotated[ServiceId | None, GIVERS, ALL_IF_LEFT_OUT] = None
    """The service it belongs to; left out: every service."""
    contact_points: Annotated[list[ContactPointId], GIVERS, ALL_IF_LEFT_OUT] = []
    """Where it holds; left out: everywhere."""
    dimension: Annotated[Dimension | None, GIVERS] = None
    """What it is about: communication, behaviour, access, service (the product itself), facilities,
    timeliness, systems, values, accuracy or other."""
    values: Annotated[list[Annotated[str, ValueOfOrganisation()]], GIVERS] = []
    """The organisation's values that it shows."""
    limit: Annotated[LimitAmount | None, EVERY_SIDE] = None
    """The threshold, if there is one, such as `20 seconds`."""
    ends_on_closed_day: Annotated[Literal["next"] | None, VouchedBy(SIDES, added=1), SentenceName("rule for closed days")] = None
    """`next`: a limit that runs day and night and ends on a closed day ends on the next working day; left out: it stays."""
    calendar: Annotated[CountedDays | None, VouchedBy(SIDES, added=2)] = None
    """Which days count, where that is not as the organisation works; what it leaves out is the organisation's."""
    target: Annotated[Target | None, EVERY_SIDE] = None
    """How often or how well it is to be kept."""
    clock: Annotated[Clock | None, GIVERS] = None
    """When its time starts and stops."""
    conditions: Annotated[list[Inline], GIVERS] = []
    """When it holds."""
    exclusions: Annotated[list[Inline], GIVERS] = []
    """What it does not cover. A step whose `only_if` stands here in the same words takes none of its time."""
    customer_duties: Annotated[list[Inline], GIVERS, SentenceName("customers' duties")] = []
    """What the customer does for it to hold."""
    if_we_fail: Annotated[IfWeFail | None, GIVERS] = None
    """What happens when we break it."""
    measure: Annotated[Measure | None, GIVERS] = None
    """How we know whether it is kept."""
    benchmarks: Annotated[list[Benchmark], NOBODY, UNTOLD] = []
    """What others promise or reach."""
    valid_from: Annotated[Date | None, NOBODY, DAY_OF_WORK, SentenceName("first day")] = None
    """The day from which it holds in this form."""
    earlier: Annotated[list[Earlier], NOBODY, UNTOLD] = []
    """What it was before."""
    satisfied: Annotated[list[Satisfied], NOBODY, INSIDE_ONLY, SentenceName("what those it is made to say of it")] = []
    """Whether the links that an internal or supplier promise is made to are well served, each in its own words."""


PROMISE = Kind(
    name="promise",
    folder="standards/promises",
    address="promises",
    model=Promise,
    label="Promise",
    plural="Promises",
    summary="Every promise and its last figure against its target.",
    other_names=("standard", "service standard", "service level", "sla", "commitment"),
    navigation=InBar(2, "Promises"),
    search_weight=1.03,
    in_books=True,
    change_rank=10,
)
