"""One link signs for both sides of one definition.

An agreement needs two. Those who do the work say that they can; those who lead them say that they will free the time; those who
rely on it say that it is what they need. Whoever signs twice agrees with themselves, and the second stamp only looks like
somebody else's word. It does not count.

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
  - {side: management, link: head, role: head of service, on: 2026-05-14, stamp: "v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt"}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules.wrong_signatory import finding_at, signs_rightly, wrongly_signed

GROUP = "approval"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Definitions with more than one stamp."""
    return sum(sum(signed.status != "no stamp" for signed in approvals.signed) > 1 for approvals in facts.approvals.values())


def check(facts: Facts) -> Iterator[Finding]:
    """Stamps for a wrong side by links that signed for their own side as well; the place is the wrong stamp."""
    for approvals, signed in wrongly_signed(facts):
        if signs_rightly(approvals, signed):
            yield finding_at("both-sides", facts, approvals, signed)
