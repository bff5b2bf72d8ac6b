"""A target that says nothing, or that nothing can reach.

A share of 0% is always kept and one over 100% never. A number alone is the least: `count: 0` is always kept, too. An end that is larger than the other leaves nothing between them. An average that is longer than the limit takes the limit back.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
target: {share: at least 950%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.amounts import amounts_in
from interlock.definitions.field_types import Bound
from interlock.definitions.promise import Target
from interlock.definitions.units import plain_number
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.sources import Route

GROUP = "promise"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Targets, earlier ones included."""
    return sum(len(list(_targets(promise))) for promise in facts.catalog.of(Promise) if promise.status != "retired")


def check(facts: Facts) -> Iterator[Finding]:
    """Targets, earlier ones included, that say nothing, cannot be reached, or allow more than the limit; the place is the value."""
    for promise in facts.catalog.of(Promise):
        for route, target in _targets(promise) if promise.status != "retired" else ():
            for name, bound in target:
                if isinstance(bound, Bound) and (fault := _fault(facts, promise, name, bound)):
                    message, remedy = fault
                    remedy = remedy or _remedy(promise, language_of(promise, facts.catalog))
                    yield Finding("bad-target", facts.catalog.place(key_of(promise), (*route, name)), message, remedy)
        if promise.status != "retired":
            yield from _over_the_limit(facts, promise)


def _over_the_limit(facts: Facts, promise: Promise) -> Iterator[Finding]:
    """An average or median that may be longer than the limit, which nobody keeps then."""
    limit, target = promise.limit, promise.target
    if limit is None or not limit.is_time or target is None:
        return
    for name, bound in (("average", target.average), ("median", target.median)):
        longest = bound.high if bound and not _reversed(facts, promise, bound) else None
        if longest and longest.is_time and facts.capabilities.exceeds(longest, limit, amount_of=promise, limit_of=promise):
            place = facts.catalog.place(key_of(promise), ("target", name))
            message = f"The {name} may be {longest}, which is more than the limit of {limit}"
            yield Finding("bad-target", place, message, "Write less than the limit here, or a longer `limit`.", "warning")


def _remedy(promise: Promise, language: str) -> str:
    """What to write in place of no share at all: the one that the wording names, if it names one."""
    said = {plain_number(each.amount.amount) for each in amounts_in(promise.wording, language) if each.amount.unit == "%"} - {"0"}
    if len(said) == 1:
        return f"Write what the wording says: `at least {said.pop()}%`."
    return "Write the share that customers can count on, such as `at least 90%`; or take `target` out."


def _targets(promise: Promise) -> Iterator[tuple[Route, Target]]:
    if promise.target:
        yield ("target",), promise.target
    for index, earlier in enumerate(promise.earlier):
        if earlier.target:
            yield ("earlier", index, "target"), earlier.target


def says_nothing(facts: Facts, promise: Promise) -> bool:
    """Whether a target of a promise has a fault that this rule reports, so that no result can be held against it."""
    return any(
        isinstance(bound, Bound) and _fault(facts, promise, name, bound) is not None
        for _, target in _targets(promise)
        for name, bound in target
    )


def _fault(facts: Facts, promise: Promise, name: str, bound: Bound) -> tuple[str, str] | None:
    """What is wrong with one figure of a target, and the remedy, which is empty where the wording may tell it."""
    of_itself = _bad_share(bound) if name == "share" else _always_kept(name, bound) if name in ("count", "score") else None
    return of_itself or _reversed(facts, promise, bound)


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


def _reversed(facts: Facts, promise: Promise, bound: Bound) -> tuple[str, str] | None:
    low, high = bound.low, bound.high
    if low is None or high is None or low.unit_type != high.unit_type:
        return None
    by = {"amount_of": promise, "limit_of": promise}
    is_reversed = facts.capabilities.exceeds(low, high, **by) if low.is_time else low.amount > high.amount
    if not is_reversed:
        return None
    return f"`{bound.text}` runs backwards: nothing lies between", f"Write `between {high} and {low}`."
