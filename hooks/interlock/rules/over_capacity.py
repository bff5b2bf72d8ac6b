"""A team to which more comes than it can carry, for three periods running.

A promise that was made for 120 cases a day is not kept with 131, however hard people work. `capacity` says how many cases a team
can carry, and the results of its promise how many came: the column `total`, by the working days of the period. The promises that
rest on it, at most one hand-over away, are told beside it: what is promised there was promised for fewer.

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
from interlock.findings.nouns import listed
from interlock.questions.capacity import Load, loads_of
from interlock.questions.facts import Facts

GROUP = "chain"
SEVERITY = "warning"
HIDDEN_ONLY_ADDS = True


def subjects(facts: Facts) -> int:
    """Published links whose cases are counted against what they can carry, and the published promises that rest on them."""
    counted = {link.id for link in _links(facts) if loads_of(facts.catalog, facts.results, link, facts.today)}
    return len(counted) + len(_resting_on(facts, counted))


def check(facts: Facts) -> Iterator[Finding]:
    """Links over their capacity, at how much they can carry, and the promises that rest on them."""
    over = {link.id: facts.over_capacity[link.id] for link in _links(facts) if link.id in facts.over_capacity}
    for link in _links(facts):
        if loads := over.get(link.id):
            yield _on_link(facts, link, loads)
    for promise, links in _resting_on(facts, over):
        yield _on_promise(facts, promise, links)


def _on_link(facts: Facts, link: Link, loads: list[Load]) -> Finding:
    came = listed(
        [f"{load.came_in_words}{'' if number else ' came'} in {load.period.label}" for number, load in enumerate(loads)]
    )
    message = f"`{link.id}` carries {loads[-1].carries.text} {loads[-1].a_time}, but {came}"
    remedy = (
        "Agree with whoever unblocks it on what gives: more people, fewer cases, or more time in the promises that rest on "
        "it. If it carries more by now, say so in `cases`."
    )
    return Finding("over-capacity", facts.catalog.place(key_of(link), ("capacity", "cases")), message, remedy)


def _on_promise(facts: Facts, promise: Promise, links: list[str]) -> Finding:
    lasts = [facts.over_capacity[id][-1] for id in links]
    carrying = [f"`{each.link.id}`, which carries {each.carries.text} {each.a_time}, but {_came(each)}" for each in lasts]
    names = listed([f"`{id}`" for id in links])
    message = f"`{promise.id}` rests on {listed(carrying)}"
    remedy = f"Promise what can be kept until {names} can carry all that comes: more time, or a lower target."
    return Finding("over-capacity", facts.catalog.place(key_of(promise), ("made_by",)), message, remedy)


def _came(load: Load) -> str:
    return f"{load.came_in_words} came in {load.period.label}"


def _resting_on(facts: Facts, ids: Collection[str]) -> list[tuple[Promise, list[str]]]:
    """The published promises that rest on any of these links, at most one hand-over away, with the ids of those."""
    if not ids:
        return []
    near = (
        (promise, [member.link.id for member in facts.chains.of(promise).near if member.link.id in ids])
        for promise in facts.catalog.published(Promise)
    )
    return [(promise, found) for promise, found in near if found]


def _links(facts: Facts) -> list[Link]:
    return [link for link in facts.catalog.published(Link) if link.capacity]
