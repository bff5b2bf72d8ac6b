"""Results as evidence for a criterion: they show it unless a promise that it is about is missed or its figure overdue."""

from typing import Literal, NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.framework import Criterion, PromisesMeant
from interlock.questions.results.all_records import Results
from interlock.questions.results.judging import ResultStatus
from interlock.questions.results.records import Record

Shown = Literal["shown", "not shown", "not checked"]

# The statuses that count as checked. `near` is within the organisation's tolerance, so it is not counted against.
LOOKED_AT: tuple[ResultStatus, ...] = ("kept", "near", "missed", "overdue")
AGAINST: tuple[ResultStatus, ...] = ("missed", "overdue")


class ResultsShown(NamedTuple):
    """The records of the promises that a criterion is about, sorted by id."""

    records: tuple[Record, ...]

    @property
    def looked_at(self) -> list[Record]:
        """The records with a judged or an overdue figure."""
        return self.standing(*LOOKED_AT)

    @property
    def against(self) -> list[Record]:
        """The records that count against the criterion."""
        return self.standing(*AGAINST)

    @property
    def status(self) -> Shown:
        """Whether the results show the criterion."""
        if not self.looked_at:
            return "not checked"
        return "not shown" if self.against else "shown"

    def standing(self, *statuses: ResultStatus) -> list[Record]:
        """The records with one of these statuses."""
        return [record for record in self.records if record.status in statuses]


def results_shown(catalog: Catalog, results: Results, criterion: Criterion) -> ResultsShown:
    """The records of the published promises that a criterion is about, by the periods that are over."""
    promises = promises_meant(catalog, criterion.about or PromisesMeant())
    return ResultsShown(tuple(results.proven_of(promise) for promise in promises))


def promises_meant(catalog: Catalog, meant: PromisesMeant) -> list[Promise]:
    """The published promises that are named, or match every given filter; without names and filters, all of them."""
    named = {promise.id for id in meant.promises if (promise := catalog.promise(id))}
    says_sorts = bool(meant.kinds or meant.dimensions) or not meant.promises

    def is_meant(promise: Promise) -> bool:
        of_kind = not meant.kinds or promise.kind in meant.kinds
        about = not meant.dimensions or promise.dimension in meant.dimensions
        return promise.id in named or (says_sorts and of_kind and about)

    return [promise for promise in catalog.of(Promise) if promise.status == "published" and is_meant(promise)]
