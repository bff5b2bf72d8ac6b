"""Proposed evidence: promises kept for six months, for the criteria that results show."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Link, Promise
from interlock.definitions.in_force import is_made
from interlock.definitions.values.quantities import parse_quantity
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.evidence.criterion_evidence import CriterionEvidence, FrameworkEvidence
from interlock.questions.results.periods import later
from interlock.questions.results.records import Record, Result
from interlock.sources import Route
from interlock.sources.yaml.yaml_writer import in_flow

# For how long a promise must have been kept without a break, and for how long after its last figure the evidence is fresh.
LONG_ENOUGH, SPEAKS_FOR = parse_quantity("6 months"), parse_quantity("12 months")
_DAY = datetime.timedelta(days=1)


class Proposal(NamedTuple):
    """A promise that could be evidence for a criterion, with the YAML line for its `evidences`.

    It was kept from `first` to `last`. `route` is the place of `paste` in the promise's file.
    """

    criterion: CriterionEvidence
    promise: Promise
    link: Link | None
    first: datetime.date
    last: datetime.date
    route: Route
    paste: str

    @property
    def key(self) -> Key:
        """The promise."""
        return key_of(self.promise)


def proposals_of(catalog: Catalog, frameworks: Iterable[FrameworkEvidence], today: datetime.date) -> Iterator[Proposal]:
    """Propose each promise kept for six months for each criterion shown by its results, unless it is fresh evidence already.

    Nothing is proposed for a suspended framework.
    """
    for framework in frameworks:
        for one in framework.criteria if is_made(framework.framework) else ():
            fresh = {key_of(item.definition) for item in one.items if item.freshness == "fresh"}
            for record in one.results.records if one.results else ():
                if key_of(record.promise) not in fresh and (streak := kept_in_a_row(record, today)):
                    yield _proposal(catalog, one, record.promise, streak, today)


def kept_in_a_row(record: Record, today: datetime.date) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day for which a promise was kept without a break, up to its last figure; None below six months.

    A period without cases is no break, but cannot be the first; a missing figure and `near` are breaks. A longer period in which
    others end only must not have been missed, and one that is not over shows nothing yet.
    """
    if record.status != "kept":
        return None
    row: list[Result] = []
    for result in reversed([each for each in record.results if each.period.end < today]):
        is_longer = bool(row) and result.period.end >= row[-1].period.start
        is_next = not row or is_longer or result.period.end + _DAY == row[-1].period.start
        if not is_next or result.status not in ("kept", "no cases"):
            break
        row += [] if is_longer else [result]
    first = next((result.period.start for result in reversed(row) if result.status == "kept"), today)
    return (first, row[0].period.end) if row and later(first, LONG_ENOUGH) <= row[0].period.end + _DAY else None


def _proposal(
    catalog: Catalog,
    one: CriterionEvidence,
    promise: Promise,
    streak: tuple[datetime.date, datetime.date],
    today: datetime.date,
) -> Proposal:
    first, last = streak
    line = in_flow(
        {
            "criterion": f"{one.framework.id}#{one.criterion.id}",
            "kind": "show-me",
            "on": today,
            "until": later(last, SPEAKS_FOR),
            "note": f"Kept in every figure from {day_in_words(first)} to {day_in_words(last)}.",
        }
    )
    route: Route = ("evidences",) if promise.evidences else ()
    paste = f"- {line}" if promise.evidences else f"evidences: [{line}]"
    return Proposal(one, promise, catalog.link(promise.made_by), first, last, route, paste)
