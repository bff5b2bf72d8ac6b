"""An action that no link owes.

"We will look into it" is nobody's promise: it stands on no team's page, nobody is reminded, nobody is asked when it is late. Name
the link under `by`; without one, it is owed by whoever answers for the file (`owner`). A link that is retired or a draft can
owe nothing, unless `replaced_by` says who took over.

Nobody owes the actions of a retired lesson or session either. What was agreed does not fade with the page: finish it and write
the day, `done: …`, or move it to a lesson or session in force before this one retires. In a draft nothing is agreed yet; once the
day of an action there has passed, it is told here.

Bad:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - {what: Count the forms each Friday., due: 2026-12-18}
```

Good:

```yaml standards/lessons/2026-05-no-forms.yml
title: No forms left
summary: The desk had no forms for two days.
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to:
  - {link: front, what: Nobody counts them.}
changes:
  - {what: Count the forms each Friday., by: front, due: 2026-12-18}
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Lesson, Session
from interlock.definitions.base import Action
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.questions.actions import dropped_actions
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Actions that are not done."""
    dropped = sum(len(actions) for _, actions in dropped_actions(facts.catalog, facts.today))
    return dropped + sum(agreed.action.is_open(facts.today) for agreed in facts.actions)


def check(facts: Facts) -> Iterator[Finding]:
    """Open actions without a live link that owes them, unless a misspelt name is the reason; those of what is not in force."""
    unsure = facts.catalog.sources_in_doubt
    for agreed in facts.actions:
        if agreed.link is None and agreed.action.is_open(facts.today) and agreed.key not in unsure:
            by = agreed.action.by
            named = facts.catalog.link(by)
            if named and named.status == "draft" and facts.catalog.definitions[agreed.key].status == "published":
                continue  # reported by `draft-reference`
            message = (
                f"`{by}` is {named.status if named else 'no link'}, so nobody owes this"
                if by
                else "Nobody owes this: it names no link"
            )
            place = facts.catalog.place(agreed.key, (*agreed.route, "by" if by else "what"))
            remedy = (
                "Name the link that does it: `by: …`."
                if by
                else "Name the link that does it: `by: …`; or an `owner` for the whole file."
            )
            yield Finding("action-without-owner", place, message, remedy)
    for agreed_in, actions in dropped_actions(facts.catalog, facts.today):
        yield _dropped(facts, agreed_in, actions)


def _dropped(facts: Facts, agreed_in: Lesson | Session, actions: list[Action]) -> Finding:
    """Of a retired lesson or session, or of a draft whose actions are late, at the word that says so."""
    others = f" and {counted(len(actions) - 1, 'other action')}" if len(actions) > 1 else ""
    kind, what = agreed_in.kind_name, f"`{actions[0].what}`{others}"
    if agreed_in.status == "draft":
        message = f"Nobody owes {what}, though the day has passed: this {kind} is a draft"
        remedy = f"Take `status: draft` out once the {kind} is agreed; or agree another day, `due: …`."
    else:
        message = f"Nobody owes {what}: this {kind} is retired"
        remedy = (
            f"Write the day it was done, `done: …`, or move it to a {kind} in force; or take `status: "
            "retired` out until it is done."
        )
    return Finding("action-without-owner", facts.catalog.place(key_of(agreed_in), ("status",)), message, remedy)
