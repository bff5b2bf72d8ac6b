"""An action that no link owes.

"We will look into it" is nobody's promise: it stands on no team's page, nobody is reminded, nobody is asked when it is late. Name
the link under `by`; without one, it is owed by whoever answers for the file (`owner`). A link that is retired or a draft can
owe nothing, unless `replaced_by` says who took over.

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

from interlock.findings import Finding
from interlock.questions.facts import Facts

GROUP = "learning"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Actions that are not done."""
    return sum(agreed.action.is_open(facts.today) for agreed in facts.actions)


def check(facts: Facts) -> Iterator[Finding]:
    """Open actions without a live link that owes them, unless a misspelt name is the reason."""
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
