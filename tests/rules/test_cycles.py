"""Ways that lead round in a circle: each is told once, and none is left when every way that closes one is gone."""

from graphlib import TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Key
from interlock.questions.chain.step_order import StepOrder
from interlock.rules.engine.cycles import cycle_in_words, find_cycles
from tests.catalogs import catalog_with, procedure, step
from tests.conftest import examples

KEYS = [Key("term", letter) for letter in "abcdefg"]
WAYS = st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), unique=True, max_size=4))


@given(WAYS)
def test_removing_the_closing_edges_leaves_no_cycle(ways: dict[Key, list[Key]]) -> None:
    found = list(find_cycles(ways))
    for circle in found:
        assert all(after in ways[before] for before, after in pairwise([*circle, circle[0]]))
    closing = [(circle[-1], circle[0]) for circle in found]
    assert len(closing) == len(set(closing))
    left = {key: [stop for stop in stops if (key, stop) not in closing] for key, stops in ways.items()}
    list(TopologicalSorter(left).static_order())


def test_a_long_cycle_is_abbreviated() -> None:
    ring = [Key("term", f"t{number:04}") for number in range(3_000)]
    (circle,) = find_cycles({key: [after] for key, after in pairwise([*ring, ring[0]])})
    assert circle == ring
    assert cycle_in_words([key.id for key in circle]) == (
        "`t0000` → `t0001` → `t0002` → `t0003` → 2,992 more → `t2996` → `t2997` → `t2998` → `t2999` → `t0000`"
    )


@examples(200)
@given(st.lists(st.none() | st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_cycles_of_steps_agree_with_brute_force(after: list[list[int] | None]) -> None:
    names = [f"s{number}" for number in range(len(after))]
    steps = [
        step(name, **({} if named is None else {"after": [names[number] for number in named if number < len(names)]}))
        for name, named in zip(names, after, strict=True)
    ]
    order = StepOrder(catalog_with({"procedure/p": procedure(*steps)}).definitions[Key("procedure", "p")])  # type: ignore[arg-type]
    reach = [set(order.before[number]) for number in range(len(steps))]
    for _ in steps:
        reach = [met.union(*(reach[number] for number in met)) for met in reach]
    circles = {
        tuple(other for other in range(len(steps)) if other in reach[one] and one in reach[other])
        for one in range(len(steps))
        if one in reach[one]
    }
    assert [tuple(circle) for circle in order.cycles()] == sorted(circles)


def test_a_cycle_of_thousands_of_steps() -> None:
    steps = [step(f"s{number}", after=[f"s{(number + 1) % 5_000}"]) for number in range(5_000)]
    found = catalog_with({"procedure/p": procedure(*steps)}).definitions[Key("procedure", "p")]
    assert StepOrder(found).cycles() == [list(range(5_000))]  # type: ignore[arg-type]
