"""When work is done: working days and hours, holidays, closures; of the organisation, or of a promise that counts otherwise."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import Date, Inline, Model, Time, one_or_more, or_short
from interlock.definitions.values.dates import day_meant, days_apart, first_and_last_day
from interlock.definitions.values.place_names import check_country, check_part
from interlock.definitions.values.time_zones import check_time_zone
from interlock.definitions.values.weekday_names import WEEKDAYS, Weekday, weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

# The most days of a closure: school holidays are shorter, and a longer one is a slip in the year.
_MOST_DAYS_CLOSED = 400
_USUAL_OPENS, _USUAL_CLOSES = datetime.time(9), datetime.time(17)
# Hours over midnight are read as such if they are no longer than this: from 17:00 to 09:00, two times were swapped.
LONGEST_NIGHT = 13 * 60
_EVENING = datetime.time(16)
# A bar that opens at noon closes at 02:00.
_LONGEST_EVENING = 15 * 60
# Countries that rest on Friday and Saturday.
_RESTING_ON_FRIDAY = frozenset("AF BD BH DJ DZ EG IL IQ JO KW MR MV OM QA SA SD SY YE".split())  # noqa: SIM905
_MONTHS_IN_A_YEAR = 12
# A year without a leap day.
_ANY_YEAR = 2025


class Closure(Model):
    """A day, or several in a row, on which the organisation, or a contact point, is closed."""

    shorthand: ClassVar[str] = "on"

    on: Date
    """The day, or the first of several."""
    until: Date | None = None
    """The last day, where there are several, as in school holidays."""
    say: Inline | None = None
    """Why, as readers should see it."""

    @field_validator("on", mode="before")
    @classmethod
    def _one_day(cls, on: Any) -> Any:
        if not isinstance(on, str):
            return on
        message = f"More than a day stands here: `{on}`"
        if days := days_apart(on):
            each = ", ".join(f"`{day}`" for day in days)
            raise field_error("bad-date", message, f"Write each day as an entry of its own: {each}.")
        if fields := _fields_of_days(on):
            written = [f"{name}: {value}" for name, value in fields.items()]
            apart = f"Write `{written[0]}`, and as another field `{written[1]}`."
            raise field_error("bad-date", message, f"Write `{{{', '.join(written)}}}`.", behind_its_name=apart)
        return on

    @field_validator("until")
    @classmethod
    def _ends_after_it_begins(cls, until: datetime.date | None, so_far: ValidationInfo) -> datetime.date | None:
        first = so_far.data.get("on")
        if until is not None and first is not None and until < first:
            raise field_error("bad-date", f"It ends on {until}, before it begins on {first}", "Write the last day of it here.")
        if until is not None and first is not None and (until - first).days >= _MOST_DAYS_CLOSED:
            raise field_error("bad-date", f"From {first} to {until} is more than a year", "Check the years.")
        return until

    @property
    def days(self) -> Iterator[datetime.date]:
        """All of its days, in order."""
        last = self.until or self.on
        return (self.on + datetime.timedelta(number) for number in range((last - self.on).days + 1))


_DAY_AND_REASON = lazy_pattern(r"(\d{4}-\d\d-\d\d)[ :,(–-]+([^\W\d][^)]*)\)?")


def _fields_of_days(text: str) -> dict[str, str]:
    """The fields for two days, or for a day with its reason: `2026-12-24 to 2026-12-31`; empty for anything else."""
    if days := first_and_last_day(text):
        return {"on": f"{days[0]}", "until": f"{days[1]}"}
    match = _DAY_AND_REASON.fullmatch(text)
    return {"on": match[1], "say": match[2].strip()} if match else {}


def check_hours(opens: datetime.time, closes: datetime.time, said: str, through_the_night: str = "") -> None:
    """Raise a `field_error` for impossible hours. They may run over midnight, but `09:00` to `03:00` is a clerk's 3 o'clock.

    `said`: what opens and closes. `through_the_night`: what to write for hours that are too long to be read as a night.
    """
    if opens == datetime.time.max:
        raise field_error("bad-value", f"{said} opens at 24:00, when the day is over", "Write `00:00` under `opens`.")
    at_night = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute + 24 * 60
    if closes > opens or (closes != opens and (at_night <= LONGEST_NIGHT or closes == datetime.time())):
        return
    meant = closes.replace(hour=closes.hour + 12) if closes.hour < 12 else closes
    if closes == opens:
        remedy = "For day and night, write `00:00` and `24:00`."
    elif meant > opens and opens < _EVENING:
        remedy = f"Did you mean `{meant:%H:%M}`?{through_the_night if at_night <= _LONGEST_EVENING else ''}"
    else:
        remedy = f"Write the later time under `closes`.{through_the_night}"
    raise field_error("bad-value", f"{said} closes at {closes:%H:%M} but opens at {opens:%H:%M}", remedy)


def _days_meant(value: Any) -> Any:
    """Refuse `Monday-Friday` and `[Monday, Friday]` with the days that are meant; leave anything else to the type."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        return value
    meant = weekdays_meant(texts)
    if meant is None or (meant == texts and isinstance(value, list)):
        return value
    wrong = [text for text in texts if text not in WEEKDAYS]
    if isinstance(value, list) and len(wrong) == 1 and nearest(wrong[0], WEEKDAYS) in meant:
        return value  # the type names the one day
    written = ", ".join(texts)
    raise field_error("bad-value", f"`{written}` is not a list of days", f"Write `[{', '.join(meant)}]`.")


