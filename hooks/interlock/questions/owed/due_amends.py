"""Owed amends: what is done about the last figure of a promise, where that was missed and nobody has said."""

import csv
import datetime
import io
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.questions.owed.debt import Owed, others_than, promised_to
from interlock.questions.results.all_records import Results
from interlock.questions.results.periods import A_MONTH, later
from interlock.questions.results.records import Result

_DAY = datetime.timedelta(days=1)


def due_amends(catalog: Catalog, results: Results, today: datetime.date) -> Iterator[Owed]:
    """What is done about the last figure, owed by the maker of the promise. Earlier misses are history, which `check` tells."""
    for record in results.records.values():
        promise, last = record.promise, record.last_figure
        if promise.status != "published" or promise.made_by == HIDDEN or last is None:
            continue
        if last.status == "missed" and not last.action and last.period.end <= today:
            maker = catalog.link(promise.made_by)
            yield Owed(
                "amends",
                f"Say {'' if last.cause else 'why, and '}what you do about what was missed {last.period.when}: {promise.title}",
                maker,
                to=others_than(catalog, maker, promised_to(catalog, promise)),
                since=last.period.end + _DAY,
                due=later(last.period.end, A_MONTH),
                key=key_of(promise),
                route=("measure",) if promise.measure else (),
                paste=_completed(last),
                today=today,
                table=last.row.file,
            )


def _completed(result: Result) -> str:
    """The row with room for its cause and action; where its table has none, a row of `promise,period,value,cause,action`."""
    row = result.row
    if row.head or not row.text or not {"cause", "action"} <= set(row.columns):
        return _row([row.promise, result.period.text, row.value or str(result.value), row.cause or "…", "…"], ",")
    cells = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=row.delimiter))
    cells += [""] * (max(row.columns.values()) + 1 - len(cells))
    for column in ("cause", "action"):
        cells[row.columns[column]] = getattr(row, column) or "…"
    return _row(cells, row.delimiter)


def _row(cells: list[str], delimiter: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="").writerow(cells)
    return written.getvalue().replace("\n", " ")
