"""A promise about time or number that nobody can measure.

Without a clock nobody knows when its time starts and stops; without a measure nobody counts. Then nobody, customer or
colleague, can ever say whether it was kept.

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
target: {share: at least 95%}
if_we_fail: {say: We are sorry that you had to wait.}
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
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.chain.support import is_made
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Timed and counted promises."""
    return sum(is_made(promise) and needs_figures(promise) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Timed promises without a complete clock or a measure, and counted ones without a measure."""
    for promise in facts.catalog.of(Promise):
        missing = _missing(promise) if is_made(promise) else []
        if missing:
            message = f"Nobody can measure `{promise.id}`: it has no {' and no '.join(missing)}"
            remedy = f"Add {' and '.join(_REMEDIES[name] for name in missing)}."
            yield Finding("not-measurable", facts.catalog.place(key_of(promise)), message, remedy)


_CLOCK = "clock that starts and stops"
_REMEDIES = {_CLOCK: "`clock: {starts: …, stops: …}`", "measure": "`measure: {what: …, source: …, every: …, by: …}`"}


def _missing(promise: Promise) -> list[str]:
    is_timed = _is_timed(promise)
    missing = [_CLOCK] if is_timed and not (promise.clock and promise.clock.starts and promise.clock.stops) else []
    if needs_figures(promise) and promise.measure is None:
        missing.append("measure")
    return missing


def needs_figures(promise: Promise) -> bool:
    """Whether a promise is timed or counted, so that only figures can show whether it is kept."""
    return _is_timed(promise) or _is_counted(promise)


def _is_timed(promise: Promise) -> bool:
    target = promise.target
    bounds = [target.average, target.median] if target else []
    ends = [end for bound in bounds if bound for end in (bound.low, bound.high) if end]
    return any(amount.is_time for amount in (promise.limit, *ends) if amount)


def _is_counted(promise: Promise) -> bool:
    target = promise.target
    counted = promise.limit is not None and promise.limit.unit in ("count", "rings")
    return counted or (target is not None and any((target.count, target.score, target.every)))
