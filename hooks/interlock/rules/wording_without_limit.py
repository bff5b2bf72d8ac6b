"""The wording of a promise says a time, and no `limit` does.

Customers hear that they are answered within 10 working days, and nothing here counts them: no due date is shown, nobody looks
whether the steps fit into that time, and results are compared with nothing. A time that customers have, as in `if you tell us
within two days`, is none of ours, and neither is how often something is.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within five working days.
kind: public
made_by: front
made_to: [residents]
service: parking
if_we_fail: {say: We are sorry that you had to wait.}
measure: {what: Days from form to permit}
```

Good:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within five working days.
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

import re
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.languages import language_of
from interlock.definitions import Promise
from interlock.definitions.amounts import WrittenAmount, amounts_in
from interlock.definitions.in_force import is_made
from interlock.definitions.quantities import Quantity
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts

GROUP = "promise"
SEVERITY = "advice"

_COUNTED = ("elapsed", "working", "rings")
# What stands before a time that is the longest: `within`, `no later than`, `sous`.
_AT_MOST = lazy_pattern(
    r"\b(?:within|inside|in (?:under|less than|up to)|at most|(?:no|not) (?:more|later|longer) than|less than|(?:a )?maximum(?: of)?"
    r"|innerhalb(?: von)?|binnen|spätestens(?: nach)?|höchstens"
    r"|sous|en moins de|dans (?:les|un délai (?:maximum )?de)|au plus tard"
    r"|uiterlijk|maximaal|hooguit|en (?:menos de|un plazo (?:máximo )?de)|entro)"
    r"(?: (?:the (?:next|first)|a maximum of|maximaal|máximo))?\s\Z",
    re.I,
)
# Before it, up to a comma, that it is a time of the customers', or a condition.
_THEIRS = (
    "ask|appl(?:y|ies|ied)|appeal|book|bring|cancel|challenge|change|claim|complain|exchange|object|park|pay|repl(?:y|ies|ied)"
    "|report|reschedule|return|send|swap|withdraw"
)
_REST = r"(?:(?! we\b| and (?:have|get)\b)[^.,;:!?])*\Z"
_OF_OTHERS = lazy_pattern(
    r"\b(?:(?:if|unless|when|where|once|who|which|that (?:fails?|breaks?)|you (?:must|should|need|have to|tell)"
    r"|tell us|let us know|contact us|call us|please|wenn|falls|si|als|indien|se|cuando)\b(?: we\b)?"
    r"|(?:you|customers?|residents?|tenants?|anybody|anyone|everybody|everyone)"
    rf"(?: (?:can|may|will|has a right to|have a right to))?(?: also)? (?:{_THEIRS})\b(?!(?: \w+){{0,3}} (?:is|are|will)\b)"
    # `Faults reported within`, and not `Faults are reported within`.
    r"|(?<!are )(?<!is )(?<!be )(?<!and )(?:made|sent|reported|found|received|noticed|bought|returned|cancelled|brought)"
    r"(?= within\s\Z))"
    rf"{_REST}"
    rf"|(?:\A|[.;:!?]\s)(?:{_THEIRS}|faults?|defects?|cancellations?|returns|appeals)\b(?! (?:are|is|will)\b){_REST}",
    re.I,
)
# Behind it, that it tells how far something is.
_A_WAY = lazy_pattern(r"['’]?s?[ -](?:walk|drive|ride|journey|away|on foot|by (?:bus|bike|car|train)|from an?)\b")
_LONGEST_BEFORE = 80  # characters


def subjects(facts: Facts) -> int:
    """Promises that are made."""
    return sum(map(is_made, facts.catalog.of(Promise)))


def check(facts: Facts) -> Iterator[Finding]:
    """Wordings with a longest time where neither the limit nor the target is a time."""
    for promise in facts.catalog.of(Promise):
        if is_made(promise) and promise.limit is None and not _has_time_for_target(promise):
            said = list(_longest_times(promise.wording, language_of(promise, facts.catalog)))
            if len({each.amount for each in said}) == 1:
                place = facts.catalog.sources[key_of(promise)].place_within(("wording",), said[0].text)
                message = f"The wording says `{said[0].text}`, and `{promise.id}` has no limit"
                remedy = f"Add `limit: {said[0].amount}`: due dates, and whether it can be kept and was, are told by that."
                yield Finding("wording-without-limit", place, message, remedy)


def _has_time_for_target(promise: Promise) -> bool:
    amounts = (getattr(value, "high", None) or getattr(value, "low", None) or value for _, value in promise.target or ())
    return any(isinstance(amount, Quantity) and amount.unit_type in _COUNTED for amount in amounts)


def _longest_times(wording: str, language: str) -> Iterator[WrittenAmount]:
    """Times of ours, each once, wherever in a wording it stands behind words such as `within`."""
    for text, each in {each.text: each for each in amounts_in(wording, language)}.items():
        if each.amount.unit_type in _COUNTED and not each.counted_otherwise:
            places = re.finditer(re.escape(text), wording)
            if any(_is_longest_of_ours(wording, place.start(), place.end()) for place in places):
                yield each


def _is_longest_of_ours(wording: str, begins: int, ends: int) -> bool:
    before = wording[max(begins - _LONGEST_BEFORE, 0) : begins]
    return bool(_AT_MOST.search(before)) and not _OF_OTHERS.search(before) and not _A_WAY.match(wording, ends)
