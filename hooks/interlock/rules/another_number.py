"""The title, the summary or the measure of a promise says another number than its limit.

When a limit changes, the wording is mended, and the title still says the old one. Lists show the title alone. Compared are amounts in
the unit of the limit or target: all of a title, and times such as `within 3 working days` or `in 3 days` of the summary and the
measure. A number that the wording says, too, is right. In a title, `24 hours` may be opening hours, and a `3-day permit` one that
holds so long, so these are left out. `number-mismatch` compares the wording itself.

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
from interlock.definitions.in_force import is_made
from interlock.definitions.values.amounts import WrittenAmount, amounts_in, says_number
from interlock.definitions.values.quantities import Quantity
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.promised_amounts import amounts_promised, says_one_of
from interlock.questions.said_times import COUNTED, longest_times
from interlock.sources import Route

GROUP = "promise"
SEVERITY = "warning"
IS_OF_TEXTS = True

_HOURS_OF_A_DAY = 24


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
            if other and not says_one_of(said, right, language) and not _says_number_alone(promise, route, promised):
                place = facts.catalog.sources[key_of(promise)].place_within(route, other[0].text)
                what = "limit" if promise.limit in promised else "target"
                message = f"The {route[0]} says `{other[0].text}`, but the {what} is {promised[0]}"
                yield Finding("another-number", place, message, f"Write `{promised[0]}` here, or mend the {what}.")


def _promised(promise: Promise) -> Iterator[Quantity]:
    return (amount for amount in amounts_promised(promise) if amount.unit_type in COUNTED and amount.unit != "count")


def _said(promise: Promise, language: str) -> Iterator[tuple[Route, list[WrittenAmount]]]:
    title = promise.title
    of_ours = [each for each in amounts_in(title, language) if not _may_be_of_a_thing(each)]
    yield ("title",), [*of_ours, *_in_time(title, language)]
    yield ("summary",), _in_time(promise.summary, language)
    if promise.measure:
        yield ("measure", "what"), list(longest_times(promise.measure.what, language))


def _in_time(text: str, language: str) -> list[WrittenAmount]:
    amounts = amounts_in(text, language) if " in " in text else ()
    in_so_long = (each for each in amounts if f" in {each.text}" in text)
    return [*longest_times(text, language), *in_so_long]


def _may_be_of_a_thing(said: WrittenAmount) -> bool:
    """Whether an amount may say what something is, and not when it comes: `3-day permit`, `emergencies: 24 hours`."""
    is_whole_day = said.amount.unit == "hours" and said.amount.amount == _HOURS_OF_A_DAY
    return "-" in said.text.split()[-1] or is_whole_day


def _says_number_alone(promise: Promise, route: Route, promised: list[Quantity]) -> bool:
    """Whether a summary says what is promised without its unit: `Acknowledged in 2 working days, answered in 10.`"""
    return route == ("summary",) and any(says_number(promise.summary, amount.amount) for amount in promised)
