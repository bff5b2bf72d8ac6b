"""An ordinary week: no holidays, the same every week. In it working time and elapsed time are set against each other.

Moments are whole microseconds from a Monday's midnight, and weeks follow each other without end. They are plain numbers,
and questions are asked of many at once: the worst start is found by trying hundreds of them for every procedure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import accumulate
from typing import Literal

from interlock.questions.calendar.working_time import WorkingCalendar

NONE = timedelta()
DAY = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)
WEEK = timedelta(days=7) // MICROSECOND

# What a length is counted in: working time, or elapsed time that runs day and night.
TimeMeasure = Literal["working", "elapsed"]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of working or of elapsed time."""

    time: timedelta
    measure: TimeMeasure


@dataclass(frozen=True)
class OrdinaryWeek:
    """The working days of a week, as the moments (opens, closes) in their order, none of them empty."""

    days: tuple[tuple[int, int], ...]

    @cached_property
    def work(self) -> int:
        """The working time of a week."""
        return self._worked_by[-1]

    @cached_property
    def _opens(self) -> list[int]:
        return [opens for opens, _ in self.days]

    @cached_property
    def _worked_by(self) -> list[int]:
        """The working time of the week before each of its days, and that of the whole week."""
        return list(accumulate((closes - opens for opens, closes in self.days), initial=0))

    @cached_property
    def _ahead(self) -> list[int]:
        """How far each day's moments are ahead of the working time of the week that has passed at them."""
        return [opens - worked for opens, worked in zip(self._opens, self._worked_by[:-1], strict=True)]

    def worked(self, moments: Iterable[int]) -> list[int]:
        """The working time from the first Monday's midnight to each moment."""
        opens, by, work = self._opens, self._worked_by, self.work
        ahead = [0, *self._ahead]  # before the first day opens, `by` bounds it to nothing
        found = []
        for moment in moments:
            weeks, rest = divmod(moment, WEEK)
            day = bisect_right(opens, rest)
            here, most = rest - ahead[day], by[day]
            found.append(weeks * work + (here if here < most else most))
        return found

    def first_with(self, worked: Iterable[int]) -> list[int]:
        """The first moments at which so much working time has passed: a closing time rather than the next opening."""
        by, ahead, work = self._worked_by, self._ahead, self.work
        found = []
        for time in worked:
            weeks, rest = divmod(time - 1, work)
            found.append(weeks * WEEK + ahead[bisect_right(by, rest) - 1] + rest + 1)
        return found

    def after(self, moments: Sequence[int], work: int) -> Sequence[int]:
        """The moments at which so much work ends that starts at each of the moments: none of it at once."""
        return self.first_with([worked + work for worked in self.worked(moments)]) if work else moments

    def between(self, starts: Sequence[int], ends: Sequence[int], measure: TimeMeasure) -> list[int]:
        """The time from each start to its end, in the measure asked for."""
        if measure == "working":
            starts, ends = self.worked(starts), self.worked(ends)
        return [end - start for start, end in zip(starts, ends, strict=True)]

    def before(self, ends: Iterable[int], work: int) -> list[int]:
        """A moment of the week for each of the ends, from which so much work ends at it."""
        return [moment % WEEK for moment in self.first_with([worked - work for worked in self.worked(ends)])]


def ordinary_week(calendar: WorkingCalendar) -> OrdinaryWeek:
    """The week of an organisation's calendar."""
    days = (DAY * day for day in sorted(calendar.weekdays))
    return OrdinaryWeek(tuple(((day + calendar.opens) // MICROSECOND, (day + calendar.closes) // MICROSECOND) for day in days))
