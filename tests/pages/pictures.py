"""Made-up organisations to draw, and the geometry of drawn pictures."""

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from tests.catalogs import Fields, link, procedure, promise, step

Box = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


def organisation(size: int) -> dict[str, Fields]:
    """A front link that makes one promise, and other links behind it: link n is relied on by link n/2."""
    links = [f"link-{number:03}" for number in range(size - 1)]
    users = ["front", *links]
    found: dict[str, Fields] = {
        "customer/residents": {},
        "promise/quick": promise(),
        "procedure/do-it": procedure(step("one", "1 day", stage="front")),
        "link/front": link(kind="front-line"),
    }
    for number, id in enumerate(links):
        found[f"link/{id}"] = link(title=f"{id} with a name of some length", kind="support" if number % 3 else "front-line")
        found[f"link/{users[number // 2]}"].setdefault("relies_on", []).append({"link": id})
    return found


def tied(size: int, ties: Sequence[tuple[int, int]]) -> dict[str, Fields]:
    """A front link that makes one promise, another that does a step, and links of every kind; `ties` are who relies on whom."""
    ids = ["front", *(f"link-{number:03}" for number in range(1, size))]
    sorts_of = ("support", "front-line", "partner", "support", "leadership")
    found: dict[str, Fields] = {
        "customer/residents": {},
        "promise/quick": promise(),
        "procedure/do-it": procedure(step("one", "1 day", stage="front"), step("two", "1 day", by="link-001")),
        "link/front": link(kind="front-line", coached_by="link-004"),
    }
    for number, id in enumerate(ids[1:], 1):
        found[f"link/{id}"] = link(
            title=f"Team {number} with a name for two lines, or three", kind=sorts_of[number % 5], coached_by="link-004"
        )
    for user, supplier in sorted(set(ties)):
        if user != supplier and max(user, supplier) < size:
            found[f"link/{ids[user]}"].setdefault("relies_on", []).append({"link": ids[supplier]})
    return found


ties = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=60)


def overlapping(found: Sequence[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for at, one in enumerate(found) for other in found[at + 1 :] if is_over(one, other)]


def is_over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def segments(path: str) -> list[Segment]:
    """The lines of a path, each as left, top, right and bottom; a curve counts as a line from its start to its end."""
    x = y = 0.0
    found = []
    for command, said in re.findall(r"([MVHQ])([^MVHQ]*)", path):
        numbers = [float(number) for number in said.split()]
        to = (x, numbers[0]) if command == "V" else (numbers[0], y) if command == "H" else (numbers[-2], numbers[-1])
        if command != "M":
            found.append((min(x, to[0]), min(y, to[1]), max(x, to[0]), max(y, to[1])))
        x, y = to
    return found
