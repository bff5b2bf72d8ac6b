"""Working time: the organisation's calendar, and the addition of amounts of time by it.

The browser calculates due dates with the same calendar (`WorkingCalendar.as_data`), so the definitions below are exact. A moment
is a date with a local time of day; daylight saving time is ignored.

- A *working day* is a day of the week among `working_days` that is neither a public holiday nor a closure, or a day of the
  weekend that makes up for a holiday where the country has such days. It runs from `opens` to `closes`, and a *working hour* is
  an hour of it. Where `closes` is before `opens` it is on the next day: Monday's working day ends on Tuesday at 06:00, and
  Tuesday at 02:00 belongs to it.
- *Working days* are counted from the next working day; the amount ends at `closes` on the last of them. With
  `counts_from: same day` the day itself is the first, if it is a working day and the moment is before its `closes`. In `2.5 working days` the half
  is added last, as working hours.
- `same day` is one working day counted from the same day, whatever `counts_from` says.
- *Working hours* and *working minutes* run from the moment itself, or from the next `opens` if it falls outside working time,
  and stop at every `closes`. An amount that is used up exactly at `closes` ends there, not at the next `opens`.
- *Seconds, minutes, hours, days, weeks* run day and night. *Months and years* end at the same time of the same day of the
  month, or of the last day of a shorter month.
- Where the rule says so (`ends_on_closed_day: next`), elapsed time that ends on a day that is no working day ends at `closes`
  of the next one.
- An amount of zero ends where it starts, in any unit.
- Rings, counts and shares are not times, and fractions of months have no fixed length: these raise `NotConvertible`.
"""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

from interlock.definitions import Organisation, Promise
from interlock.definitions.calendar import CountedDays
from interlock.definitions.values.place_names import name_of_country
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import MONTH_UNITS, WORKING_MINUTES
from interlock.definitions.values.weekday_names import WEEKDAYS
from interlock.findings.nouns import listed
from interlock.questions.calendar.public_holidays import makes_up, part_called, public_holiday

_MIDNIGHT = datetime.time()
_DAY = datetime.timedelta(days=1)
# The most days among which working days are searched for; more would be an error in the calendar or the amount.
_MOST_DAYS = 40_000


class NotConvertible(ValueError):
    """The amount has no length in time. The message says why, in words for readers."""


def known_from(today: datetime.date) -> datetime.date:
    """The first day of the calendar that a browser has."""
    return datetime.date(today.year - 1, 1, 1)


def known_until(today: datetime.date) -> datetime.date:
    """The last day of the calendar that a browser has."""
    return datetime.date(today.year + 3, 12, 31)


