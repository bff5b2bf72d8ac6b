"""Comparisons with others: for each benchmark, whether our last result is better, the same or worse."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from interlock.catalog import Catalog
from interlock.definitions import Promise, Service
from interlock.definitions.in_force import is_live
from interlock.definitions.promise import Benchmark
from interlock.definitions.values.quantities import Quantity
from interlock.questions.chain.moments import has_public_promise
from interlock.questions.chain.weakest import comparable_sizes
from interlock.questions.ourselves import benchmarks_of_ourselves
from interlock.questions.results.all_records import Results
from interlock.questions.results.judging import Yardstick
from interlock.questions.results.periods import A_YEAR, later
from interlock.questions.results.records import Result
from interlock.questions.reviews import interval_of

Standing = Literal["better", "same", "worse", "unknown"]
Direction = Literal["more", "less"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A benchmark of a promise beside our last result.

    `ours`: our last figure, or None. `direction`: whether more or less is better, or None where nobody can know. `until`: the
    last day on which it counts, or None where nothing says; `is_expired`: whether that has passed. `may_be_old`: whether nothing
    says until when it counts, and it is over a year old, or nobody knows how old.
    """

    promise: Promise
    index: int
    theirs: Quantity
    ours: Result | None
    direction: Direction | None
    standing: Standing
    until: datetime.date | None
    is_expired: bool
    may_be_old: bool

    @property
    def benchmark(self) -> Benchmark:
        """The benchmark, as the promise has it."""
        return self.promise.benchmarks[self.index]

    @property
    def is_of_another_sort(self) -> bool:
        """Whether our figure and theirs are amounts of different sorts, whatever the file says.

        Such as a share and a time, or days and working days.
        """
        value = self.ours.value if self.ours else None
        if value is None:
            return False
        return value.unit_type != self.theirs.unit_type or (self.standing == "unknown" and self.direction is not None)

    @property
    def is_over_every_case(self) -> bool:
        """Whether their share is over 100%, where ours is a share of all cases."""
        yardstick = self.ours.form.yardstick if self.ours and self.ours.form else None
        return yardstick is not None and yardstick.aspect == "share" and self.theirs.unit == "%" and self.theirs.amount > 100

    @property
    def can_be_compared(self) -> bool:
        """Whether it measures the same thing, as the file says, and has not expired."""
        return self.benchmark.comparable and not self.is_expired

    @property
    def counts(self) -> bool:
        """Whether it is weighed where something is claimed: it can be compared, and the promise is made."""
        return self.can_be_compared and self.promise.status == "published"

    @property
    def backs(self) -> bool:
        """Whether a claim may rest on it: we are as good, and anybody can look up their figure and tell how old it is."""
        return self.counts and self.is_met and self.is_dated and bool(self.benchmark.source)

    @property
    def is_dated(self) -> bool:
        """Whether it says when the figure was true, or until when it counts."""
        return bool(self.benchmark.on or self.benchmark.expires)

    @property
    def standing_today(self) -> Standing:
        """How we stand; unknown where they measure something else, or nobody has asked since their figure expired."""
        return self.standing if self.can_be_compared else "unknown"

    @property
    def is_met(self) -> bool:
        """Whether our last result is as good as theirs."""
        return self.standing in ("better", "same")

    @property
    def in_figures(self) -> str:
        """Both figures: `99.9% there, 81.4% here`."""
        here = self.ours.value.text if self.ours and self.ours.value else "no figure"
        return f"{self.theirs.text} there, {here} here"


def last_day(catalog: Catalog, promise: Promise, benchmark: Benchmark) -> datetime.date | None:
    """The last day on which a benchmark counts: `expires`, or one review interval after its day; None without either."""
    every = interval_of(promise, catalog)
    return benchmark.expires or (later(benchmark.on, every) if benchmark.on and every else None)


def comparisons_of(
    catalog: Catalog, results: Results, working_day: Callable[[Promise], datetime.timedelta], today: datetime.date
) -> list[Compared]:
    """Every benchmark of a live promise beside our last result, in the order of the files.

    None of a day that has not come, and none that names ourselves.

    `working_day`: the length of a working day by which a promise counts.
    """
    ourselves = benchmarks_of_ourselves(catalog)
    return [
        _comparison(promise, index, results, working_day(promise), last_day(catalog, promise, benchmark), today)
        for promise in catalog.of(Promise)
        if is_live(promise)
        for index, benchmark in enumerate(promise.benchmarks)
        if (benchmark.on is None or benchmark.on <= today) and (promise.id, index) not in ourselves
    ]


def services_without_comparison(catalog: Catalog, comparisons: Iterable[Compared]) -> Iterator[Service]:
    """The published services with live public promises of their own, none of which is compared with anybody today."""
    compared = {
        service.id
        for each in comparisons
        if not each.is_expired and (service := catalog.get("service", each.promise.service)) is not None
    }
    for service in catalog.of(Service):
        if service.status == "published" and service.id not in compared and has_public_promise(catalog, service):
            yield service


def _comparison(
    promise: Promise,
    index: int,
    results: Results,
    working_day: datetime.timedelta,
    until: datetime.date | None,
    today: datetime.date,
) -> Compared:
    benchmark, ours = promise.benchmarks[index], results.of(promise).last_figure
    yardstick = ours.form.yardstick if ours and ours.form else None
    value = ours.value if ours else None
    theirs = _in_our_unit(benchmark.value, value)
    direction = _direction(value, yardstick)
    standing = _standing(value, theirs, direction, working_day)
    is_expired = until is not None and until < today
    may_be_old = until is None and (benchmark.on is None or later(benchmark.on, A_YEAR) < today)
    return Compared(promise, index, theirs, ours, direction, standing, until, is_expired, may_be_old)


def _in_our_unit(theirs: Quantity, ours: Quantity | None) -> Quantity:
    """Their figure; a number alone beside a percentage of ours is one, too."""
    if ours and ours.unit == "%" and theirs.unit == "count" and theirs.amount <= 100:
        return theirs._replace(unit="%", text=f"{theirs.text}%")
    return theirs


def _direction(ours: Quantity | None, yardstick: Yardstick | None) -> Direction | None:
    """What is better. A share of cases in time is better the larger; so is all that is promised as `at least`."""
    if ours is None:
        return None
    bound = yardstick.bound if yardstick else None
    if bound is None or (ours.unit == "%" and (bound.high is None or bound.high.unit != "%")):
        return "more" if ours.unit == "%" else "less" if ours.is_time else None
    if bound.low and bound.high:
        return None
    is_often = yardstick is not None and yardstick.aspect == "every" and ours.unit == "count"
    return "more" if bound.low or is_often else "less"


def _standing(ours: Quantity | None, theirs: Quantity, direction: Direction | None, working_day: datetime.timedelta) -> Standing:
    sizes = comparable_sizes(ours, theirs, working_day) if ours and direction else None
    if sizes is None:
        return "unknown"
    lead: Decimal = (sizes[0] - sizes[1]) * (1 if direction == "more" else -1)
    return "better" if lead > 0 else "worse" if lead < 0 else "same"
