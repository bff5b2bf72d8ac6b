"""One link signs for both sides of one definition.

An agreement needs two. Those who do the work say that they can; those who lead them say that they will free the time; those who
rely on it say that it is what they need. Whoever signs twice agrees with themselves, and the second stamp only looks like
somebody else's word. It does not count. The same role under two links may be one person, too: then somebody else signs for one
of them; if it is not, let each `role` say whose it is.

Bad:

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
limit: 5 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
approvals:
  - {side: providers, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt"}
  - {side: management, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt"}
```

Good:

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
  - {side: providers, link: front, role: desk manager, on: 2026-05-12, stamp: "v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt"}
  - {side: management, link: head, role: head of service, on: 2026-05-14, stamp: "v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt"}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions.meaning_marks import Side
from interlock.findings import Finding
from interlock.questions.approvals.checked_approvals import Approvals
from interlock.questions.facts import Facts
from interlock.questions.wording import normalised_words
from interlock.rules.shared.wrong_stamps import signs_rightly, wrong_stamp, wrongly_signed

GROUP = "approval"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Definitions with more than one stamp."""
    return sum(sum(signed.status != "no stamp" for signed in approvals.signed) > 1 for approvals in facts.approvals.values())


def check(facts: Facts) -> Iterator[Finding]:
    """Stamps for a wrong side by links that signed for their own side as well, and one role that signed for two sides."""
    for approvals, signed in wrongly_signed(facts):
        if signs_rightly(approvals, signed):
            yield wrong_stamp("both-sides", facts, approvals, signed)
    for approvals in facts.approvals.values():
        yield from _one_role(facts, approvals)


def _one_role(facts: Facts, approvals: Approvals) -> Iterator[Finding]:
    """Valid stamps whose role has signed for another side, in the name of another link; the place is the later role."""
    sides: dict[str, Side] = {}
    for signed in approvals.signed if approvals.definition.status != "retired" else ():
        approval = signed.approval
        role = normalised_words(approval.role)
        first = sides.setdefault(role, approval.side) if signed.status == "fits" and role else approval.side
        if first != approval.side:
            place = facts.catalog.place(key_of(approvals.definition), ("approvals", signed.index, "role"))
            message = f"`{approval.role}` signs for {first} and for {approval.side}: an agreement needs two people"
            remedy = (
                "Let somebody else sign for one of them; if they are two people, say in `role` "
                "which team each of them belongs to."
            )
            yield Finding("both-sides", place, message, remedy)
