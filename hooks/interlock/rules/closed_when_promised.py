"""It is closed when a promise, or its own summary, says that somebody is there.

“Day or night” on a line that is answered from Monday to Friday is a promise that nobody can use. Looked at are the words day and
night, round the clock, 24 hours a day, every day, seven days a week and weekends, also in Welsh, German, French, Dutch, Spanish
and Italian: in the wording of a promise against the contact points where it holds, or else those of the procedures that keep it;
and in the title and summary of a contact point against its own hours. Read are names, and what says that somebody answers, is
there or can be called then: buses may run day and night while the desk is closed. Where one of several is open then, or says no
hours, nothing is told, nor of a mailbox or a form, which take what is sent at night.

Bad:

```yaml standards/contact-points/line.yml
title: Lost keys
summary: Somebody answers day and night.
owner: front
channel: phone
staffed_by: [front]
phone: 01632 960001
hours: [{days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}]
```

Good:

```yaml standards/contact-points/line.yml
title: Lost keys
summary: Somebody answers day and night.
owner: front
channel: phone
staffed_by: [front]
phone: 01632 960001
hours: [{days: [mon, tue, wed, thu, fri, sat, sun], opens: "00:00", closes: "24:00"}]
```
"""

import datetime
import re
from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import ContactPoint, Promise
from interlock.definitions.contact_point import Channel, Opening
from interlock.definitions.in_force import is_live, is_made
from interlock.definitions.values.weekday_names import NAMES, WEEKDAYS
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.facts import Facts
from interlock.questions.hours_said import words_on_hours
from interlock.rules.shared.maybe_there import may_be_there
from interlock.sources import Route

GROUP = "chain"
SEVERITY = "warning"
IS_OF_TEXTS = True

# Where somebody has to be there.
_ANSWERED: tuple[Channel, ...] = ("phone", "web-chat", "face-to-face", "home-visit", "kiosk")
# A row that begins before, or goes on over midnight, is one of a night.
_AT_NIGHT = datetime.time(1)


def subjects(facts: Facts) -> int:
    """Contact points with hours."""
    return sum(is_made(point) and bool(point.hours) for point in facts.catalog.of(ContactPoint))


def check(facts: Facts) -> Iterator[Finding]:
    """Words such as `day and night` where every contact point that could be meant is closed at times; the place is the words."""
    for point in facts.catalog.of(ContactPoint):
        for route, text in ((("title",), point.title), (("summary",), point.summary)) if _is_read(facts, point) else ():
            yield from _found(facts, point, route, text, [point])
    if may_be_there(facts.catalog, "contact-point", "contact_points"):
        return
    for promise in facts.catalog.of(Promise):
        if _is_read(facts, promise):
            yield from _found(facts, promise, ("wording",), promise.wording, _where(facts, promise))


def _is_read(facts: Facts, definition: Promise | ContactPoint) -> bool:
    return is_made(definition) and key_of(definition) in facts.catalog.sources_in_scope


def _where(facts: Facts, promise: Promise) -> list[ContactPoint]:
    """The contact points where a promise holds, or else those at which the procedures start that keep it."""
    ids = promise.contact_points or [
        id for supporting in facts.supporting.get(promise.id, ()) for id in supporting.procedure.contact_points
    ]
    found = {id: facts.catalog.get("contact-point", id) for id in ids}
    return [point for point in found.values() if isinstance(point, ContactPoint) and is_live(point)]


def _found(
    facts: Facts, said_by: Promise | ContactPoint, route: Route, text: str, points: list[ContactPoint]
) -> Iterator[Finding]:
    words = words_on_hours(text, is_name=route == ("title",))
    if words is None or not points or not all(point.hours and point.channel in _ANSWERED for point in points):
        return
    closed = _closed([row for point in points for row in point.hours], words)
    if closed:
        place = facts.catalog.sources[key_of(said_by)].place_within(route, words[0])
        names, are = listed([f"`{point.id}`" for point in points]), "is" if len(points) == 1 else "are"
        message = f"This says `{words[0]}`, and {names} {are} closed {closed}"
        remedy = "Say what customers do then, mend the `hours`, or promise less."
        yield Finding("closed-when-promised", place, message, remedy)


def _closed(hours: list[Opening], words: re.Match[str]) -> str:
    """When it is closed, of the days that words speak of and perhaps of their nights: `on Sunday`, `at night`; else empty."""
    meant = WEEKDAYS[5:] if words["weekends"] else WEEKDAYS
    open_on = {day for row in hours for day in row.days}
    days = [name for day, name in zip(WEEKDAYS, NAMES, strict=True) if day in meant and day not in open_on]
    if days:
        return f"on {listed(days)}"
    by_night = {day for row in hours if row.opens < _AT_NIGHT or row.closes <= row.opens for day in row.days}
    return "at night" if words["night"] and not by_night >= set(WEEKDAYS) else ""
