"""A time that staff tell customers, and that nothing promises.

“We will call you within two days” is a promise to whoever hears it, whether it stands on the charter or not. Here nobody counts
those days: no step has them, no promise does, and the customer waits. Read are the words to `say`, what a step `does`, letters
and outcomes of procedures, what is said when a promise is broken, and what services and contact points say of themselves. A
time is promised if a promise of the same service, or of all, says it in its limit, target or wording; or if a step of the same
procedure has it `within`. What teams promise each other counts in the procedure that keeps it. Where the procedure keeps a
promise of a shorter time, or of another one about the same thing, that is a warning, else advice.

Bad:

```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - id: check
    does: Check the address on the form.
    by: front
    within: 1 working day
    say: We will call you within 3 working days.
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
```

Good:

```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - id: check
    does: Check the address on the form.
    by: front
    within: 1 working day
    say: We will have posted your permit within 5 working days.
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
```
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from interlock.catalog import Catalog, Key
from interlock.catalog.languages import language_of
from interlock.catalog.texts import Text, texts_of
from interlock.definitions import ContactPoint, Definition, Procedure, Promise, Service
from interlock.definitions.in_force import is_made
from interlock.definitions.meaning_marks import SaidToCustomers, values_marked
from interlock.definitions.values.amounts import WrittenAmount, amounts_in
from interlock.definitions.values.quantities import Quantity
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.questions.promised_amounts import amounts_promised, is_same_amount
from interlock.questions.said_times import longest_times, may_tell_time, told_times
from interlock.rules.shared.maybe_there import may_be_there
from interlock.sources import Route

GROUP = "promise"
SEVERITY = "warning"
IS_OF_TEXTS = True

# What a sentence may be about, but for words that say nothing of it.
_THING = lazy_pattern(r"[^\W\d_]{5,}")
_OF_ANYTHING = frozenset(
    ("within", "working", "business", "hours", "weeks", "months", "minutes", "after", "about", "their", "there")
)


def subjects(facts: Facts) -> int:
    """Texts in which customers are told something."""
    return sum(len(list(_said(facts, key, each))) for key, each in facts.catalog.definitions.items() if is_made(each))


def check(facts: Facts) -> Iterator[Finding]:
    """Times that customers are told, and that neither a promise nor a step has; the place is the time."""
    if may_be_there(facts.catalog, "promise", "supports.promise", "steps.secured_by", "service"):
        return
    promised = _Promised(facts)
    for key, definition in facts.catalog.definitions.items():
        if is_made(definition) and key in facts.catalog.sources_in_scope:
            language = language_of(definition, facts.catalog)
            may_tell = any(may_tell_time(words) for _, words, _ in _marked(definition))
            for text, mark in _said(facts, key, definition) if may_tell else ():
                # What customers get is ours in any words: `A new card within 5 working days`.
                found = (longest_times if mark.is_ours else told_times)(text.text, language)
                told = (each for each in found if each.amount.is_time and not promised.backs(definition, each.amount))
                yield from (_finding(facts, definition, text, each) for each in told)


def _said(facts: Facts, key: Key, definition: Definition) -> Iterator[tuple[Text, SaidToCustomers]]:
    """The texts of a definition that customers hear, with their marks."""
    said = {route: mark for route, _, mark in _marked(definition)}
    for text in texts_of(facts.catalog, key) if said else ():
        if mark := said.get(text.route):
            yield text, mark


def _marked(definition: Definition) -> Iterator[tuple[Route, str, SaidToCustomers]]:
    """What customers hear of a definition, as it was read."""
    for marked in values_marked(definition, SaidToCustomers):
        kinds = marked[2].kinds
        if not kinds or definition.kind_name in kinds:
            yield marked


# In place of the service of promises that teams make each other: no customer is told their times.
_BETWEEN_TEAMS = ""


class _Promised:
    """The times that promises say, by their service; worked out when the first time is looked up."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def backs(self, definition: Definition, told: Quantity) -> bool:
        """Whether a promise that may be meant by a definition, or one of its own steps, has a time."""
        amounts = list(_times_of_its_own(self._facts.catalog, definition)) if isinstance(definition, Procedure) else []
        services = _services_of(definition)
        for service, times in self._times.items():
            if not services or service in (None, *services):
                amounts += times
        return any(is_same_amount(told, amount) for amount in amounts)

    @cached_property
    def _times(self) -> dict[str | None, list[Quantity]]:
        found: dict[str | None, dict[tuple[Decimal, str], Quantity]] = defaultdict(dict)
        for promise in filter(is_made, self._facts.catalog.of(Promise)):
            service = promise.service.lower() if promise.service else None if promise.kind == "public" else _BETWEEN_TEAMS
            said = amounts_in(promise.wording, language_of(promise, self._facts.catalog))
            for amount in (*amounts_promised(promise), *(each.amount for each in said)):
                found[service][amount.amount, amount.unit] = amount
        return {service: list(times.values()) for service, times in found.items()}


def _times_of_its_own(catalog: Catalog, procedure: Procedure) -> Iterator[Quantity]:
    """The times of a procedure's steps, and those of the promises that it keeps or that secure its steps."""
    yield from (step.within for step in procedure.steps if step.within)
    for id in (*(part.promise for part in procedure.supports), *(step.secured_by for step in procedure.steps)):
        if promise := catalog.promise(id):
            yield from amounts_promised(promise)


def _services_of(definition: Definition) -> list[str]:
    """The services that a definition speaks of; empty where it may be any."""
    if isinstance(definition, Service):
        return [definition.id]
    named = definition.services if isinstance(definition, ContactPoint) else [getattr(definition, "service", None)]
    return [each.lower() for each in named if each]


class _Other(NamedTuple):
    """A promise that a procedure keeps, and whose limit is another than the time that is told."""

    id: str
    limit: Quantity


def _finding(facts: Facts, definition: Definition, text: Text, told: WrittenAmount) -> Finding:
    place = facts.catalog.sources[text.key].place_within(text.route, told.text)
    if other := _said_otherwise(facts, definition, text, told):
        message = f"Customers are told `{told.text}`, but `{other.id}` promises {other.limit}"
        remedy = f"Write `{other.limit}`; or if this is about something else, promise that: `limit: {told.amount}`."
        return Finding("unpromised-time", place, message, remedy, "warning")
    message = f"Customers are told `{told.text}`, and nothing promises that"
    step = f"give the step that does it `within: {told.amount}`; " if isinstance(definition, Procedure) else ""
    remedy = f"Promise it, `interlock new promise …` with `limit: {told.amount}`; {step}or say no time."
    return Finding("unpromised-time", place, message, remedy, "advice")


def _said_otherwise(facts: Facts, definition: Definition, text: Text, told: WrittenAmount) -> _Other | None:
    """The promise that a procedure keeps with another limit in the same unit: a shorter one, or one about the same thing."""
    for part in definition.supports if isinstance(definition, Procedure) else ():
        promise = facts.catalog.promise(part.promise)
        limit = promise.limit if promise and promise.limit and promise.limit.unit == told.amount.unit else None
        if promise and limit and (told.amount.amount > limit.amount or _things_in(text.text) & _things_in(promise.wording)):
            return _Other(promise.id, limit)
    return None


def _things_in(text: str) -> frozenset[str]:
    words = _THING.findall(text.lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _OF_ANYTHING)
