"""The title, the summary or the measure of a promise says another number than its limit.

When a limit changes, the wording is mended, and the title still says the old one. Lists show the title alone. Compared are amounts in the
unit of the limit or target: all of a title, and times such as `within 3 working days` or `in 3 days` of the summary and the measure. A number
that the wording says, too, is right. `number-mismatch` compares the wording itself.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in three working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
limit: 5 working days
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
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.amounts import WrittenAmount, amounts_in
from interlock.definitions.in_force import is_made
from interlock.definitions.quantities import Quantity
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.said_times import COUNTED, is_same_amount, longest_times
from interlock.rules.number_mismatch import amounts_promised
from interlock.sources import Route

GROUP = "promise"
SEVERITY = "warning"
IS_OF_TEXTS = True


def subjects(facts: Facts) -> int:
    """Promises with a limit or a target that is a time or a number of rings."""
    return sum(is_made(promise) and any(_promised(promise)) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Titles, summaries and measures with amounts in the unit of the limit, none of which is promised; the place is the first."""
    for promise in facts.catalog.of(Promise):
        is_read = is_made(promise) and key_of(promise) in facts.catalog.sources_in_scope
        promised = list(_promised(promise)) if is_read else []
        language = language_of(promise, facts.catalog)
        right = [*promised, *(each.amount for each in amounts_in(promise.wording, language))]
        for route, said in _said(promise, language) if promised else ():
            other = [each for each in said if each.amount.unit == promised[0].unit and not each.counted_otherwise]
            if other and not any(is_same_amount(each.amount, amount) for each in said for amount in right):
                place = facts.catalog.sources[key_of(promise)].place_within(route, other[0].text)
                what = "limit" if promise.limit in promised else "target"
                message = f"The {route[0]} says `{other[0].text}`, but the {what} is {promised[0]}"
                yield Finding("another-number", place, message, f"Write `{promised[0]}` here, or mend the {what}.")


def _promised(promise: Promise) -> Iterator[Quantity]:
    return (amount for amount in amounts_promised(promise) if amount.unit_type in COUNTED and amount.unit != "count")


def _said(promise: Promise, language: str) -> Iterator[tuple[Route, list[WrittenAmount]]]:
    yield ("title",), amounts_in(promise.title, language)
    in_time = [each for each in amounts_in(promise.summary, language) if f" in {each.text}" in promise.summary]
    yield ("summary",), [*longest_times(promise.summary, language), *in_time]
    if promise.measure:
        yield ("measure", "what"), list(longest_times(promise.measure.what, language))
