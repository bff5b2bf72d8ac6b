"""The procedures that support each promise, and the steps that it needs."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from interlock.catalog import Catalog
from interlock.definitions import Procedure, Promise
from interlock.definitions.in_force import is_live
from interlock.definitions.procedure import Step, Supports
from interlock.questions.chain.step_order import StepOrder


@dataclass(frozen=True)
class Supporting:
    """A procedure that supports a promise, with its entry in `supports`."""

    procedure: Procedure
    entry: Supports
    order: StepOrder

    @cached_property
    def covered(self) -> tuple[int, ...]:
        """The positions of the steps that the promise's clock covers, by `from` and `to`, and of those that `to` needs."""
        return self.order.between(self.entry.from_, self.entry.to)

    @cached_property
    def needed(self) -> tuple[tuple[int, Step], ...]:
        """The steps that must be done for the promise to be kept, with their positions.

        These are the steps that the clock covers and all steps before them. Steps after `to` may fail without breaking the
        promise.
        """
        steps = self.procedure.steps
        positions = self.order.leading_to(self.entry.to) if self.entry.to else range(len(steps))
        return tuple((position, steps[position]) for position in positions)


def supporting(catalog: Catalog) -> dict[str, list[Supporting]]:
    """The live procedures that support each promise, by its id; for a draft also drafts. Missing procedures never count."""
    found: dict[str, list[Supporting]] = defaultdict(list)
    for procedure in catalog.of(Procedure):
        order = StepOrder(procedure)
        for entry in procedure.supports if not procedure.missing else ():
            promise = catalog.promise(entry.promise)
            if promise is not None and (is_live(procedure) or promise.status == procedure.status == "draft"):
                found[promise.id].append(Supporting(procedure, entry, order))
    return dict(found)


def securing(catalog: Catalog, step: Step) -> Promise | None:
    """The live promise that secures a step, or None."""
    promise = catalog.promise(step.secured_by)
    return promise if promise is not None and is_live(promise) else None
