"""A team to which more comes than it can carry, for three periods running.

A promise that was made for 120 cases a day is not kept with 131, however hard people work. `capacity` says how many cases a team
can carry, and the results of its promise how many came: the column `total`, by the working days of the period. The promises that
rest on it, at most one hand-over away, are named there, of many the first few: what is promised was promised for fewer.

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
"""

from collections.abc import Collection, Iterator

from interlock.catalog import key_of
from interlock.definitions import Link, Promise
from interlock.findings import Finding
from interlock.findings.nouns import few_of, listed
from interlock.questions.capacity import Load, loads_of
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "warning"
HIDDEN_ONLY_ADDS = True

# At most this many promises that rest on a team are named.
_MOST_PROMISES = 3


def subjects(facts: Facts) -> int:
    """Published links whose cases are counted against what they can carry."""
    return sum(bool(loads_of(facts.catalog, facts.results, link, facts.today)) for link in facts.catalog.published(Link))


def check(facts: Facts) -> Iterator[Finding]:
    """Links over their capacity, at how much they can carry, with the promises that rest on them."""
    over = {link.id: loads for link in facts.catalog.published(Link) if (loads := facts.over_capacity.get(link.id))}
    resting = _resting_on(facts, over)
    for id, loads in over.items():
        yield _finding(facts, loads, resting[id])


def _finding(facts: Facts, loads: list[Load], promises: list[Promise]) -> Finding:
    last, id = loads[-1], loads[-1].link.id
    came = listed([f"{load.came_in_words}{'' if number else ' came'} {load.period.when}" for number, load in enumerate(loads)])
    message = f"`{id}` carries {last.carries_in_words} {last.a_time}, but {came}"
    if promises:
        rest = few_of([f"`{promise.id}`" for promise in promises], _MOST_PROMISES)
        message += f"; {rest} {'rests' if len(promises) == 1 else 'rest'} on it"
    remedy = (
        "Agree with whoever unblocks it on what gives: more people, fewer cases, or more time or a lower target in the promises "
        "that rest on it. If it carries more by now, say so in `cases`."
    )
    return Finding("over-capacity", facts.catalog.place(key_of(last.link), ("capacity", "cases")), message, remedy)


def _resting_on(facts: Facts, ids: Collection[str]) -> dict[str, list[Promise]]:
    """The published promises that rest on each of these links, at most one hand-over away; public ones first."""
    found: dict[str, list[Promise]] = {id: [] for id in ids}
    for promise in facts.catalog.published(Promise) if found else ():
        for member in facts.chains.of(promise).near:
            if member.link.id in found:
                found[member.link.id].append(promise)
    for promises in found.values():
        promises.sort(key=lambda promise: (promise.kind != "public", promise.id))
    return found
