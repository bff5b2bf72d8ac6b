"""A team that nobody coaches.

Leadership holds up the teams that serve customers and those behind them: it hears what blocks them and clears it. A team without
`coached_by` has nobody to turn to when it is stuck, and what it owes for a month goes to nobody. Asked as soon as the handbook
knows any leadership.

Bad:

```yaml standards/links/managers.yml
title: Desk managers
summary: Hold up the desks.
kind: leadership
```
```yaml standards/links/print-room.yml
title: Print room
summary: Prints and posts.
kind: support
```

Good:

```yaml standards/links/print-room.yml
title: Print room
summary: Prints and posts.
kind: support
coached_by: managers
```
```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: managers
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.pyramid import to_be_coached, uncoached

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published front-line and support links, if there is leadership."""
    return len(to_be_coached(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Front-line and support links without a coach."""
    for link in uncoached(facts.catalog):
        message = f"Nobody coaches `{link.id}`: it has nobody to turn to when it is stuck"
        remedy = "Agree with a leadership link that it clears what blocks them, and name it: `coached_by: …`."
        yield Finding("nobody-coaches", facts.catalog.place(key_of(link)), message, remedy)
