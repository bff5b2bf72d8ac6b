"""Something published refers to a definition by an id that it had before.

It still works, but whoever searches the files for the present id will miss this one, and the former id may be dropped one
day.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
former_ids: [tourists]
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [tourists]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [visitors]
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.catalog.same_list import remedy_beside
from interlock.findings import Finding
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """References that resolve only by a former id."""
    for reference, target in facts.catalog.live_references():
        if reference.state == "former":
            old, hash, part = reference.text.partition("#")
            kind, slash, _ = old.rpartition("/")
            message = f"The {in_sentences(target.kind_name)} `{old.rpartition('/')[2]}` is now called `{target.id}`"
            written = f"Write `{kind}{slash}{target.id}{hash}{part}`."
            remedy = remedy_beside(facts.catalog, reference, key_of(target)) or written
            yield Finding("former-reference", facts.catalog.place_of(reference), message, remedy)
