"""The model of services: what customers come for."""

from typing import Annotated

from interlock.definitions.base import Definition, OwnerId
from interlock.definitions.contact_point import OpeningHours
from interlock.definitions.elements import ElementName
from interlock.definitions.field_types import ContactPointId, CustomerId, Inline, Model, ServiceId
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.meaning_marks import ALL_IF_LEFT_OUT, CAPTION, INSIDE_ONLY, SentenceName, WebAddress


class NoPromise(Model):
    """An element of service about which nothing is promised here, and why."""

    element: Annotated[ElementName, CAPTION]
    """The element: communication, behaviour, access, service, facilities, timeliness, systems or values."""
    why: Inline
    """Why customers need no promise about it here."""


class Service(Definition):
    """Something customers come for."""

    owner: OwnerId
    """The link that answers for it and keeps it true."""
    customers: Annotated[list[CustomerId], ALL_IF_LEFT_OUT]
    """Who it is for."""
    contact_points: Annotated[list[ContactPointId], ALL_IF_LEFT_OUT] = []
    """Where customers get it."""
    eligibility: Inline | None = None
    """Who may have it."""
    cost: Inline | None = None
    """What it costs."""
    documents: list[Inline] = []
    """What to bring."""
    hours: OpeningHours = []
    """When it is given, where that is not whenever its contact points are open."""
    area: Inline | None = None
    """Where it is given, such as the districts."""
    languages: list[str] = []
    """The languages in which it is given."""
    url: Annotated[str | None, WebAddress()] = None
    """Its page for customers."""
    part_of: ServiceId | None = None
    """The service it belongs to."""
    no_promise_about: Annotated[list[NoPromise], INSIDE_ONLY, SentenceName("elements without a promise")] = []
    """Elements of service about which nothing is promised here, and why:
    `{element: facilities, why: All of it happens by post.}`."""


SERVICE = Kind(
    name="service",
    folder="standards/services",
    address="services",
    model=Service,
    label="Service",
    plural="Services",
    summary="What customers come for.",
    navigation=InBar(5, "Services"),
    columns=("Owner", "In short"),
    search_weight=0.84,
    in_books=True,
    change_rank=50,
)
