"""A contact point at which no procedure starts.

Customers reach us there, and nobody has written down what happens next. A procedure that is marked `missing` cures nothing.

Bad:

```yaml standards/contact-points/text-line.yml
title: Text line
summary: For people who would rather write than ring.
owner: front
channel: sms
staffed_by: [front]
```

Good:

```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk, text-line]
steps:
  - id: check
    does: Check the address on the form.
    by: front
    within: 1 working day
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import ContactPoint, Procedure
from interlock.findings import Finding
from interlock.questions.chain.moments import contact_points_without_procedure
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published contact points."""
    return len(facts.catalog.published(ContactPoint))


def check(facts: Facts) -> Iterator[Finding]:
    """Contact points at which no live procedure starts."""
    if may_be_there(facts.catalog, "procedure", "contact_points"):
        return
    for point in contact_points_without_procedure(facts.catalog):
        message = f"No procedure starts at `{point.id}`"
        begun = facts.catalog.referring(point, Procedure, "contact_points")
        remedy = remedy_for(begun) or _remedy(facts, point)
        yield Finding("contact-point-without-procedure", facts.catalog.place(key_of(point)), message, remedy)


def _remedy(facts: Facts, point: ContactPoint) -> str:
    if facts.catalog.of(Procedure):
        return (
            f"Write `{point.id}` under `contact_points` of the procedures that start there, or write "
            "one: `interlock new procedure …`."
        )
    return f"Write what happens there: `interlock new procedure …` with `contact_points: [{point.id}]`."
