"""A contact point: one place and method by which customers and the organisation meet."""

import datetime
from typing import Literal

from pydantic import ValidationInfo, field_validator

from interlock.definitions.base import Definition
from interlock.definitions.field_errors import field_error
from interlock.definitions.fields import (
    CustomerId,
    Date,
    Inline,
    LinkId,
    Model,
    ServiceId,
    Time,
    or_short,
)
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.organisation import Closure, Weekday

Channel = Literal[
    "phone", "email", "letter", "online-form", "web", "web-chat", "sms", "social-media", "face-to-face", "home-visit", "kiosk"
]
Purpose = Literal["find-out", "ask", "apply", "pay", "report", "complain"]


class Opening(Model):
    """Days of the week and the hours on them."""

    days: list[Weekday]
    """The days, such as `[mon, tue]`."""
    opens: Time
    """When it opens."""
    closes: Time
    """When it closes."""

    @field_validator("closes")
    @classmethod
    def _opens_before_it_closes(cls, closes: datetime.time, so_far: ValidationInfo) -> datetime.time:
        opens = so_far.data.get("opens")
        if opens is not None and opens >= closes:
            raise field_error(
                "bad-value",
                f"It closes at {closes:%H:%M} but opens at {opens:%H:%M}",
                "Write two rows for hours over midnight; `24:00` ends a day.",
            )
        return closes


class Identified(Model):
    """Who noticed or examined it, and when."""

    on: Date
    """The day."""
    by: LinkId
    """The link."""


class Critique(Model):
    """What a link found wanting, and what should change."""

    on: Date
    """The day."""
    by: LinkId
    """The link that says so."""
    text: Inline
    """What it found."""
    change: Inline | None = None
    """What should change."""


class ContactPoint(Definition):
    """One place and method by which customers and the organisation meet."""

    owner: LinkId
    """The link that answers for it and keeps it true."""
    channel: Channel
    """How customers and the organisation meet there."""
    purpose: list[Purpose] = []
    """What customers come for."""
    customers: list[CustomerId] = []
    """Who it is for."""
    staffed_by: list[LinkId]
    """The links whose people answer there."""
    services: list[ServiceId] = []
    """The services it is for; left out: every service."""
    phone: str | None = None
    """The number."""
    email: str | None = None
    """The e-mail address."""
    url: str | None = None
    """The web address."""
    address: Inline | None = None
    """The place."""
    hours: list[Opening] = []
    """When it is open. Holidays close it, unless it is open from 00:00 to 24:00 on all seven days."""
    closures: list[or_short(Closure)] = []  # type: ignore[valid-type]
    """Days on which it is closed."""
    access: list[Inline] = []
    """Formats, languages, step-free ways in."""
    identified: Identified | None = None
    """When it was first noticed as a contact point, and by whom."""
    examined: Identified | None = None
    """When it was examined, and by whom."""
    critiques: list[Critique] = []
    """What links found wanting."""


CONTACT_POINT = Kind(
    name="contact-point",
    folder="standards/contact-points",
    address="contact-points",
    model=ContactPoint,
    label="Contact point",
    plural="Contact points",
    summary="Every place and method by which customers and we meet.",
    navigation=InBar(4, "Contact points"),
    columns=("How", "Who answers", "Number or address"),
    search_weight=1.15,
    change_rank=40,
)
