"""A benchmark that is said to be comparable, and counts something else than we do; or that is our own figure.

`comparable: yes` says that others measure the same thing. Two days there and 81 % here are no comparison: nobody can tell from
them who does better, and no claim rests on them.
Ask for their figure as we count ours; or keep theirs for what it is, `comparable: no`.

Beside ourselves we are always as good. A benchmark of our own organisation, or of one of its teams, is passed over everywhere:
a partner or a supplier is somebody else.

Bad:

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
benchmarks: [{organisation: Nextford, value: 3 working days, on: 2026-03-31, comparable: yes}]
```

Good:

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
benchmarks: [{organisation: Nextford, value: 93%, on: 2026-03-31, comparable: yes}]
```
"""

from collections.abc import Iterator

from interlock.catalog import Key, key_of
from interlock.findings import Finding
from interlock.questions.comparisons import Compared
from interlock.questions.facts import Facts
from interlock.questions.ourselves import benchmarks_of_ourselves

GROUP = "promise"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Benchmarks that are said to be comparable, and those of ourselves."""
    others = sum(compared.benchmark.comparable for compared in facts.comparisons)
    return others + len(benchmarks_of_ourselves(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Comparable benchmarks whose figures are unlike our last one, shares of more than everything, our own figures."""
    for compared in facts.comparisons:
        if compared.can_be_compared and (message := _fault(compared)):
            place = facts.catalog.place(key_of(compared.promise), ("benchmarks", compared.index, "value"))
            remedy = "Write their figure as we count ours; or say that it cannot be compared, `comparable: no`."
            yield Finding("unlike-comparison", place, message, remedy)
    for id, index in sorted(benchmarks_of_ourselves(facts.catalog)):
        place = facts.catalog.place(Key("promise", id), ("benchmarks", index, "organisation"))
        message = "This is ourselves: a figure of our own is no comparison"
        remedy = "Name somebody else who does the same, with their figure; what we reach stands in `standards/results/`."
        yield Finding("unlike-comparison", place, message, remedy)


def _fault(compared: Compared) -> str:
    ours, theirs = compared.ours, compared.theirs
    if ours and ours.value and compared.is_of_another_sort:
        here = f"{ours.value.text} {ours.period.when}"
        return f"Nobody can compare `{theirs.text}` with what `{compared.promise.id}` reaches: {here}"
    if compared.is_over_every_case:
        return f"`{theirs.text}` is more than all cases, and `{compared.promise.id}` counts a share of them"
    return ""