WorkingDays = Annotated[list[Weekday], BeforeValidator(_days_meant)]
OpeningDay = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"]
OpeningDays = Annotated[list[OpeningDay], BeforeValidator(_days_meant)]


class CountedDays(Model):
    """Which days and hours count: for a promise that is not counted as the organisation works."""

    country: str | None = None
    """Two letters, such as `GB`: whose public holidays count."""
    subdivision: Annotated[list[str], one_or_more] = []
    """A part of the country, such as `ENG`, or several: `[ENG, SCT]` leaves out the holidays of each of them."""
    working_days: WorkingDays = Field((), validate_default=True)
    """The days of an ordinary working week; left out: those of the country, which are Monday to Friday in most."""
    opens: Time | None = None
    """When a working day starts; left out: 09:00."""
    closes: Time | None = Field(None, validate_default=True)
    """When a working day ends; left out: 17:00. A time before `opens` is on the next day."""
    holidays: list[Annotated[Closure, or_short]] = []
    """Days that do not count besides public holidays."""
    counts_from: Literal["same day", "next working day"] = "next working day"
    """Whether day one of a promise is the day it starts or the next working day."""

    @field_validator("country")
    @classmethod
    def _holidays_are_known(cls, country: str | None) -> str | None:
        return country if country is None else check_country(country)

    @field_validator("subdivision")
    @classmethod
    def _parts_are_known(cls, parts: list[str], so_far: ValidationInfo) -> list[str]:
        for part in parts if "country" in so_far.data else ():
            check_part(part, so_far.data["country"])
        return parts

    @field_validator("working_days", mode="before")
    @classmethod
    def _those_of_its_country(cls, written: object, so_far: ValidationInfo) -> object:
        if written != ():
            return written
        rests_on_friday = so_far.data.get("country") in _RESTING_ON_FRIDAY
        return ["sun", "mon", "tue", "wed", "thu"] if rests_on_friday else ["mon", "tue", "wed", "thu", "fri"]

    @field_validator("working_days")
    @classmethod
    def _works_at_all(cls, days: list[Weekday]) -> list[Weekday]:
        if not days:
            raise field_error("bad-value", "A week needs a working day", "Leave the field out for the usual ones.")
        return days

    @field_validator("closes")
    @classmethod
    def _opens_before_it_closes(cls, closes: datetime.time | None, so_far: ValidationInfo) -> datetime.time | None:
        opens = so_far.data.get("opens")
        # What a promise leaves out is the organisation's, so that its hours may be right only together with these.
        if "opens" in so_far.data and (issubclass(cls, Calendar) or (opens and closes)):
            check_hours(opens or _USUAL_OPENS, closes or _USUAL_CLOSES, "The day")
        return closes


class Calendar(CountedDays):
    """When the organisation works: working hours and working days are counted by it."""

    time_zone: str | None = None
    """Where its clocks are, such as `Europe/London`; left out: whatever the reader's device says."""
    year_starts: str = "04-01"
    """Month and day on which the year of `2026/27` starts."""

    @field_validator("time_zone")
    @classmethod
    def _clocks_are_known(cls, zone: str | None) -> str | None:
        return zone if zone is None else check_time_zone(zone)

    @field_validator("year_starts")
    @classmethod
    def _is_a_day_of_every_year(cls, day: str) -> str:
        try:
            datetime.datetime.strptime(f"{_ANY_YEAR}-{day}", "%Y-%m-%d")
        except ValueError:
            meant = day_meant(day) or day_meant(f"{day} {_ANY_YEAR}") or day_meant(f"1 {day} {_ANY_YEAR}")
            remedy = f"Write month-day: `{meant:%m-%d}`." if meant else "Write month-day, such as `04-01`."
            raise field_error("bad-value", f"`{day}` is not a day of every year", remedy) from None
        month, first = day.split("-")
        if month in ("1", "01") and 1 < int(first) <= _MONTHS_IN_A_YEAR:
            # Years begin on the first of a month, or in April: `01-04` is April, as people in many countries write it.
            message = f"`{day}` is a day in January: the month stands before the day"
            raise field_error("bad-value", message, f"Write `{first:0>2}-{month:0>2}`.")
        return day
