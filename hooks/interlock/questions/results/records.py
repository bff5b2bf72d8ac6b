"""The record of a promise: in which periods the target of that time was kept, corrections, and whether a figure is overdue."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.values.quantities import Quantity, amount_in_sentence
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of
from interlock.questions.promise_forms import first_day_to_come
from interlock.questions.results.judging import STATUSES, PeriodVerdict, ResultStatus, judged
from interlock.questions.results.next_figure import next_figure, overdue_since, passed_over
from interlock.questions.results.periods import ResultPeriod
from interlock.questions.results.result_rows import ParsedRow, ResultsForm, count_of
from interlock.sources.tables.results_tables import ResultRow


class Result(NamedTuple):
    """The result of one period.

    `corrected_from`: the values in earlier files, in order. `came`: how many cases, if the row says so.

    `form`: the version of the promise on the last day of the period, or today where that is still to come; None when it was not
    made yet. `because`: why there is no verdict, or an empty text.
    """

    period: ResultPeriod
    value: Quantity | None
    status: ResultStatus
    because: str
    form: ResultsForm | None
    row: ResultRow
    cause: str = ""
    action: str = ""
    note: str = ""
    corrected_from: tuple[Quantity | None, ...] = ()
    came: int | None = None

    @property
    def has_figure(self) -> bool:
        """Whether it was measured: it has a value, or there were no cases."""
        return self.value is not None or self.status == "no cases"

    @property
    def promised(self) -> str:
        """What was promised then, as it stands in a sentence: `at least 95%`, `the same day`; empty where nothing was."""
        yardstick = self.form.yardstick if self.form else None
        return amount_in_sentence(yardstick.bound.text) if yardstick else ""

    @property
    def and_promised(self) -> str:
        """The same after a figure: `, promised at least 95%`."""
        return f", promised {self.promised}" if self.promised else ""


class Record(NamedTuple):
    """All results of a promise, the oldest first, and its status today.

    `next_begins`: the first day of the next figure, or on which it is promised, if that is later; None without either.
    `overdue_since`: the first day on which the next figure is late, or None without an interval. `passed_over`: the first days of
    the intervals of the last year that have no figure, though there is a later one.
    """

    promise: Promise
    results: tuple[Result, ...]
    status: ResultStatus
    because: str = ""
    next_begins: datetime.date | None = None
    overdue_since: datetime.date | None = None
    passed_over: tuple[datetime.date, ...] = ()

    @property
    def last_figure(self) -> Result | None:
        """The result of the last period that was measured, or None."""
        return next((result for result in reversed(self.results) if result.has_figure), None)

    @property
    def judged(self) -> tuple[Result, ...]:
        """The results that were held against what was promised then."""
        return tuple(result for result in self.results if result.status in ("kept", "near", "missed"))

    @property
    def misses(self) -> tuple[Result, ...]:
        """The results that missed it, the latest first."""
        return tuple(result for result in reversed(self.results) if result.status == "missed")


def counts(records: Iterable[Record]) -> dict[ResultStatus, int]:
    """The number of records by status, including statuses without any."""
    counted: dict[ResultStatus, int] = dict.fromkeys(STATUSES, 0)
    for record in records:
        counted[record.status] += 1
    return counted


def record_of_promise(catalog: Catalog, promise: Promise, rows: Iterable[ParsedRow], today: datetime.date) -> Record:
    """The record of a promise as of a day, from its rows of periods that have begun."""
    settings = _VerdictSettings.of(catalog, promise, today)
    results = _series(rows, settings, today)
    because = "nothing is promised yet" if first_day_to_come(promise, today) else "nobody has given a figure yet"
    figures = [result.period for result in results if result.has_figure]
    begins = next_figure(promise, figures, today)
    over = [result.period for result in results if result.period.end < today]
    without = passed_over(promise, over, [period for period in figures if period.end < today], settings.calendar, today)
    record = Record(promise, results, "not measured", because, begins, overdue_since(promise, begins), without)
    if record.overdue_since is not None and record.overdue_since <= today:
        return record._replace(status="overdue", because="")
    # A blank row of a period that is not over only says that its figure is still to come.
    latest = next((each for each in reversed(results) if each.has_figure or each.period.end < today), None)
    return record._replace(status=latest.status, because=latest.because) if latest else record


class _VerdictSettings(NamedTuple):
    """The settings for verdicts on a promise: the tolerance in percent, the calendar by which it counts, and today."""

    tolerance: Decimal
    calendar: WorkingCalendar
    today: datetime.date

    @classmethod
    def of(cls, catalog: Catalog, promise: Promise, today: datetime.date) -> "_VerdictSettings":
        tolerance = catalog.organisation.defaults.tolerance
        known = tolerance.amount if tolerance and tolerance.unit in ("%", "count") else Decimal(0)
        return cls(known, calendar_of(catalog.organisation, promise), today)

    def verdict(self, parsed: ParsedRow) -> PeriodVerdict:
        if count_of(parsed.row.total) == 0:
            return PeriodVerdict("no cases", "there were none in this period")
        if parsed.form is None:
            return PeriodVerdict("not measured", "nothing was promised in this period")
        return judged(
            parsed.value,
            parsed.form.yardstick,
            period=parsed.period,
            tolerance=self.tolerance,
            calendar=self.calendar,
            is_over=parsed.period.end < self.today,
        )


def _series(rows: Iterable[ParsedRow], settings: _VerdictSettings, today: datetime.date) -> tuple[Result, ...]:
    """The results by the end of their periods. One that is not over comes by its start, before the months of a year so far."""

    def order(period: ResultPeriod) -> tuple[datetime.date, ResultPeriod]:
        return period.start if period.end >= today else period.end, period

    by_period: dict[ResultPeriod, dict[str, ParsedRow]] = defaultdict(dict)
    for parsed in rows:
        # Another rule reports a second row for the same period in one file. Until that is mended the first row counts.
        by_period[parsed.period].setdefault(parsed.row.file, parsed)
    return tuple(
        _result([files[file] for file in sorted(files)], settings)
        for _, files in sorted(by_period.items(), key=lambda each: order(each[0]))
    )


def _result(versions: list[ParsedRow], settings: _VerdictSettings) -> Result:
    """The result from the last version of a period. Empty texts in it, and a total, are taken from the version before."""
    counts = versions[-1]
    verdict = settings.verdict(counts)
    texts: Mapping[str, str] = {
        name: next((text for version in reversed(versions) if (text := getattr(version.row, name))), "")
        for name in ("cause", "action", "note")
    }
    earlier = tuple(version.value for version in versions[:-1])
    value = None if verdict.status == "no cases" else counts.value
    came = next((total for version in reversed(versions) if (total := count_of(version.row.total)) is not None), None)
    return Result(
        counts.period,
        value,
        verdict.status,
        verdict.because,
        counts.form,
        counts.row,
        corrected_from=earlier,
        came=came,
        **texts,
    )
