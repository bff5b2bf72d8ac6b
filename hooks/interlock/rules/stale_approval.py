"""What somebody approved has changed since.

An approval holds for what was written on that day. A stamp fits only that, so nobody stands by words they have not seen. Only
a change of what the signatory vouches for voids it; punctuation, capital letters, layout, tags and reviews do not. The message
names the fields. Whoever approved reads it again; `interlock approve` writes the new stamp.

Bad:

```yaml standards/promises/permit-in-five-days.yml
title: Permits in five working days
summary: Nobody waits more than a week for a permit.
wording: You have your permit within 2 working days.
kind: public
made_by: front
made_to: [residents]
limit: 2 working days
target: {share: at least 95%}
clock: {starts: the form reaches the desk, stops: the permit is posted}
if_we_fail: {say: We are sorry that you had to wait., do: We bring the permit round.}
measure: {what: Days from form to permit, every: month}
approvals:
  - side: providers
    link: front
    role: desk manager
    on: 2026-05-12
    stamp: v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt
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
  - side: providers
    link: front
    role: desk manager
    on: 2026-05-12
    stamp: v1:3cd6a50d2ff1.cew6b4dvoqj5oqj5ayhcerj5j5j5sxkt
```
"""

from collections.abc import Iterator

from interlock.catalog import Key, key_of
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.typed_commands import typed_word
from interlock.questions.approvals.checked_approvals import Approvals, Signed
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts

GROUP = "approval"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Approvals with a stamp."""
    return facts.approvals.stamps()


def check(facts: Facts) -> Iterator[Finding]:
    """Stamps that no longer fit, unless the same link has approved again.

    Where the definition or the file of that link has a fault, or a reference to nothing, nobody can say what changed.
    """
    unsure = {*facts.catalog.broken, *facts.catalog.sources_in_doubt}
    for key, approvals in facts.approvals.items():
        if approvals.definition.status != "retired" and key not in unsure:
            for signed in approvals.stale:
                if Key("link", signed.approval.link) in unsure:
                    continue
                place = facts.catalog.place(key, ("approvals", signed.index, "stamp"))
                yield Finding("stale-approval", place, _message(signed), _remedy(approvals, signed))


def _message(signed: Signed) -> str:
    if signed.objection:
        return signed.objection.message
    if signed.status == "unreadable":
        return f"`{signed.approval.stamp}` is not a stamp"
    who, day = signed.approval.role, day_in_words(signed.approval.on)
    changed = "; ".join(_END_OF_NAME.sub("", what) for what in signed.changed)
    return f"The {who} approved this on {day}; changed since: {changed}"


# The program calls `with` and `from` otherwise than editors write them.
_END_OF_NAME = lazy_pattern(r"(?<=\w)_(?!\w)")


def _remedy(approvals: Approvals, signed: Signed) -> str:
    approval = signed.approval
    if signed.objection:
        return "Take this approval out."
    key, link, role = map(typed_word, (str(key_of(approvals.definition)), approval.link, approval.role))
    return f"Once they have read it again: `interlock approve {key} --side {approval.side} --link {link} --role {role}`."
