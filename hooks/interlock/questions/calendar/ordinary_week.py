"""The ordinary week, which repeats without end and has no holidays. It converts between working time and elapsed time.

Moments are integers: microseconds since midnight at the start of a Monday. Methods take many moments at once, because the
search for the worst start tries hundreds of them for every procedure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from interlock.questions.calendar.working_time import WorkingCalendar

NO_TIME = timedelta()
DAY = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)
WEEK = timedelta(days=7) // MICROSECOND

# What a length counts: working time, or elapsed time, which runs day and night.
TimeMeasure = Literal["working", "elapsed"]


@dataclass(frozen=True)
class OrdinaryWeek:
    """The working days of a week as moments (opens, closes), in order. Each opens before it closes."""

    days: tuple[tuple[int, int], ...]

    @cached_property
    def work(self) -> int:
        """The working time of a week, in microseconds."""
        return self._worked_before[-1]

    @cached_property
    def _opens(self) -> list[int]:
        return [opens for opens, _ in self.days]

    @cached_property
    def _worked_before(self) -> list[int]:
        """The working time of the week before each working day, and last that of the whole week."""
        return list(accumulate((closes - opens for opens, closes in self.days), initial=0))

    @cached_property
    def _offsets(self) -> list[int]:
        """For each working day, a moment in it minus the working time of the week up to that moment."""
        return [opens - worked for opens, worked in zip(self._opens, self._worked_before[:-1], strict=True)]

    def worked(self, moments: Iterable[int]) -> list[int]:
        """The working time from the first moment of the first week to each moment."""
        opens, by, work = self._opens, self._worked_before, self.work
        ahead = [0, *self._offsets]  # before the first day opens, `by` limits the result to 0
        found = []
        for moment in moments:
            weeks, rest = divmod(moment, WEEK)
            day = bisect_right(opens, rest)
            here, most = rest - ahead[day], by[day]
            found.append(weeks * work + (here if here < most else most))
        return found

    def first_moments(self, worked: Iterable[int]) -> list[int]:
        """The inverse of `worked`: the first moments at which so much working time has passed, at the end of a day `closes`."""
        by, ahead, work = self._worked_before, self._offsets, self.work
        found = []
        for time in worked:
            weeks, rest = divmod(time - 1, work)
            found.append(weeks * WEEK + ahead[bisect_right(by, rest) - 1] + rest + 1)
        return found

    def after(self, moments: Sequence[int], work: int) -> Sequence[int]:
        """The moments at which an amount of work ends that starts at each of the moments. No work ends where it starts."""
        return self.first_moments([worked + work for worked in self.worked(moments)]) if work else moments

    def between(self, starts: Sequence[int], ends: Sequence[int], measure: TimeMeasure) -> list[int]:
        """The time from each start to its end, in working or elapsed time."""
        if measure == "working":
            starts, ends = self.worked(starts), self.worked(ends)
        return [end - start for start, end in zip(starts, ends, strict=True)]

    def before(self, ends: Iterable[int], work: int) -> list[int]:
        """For each of the ends, a moment of the week at which an amount of work starts that ends there."""
        return [moment % WEEK for moment in self.first_moments([worked - work for worked in self.worked(ends)])]


class Length(NamedTuple):
    """A length of working or of elapsed time. `week`: by which working time counts, if not by that of the whole timeline."""

    time: timedelta
    measure: TimeMeasure
    week: OrdinaryWeek | None = None


def ordinary_week(calendar: WorkingCalendar) -> OrdinaryWeek:
    """The ordinary week of a calendar. A working day that lasts into the next week is in two parts, at its end and its start."""
    days = (DAY * day for day in sorted(calendar.weekdays))
    spans = [((day + calendar.opens) // MICROSECOND, (day + calendar.closes) // MICROSECOND) for day in days]
    over = [(0, closes - WEEK) for _, closes in spans if closes > WEEK]
    return OrdinaryWeek((*over, *((opens, min(closes, WEEK)) for opens, closes in spans)))
