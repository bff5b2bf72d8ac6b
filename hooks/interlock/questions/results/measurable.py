"""Whether figures can show that a promise is kept: whether it is about time or number, and which numbers lack their unit."""

from collections.abc import Iterator

from interlock.definitions import Promise
from interlock.definitions.values.amounts import amounts_in, says_number
from interlock.definitions.values.quantities import Quantity
from interlock.sources import Route


def needs_figures(promise: Promise) -> bool:
    """Whether a promise is timed or counted, so that only figures can show whether it is kept."""
    return is_timed(promise) or _is_counted(promise)


def is_timed(promise: Promise) -> bool:
    """Whether a promise has a limit, an average or a median in a unit of time."""
    target = promise.target
    bounds = [target.average, target.median] if target else []
    ends = [end for bound in bounds if bound for end in (bound.low, bound.high) if end]
    return any(amount.is_time for amount in (promise.limit, *ends) if amount)


def _is_counted(promise: Promise) -> bool:
    target = promise.target
    counted = promise.limit is not None and promise.limit.unit in ("count", "rings")
    return counted or (target is not None and any((target.count, target.score, target.every)))


def numbers_without_unit(promise: Promise, language: str) -> Iterator[tuple[Route, Quantity]]:
    """The numbers of a promise that lack their unit: its limit, and what is compared with it. `language`: that of its wording."""
    limit = promise.limit
    if limit and limit.unit == "count" and _counts_nothing(promise, limit, language):
        yield ("limit",), limit
    if limit is None or limit.unit == "count":
        return
    target = promise.target
    for name in ("average", "median"):
        bound = getattr(target, name) if target else None
        end = bound and (bound.high or bound.low)
        if end and end.unit == "count":
            yield ("target", name), end
    for index, earlier in enumerate(promise.earlier):
        if earlier.limit and earlier.limit.unit == "count":
            yield ("earlier", index, "limit"), earlier.limit
    for index, benchmark in enumerate(promise.benchmarks):
        if benchmark.value.unit == "count" and not (target and (target.score or target.count)):
            yield ("benchmarks", index, "value"), benchmark.value


def _counts_nothing(promise: Promise, limit: Quantity, language: str) -> bool:
    """Whether the wording gives the number a unit, or does not say it at all. "Once" and "a" say one or two in many ways."""
    if any(said.amount.amount == limit.amount and said.amount.unit != "count" for said in amounts_in(promise.wording, language)):
        return True
    is_more = limit.amount > 2 or limit.amount % 1
    return bool(is_more) and not says_number(promise.wording, limit.amount)
