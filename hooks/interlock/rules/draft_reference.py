"""Something published refers to a definition that is still a draft.

Drafts are not in the published handbook, so readers would find a name that leads nowhere. Publish both together.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
status: draft
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [visitors]
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay for a day or a week.
```
```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [visitors]
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.findings.nouns import in_sentences
from interlock.questions.facts import Facts

GROUP = "reference"
SEVERITY = "warning"


def check(facts: Facts) -> Iterator[Finding]:
    """References from something published to a draft."""
    for reference, target in facts.catalog.published_references():
        if target.status == "draft":
            message = f"The {in_sentences(target.kind_name)} `{target.id}` is a draft, which readers cannot see"
            remedy = "Publish it, or make this a draft as well: `status: draft`."
            yield Finding("draft-reference", facts.catalog.place_of(reference), message, remedy)
