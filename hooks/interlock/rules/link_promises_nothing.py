"""A link that promises nothing to anybody.

Every link of a chain is counted on by somebody: a customer, a team beside it, or the teams that it leads. Where nothing is
promised, nobody can say whether the link holds, and nobody can thank it for holding. Of leaders who coach others,
`leader-promises-nothing` tells; of links that have agreed to support another, or whose suspended promise secures a step,
`unsecured-handshake` does.

Bad:

```yaml standards/links/training.yml
title: Training
summary: Teaches new colleagues at the desk.
kind: support
supports: [{link: front, with: new colleagues who know the forms}]
```

Good:

```yaml standards/promises/trained-in-two-weeks.yml
title: New colleagues trained in two weeks
summary: Nobody stands at the desk untrained.
wording: We train every new colleague within 2 weeks.
kind: internal
made_by: training
made_to: [front]
limit: 2 weeks
clock: {starts: the first day at work, stops: the last lesson}
measure: {what: Days from first day to last lesson}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.link import is_team
from interlock.findings import Finding
from interlock.questions.areas import makes_no_promise
from interlock.questions.facts import Facts
from interlock.questions.pyramid import leads
from interlock.questions.vocabulary_only import is_vocabulary
from interlock.rules.shared.maybe_there import may_be_there
from interlock.rules.shared.not_in_force import remedy_for

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published teams; none where nothing but words is kept."""
    return 0 if is_vocabulary(facts.catalog) else sum(map(is_team, facts.catalog.published(Link)))


def check(facts: Facts) -> Iterator[Finding]:
    """Links that make no promise, except those that `leader-promises-nothing` or `unsecured-handshake` reports."""
    if is_vocabulary(facts.catalog) or may_be_there(facts.catalog, "promise", "made_by"):
        return
    reported = {handshake.supplier.id for handshake in facts.handshakes if handshake.is_unsecured}
    for link in filter(is_team, facts.catalog.published(Link)):
        if link.id in reported or not makes_no_promise(facts.catalog, link) or leads(facts.catalog, link):
            continue
        suspended = facts.catalog.referring(link, Promise, "made_by")
        if not any(facts.catalog.referring(promise, Procedure, "steps.secured_by") for promise in suspended):
            message = f"`{link.id}` promises nothing to anybody"
            remedy = remedy_for(suspended) or (
                f"Ask who counts on it, and write what for: `interlock new promise …` with `made_by: {link.id}`."
            )
            yield Finding("link-promises-nothing", facts.catalog.place(key_of(link)), message, remedy)
