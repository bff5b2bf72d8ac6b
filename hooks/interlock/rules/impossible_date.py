"""Something is said to have happened on a day on which it cannot have happened.

A day that has not come yet proves nothing: an action `done` next spring is not done, and a skill refreshed in two years keeps
everybody from asking; a figure of a period to come is left out. The same goes for an action that was done, or people who were
thanked, before there was anything to do or to thank for, for a contact point that was examined before anybody had identified
it, and for a promise that holds in its last form before an earlier one ended. Until the day has come, pages, exports and
comparisons leave out what it stands for: a lesson of next week has no page, and an action with a `done` in the future is still
owed. What is planned is a draft.

Bad:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - {what: Count the forms each Friday., by: front, due: 2027-06-01, done: 2027-05-29, result: worked}
```

Good:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - {what: Count the forms each Friday., by: front, due: 2027-06-01, done: 2026-05-29, result: worked}
```
"""

import datetime
from collections.abc import Iterator

from interlock.definitions import ContactPoint, Definition, Lesson, Promise, Session
from interlock.definitions.meaning_marks import DayHappened, values_marked
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.actions import actions_in
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.promise_forms import after_earlier_forms
from interlock.sources import Route
from interlock.sources.tables.results_tables import ResultRow

GROUP = "shape"
SEVERITY = "warning"

# A day and its route, the earliest day that it can be, and what that one is the day of.
_Order = tuple[Route, datetime.date | None, datetime.date | None, str]


def check(facts: Facts) -> Iterator[Finding]:
    """Days on which something happened that lie after today, or before what they follow. What is planned is a draft."""
    for key, definition in facts.catalog.definitions.items():
        if definition.status != "draft":
            to_come = [*_to_come(definition, facts.today)]
            # Where the day that others follow has not come yet, it is the wrong one.
            early = [] if any(route == ("on",) for route, _, _ in to_come) else _too_early(definition)
            for route, message, remedy in [*to_come, *early]:
                yield Finding("impossible-date", facts.catalog.place(key, route), message, remedy)
    yield from _results_to_come(facts)


def _results_to_come(facts: Facts) -> Iterator[Finding]:
    """One finding for each file of results with periods that have not begun, at the first of them."""
    by_file: dict[str, list[ResultRow]] = {}
    for row in facts.results.to_come:
        by_file.setdefault(row.file, []).append(row)
    for first, *others in by_file.values():
        more = f", nor have the periods of {counted(len(others), 'more row')}" if others else ""
        message = f"{first.period} has not begun yet{more}, so nothing was measured"
        remedy = "Write the period in which it was measured; until it begins, the row does not count."
        yield Finding("impossible-date", first.place("period"), message, remedy)


def _to_come(definition: Definition, today: datetime.date) -> Iterator[tuple[Route, str, str]]:
    for route, day, _ in values_marked(definition, DayHappened):
        if day > today:
            message = f"{day_in_words(day)} has not come yet, so nothing can have happened on it"
            yield route, message, "Write the day on which it truly was; until it comes, pages leave it out."


def _too_early(definition: Definition) -> Iterator[tuple[Route, str, str]]:
    for route, day, earliest, why in _following(definition):
        if day is not None and earliest is not None and day < earliest:
            message = f"{day_in_words(day)} is before {day_in_words(earliest)}, the day {why}"
            yield route, message, "Look at both days, and mend the wrong one."


def _following(definition: Definition) -> Iterator[_Order]:
    for index, evidence in enumerate(definition.evidences):
        yield ("evidences", index, "until"), evidence.until, evidence.on, "this was gathered"
    if isinstance(definition, Promise):
        yield ("valid_from",), definition.valid_from, after_earlier_forms(definition), "after it held in an earlier form"
        for index, benchmark in enumerate(definition.benchmarks):
            yield ("benchmarks", index, "expires"), benchmark.expires, benchmark.on, "the figure was true"
    if isinstance(definition, Lesson | Session):
        why = "of the session" if isinstance(definition, Session) else "of what led to it"
        for route, action in actions_in(definition):
            yield (*route, "due"), action.due, definition.on, why
            yield (*route, "done"), action.done, definition.on, why
    if isinstance(definition, ContactPoint) and definition.identified:
        noticed, why = definition.identified.on, "on which it was identified"
        if definition.examined:
            yield ("examined", "on"), definition.examined.on, noticed, why
        for index, critique in enumerate(definition.critiques):
            yield ("critiques", index, "on"), critique.on, noticed, why
    if isinstance(definition, Lesson) and definition.thanked:
        yield ("thanked", "on"), definition.thanked.on, definition.on, "of what they are thanked for"
