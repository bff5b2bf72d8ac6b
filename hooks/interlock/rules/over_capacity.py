"""A team to which more comes than it can carry, for three periods running.

A promise that was made for 120 cases a day is not kept with 131, however hard people work. `capacity` says how many cases a team
can carry, and the results of its promise how many came: the column `total`, by the working days of the period.

Bad:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
capacity: {cases: 4, per: day, people: 2}
```
```csv standards/results/2026.csv
promise,period,value,met,total
permit-in-five-days,2026-08,97,97,100
permit-in-five-days,2026-09,97,97,100
permit-in-five-days,2026-10,97,97,100
```

Good:

```yaml standards/links/front.yml
title: Front desk
summary: Answers people who come in.
kind: front-line
capacity: {cases: 6, per: day, people: 3}
```
```csv standards/results/2026.csv
promise,period,value,met,total
permit-in-five-days,2026-08,97,97,100
permit-in-five-days,2026-09,97,97,100
permit-in-five-days,2026-10,97,97,100
```
"""

from collections.abc import Iterator

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.findings import Finding
from interlock.findings.nouns import listed
from interlock.questions.capacity import loads_of
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "warning"


def subjects(facts: Facts) -> int:
    """Published links whose cases are counted against what they can carry."""
    counted = (loads_of(facts.catalog, facts.results, link, facts.today) for link in _links(facts))
    return sum(bool(loads) for loads in counted)


def check(facts: Facts) -> Iterator[Finding]:
    """Links over their capacity; the place is how much they can carry."""
    for link in _links(facts):
        if loads := facts.over_capacity.get(link.id):
            came = listed(
                [f"{load.came_in_words}{'' if number else ' came'} in {load.period.label}" for number, load in enumerate(loads)]
            )
            message = f"`{link.id}` carries {loads[-1].carries.text} {loads[-1].a_time}, but {came}"
            remedy = (
                "Agree with whoever unblocks it on what gives: more people, fewer cases, or more time in the promises that rest on "
                "it. If it carries more by now, say so in `cases`."
            )
            yield Finding("over-capacity", facts.catalog.place(key_of(link), ("capacity", "cases")), message, remedy)


def _links(facts: Facts) -> list[Link]:
    return [link for link in facts.catalog.published(Link) if link.capacity]
