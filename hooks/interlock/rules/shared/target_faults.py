"""What is wrong with a target: that it says nothing, that nothing can reach it, or that it runs backwards."""

from collections.abc import Iterator
from typing import NamedTuple

from interlock.definitions import Promise
from interlock.definitions.field_types import Bound
from interlock.definitions.promise import Target
from interlock.definitions.values.units import plain_number
from interlock.questions.facts import Facts
from interlock.sources import Route


class TargetFault(NamedTuple):
    """What is wrong with one figure of a target, and the remedy, which is empty where the wording may tell it."""

    route: Route
    message: str
    remedy: str


def target_faults(facts: Facts, promise: Promise) -> Iterator[TargetFault]:
    """The figures of a promise's targets against which no result can be held."""
    for route, target in targets_of(promise):
        for name, bound in target:
            if isinstance(bound, Bound) and (fault := _fault(facts, promise, name, bound)):
                yield TargetFault((*route, name), *fault)


def targets_of(promise: Promise) -> Iterator[tuple[Route, Target]]:
    """The targets of a promise, earlier ones included, each with its route."""
    if promise.target:
        yield ("target",), promise.target
    for index, earlier in enumerate(promise.earlier):
        if earlier.target:
            yield ("earlier", index, "target"), earlier.target


def _fault(facts: Facts, promise: Promise, name: str, bound: Bound) -> tuple[str, str] | None:
    of_itself = _bad_share(bound) if name == "share" else _always_kept(name, bound) if name in ("count", "score") else None
    if of_itself or not runs_backwards(facts, promise, bound):
        return of_itself
    return f"`{bound.text}` runs backwards: nothing lies between", f"Write `between {bound.high} and {bound.low}`."


def _always_kept(name: str, bound: Bound) -> tuple[str, str] | None:
    if bound.high is not None or bound.low is None or bound.low.amount:
        return None
    remedy = "Write the least that customers can count on" + (
        "; if none is what you promise, `at most 0`." if name == "count" else "."
    )
    return f"A {name} of at least 0 is always kept", remedy


def _bad_share(bound: Bound) -> tuple[str, str] | None:
    ends = [end for end in (bound.low, bound.high) if end is not None]
    if any(end.unit not in ("%", "count") for end in ends):
        return f"`{bound.text}` is not a share", "Write a percentage, such as `at least 90%`."
    if any(end.amount > 100 for end in ends):
        tenth = ends[0].amount / 10
        meant = f"Did you mean `at least {plain_number(tenth)}%`?" if 50 <= tenth <= 100 else "Write a share of 100% or less."
        return f"A share of {bound.text} cannot be reached", meant
    if ends[-1].amount == 0:
        return f"A share of {bound.text} says nothing", ""
    return None


def runs_backwards(facts: Facts, promise: Promise, bound: Bound) -> bool:
    """Whether the first end of a figure is more than the second."""
    low, high = bound.low, bound.high
    if low is None or high is None or low.unit_type != high.unit_type:
        return False
    if low.is_time:
        return facts.capabilities.exceeds(low, high, amount_of=promise, limit_of=promise)
    return low.amount > high.amount
