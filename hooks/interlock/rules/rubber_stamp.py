"""Many definitions were reviewed or approved on one day, and nothing else happened on it.

A date is no proof that anybody read anything. When more than ten definitions were reviewed, or more than ten approved, on one
day that left no other trace in them (no session, no change made, no evidence gathered, nothing that holds from then on),
somebody probably only moved the dates. Review few at a time, with those who do the work, or hold a session about them.

Bad:

```yaml standards/links/post.yml
title: Post room
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/print.yml
title: Print room
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/phones.yml
title: Telephones
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/desk.yml
title: Front hall
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/stores.yml
title: Stores
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/parks.yml
title: Parks
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/pools.yml
title: Pools
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/museum.yml
title: Museum
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/archive.yml
title: Archive
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/nursery.yml
title: Nursery
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

```yaml standards/links/ferry.yml
title: Ferry
summary: One of our teams.
kind: support
review: {last: 2026-11-02}
```

Good:

```yaml standards/links/post.yml
title: Post room
summary: One of our teams.
kind: support
review: {last: 2026-11-03}
```

```yaml standards/links/print.yml
title: Print room
summary: One of our teams.
kind: support
review: {last: 2026-11-04}
```

```yaml standards/links/phones.yml
title: Telephones
summary: One of our teams.
kind: support
review: {last: 2026-11-05}
```

```yaml standards/links/desk.yml
title: Front hall
summary: One of our teams.
kind: support
review: {last: 2026-11-06}
```

```yaml standards/links/stores.yml
title: Stores
summary: One of our teams.
kind: support
review: {last: 2026-11-07}
```

```yaml standards/links/parks.yml
title: Parks
summary: One of our teams.
kind: support
review: {last: 2026-11-08}
```

```yaml standards/links/pools.yml
title: Pools
summary: One of our teams.
kind: support
review: {last: 2026-11-09}
```

```yaml standards/links/museum.yml
title: Museum
summary: One of our teams.
kind: support
review: {last: 2026-11-10}
```

```yaml standards/links/archive.yml
title: Archive
summary: One of our teams.
kind: support
review: {last: 2026-11-11}
```

```yaml standards/links/nursery.yml
title: Nursery
summary: One of our teams.
kind: support
review: {last: 2026-11-12}
```

```yaml standards/links/ferry.yml
title: Ferry
summary: One of our teams.
kind: support
review: {last: 2026-11-13}
```
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from interlock.catalog import Key, key_of
from interlock.catalog.owners import owner_of
from interlock.definitions import Lesson, Session
from interlock.definitions.meaning_marks import DayOfWork, values_marked
from interlock.findings import Finding
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.sources import Route

GROUP = "approval"
SEVERITY = "warning"
_MOST = 10


def subjects(facts: Facts) -> int:
    """Definitions with a review or a stamp."""
    return len({key for days in _dated(facts).values() for found in days.values() for key, _ in found})


def check(facts: Facts) -> Iterator[Finding]:
    """Days on which more than `_MOST` definitions were reviewed or approved without other work; the place is in the first."""
    days_of_work, took_part = _days_of_work(facts), _took_part(facts)

    def has_other_work(day: datetime.date, key: Key) -> bool:
        if (day, key) in days_of_work:
            return True
        owner = owner_of(facts.catalog, facts.catalog.definitions[key]) if day in took_part else None
        return owner is not None and owner.id in took_part[day]

    for what, days in _dated(facts).items():
        for day, dated in sorted(days.items()):
            found = [(key, route) for key, route in dated if not has_other_work(day, key)]
            if len(found) > _MOST:
                message = (
                    f"{len(found)} definitions were {what} on {day_in_words(day)}, and nothing else happened to them that day"
                )
                remedy = (
                    "Give each the day on which somebody read it with those who do the work; a session tells of many at once."
                )
                yield Finding("rubber-stamp", facts.catalog.place(*found[0]), message, remedy)


def _dated(facts: Facts) -> dict[str, dict[datetime.date, list[tuple[Key, Route]]]]:
    """The places of dates, by what happened (`reviewed` or `approved`) and by day, at most one for each definition."""
    reviewed: dict[datetime.date, list[tuple[Key, Route]]] = defaultdict(list)
    approved: dict[datetime.date, list[tuple[Key, Route]]] = defaultdict(list)
    for key, definition in facts.catalog.definitions.items():
        if definition.review and definition.review.last:
            reviewed[definition.review.last].append((key, ("review", "last")))
        stamped = {approval.on: index for index, approval in reversed([*enumerate(definition.approvals)]) if approval.stamp}
        for day, index in stamped.items():
            approved[day].append((key, ("approvals", index, "on")))
    return {"reviewed": reviewed, "approved": approved}


def _days_of_work(facts: Facts) -> set[tuple[datetime.date, Key]]:
    """The days on which work other than a review or an approval is recorded in a definition."""
    found = {
        (day, key) for key, definition in facts.catalog.definitions.items() for _, day, _ in values_marked(definition, DayOfWork)
    }
    for definition in facts.catalog.definitions.values():
        if isinstance(definition, Session):
            outgoing = facts.catalog.outgoing.get(key_of(definition), ())
            found |= {(definition.on, ref.target) for ref in outgoing if ref.target}
        elif isinstance(definition, Lesson):
            about = {ref.target for ref in facts.catalog.outgoing.get(key_of(definition), ()) if ref.field == "changes.about"}
            found |= {(change.done, key) for change in definition.changes if change.done for key in about if key}
    return found


def _took_part(facts: Facts) -> dict[datetime.date, set[str]]:
    """The links that took part in a session, by its day: it is work on all that they own."""
    found: dict[datetime.date, set[str]] = defaultdict(set)
    for session in facts.catalog.of(Session):
        found[session.on] |= {link.id for id in session.links if (link := facts.catalog.link(id))}
    return found
