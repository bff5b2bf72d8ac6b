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
from interlock.definitions.in_force import is_made
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.results.measurable import is_timed, needs_figures

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Timed and counted promises."""
    return sum(is_made(promise) and needs_figures(promise) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Timed promises without a complete clock or a measure, and counted ones without a measure."""
    for promise in facts.catalog.of(Promise):
        lacking = _lacking(promise) if is_made(promise) else {}
        if lacking:
            has_figures = facts.results.of(promise).last_figure is not None
            so_what = (
                f"The figures of `{promise.id}` could mean anything" if has_figures else f"Nobody can measure `{promise.id}`"
            )
            place = facts.catalog.place(key_of(promise), ("clock",) if promise.clock and "measure" not in lacking else ())
            remedy = f"Add {', and '.join(reversed(lacking.values()))}."
            yield Finding("not-measurable", place, f"{so_what}: it has no {' and no '.join(lacking)}", remedy)


def _lacking(promise: Promise) -> dict[str, str]:
    """What is missing, with what to type."""
    lacking = _lacking_clock(promise) if is_timed(promise) else {}
    if needs_figures(promise) and promise.measure is None:
        lacking["measure"] = "`measure: {what: …, source: …, every: …, by: …}`"
    return lacking


def _lacking_clock(promise: Promise) -> dict[str, str]:
    clock = promise.clock
    if clock is None or not (clock.starts or clock.stops):
        return {"clock that starts and stops": "`clock: {starts: …, stops: …}`"}
    if not clock.stops:
        return {"clock that stops": "`stops: …` to its `clock`"}
    return {} if clock.starts else {"clock that starts": "`starts: …` to its `clock`"}
