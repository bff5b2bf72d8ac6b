"""A promise, a procedure or a contact point that nobody stands by yet.

A promise holds when all who answer for it have said yes: those who keep it (the link that makes the promise, every link that does
a step, every link that staffs the contact point), the management that holds them up, and, where links promise something to each
other, every link that it is made to. A contact point that says when it was identified is approved only once it was examined and
critiqued, too. `interlock approve` writes an approval; each page gives the lines to paste.

Bad:

```yaml standards/organisation.yml
name: Tinford Council
values: [{id: respect, title: We respect your time}]
feedback: {complaints: desk}
```

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
values: [respect]
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
```

Good:

```yaml standards/links/head.yml
title: Head of customer services
summary: Frees the desk when it is stuck.
kind: leadership
```

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: head
```

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
service: parking
values: [respect]
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
approvals:
  - side: management
    link: head
    role: head of customer services
    on: 2026-05-12
    stamp: v1:186404234bfc.cew6b4dvbxj5oq2wayhcerj5j5j5sxkt
  - {side: providers, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:186404234bfc.cew6b4dvbxj5oq2wayhcerj5j5j5sxkt"}
```

```yaml standards/procedures/issue-a-permit.yml
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
contact_points: [desk]
steps:
  - id: check
    does: Check the address on the form.
    by: front
    within: 1 working day
  - id: post
    does: Print the permit and post it.
    by: front
    within: 2 working days
approvals:
  - {side: management, link: head, role: head of service, on: 2026-05-12, stamp: "v1:dd21631f9133.2foqoq.obzmsx.s55b7oouobko"}
  - {side: providers, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:1bffd3a6027a..zvsxsxzmsxsxmqmqsxsxsxsxmqkfmq.s55aoo7oojjoooojjjouodookoojjoooojsj"}
```

```yaml standards/contact-points/desk.yml
title: Town hall desk
summary: The desk inside the main door.
owner: front
channel: face-to-face
purpose: [ask, apply, complain]
staffed_by: [front]
services: [parking]
approvals:
  - {side: management, link: head, role: head of service, on: 2026-05-12, stamp: "v1:815fee01fd4e.ljbrpjj5oqoqoqoq"}
  - {side: providers, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:815fee01fd4e.ljbrpjj5oqoqoqoq"}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import ContactPoint, Definition
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.findings.typed_commands import typed_word
from interlock.questions.approvals.checked_approvals import Approvals, Signatory, Stage, needs_approval, passed_over_stage
from interlock.questions.approvals.signatories import nobody_leads, took_its_place
from interlock.questions.facts import Facts
from interlock.rules.shared.maybe_there import may_lead

GROUP = "approval"
SEVERITY = "advice"


# What keeps a contact point from being approved, and the remedy.
_PASSED_OVER: dict[Stage, tuple[str, str]] = {
    "examined": (
        "nobody has examined it yet",
        "Go through it as its customers do, and write when and which link did: `examined: {on: …, by: …}`.",
    ),
    "critiqued": (
        "no link has said yet what it finds wanting",
        "Ask those who pass customers on to it, and write what they say: `critiques: [{on: …, by: …, text: …}]`.",
    ),
}


def subjects(facts: Facts) -> int:
    """Definitions that need approval."""
    return sum(needs_approval(approvals.definition) for approvals in facts.approvals.values())


def check(facts: Facts) -> Iterator[Finding]:
    """Definitions with missing approvals, unless a reference to nothing may name who signs.

    `stale-approval` reports stale ones.
    """
    unsure = facts.catalog.sources_in_doubt
    for key, approvals in facts.approvals.items():
        if key in unsure or not needs_approval(approvals.definition):
            continue
        if missing := _missing(approvals):
            who = listed(map(_named, missing))
            remedy = _remedy(facts, approvals.definition, missing)
            if any(signed.status == "no stamp" for signed in approvals.signed):
                remedy += " What is written by hand has no stamp and does not count: this command writes one."
            yield Finding("not-approved", facts.catalog.place(key), f"Not approved yet by {who}", remedy)
        elif isinstance(approvals.definition, ContactPoint) and (stage := passed_over_stage(approvals.definition, approvals)):
            lacks, remedy = _PASSED_OVER[stage]
            yield Finding("not-approved", facts.catalog.place(key), f"Every side has signed this, but {lacks}", remedy)


def _missing(approvals: Approvals) -> list[Signatory]:
    """The missing signatories without a stale approval, which would have a finding already."""
    renewable = (signed for signed in approvals.stale if not signed.objection)
    stale = {(signed.approval.side, signed.link.id if signed.link else "") for signed in renewable}
    renewing = any(side == "management" for side, _ in stale)
    return [
        one
        for one in approvals.missing
        if not (renewing if one.side == "management" else one.link and (one.side, one.link.id) in stale)
    ]


def _named(one: Signatory) -> str:
    if one.side == "management" or one.link is None:
        return "management"
    return f"`{one.link.id}`" if one.side == "providers" else f"`{one.link.id}` as a receiver"


def _remedy(facts: Facts, definition: Definition, missing: list[Signatory]) -> str:
    if gone := next((one.link for one in missing if one.link and one.link.status == "retired"), None):
        return took_its_place(gone)
    known = next((f"--side {one.side} --link {typed_word(one.link.id)}" for one in missing if one.link), "")
    command = f"interlock approve {typed_word(str(key_of(definition)))} {known or '--side management --link …'} --role …"
    leaderless = ""
    if any(one.link is None for one in missing) and not may_lead(facts.catalog):
        leaderless = nobody_leads(facts.catalog, definition)
    if leaderless and not known:
        return f"{leaderless} Once it has read this: `{command}`."
    return f"Once they have read it: `{command}`. {leaderless}".rstrip()
