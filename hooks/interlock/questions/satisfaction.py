"""The answers of receivers to whether a promise serves them well. An answer counts for the review interval."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Link, Promise
from interlock.definitions.promise import Satisfied
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.results.periods import later
from interlock.questions.reviews import interval_of


class ReceiverAnswer(NamedTuple):
    """The last answer of a receiver of a promise. `until` is the last day on which it counts, or None without an interval."""

    promise: Promise
    receiver: Link
    entry: Satisfied
    until: datetime.date | None
    is_stale: bool


def answers_of(catalog: Catalog, today: datetime.date) -> list[ReceiverAnswer]:
    """The last answers of receivers, by promise and in the order of `made_to`.

    Answers of other links and of days to come are ignored.
    """
    return [
        answer
        for promise in catalog.of(Promise)
        if promise.satisfied and promise.status != "retired"
        for answer in _answers(catalog, promise, today)
    ]


def _answers(catalog: Catalog, promise: Promise, today: datetime.date) -> Iterator[ReceiverAnswer]:
    every = interval_of(promise, catalog)
    for id in signatories_of(catalog, promise).receivers:
        receiver = catalog.link(id)
        entries = [each for each in promise.satisfied if catalog.link(each.link) is receiver and each.on <= today]
        if receiver and entries:
            last = sorted(entries, key=lambda each: each.on)[-1]  # of one day, the one written last
            until = later(last.on, every) if every else None
            yield ReceiverAnswer(promise, receiver, last, until, until is not None and until < today)
