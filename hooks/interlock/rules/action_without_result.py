"""An action was done, and nobody has said what came of it.

Whoever tries something wants to know whether it worked, and so do those who will have the same trouble. Three months after
an action was done there is enough to tell: `result: worked`, `result: did not work`, or with the figure that shows it,
`result: {answer: worked, figure: "96% in October, 81% before"}`. Where the action is about a promise that has figures since then,
`worked` without one is a claim without its measure. What was done more than a year ago is asked about no more.

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
  - {what: Count the forms each Friday., by: front, due: 2026-06-01, done: 2026-05-29}
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
  - what: Count the forms each Friday.
    by: front
    due: 2026-06-01
    done: 2026-05-29
    result: {answer: worked, figure: no day without forms since June}
```
"""

from collections.abc import Iterator

from interlock.findings import Finding
from interlock.questions.actions import AgreedAction, awaits_result, figures_since, is_time_to_tell, promise_about, without_effect
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.facts import Facts
from interlock.questions.results.records import Result
from interlock.sources.yaml.yaml_writer import as_scalar

GROUP = "learning"
SEVERITY = "advice"


def subjects(facts: Facts) -> int:
    """Actions that were done."""
    return sum(agreed.action.done is not None for agreed in facts.actions)


def check(facts: Facts) -> Iterator[Finding]:
    """Actions done between three months and a year ago without a result, and those that worked without a figure that there is."""
    for agreed in facts.actions:
        action = agreed.action
        if action.done is None or without_effect(
            action, agreed.agreed_in, facts.catalog, facts.results
        ):  # reported by `action-without-effect`
            continue
        if awaits_result(action, facts.today):
            place = facts.catalog.place(agreed.key, (*agreed.route, "done"))
            message = f"This was done on {day_in_words(action.done)}, and nobody has said what came of it"
            remedy = (
                "Add `result: worked` or `result: did not work`; `result: {answer: worked, figure: …}` says it with a figure."
            )
            yield Finding("action-without-result", place, message, remedy)
        elif (promise := promise_about(action, agreed.agreed_in, facts.catalog)) and (last := _figure_left_out(facts, agreed)):
            place = facts.catalog.place(agreed.key, (*agreed.route, "result"))
            figure = f"{last.value} {last.period.when}"
            message = f"This is said to have worked, without a figure; `{promise.id}` stood at {figure}"
            remedy = f"Let a figure say it, such as that one: `result: {{answer: worked, figure: {as_scalar(figure)}}}`."
            if last.status == "missed":
                message += ", which is a miss"
                remedy = (
                    "If another figure shows it, write that: `result: {answer: worked, figure: …}`; else `result: did not work`."
                )
            yield Finding("action-without-result", place, message, remedy)


def _figure_left_out(facts: Facts, agreed: AgreedAction) -> Result | None:
    """The last result of the promise that an action is about since it was done, if it is said to have worked without a figure."""
    action = agreed.action
    if action.result is None or action.result.answer != "worked" or action.result.figure:
        return None
    since = figures_since(action, agreed.agreed_in, facts.catalog, facts.results) if is_time_to_tell(action, facts.today) else []
    return next((each for each in reversed(since) if each.value is not None), None)
