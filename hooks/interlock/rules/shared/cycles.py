"""Finds cycles in directed graphs of keys, and describes them in messages."""

from collections.abc import Iterator, Mapping, Sequence

from interlock.catalog import Key

# The most stops that a message lists; of longer cycles it lists the beginning and the end.
_MOST_LISTED = 12


def find_cycles(edges: Mapping[Key, Sequence[Key]]) -> Iterator[list[Key]]:
    """A cycle for every back edge of a depth-first search from every key, in sorted order.

    The edge from the last key of a cycle to its first is the back edge. Without these edges the graph has no cycles.
    """
    done: set[Key] = set()
    for start in sorted(edges):
        yield from _cycles_from(start, edges, done)


def _cycles_from(start: Key, edges: Mapping[Key, Sequence[Key]], done: set[Key]) -> Iterator[list[Key]]:
    if start in done:
        return
    path = {start: 0}
    left = [iter(edges.get(start, ()))]
    while left:
        stop = next(left[-1], None)
        if stop is None:
            left.pop()
            done.add(path.popitem()[0])
        elif stop in path:
            yield list(path)[path[stop] :]
        elif stop not in done:
            path[stop] = len(path)
            left.append(iter(edges.get(stop, ())))


def cycle_in_words(names: Sequence[str]) -> str:
    """A cycle for a message, back to its first name.

    >>> cycle_in_words(["bay", "card", "kerb"])
    '`bay` → `card` → `kerb` → `bay`'
    """
    listed = [f"`{name}`" for name in names]
    if len(listed) > _MOST_LISTED:
        listed[4:-4] = [f"{len(listed) - 8:,} more"]
    return " → ".join([*listed, listed[0]])
