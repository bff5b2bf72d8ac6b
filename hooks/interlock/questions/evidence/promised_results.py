"""Whether results show a criterion: while a promise that it is about is missed, or its figure overdue, they speak against it."""

from dataclasses import dataclass
from typing import Literal

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.framework import Criterion, PromisesMeant
from interlock.questions.results import Record, Results
from interlock.questions.results.judging import ResultStatus

Shown = Literal["shown", "not shown", "not checked"]

# Without a figure that can be judged, a promise was not looked at. `near` is within the organisation's tolerance.
LOOKED_AT: tuple[ResultStatus, ...] = ("kept", "near", "missed", "overdue")
AGAINST: tuple[ResultStatus, ...] = ("missed", "overdue")


@dataclass(frozen=True, slots=True)
class ResultsShown:
    """How the promises that a criterion is about stand, by id."""

    records: tuple[Record, ...]

    @property
    def looked_at(self) -> list[Record]:
        """Those with a figure that can be judged, or with one that is overdue."""
        return self.standing(*LOOKED_AT)

    @property
    def against(self) -> list[Record]:
        """Those that speak against it."""
        return self.standing(*AGAINST)

    @property
    def status(self) -> Shown:
        """Whether the results show the criterion."""
        if not self.looked_at:
            return "not checked"
        return "not shown" if self.against else "shown"

    def standing(self, *statuses: ResultStatus) -> list[Record]:
        """Those that stand in one of these ways."""
        return [record for record in self.records if record.status in statuses]


def results_shown(catalog: Catalog, results: Results, criterion: Criterion) -> ResultsShown:
    """How the published promises stand that a criterion is about."""
    promises = promises_meant(catalog, criterion.about or PromisesMeant())
    return ResultsShown(tuple(results.of(promise) for promise in promises))


def promises_meant(catalog: Catalog, meant: PromisesMeant) -> list[Promise]:
    """The published promises that are named or are of all the sorts that are said; where nothing is said, all of them."""
    named = {promise.id for id in meant.promises if (promise := catalog.promise(id))}
    says_sorts = bool(meant.kinds or meant.dimensions) or not meant.promises

    def is_meant(promise: Promise) -> bool:
        of_kind = not meant.kinds or promise.kind in meant.kinds
        about = not meant.dimensions or promise.dimension in meant.dimensions
        return promise.id in named or (says_sorts and of_kind and about)

    return [promise for promise in catalog.of(Promise) if promise.status == "published" and is_meant(promise)]
