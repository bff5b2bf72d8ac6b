"""Who keeps which promise: the procedures that support it, and the steps that it needs."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from interlock.catalog import Catalog
from interlock.definitions import Definition, Procedure, Promise
from interlock.definitions.procedure import Step, Supports
from interlock.questions.chain.step_order import StepOrder


def is_live(definition: Definition) -> bool:
    """Whether it holds today: published or suspended, not a draft and not retired."""
    return definition.status in ("published", "suspended")


def is_made(definition: Definition) -> bool:
    """Whether its gaps and faults matter: published or about to be; what is suspended or retired is not promised now."""
    return definition.status in ("published", "draft")


@dataclass(frozen=True)
class Supporting:
    """A procedure that supports a promise, and what its entry in `supports` says."""

    procedure: Procedure
    entry: Supports
    order: StepOrder

    @cached_property
    def covered(self) -> tuple[int, ...]:
        """The positions of the steps that the promise's clock covers: those on the ways from `from` to `to`."""
        return self.order.between(self.entry.from_, self.entry.to)

    @cached_property
    def needed(self) -> tuple[tuple[int, Step], ...]:
        """The steps that must hold for the promise to be kept, with their positions.

        Those the clock covers and all that lead to them: nothing starts the clock before they are done. Steps that come
        after `to` may fail without breaking the promise.
        """
        steps = self.procedure.steps
        positions = self.order.leading_to(self.entry.to) if self.entry.to else range(len(steps))
        return tuple((position, steps[position]) for position in positions)


def supporting(catalog: Catalog) -> dict[str, list[Supporting]]:
    """The live procedures that support each promise, by the promise's id; behind a draft, drafts, too. Missing ones support nothing."""
    found: dict[str, list[Supporting]] = defaultdict(list)
    for procedure in catalog.of(Procedure):
        order = StepOrder(procedure)
        for entry in procedure.supports if not procedure.missing else ():
            promise = catalog.promise(entry.promise)
            if promise is not None and (is_live(procedure) or promise.status == procedure.status == "draft"):
                found[promise.id].append(Supporting(procedure, entry, order))
    return dict(found)


def securing(catalog: Catalog, step: Step) -> Promise | None:
    """The live promise that secures a step."""
    promise = catalog.promise(step.secured_by)
    return promise if promise is not None and is_live(promise) else None
