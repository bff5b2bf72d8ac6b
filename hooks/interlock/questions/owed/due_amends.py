"""Owed amends: what is done about the last figure of a promise, where that was missed and nobody has said."""

import datetime
from collections.abc import Iterator

from interlock.catalog import Catalog, key_of
from interlock.catalog.references import HIDDEN
from interlock.questions.answered_misses import AnsweredMisses
from interlock.questions.owed.debt import Owed, others_than, promised_to
from interlock.questions.owed.rows_to_paste import new_columns, row_answered, table_to_paste_into
from interlock.questions.results.all_records import Results
from interlock.questions.results.periods import A_MONTH, later
from interlock.questions.results.records import Result

_DAY = datetime.timedelta(days=1)


def due_amends(catalog: Catalog, results: Results, answered: AnsweredMisses, today: datetime.date) -> Iterator[Owed]:
    """What is done about the last figure, owed by the maker of the promise. Earlier misses are history, which `check` tells."""
    for record in results.records.values():
        promise, last = record.promise, record.last_figure
        if promise.status != "published" or promise.made_by == HIDDEN or last is None:
            continue
        if last.status == "missed" and not answered.is_answered(promise, last) and last.period.end < today:
            maker = catalog.link(promise.made_by)
            yield Owed(
                "amends",
                f"{_say(last)}: {promise.title}",
                maker,
                to=others_than(catalog, maker, promised_to(catalog, promise)),
                since=last.period.end + _DAY,
                due=later(last.period.end, A_MONTH),
                key=key_of(promise),
                route=("measure",) if promise.measure else (),
                paste=row_answered(last.row, last.period.text, str(last.value)),
                today=today,
                table=table_to_paste_into(last.row),
            )


def _say(missed: Result) -> str:
    """What is to be said, and which new columns its table needs for it."""
    said = f"Say {'' if missed.cause else 'why, and '}what you do about what was missed {missed.period.when}"
    new = new_columns(missed.row)
    return f"{said}, in {'new columns' if len(new) > 1 else 'a new column'}, {' and '.join(new)}" if new else said
