"""The organisation: its name, values and calendar, and the defaults for definitions."""

import datetime
import zoneinfo
from typing import Annotated, ClassVar, Literal

import holidays
from pydantic import Field, ValidationInfo, field_validator

from interlock.definitions.base import Classification
from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import (
    AnyQuantity,
    ContactPointId,
    Date,
    Inline,
    LanguageTag,
    Model,
    PartId,
    Period,
    Time,
    Title,
    or_short,
)
from interlock.definitions.language_tags import DEFAULT_LANGUAGE
from interlock.definitions.meaning_marks import CAPTION, WebAddress
from interlock.findings.nearest import did_you_mean

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
RuleSeverity = Literal["error", "warning", "advice", "off"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Value(Model):
    """Something the organisation stands for, and that promises show."""

    id: PartId
    """A short id that promises refer to."""
    title: Annotated[Title, CAPTION]
    """The value in a few words."""
    text: Inline | None = None
    """What it means in practice."""


class Closure(Model):
    """A day on which the organisation, or a contact point, is closed."""

    shorthand: ClassVar[str] = "on"

    on: Date
    """The day."""
    say: Inline | None = None
    """Why, as readers should see it."""


class Calendar(Model):
    """When the organisation works: working hours and working days are counted by it."""

    country: str | None = None
    """Two letters, such as `GB`: whose public holidays count."""
    subdivision: str | None = None
    """A part of the country, such as `ENG`."""
    working_days: list[Weekday] = ["mon", "tue", "wed", "thu", "fri"]
    """The days of an ordinary working week."""
    time_zone: str | None = None
    """Where its clocks are, such as `Europe/London`; left out: whatever the reader's device says."""
    opens: Time | None = None
    """When a working day starts; left out: 09:00."""
    closes: Time | None = Field(None, validate_default=True)
    """When a working day ends; left out: 17:00."""
    holidays: list[or_short(Closure)] = []  # type: ignore[valid-type]
    """Days on which the organisation is closed besides public holidays."""
    year_starts: str = "04-01"
    """Month and day on which the year of `2026/27` starts."""
    counts_from: Literal["same day", "next working day"] = "next working day"
    """Whether day one of a promise is the day it starts or the next working day."""

    @field_validator("country")
    @classmethod
    def _holidays_are_known(cls, country: str | None) -> str | None:
        if country is not None and country not in holidays.list_supported_countries():
            raise field_error(
                "bad-value", f"The public holidays of `{country}` are not known", "Write two capital letters, such as `GB`."
            )
        return country

    @field_validator("subdivision")
    @classmethod
    def _part_is_known(cls, part: str | None, so_far: ValidationInfo) -> str | None:
        country = so_far.data.get("country")
        known = holidays.list_supported_countries().get(country, []) if country else []
        if part is not None and "country" in so_far.data and part not in known:
            listed = f"Write one of {', '.join(f'`{name}`' for name in known[:20])}."
            remedy = (
                (did_you_mean(part, known) or listed)
                if known
                else "Name the country as well."
                if not country
                else "Delete the line."
            )
            raise field_error("bad-value", f"`{part}` is not a part of its country with holidays of its own", remedy)
        return part

    @field_validator("time_zone")
    @classmethod
    def _clocks_are_known(cls, zone: str | None) -> str | None:
        known = zoneinfo.available_timezones()  # empty when neither the system nor the package `tzdata` has a list
        if zone is not None and known and zone not in known:
            remedy = did_you_mean(zone, sorted(known)) or "Write region and city, such as `Europe/London`."
            raise field_error("bad-value", f"The time zone `{zone}` is not known", remedy)
        return zone

    @field_validator("year_starts")
    @classmethod
    def _is_a_day_of_every_year(cls, day: str) -> str:
        try:
            datetime.datetime.strptime(f"2025-{day}", "%Y-%m-%d")
        except ValueError:
            raise field_error("bad-value", f"`{day}` is not a day of every year", "Write month-day, such as `04-01`.") from None
        return day

    @field_validator("working_days")
    @classmethod
    def _works_at_all(cls, days: list[Weekday]) -> list[Weekday]:
        if not days:
            raise field_error("bad-value", "A week needs a working day", "Leave the field out for Monday to Friday.")
        return days

    @field_validator("closes")
    @classmethod
    def _opens_before_it_closes(cls, closes: datetime.time | None, so_far: ValidationInfo) -> datetime.time | None:
        opens, ends = so_far.data.get("opens") or datetime.time(9), closes or datetime.time(17)
        if opens >= ends:
            raise field_error(
                "bad-value", f"The day closes at {ends:%H:%M} but opens at {opens:%H:%M}", "Write the later time under `closes`."
            )
        return closes


class Feedback(Model):
    """Where readers turn when a page is wrong, or a customer is unhappy."""

    staff: Annotated[str | None, WebAddress(or_words=True)] = None
    """The e-mail address or web address for "tell us this is wrong"."""
    complaints: ContactPointId | None = None
    """The contact point where complaints are welcome."""


class Defaults(Model):
    """What holds where a definition says nothing."""

    classification: Classification = "staff"
    """Who may read a definition that does not say."""
    review_every: Period | None = None
    """How often a definition is reviewed that does not say."""
    tolerance: AnyQuantity | None = None
    """How far a result may fall short and still be near: points of a share, percent of a limit."""


class Organisation(Model):
    """`standards/organisation.yml`: only the name is required."""

    name: str
    """What the organisation is called."""
    language: LanguageTag = DEFAULT_LANGUAGE
    """The language that its texts are written in, such as `cy`. The pages' own words, such as headings and dates, are in English."""
    vision: Inline | None = None
    """What the organisation is for, in one sentence that everyone can say."""
    values: list[Value] = []
    """What it stands for."""
    calendar: Calendar | None = None
    """When it works; left out: Monday to Friday, 09:00 to 17:00, no holidays."""
    feedback: Feedback = Feedback()
    """Where readers and customers say that something is wrong."""
    defaults: Defaults = Defaults()
    """What holds where a definition says nothing."""
    rules: dict[str, RuleSeverity] = {}
    """How loud a rule is here: `error`, `warning`, `advice` or `off`."""
    claims: list[str] = []
    """More phrases that need a benchmark, such as "five star"."""
