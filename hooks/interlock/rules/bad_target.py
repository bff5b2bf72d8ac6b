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
from interlock.definitions.values.amounts import amounts_in
from interlock.definitions.values.units import plain_number
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.shared.target_faults import runs_backwards, target_faults, targets_of

GROUP = "promise"
SEVERITY = "error"


def subjects(facts: Facts) -> int:
    """Targets, earlier ones included."""
    return sum(len(list(targets_of(promise))) for promise in facts.catalog.of(Promise) if promise.status != "retired")


def check(facts: Facts) -> Iterator[Finding]:
    """Targets, earlier ones included, that say nothing, cannot be reached, or allow more than the limit; the place is the value."""
    for promise in facts.catalog.of(Promise):
        if promise.status != "retired":
            for fault in target_faults(facts, promise):
                remedy = fault.remedy or _remedy(promise, language_of(promise, facts.catalog))
                yield Finding("bad-target", facts.catalog.place(key_of(promise), fault.route), fault.message, remedy)
            yield from _over_the_limit(facts, promise)


def _over_the_limit(facts: Facts, promise: Promise) -> Iterator[Finding]:
    """An average or median that may be longer than the limit, which nobody keeps then."""
    limit, target = promise.limit, promise.target
    if limit is None or not limit.is_time or target is None:
        return
    for name, bound in (("average", target.average), ("median", target.median)):
        longest = bound.high if bound and not runs_backwards(facts, promise, bound) else None
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
