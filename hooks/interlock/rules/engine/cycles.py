"""Ways that lead round in a circle, each told once, and how they are told."""

from collections.abc import Iterator, Mapping, Sequence

from interlock.catalog import Key

# A way of more stops is told by its beginning and its end.
_MOST_STOPS = 12


def circles(ways: Mapping[Key, Sequence[Key]]) -> Iterator[list[Key]]:
    """The stops of circles, found by going from every key where its ways lead, each way once.

    Each circle is closed by another way, from its last stop to its first; without all of these there is no circle left.
    """
    done: set[Key] = set()
    for start in sorted(ways):
        yield from _met(start, ways, done)


def _met(start: Key, ways: Mapping[Key, Sequence[Key]], done: set[Key]) -> Iterator[list[Key]]:
    if start in done:
        return
    path = {start: 0}
    left = [iter(ways.get(start, ()))]
    while left:
        stop = next(left[-1], None)
        if stop is None:
            left.pop()
            done.add(path.popitem()[0])
        elif stop in path:
            yield list(path)[path[stop] :]
        elif stop not in done:
            path[stop] = len(path)
            left.append(iter(ways.get(stop, ())))


def way_round(names: Sequence[str]) -> str:
    """A circle in a message, back to where it begins.

    >>> way_round(["bay", "card", "kerb"])
    '`bay` → `card` → `kerb` → `bay`'
    """
    told = [f"`{name}`" for name in names]
    if len(told) > _MOST_STOPS:
        told[4:-4] = [f"{len(told) - 8:,} more"]
    return " → ".join([*told, told[0]])
