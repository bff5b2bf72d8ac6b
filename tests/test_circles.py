"""Ways that lead round in a circle: each is told once, and none is left when every way that closes one is gone."""

from graphlib import TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Key
from interlock.rules.circles import circles, way_round

KEYS = [Key("term", letter) for letter in "abcdefg"]
WAYS = st.dictionaries(st.sampled_from(KEYS), st.lists(st.sampled_from(KEYS), unique=True, max_size=4))


@given(WAYS)
def test_every_circle_is_one_and_without_its_closing_way_none_is_left(ways: dict[Key, list[Key]]) -> None:
    found = list(circles(ways))
    for circle in found:
        assert all(after in ways[before] for before, after in pairwise([*circle, circle[0]]))
    closing = [(circle[-1], circle[0]) for circle in found]
    assert len(closing) == len(set(closing))
    left = {key: [stop for stop in stops if (key, stop) not in closing] for key, stops in ways.items()}
    list(TopologicalSorter(left).static_order())


def test_a_ring_of_thousands_is_told_by_its_beginning_and_its_end() -> None:
    ring = [Key("term", f"t{number:04}") for number in range(3_000)]
    (circle,) = circles({key: [after] for key, after in pairwise([*ring, ring[0]])})
    assert circle == ring
    assert way_round([key.id for key in circle]) == (
        "`t0000` → `t0001` → `t0002` → `t0003` → 2,992 more → `t2996` → `t2997` → `t2998` → `t2999` → `t0000`"
    )
