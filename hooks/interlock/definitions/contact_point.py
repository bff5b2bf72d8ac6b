"""The model of contact points: a place and method by which customers and the organisation meet."""

import datetime
from itertools import combinations
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo, field_validator

from interlock.definitions.base import Definition, OwnerId
from interlock.definitions.calendar import Closure, OpeningDays, check_hours
from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import (
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
from interlock.definitions.manner import Manner
from interlock.definitions.meaning_marks import (
    ALL_IF_LEFT_OUT,
    DAY_HAPPENED,
    DAY_OF_WORK,
    GIVERS,
    INSIDE_ONLY,
    NOBODY,
    TEAM_NUMBER,
    UNTOLD,
    DoneByPeople,
    MailAddress,
    SentenceName,
    VouchedBy,
    WebAddress,
)
from interlock.definitions.other_number import OtherNumber
from interlock.definitions.values.times_of_day import time_text

Channel = Literal[
    "phone", "email", "letter", "online-form", "web", "web-chat", "sms", "social-media", "face-to-face", "home-visit", "kiosk"
]
Purpose = Literal["find-out", "ask", "apply", "pay", "report", "complain"]


_THROUGH_THE_NIGHT = " Through the night, write two rows: one until `24:00`, one from `00:00`."


class Opening(Model):
    """Days of the week and the hours on them. A break is a second row with the same days."""

    days: OpeningDays
    """The days, such as `[mon, tue]`; `holidays` are public holidays, which close it otherwise."""
    opens: Time
    """When it opens."""
    closes: Time
    """When it closes. A time before `opens` is on the next day: 22:00 to 06:00."""

    @field_validator("closes")
    @classmethod
    def _opens_before_it_closes(cls, closes: datetime.time, so_far: ValidationInfo) -> datetime.time:
        if "opens" in so_far.data:
            check_hours(so_far.data["opens"], closes, "It", _THROUGH_THE_NIGHT)
        return closes


def once_at_a_time(hours: list[Opening]) -> list[Opening]:
    """Refuse rows that overlap, and hours after a break that were written as by a clock with twelve hours.

    Overlapping are hours of two seasons, or a day with hours of its own that stands in the row of the others, too.
    """
    for row, other in combinations(hours, 2):
        both = [day for day in row.days if day in other.days]
        if both and (after_break := _after_break(row, other)):
            said = " and ".join(f"{time_text(each.opens)} to {time_text(each.closes)}" for each in (row, other))
            meant = 'opens: "{:%H:%M}", closes: "{:%H:%M}"'.format(*after_break)
            remedy = f"Did you mean `{meant}`? If it opens so early, write that row before the other."
            raise field_error("bad-value", f"`{both[0]}` has hours that go back: {said}", remedy)
        if both and row.opens < _end_of_day(other) and other.opens < _end_of_day(row):
            said = " and ".join(f"{time_text(each.opens)} to {time_text(each.closes)}" for each in (row, other))
            remedy = "Keep one row for each day; of another season tell in `notice: {say: …, from: …, until: …}`."
            raise field_error("bad-value", f"`{both[0]}` has two sorts of hours at the same time: {said}", remedy)
    return hours


def _after_break(row: Opening, other: Opening) -> tuple[datetime.time, datetime.time] | None:
    """The hours of a row that is meant to follow another, `01:00` to `05:00` below `09:00` to `12:00`; None where it is right."""
    if not datetime.time(1) <= other.opens < other.closes <= row.opens or other.closes.hour > 11:
        return None
    opens, closes = (time.replace(hour=time.hour + 12) for time in (other.opens, other.closes))
    return (opens, closes) if opens >= _end_of_day(row) else None


def _end_of_day(row: Opening) -> datetime.time:
    return row.closes if row.closes > row.opens else datetime.time.max


OpeningHours = Annotated[list[Opening], AfterValidator(once_at_a_time)]


class Identified(Model):
    """Who noticed it, and when."""

    on: Annotated[Date, DAY_HAPPENED]
    """The day."""
    by: Annotated[LinkId, DoneByPeople("notices nothing")]
    """The link."""


class ExaminedBy(Identified):
    """Who examined it, and when."""

    by: Annotated[LinkId, DoneByPeople("examines nothing")]
    """The link."""


class Critique(Model):
    """What a link found wanting, and what should change."""

    on: Annotated[Date, DAY_OF_WORK, DAY_HAPPENED]
    """The day."""
    by: Annotated[LinkId, DoneByPeople("finds fault with nothing")]
    """The link that says so."""
    text: Inline
    """What it found."""
    change: Inline | None = None
    """What should change."""


class ContactPoint(Definition):
    """One place and method by which customers and the organisation meet."""

    owner: OwnerId
    """The link that answers for it and keeps it true."""
    channel: Annotated[Channel, GIVERS]
    """How customers and the organisation meet there."""
    purpose: Annotated[list[Purpose], GIVERS] = []
    """What customers come for."""
    customers: Annotated[list[CustomerId], NOBODY] = []
    """Who it is for."""
    staffed_by: Annotated[list[LinkId], GIVERS, DoneByPeople("staffs nothing"), SentenceName("teams that answer")]
    """The links whose people answer there."""
    hours: Annotated[OpeningHours, GIVERS, SentenceName("opening hours")] = []
    """When it is open. Holidays close it, unless `days` names `holidays`, or it is open from 00:00 to 24:00 on all seven days."""
    services: Annotated[list[ServiceId], NOBODY, ALL_IF_LEFT_OUT] = []
    """The services it is for; left out: every service."""
    phone: Annotated[str | None, GIVERS, TEAM_NUMBER] = None
    """The number, perhaps with an extension: `01632 960001 ext 204`."""
    other_numbers: Annotated[list[Annotated[OtherNumber, or_short]], VouchedBy(GIVERS.sides, added=1)] = []
    """Further numbers, with what each is for."""
    email: Annotated[str | None, GIVERS, MailAddress()] = None
    """The e-mail address."""
    url: Annotated[str | None, GIVERS, WebAddress()] = None
    """The web address."""
    address: Annotated[Inline | None, GIVERS] = None
    """The place."""
    closures: Annotated[list[Annotated[Closure, or_short]], NOBODY] = []
    """Days on which it is closed."""
    languages: Annotated[list[str], NOBODY] = []
    """The languages that are spoken or written there, such as `[English, Polish]`."""
    access: Annotated[list[Inline], NOBODY, SentenceName("ways in")] = []
    """Formats, interpreters, step-free ways in."""
    manner: Annotated[Annotated[Manner, or_short] | None, VouchedBy(GIVERS.sides, added=2), INSIDE_ONLY] = None
    """How customers are met there, for what a script cannot hold."""
    identified: Annotated[Identified | None, INSIDE_ONLY, NOBODY, UNTOLD] = None
    """When it was first noticed as a contact point, and by whom."""
    examined: Annotated[ExaminedBy | None, INSIDE_ONLY, NOBODY, UNTOLD] = None
    """When it was examined, and by whom."""
    critiques: Annotated[list[Critique], INSIDE_ONLY, NOBODY, UNTOLD] = []
    """What links found wanting."""


CONTACT_POINT = Kind(
    name="contact-point",
    folder="standards/contact-points",
    address="contact-points",
    model=ContactPoint,
    label="Contact point",
    plural="Contact points",
    summary="Every place and method by which customers and we meet.",
    other_names=("channel", "touchpoint", "counter", "phone line"),
    navigation=InBar(4, "Contact points"),
    columns=("How", "Who answers", "Number or address"),
    search_weight=1.15,
    change_rank=40,
)
