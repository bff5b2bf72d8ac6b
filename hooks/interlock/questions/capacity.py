"""How many cases came to a link in each period, against what it can carry."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.values.periods import how_often
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import ELAPSED_SECONDS
from interlock.questions.areas import promises_of
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of
from interlock.questions.results.all_records import Results
from interlock.questions.results.judging import working_days_in
from interlock.questions.results.periods import ResultPeriod

# A link is over its capacity when more came than it can carry in this many periods running, the latest ones.
PERIODS_RUNNING = 3

_DAY = datetime.timedelta(days=1)
_DAYS_A_MONTH = Decimal("30.4375")  # a twelfth of 365.25 days
_NAMES = {"days": "day", "working days": "day", "weeks": "week", "months": "month", "years": "year", "hours": "hour"}


class Load(NamedTuple):
    """What came to a link in a period, for each `per` of its capacity. `counted_in`: the promise whose cases were counted."""

    link: Link
    counted_in: Promise
    period: ResultPeriod
    came: Decimal
    carries: Quantity
    per: Quantity

    @property
    def is_over(self) -> bool:
        """Whether more came than the link can carry."""
        return self.came > self.carries.amount

    @property
    def in_words(self) -> str:
        """Both figures: `carries 120 a day, 131 came`."""
        return f"carries {self.carries_in_words} {self.a_time}, {self.came_in_words} came"

    @property
    def carries_in_words(self) -> str:
        """How many it can carry: `1,200`."""
        return number_in_words(self.carries)

    @property
    def a_time(self) -> str:
        """The time in which it carries them: `a day`, `every 2 weeks`."""
        return each_time(self.per)

    @property
    def came_in_words(self) -> str:
        """How many came, with no more places than tell it from none and from what the link can carry."""
        for places in ("1", "0.1", "0.01"):
            rounded = self.came.quantize(Decimal(places))
            if (rounded > self.carries.amount) == self.is_over and bool(rounded) == bool(self.came):
                return _grouped(rounded) if rounded else "0"
        return _grouped(self.came) if rounded else "under 0.01"


def number_in_words(number: Quantity) -> str:
    """A number of cases or people, however it was typed: `1,200`; one with two ends as it was typed."""
    return number.text if number.lower is not None else _grouped(number.amount)


def _grouped(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"


def each_time(per: Quantity) -> str:
    """A recurring length of time: `a day`, `every 2 weeks`."""
    name = _NAMES.get(per.unit)
    return f"{'an' if name == 'hour' else 'a'} {name}" if per.amount == 1 and name else how_often(per)


def loads_of(catalog: Catalog, results: Results, link: Link, today: datetime.date) -> list[Load]:
    """What came in each period that is over, the oldest first; empty where nobody counts it."""
    counted_in = _counted_in(catalog, link)
    return list(_loads(catalog, results, link, counted_in, today)) if counted_in else []


def over_capacity(catalog: Catalog, results: Results, today: datetime.date) -> dict[str, list[Load]]:
    """The last loads of the live links to which more came than they can carry in each of these, by the id of the link."""
    found = {link.id: _running(catalog, loads_of(catalog, results, link, today)) for link in catalog.of(Link) if is_live(link)}
    return {id: loads for id, loads in found.items() if len(loads) == PERIODS_RUNNING and all(load.is_over for load in loads)}


def _running(catalog: Catalog, loads: list[Load]) -> list[Load]:
    """The last loads whose periods follow one another without a working day between, at most so many as make one too many.

    A longer period in which others end is passed over.
    """
    found: list[Load] = []
    for load in reversed(loads):
        if found and load.period.end >= found[-1].period.start:
            continue
        calendar = calendar_of(catalog.organisation, load.counted_in)
        if len(found) == PERIODS_RUNNING or (found and calendar.works_between(load.period.end + _DAY, found[-1].period.start)):
            break
        found.append(load)
    return found[::-1]


def _counted_in(catalog: Catalog, link: Link) -> Promise | None:
    """The promise whose results count its cases: the one that it names, or else its only one."""
    if link.capacity is None or link.capacity.cases is None or link.capacity.per is None:
        return None
    if link.capacity.counted_in:
        return catalog.promise(link.capacity.counted_in)
    own = promises_of(catalog, link)
    return own[0] if len(own) == 1 else None


def _loads(catalog: Catalog, results: Results, link: Link, counted_in: Promise, today: datetime.date) -> Iterator[Load]:
    assert link.capacity and link.capacity.cases and link.capacity.per
    calendar = calendar_of(catalog.organisation, counted_in)
    for result in results.of(counted_in).results:
        times = _times_in(result.period, link.capacity.per, calendar)
        if result.came is not None and result.period.end < today and times > 0:
            yield Load(link, counted_in, result.period, result.came / times, link.capacity.cases, link.capacity.per)


def _times_in(period: ResultPeriod, per: Quantity, calendar: WorkingCalendar) -> Decimal:
    """How often a length of time fits into a period. A day is a working day, a week has the working days of one."""
    working = working_days_in(period, calendar)
    match per.unit:
        case "days" | "working days":
            return working / per.amount
        case "weeks":
            return working / (len(calendar.weekdays) * per.amount)
        case "months" | "years":
            return _months(period) / (per.amount * (12 if per.unit == "years" else 1))
    seconds = per.amount * ELAPSED_SECONDS.get(per.unit.removeprefix("working "), 0)
    return working * Decimal(calendar.day_length.total_seconds()) / seconds if seconds else Decimal(0)


def _months(period: ResultPeriod) -> Decimal:
    """The months in a period: a whole number where it begins and ends with one."""
    if period.start.day == 1 and (period.end + _DAY).day == 1:
        after = period.end + _DAY
        return Decimal((after.year - period.start.year) * 12 + after.month - period.start.month)
    return ((period.end - period.start).days + 1) / _DAYS_A_MONTH
