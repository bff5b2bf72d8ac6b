"""Cycles in graphs of keys and of steps."""

from graphlib import TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Key
from interlock.questions.chain.step_order import StepOrder
from interlock.rules.shared.cycles import cycle_in_words, find_cycles
from tests.catalogs import catalog_with, procedure, step
from tests.conftest import examples

KEYS = [Key("term", letter) for letter in "abcdefg"]
EDGES = st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), unique=True, max_size=4))


@given(EDGES)
def test_removing_the_closing_edges_leaves_no_cycle(edges: dict[Key, list[Key]]) -> None:
    found = list(find_cycles(edges))
    for cycle in found:
        assert all(after in edges[before] for before, after in pairwise([*cycle, cycle[0]]))
    closing = [(cycle[-1], cycle[0]) for cycle in found]
    assert len(closing) == len(set(closing))
    left = {key: [stop for stop in stops if (key, stop) not in closing] for key, stops in edges.items()}
    list(TopologicalSorter(left).static_order())


def test_a_long_cycle_is_abbreviated() -> None:
    keys = [Key("term", f"t{number:04}") for number in range(3_000)]
    (cycle,) = find_cycles({key: [after] for key, after in pairwise([*keys, keys[0]])})
    assert cycle == keys
    assert cycle_in_words([key.id for key in cycle]) == (
        "`t0000` → `t0001` → `t0002` → `t0003` → 2,992 more → `t2996` → `t2997` → `t2998` → `t2999` → `t0000`"
    )


@examples(70)
@given(st.lists(st.none() | st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_cycles_of_steps_agree_with_brute_force(after: list[list[int] | None]) -> None:
    names = [f"s{number}" for number in range(len(after))]
    steps = [step(name) for name in names]
    for each, named in zip(steps, after, strict=True):
        if named is not None:
            each["after"] = [names[number] for number in named if number < len(names)]
    order = StepOrder(catalog_with({"procedure/p": procedure(*steps)}).definitions[Key("procedure", "p")])  # type: ignore[arg-type]
    reachable = [set(order.before[number]) for number in range(len(steps))]
    for _ in steps:
        reachable = [met.union(*(reachable[number] for number in met)) for met in reachable]
    expected = {
        tuple(other for other in range(len(steps)) if other in reachable[one] and one in reachable[other])
        for one in range(len(steps))
        if one in reachable[one]
    }
    assert [tuple(cycle) for cycle in order.cycles()] == sorted(expected)


def test_a_cycle_of_thousands_of_steps() -> None:
    steps = [step(f"s{number}", after=[f"s{(number + 1) % 5_000}"]) for number in range(5_000)]
    found = catalog_with({"procedure/p": procedure(*steps)}).definitions[Key("procedure", "p")]
    assert StepOrder(found).cycles() == [list(range(5_000))]  # type: ignore[arg-type]
