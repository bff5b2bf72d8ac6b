"""A link that holds nothing up.

It stands in no chain of a promise, does no step, staffs no contact point, answers for no system or place, and no other link
relies on it or turns to it.
Either its part in the service has not been written down yet, or it needs to be found.

Bad:

```yaml standards/links/archive.yml
title: Archive
summary: Keeps old files.
kind: support
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
  - id: find
    does: Find the last permit.
    by: archive
    within: 1 working day
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link, Promise
from interlock.definitions.link import is_team
from interlock.findings import Finding
from interlock.questions.chain.moments import links_that_support_nothing
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_be_there

GROUP = "chain"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Published links, where anything is promised."""
    return len(facts.catalog.published(Link)) if facts.catalog.of(Promise) else 0


def check(facts: Facts) -> Iterator[Finding]:
    """Links on which nothing depends. Before the first promise that is true of all of them, and says nothing."""
    catalog = facts.catalog
    if not catalog.of(Promise):
        return
    if may_be_there(
        catalog, "procedure", "steps.by", "steps.accountable", "steps.with", "steps.secured_by", "supports.promise", "supports"
    ):
        return
    if may_be_there(catalog, "promise", "made_by", "made_to") or may_be_there(catalog, "contact-point", "staffed_by"):
        return
    if may_be_there(catalog, "link", "relies_on.link", "supports.link", "coached_by", "owner"):
        return
    for link in links_that_support_nothing(facts.catalog, facts.chains):
        message = f"No promise and no other link rests on `{link.id}`"
        remedy = f"Write {_how(link)}, or whom it supports: `supports: [{{link: …, with: …}}]`."
        yield Finding("link-supports-nothing", facts.catalog.place(key_of(link)), message, remedy)


def _how(link: Link) -> str:
    if link.kind == "leadership":
        return f"`coached_by: {link.id}` in the files of those whom it unblocks"
    return f"`by: {link.id}` at the steps it does" if is_team(link) else f"`with: [{link.id}]` at the steps that need it"
