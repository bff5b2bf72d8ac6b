"""An ordinary week: no holidays, the same every week. In it working time and elapsed time are set against each other.

Moments are counted from a Monday's midnight, and weeks follow each other without end.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import accumulate
from typing import Literal

from interlock.calendar.working_time import WorkingCalendar

NONE = timedelta()
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

# What a length is counted in: working time, or elapsed time that runs day and night.
Measure = Literal["working", "elapsed"]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of working or of elapsed time."""

    time: timedelta
    measure: Measure


@dataclass(frozen=True)
class OrdinaryWeek:
    """The working days of a week, as (opens, closes) in their order, none of them empty."""

    days: tuple[tuple[timedelta, timedelta], ...]

    @cached_property
    def work(self) -> timedelta:
        """The working time of a week."""
        return self._worked_by[-1]

    @cached_property
    def _opens(self) -> list[timedelta]:
        return [opens for opens, _ in self.days]

    @cached_property
    def _worked_by(self) -> list[timedelta]:
        """The working time of the week before each of its days, and that of the whole week."""
        return list(accumulate((closes - opens for opens, closes in self.days), initial=NONE))

    def worked(self, moment: timedelta) -> timedelta:
        """The working time from the first Monday's midnight to a moment."""
        weeks, rest = divmod(moment, WEEK)
        day = bisect_right(self._opens, rest) - 1
        here = NONE if day < 0 else self._worked_by[day] + min(rest, self.days[day][1]) - self.days[day][0]
        return weeks * self.work + here

    def first_with(self, worked: timedelta) -> timedelta:
        """The first moment at which so much working time has passed: a closing time rather than the next opening."""
        weeks, rest = divmod(worked, self.work)
        if not rest:
            return (weeks - 1) * WEEK + self.days[-1][1]
        day = bisect_left(self._worked_by, rest) - 1
        return weeks * WEEK + self.days[day][0] + rest - self._worked_by[day]

    def after(self, moment: timedelta, length: Length) -> timedelta:
        """The moment at which a length ends that starts at `moment`."""
        if length.measure == "elapsed" or not length.time:
            return moment + length.time
        return self.first_with(self.worked(moment) + length.time)

    def between(self, start: timedelta, end: timedelta, measure: Measure) -> timedelta:
        """The time from one moment to another, in the measure asked for."""
        return end - start if measure == "elapsed" else self.worked(end) - self.worked(start)

    def before(self, end: timedelta, length: Length) -> timedelta:
        """A moment of the week from which a length ends at `end`."""
        if length.measure == "elapsed" or not length.time:
            return (end - length.time) % WEEK
        return self.first_with(self.worked(end) - length.time) % WEEK


def ordinary_week(calendar: WorkingCalendar) -> OrdinaryWeek:
    """The week of an organisation's calendar."""
    return OrdinaryWeek(tuple((DAY * day + calendar.opens, DAY * day + calendar.closes) for day in sorted(calendar.weekdays)))