@dataclass(frozen=True)
class WorkingCalendar:
    """When the organisation works. `stated` is False when the organisation has no calendar and the default is used.

    `opens` and `closes` are times since midnight, `closes` over 24 hours where it is on the next day;
    `weekdays` are numbers from 0, which is Monday.
    """

    weekdays: frozenset[int] = frozenset(range(5))
    opens: datetime.timedelta = datetime.timedelta(hours=9)
    closes: datetime.timedelta = datetime.timedelta(hours=17)
    country: str | None = None
    subdivisions: tuple[str, ...] = ()
    closures: dict[datetime.date, str] = field(default_factory=dict, hash=False)
    counts_same_day: bool = False
    stated: bool = False

    @property
    def day_length(self) -> datetime.timedelta:
        """The working time of a working day."""
        return self.closes - self.opens

    def closed_on(self, day: datetime.date) -> str | None:
        """The name of the holiday or the reason for the closure on a day, or None when there is neither."""
        if day in self.closures:
            return self.closures[day]
        holiday = public_holiday(self.country, self.subdivisions, day) if self.country else None
        return holiday.name if holiday else None

    def is_estimate(self, day: datetime.date) -> bool:
        """Whether a day is a public holiday whose date is an estimate."""
        holiday = public_holiday(self.country, self.subdivisions, day) if self.country and day not in self.closures else None
        return holiday is not None and holiday.is_estimate

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether a day is a working day."""
        return (day.weekday() in self.weekdays and self.closed_on(day) is None) or self.makes_up(day)

    def works_between(self, first: datetime.date, until: datetime.date) -> bool:
        """Whether there is a working day from `first` to the day before `until`."""
        return any(self.is_working_day(first + _DAY * number) for number in range((until - first).days))

    def makes_up(self, day: datetime.date) -> bool:
        """Whether a day that is no ordinary working day is worked to make up for a holiday."""
        if self.country is None or day.weekday() in self.weekdays or day in self.closures:
            return False
        return makes_up(self.country, self.subdivisions, day)

    def add(self, moment: datetime.datetime, amount: Quantity, *, ends_on_open_day: bool = False) -> datetime.datetime:
        """The moment at which an amount of time that starts at `moment` ends. Raises NotConvertible.

        `ends_on_open_day`: elapsed time that ends on a day that is no working day ends at the end of the next one.
        """
        if not amount.is_time:
            raise NotConvertible(f"`{amount}` is no length of time")
        if not amount.amount:
            return moment
        if amount.unit == "working days":
            whole, part = divmod(amount.amount, 1)
            last = self._add_working_days(moment, int(whole), self.counts_same_day or is_same_day(amount))
            return self._add_working_time(last, _length(part * _seconds(self.day_length)))
        if amount.unit in WORKING_MINUTES and amount.unit_type == "working":
            return self._add_working_time(moment, _length(amount.amount * WORKING_MINUTES[amount.unit] * 60))
        end = _add_elapsed(moment, amount)
        if not ends_on_open_day or self.is_working_day(end.date()):
            return end
        return self._span(next(self._working_days_from(end.date())))[1]

    def as_data(self, today: datetime.date) -> dict[str, Any]:
        """What a browser needs to calculate as `add` does, for moments from a year before to three years after `today`.

        `working_days` are numbers from 0, which is Monday; `opens` and `closes` are minutes after midnight; `closed` maps ISO
        dates to reasons, only for days that would be working days.
        """
        first, last = known_from(today), known_until(today)
        days = [first + _DAY * number for number in range((last - first).days + 1)]
        made_up = [day.isoformat() for day in days if self.makes_up(day)]
        estimates = [day.isoformat() for day in days if self.is_estimate(day)]
        return {
            "working_days": sorted(self.weekdays),
            "opens": self.opens // datetime.timedelta(minutes=1),
            "closes": self.closes // datetime.timedelta(minutes=1),
            "closed": {
                day.isoformat(): reason
                for day in days
                if day.weekday() in self.weekdays and (reason := self.closed_on(day)) is not None
            },
            **({"made_up": made_up} if made_up else {}),
            **({"estimates": estimates} if estimates else {}),
            "first": first.isoformat(),
            "last": last.isoformat(),
            "counts_from": "same day" if self.counts_same_day else "next working day",
            "stated": self.stated,
        }

    @property
    def holiday_region(self) -> str:
        """Whose public holidays count, by name: `England`, or `United Kingdom`; empty where none do."""
        if not self.country or not self.subdivisions:
            return name_of_country(self.country) if self.country else ""
        return listed([part_called(self.country, part) for part in self.subdivisions])

    def _add_working_days(self, moment: datetime.datetime, number: int, same_day: bool) -> datetime.datetime:
        if not number:
            return moment
        first = self._day_of(moment)
        if not same_day or moment >= self._span(first)[1]:
            first += _DAY
        last = next(islice(self._working_days_from(first), number - 1, None))
        return self._span(last)[1]

    def _add_working_time(self, moment: datetime.datetime, left: datetime.timedelta) -> datetime.datetime:
        if not left:
            return moment
        for day in self._working_days_from(self._day_of(moment)):
            opens, closes = self._span(day)
            here = max(opens, moment)
            if here < closes:
                if left <= closes - here:
                    return here + left
                left -= closes - here
        raise AssertionError  # pragma: no cover - _working_days_from raises before it ends

    def _working_days_from(self, day: datetime.date) -> Iterator[datetime.date]:
        try:
            for _ in range(_MOST_DAYS):
                if self.is_working_day(day):
                    yield day
                day += _DAY
        except OverflowError:
            pass
        raise NotConvertible("the calendar has too few working days for that")

    def _day_of(self, moment: datetime.datetime) -> datetime.date:
        """The day that a moment belongs to: the day before where that has not closed yet."""
        return (
            (moment - self.closes + _DAY).date()
            if self.closes > _DAY and moment < _midnight(moment) + self.closes - _DAY
            else moment.date()
        )

    def _span(self, day: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
        midnight = _midnight(day)
        return midnight + self.opens, midnight + self.closes


def calendar_of(organisation: Organisation, promise: Promise | None = None) -> WorkingCalendar:
    """The calendar by which a promise is counted, or the organisation's where there is no promise or it says nothing of its own.

    By default it is Monday to Friday, 09:00 to 17:00, no holidays, and `stated` False.
    """
    whole, own = organisation.calendar, promise.calendar if promise else None
    if whole is None and own is None:
        return WorkingCalendar()
    usual, said = WorkingCalendar(), _merged(whole or CountedDays(), own)
    opens = usual.opens if said.opens is None else _since_midnight(said.opens)
    closes = usual.closes if said.closes is None else _since_midnight(said.closes)
    return WorkingCalendar(
        weekdays=frozenset(WEEKDAYS.index(day) for day in said.working_days),
        opens=opens,
        closes=closes if closes > opens else closes + _DAY,
        country=said.country,
        subdivisions=tuple(said.subdivision),
        closures={day: closure.say or "Closed" for closure in said.holidays for day in closure.days},
        counts_same_day=said.counts_from == "same day",
        stated=True,
    )


def _merged(whole: CountedDays, own: CountedDays | None) -> CountedDays:
    """A promise's own calendar, with what it leaves out taken from the organisation's."""
    if own is None:
        return whole
    left_out = CountedDays.model_fields.keys() - own.model_fields_set
    if "country" in own.model_fields_set:
        left_out -= {"subdivision"}
        # Another country's usual week, where the organisation says nothing of its own.
        left_out -= {"working_days"} if "working_days" not in whole.model_fields_set else set()
    return own.model_copy(update={name: getattr(whole, name) for name in left_out})


def is_same_day(amount: Quantity) -> bool:
    """Whether the amount was written as `same day`."""
    return " ".join(amount.text.lower().split()) == "same day"


def _length(seconds: Decimal) -> datetime.timedelta:
    """A length of so many seconds. Raises NotConvertible when it exceeds the range of the calendar."""
    try:
        return datetime.timedelta(microseconds=int(seconds * 1_000_000))
    except OverflowError:
        raise NotConvertible("that is longer than any calendar") from None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months later, or the last day of a shorter month. Raises NotConvertible."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise NotConvertible("that is longer than any calendar")
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _add_elapsed(moment: datetime.datetime, amount: Quantity) -> datetime.datetime:
    if amount.unit not in MONTH_UNITS:
        try:
            return moment + _length(amount.seconds)
        except OverflowError:
            raise NotConvertible("that is longer than any calendar") from None
    months = amount.amount * (12 if amount.unit == "years" else 1)
    if months % 1:
        raise NotConvertible(f"`{amount}` has no fixed length: a part of a month is shorter in February")
    return datetime.datetime.combine(add_months(moment.date(), int(months)), moment.time())


def _seconds(length: datetime.timedelta) -> Decimal:
    return Decimal(length // datetime.timedelta(microseconds=1)) / 1_000_000


def _since_midnight(time: datetime.time) -> datetime.timedelta:
    # `24:00` is read as the last moment of the day.
    if time == datetime.time.max:
        return _DAY
    return datetime.timedelta(hours=time.hour, minutes=time.minute)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, _MIDNIGHT)
