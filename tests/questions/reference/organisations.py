"""Random organisations as plain values, small enough for brute force, with all features that complicate chains.

Hypothesis draws only the seed. Drawing every value took ten times as long and found no more faults.
"""

from random import Random
from typing import Any

from hypothesis import strategies as st

Plain = dict[str, Any]
Units = tuple[tuple[str, int], ...]

# Opening and closing times in minutes after midnight, and the working days, numbered from 0 for Monday. Nights end on the next day.
CALENDARS = (
    (540, 1020, (0, 1, 2, 3, 4)),
    (480, 960, (0, 1, 2, 3, 4, 5)),
    (600, 840, (1, 3)),
    (0, 1440, (0, 1, 2, 3, 4, 5, 6)),
    (720, 1320, (6,)),
    (1320, 1800, (2, 6)),
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STATUSES = ("published",) * 9 + ("suspended", "draft", "retired")
# Units with the largest amount that is drawn.
WORKING = (("working hours", 12), ("working days", 4))
ELAPSED = (("minutes", 90), ("hours", 40), ("days", 4), ("weeks", 1))
LINKS, PROMISES, PROCEDURES = 6, 5, 4


def organisations(*, mixed: bool = False, own_calendars: bool = False) -> st.SearchStrategy[Plain]:
    """Organisations. With `mixed`, working and elapsed amounts are mixed; with `own_calendars`, some promises count by their own."""
    return st.integers(0, 2**62).map(lambda seed: organisation(Random(seed), mixed, own_calendars))


def organisation(rng: Random, mixed: bool, own_calendars: bool) -> Plain:
    """A random organisation."""
    units: Units = (*WORKING, *ELAPSED) if mixed else rng.choice((WORKING, ELAPSED))
    names = [f"p{number}" for number in range(PROMISES)]
    made: Plain = {
        "calendar": rng.choice(CALENDARS),
        "links": {f"l{number}": link(rng, number) for number in range(LINKS)},
        "promises": {name: promise(rng, units, public=number < 2) for number, name in enumerate(names)},
        "procedures": {f"q{number}": procedure(rng, units, names) for number in range(rng.randint(1, PROCEDURES))},
    }
    for each in made["promises"].values():
        each["calendar"] = rng.choice((None, *CALENDARS)) if own_calendars else None
    return made


def amount(rng: Random, units: Units, least: int = 0) -> tuple[int, str]:
    """A random whole amount."""
    unit, most = rng.choice(units)
    return rng.randint(least, most), unit


def some(rng: Random, values: list[Any], most: int) -> list[Any]:
    """A random selection of the values, perhaps with duplicates."""
    return [rng.choice(values) for _ in range(rng.randint(0, most))] if values else []


def any_link(rng: Random) -> str:
    return f"l{rng.randrange(LINKS)}"


def link(rng: Random, number: int) -> Plain:
    """A link with random `relies_on` and `supports`."""
    others = [f"l{other}" for other in range(LINKS) if other != number]
    relies_on = [(other, rng.choice(([], [], ["p0"], ["p0", "p1"]))) for other in some(rng, others, 3)]
    return {"status": rng.choice(STATUSES), "relies_on": relies_on, "supports": some(rng, others, 1)}


def promise(rng: Random, units: Units, public: bool) -> Plain:
    """A promise to customers, or to links."""
    return {
        "status": rng.choice(STATUSES),
        "kind": "public" if public else rng.choice(("internal", "supplier")),
        "made_by": any_link(rng),
        "made_to": ["c0"] if public else [any_link(rng)],
        "limit": rng.choice((amount(rng, units, least=1),) * 4 + (None, (5, "rings"))),
        "behaviour": rng.random() < 0.1,
        "pauses": rng.choice(([], ["the customer"])),
        "share": rng.choice((None, 80, 90, 95)),
        "results": some(rng, [None, 60, 79, 85, 90, 94, 99], 3),
    }


def procedure(rng: Random, units: Units, promises: list[str]) -> Plain:
    """A procedure that supports some promises, some of them with a clock that covers only a part."""
    steps = [step(rng, position, units, promises[2:]) for position in range(rng.randint(1, 6))]
    forget_order(rng, steps)
    part = [None, None, *range(len(steps))]
    supports = [(rng.choice(promises), rng.choice(part), rng.choice(part)) for _ in range(rng.randint(1, 2))]
    return {"status": rng.choice(STATUSES), "missing": rng.random() < 0.05, "supports": supports, "steps": steps}


def step(rng: Random, position: int, units: Units, secures: list[str]) -> Plain:
    """A step, sometimes without a budget."""
    return {
        "id": f"s{position}",
        "by": any_link(rng),
        "within": amount(rng, units) if rng.random() < 0.9 else None,
        "after": rng.choice((None, some(rng, list(range(position)), 3))),
        "only_if": rng.random() < 0.15,
        "waits_for": rng.choice((None, None, None, "the customer", "the weather")),
        "secured_by": rng.choice([None, None, *secures]),
        "with": [any_link(rng)] if rng.random() < 0.1 else [],
    }


def forget_order(rng: Random, steps: list[Plain]) -> None:
    """Make some steps wait for any others, which can cause cycles and steps out of order."""
    if rng.random() < 0.2:
        rng.choice(steps)["after"] = some(rng, list(range(len(steps))), 2)
