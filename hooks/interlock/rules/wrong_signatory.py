"""A link signs for a side that it does not belong to.

A stamp counts only from somebody who can keep what it says. Providers do the work. Management is a leadership link that holds
them up, by `coached_by` or `part_of`, however far above, for it has to free them when they are stuck. Receivers are the links
that a promise between links is made to; only they know whether it serves them. Anybody else's stamp is a kind word. The same
goes for `satisfied`: no link can say of another that it is well served. A role that names another team than the one that signed
fits neither of them.

Bad:

```yaml standards/links/head.yml
title: Head of customer services
summary: Frees the desk when it is stuck.
kind: leadership
```

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 5 working days.
kind: public
made_by: front
made_to: [residents]
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
    stamp: v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
coached_by: head
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.meaning_marks import SIDES
from interlock.findings import Finding
from interlock.questions.approvals.roles import RolesOfLinks
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.facts import Facts
from interlock.rules.shared.wrong_stamps import signs_rightly, wrong_stamp, wrongly_signed

GROUP = "approval"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Approvals with a stamp, and answers of receivers."""
    return facts.approvals.stamps() + sum(len(promise.satisfied) for promise in facts.catalog.of(Promise))


def check(facts: Facts) -> Iterator[Finding]:
    """Stamps of links that signed for a wrong side only, or have no side; roles and answers of other links than those asked."""
    for approvals, signed in wrongly_signed(facts):
        if not signs_rightly(approvals, signed):
            yield wrong_stamp("wrong-signatory", facts, approvals, signed)
    yield from _roles(facts)
    yield from _satisfied(facts)


def _roles(facts: Facts) -> Iterator[Finding]:
    """Roles of other links than those in whose name they signed."""
    roles = RolesOfLinks(facts.catalog)
    for key, approvals in facts.approvals.items():
        for signed in approvals.signed if approvals.definition.status != "retired" else ():
            if signed.status in ("no stamp", "wrong signatory") or signed.link is None:
                continue
            sides = signatories_of(facts.catalog, approvals.definition)
            opposite = {id for side in SIDES if side != signed.approval.side for id in sides.of(side)}
            if other := roles.other_link(signed.approval.role, signed.link, opposite):
                place = facts.catalog.place(key, ("approvals", signed.index, "role"))
                message = f"`{signed.approval.role}` is a role at `{other.id}`, and signs for `{signed.link.id}`"
                remedy = (
                    f"Write the role of whoever signed at `{signed.link.id}`; if it was `{other.id}`, write `link: {other.id}`."
                )
                yield Finding("wrong-signatory", place, message, remedy)


def _satisfied(facts: Facts) -> Iterator[Finding]:
    """Answers by links that the promise is not made to."""
    unsure = facts.catalog.sources_in_doubt
    for promise in facts.catalog.of(Promise):
        receivers = signatories_of(facts.catalog, promise).receivers
        for index, answer in enumerate(promise.satisfied if key_of(promise) not in unsure else ()):
            link = facts.catalog.link(answer.link)
            if link and link.id not in receivers:
                place = facts.catalog.place(key_of(promise), ("satisfied", index, "link"))
                message = f"`{link.id}` is not promised this, so it cannot say whether it is well served"
                listed = ", ".join(f"`{id}`" for id in receivers)
                remedy = (
                    f"Let {listed} say it, or take the line out."
                    if listed
                    else "Take the line out: only links that are promised something say it."
                )
                yield Finding("wrong-signatory", place, message, remedy)
