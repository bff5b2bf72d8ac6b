"""A team does not say what the vision means for it.

A vision hangs on the wall until each team has said what its own part in it is, in one sentence that everyone in the team can say.
Ask the team; then write its sentence under `our_part`. Partners and suppliers have visions of their own.

Bad:

```yaml standards/organisation.yml
name: Tinford Council
vision: Everyone who asks gets an answer.
feedback: {complaints: desk}
values: [{id: respect, title: We respect your time}]
rules: {not-approved: off}
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
our_part: Nobody leaves our desk without knowing what happens next.
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import OUR_TEAMS
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.pyramid import lacks_own_part

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """The organisation's own published teams; none if it has no vision."""
    has_vision = bool(facts.catalog.organisation.vision)
    ours = [link for link in facts.catalog.published(Link) if link.kind in OUR_TEAMS]
    return len(ours) if has_vision else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Teams without `our_part`."""
    for link in facts.catalog.published(Link):
        if lacks_own_part(facts.catalog, link):
            message = f"`{link.id}` does not say what the vision means for it"
            remedy = "Ask the team for one sentence in its own words, and write it: `our_part: …`."
            yield Finding("no-part-in-vision", facts.catalog.place(key_of(link)), message, remedy)
