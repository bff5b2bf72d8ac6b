"""The order of the steps of a procedure, as a graph of what each step waits for, and the cycles in it."""

from collections.abc import Collection, Iterable
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from interlock.definitions import Procedure


class StepOrder:
    """The graph of steps, by their positions from 0. `before[n]` holds the positions of the steps that step n waits for.

    A step without `after` waits for the step above it. Unknown ids in `after` are skipped; another rule reports them.
    """

    def __init__(self, procedure: Procedure) -> None:
        self._position: dict[str, int] = {}
        for position, step in enumerate(procedure.steps):
            self._position.setdefault(step.id, position)
        self.before: list[tuple[int, ...]] = [
            tuple(dict.fromkeys(self._position[id] for id in step.after if id in self._position))
            if step.after is not None
            else ((position - 1,) if position else ())
            for position, step in enumerate(procedure.steps)
        ]

    @cached_property
    def after(self) -> list[tuple[int, ...]]:
        """The inverse of `before`: for each step, the positions of the steps that wait for it."""
        found: list[list[int]] = [[] for _ in self.before]
        for position, earlier in enumerate(self.before):
            for other in earlier:
                found[other].append(position)
        return [tuple(positions) for positions in found]

    @cached_property
    def sets_before(self) -> list[int]:
        """For each step, all steps that must be done before it, as a bit set, which is fast for thousands of steps."""
        return self._sets(self.before, self._in_order)

    def beside(self, position: int) -> int:
        """The steps that may be done at the same time as a step, as a bit set."""
        everything = (1 << len(self.before)) - 1
        return everything & ~(self.sets_before[position] | self._sets_after[position] | 1 << position)

    @cached_property
    def _sets_after(self) -> list[int]:
        return self._sets(self.after, self._in_order and self._in_order[::-1])

    @cached_property
    def _in_order(self) -> list[int] | None:
        return self.in_order(range(len(self.before)))

    def _sets(self, edges: list[tuple[int, ...]], in_order: list[int] | None) -> list[int]:
        """What can be reached from each step along edges, as bit sets; each step comes in `in_order` after those it leads to."""
        if in_order is None:  # there is a cycle
            reached = (self._reachable(further, edges) for further in edges)
            return [sum(1 << other for other in others) for others in reached]
        found = [0] * len(edges)
        for position in in_order:
            for further in edges[position]:
                found[position] |= found[further] | 1 << further
        return found

    def all_before(self, position: int) -> tuple[int, ...]:
        """The positions of all steps that must be done before a step, in the order of the file."""
        return tuple(sorted(self._reachable(self.before[position], self.before) - {position}))

    def leading_to(self, step: str | None) -> tuple[int, ...]:
        """The positions of a step, by id, and of all steps before it, in the order of the file; empty for an unknown id."""
        return tuple(sorted(self._reachable_from(step, self.before)))

    def between(self, first: str | None, last: str | None) -> tuple[int, ...]:
        """The positions of the steps that take of the time from the start of one step to the end of another, both by id.

        These are the last one and all steps before it, without those that are done when the first one begins: a step that may
        run beside the first one may begin with it. None: from the start, or to the end of all. Empty where no way leads there.
        """
        ends = self.leading_to(last) if last is not None else tuple(range(len(self.before)))
        if first is None:
            return ends
        start = self._position.get(first)
        if start is None or start not in ends:
            return ()
        done = set(self.all_before(start))
        return tuple(position for position in ends if position not in done)

    def in_order(self, positions: Iterable[int]) -> list[int] | None:
        """These positions in topological order, or None when there is a cycle among them."""
        chosen = set(positions)
        if all(earlier < position for position in chosen for earlier in self.before[position] if earlier in chosen):
            return sorted(chosen)
        graph = {position: [earlier for earlier in self.before[position] if earlier in chosen] for position in sorted(chosen)}
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError:
            return None

    def cycles(self) -> list[list[int]]:
        """The strongly connected components that contain a cycle, each sorted, in the order of the file.

        Kosaraju's algorithm, linear in steps and edges: in reverse postorder of `before`, each unplaced step and all unplaced
        steps that can be reached from it by `after` are one component.
        """
        cycles_found: list[list[int]] = []
        placed: set[int] = set()
        for position in reversed(self._postorder()):
            if position not in placed:
                cycle = self._reachable((position,), self.after, placed)
                placed |= cycle
                if len(cycle) > 1 or position in self.before[position]:
                    cycles_found.append(sorted(cycle))
        return sorted(cycles_found)

    def _postorder(self) -> list[int]:
        """The steps in postorder of a depth-first search along `before`."""
        left: list[int] = []
        met: set[int] = set()
        for first in range(len(self.before)):
            walked = [] if first in met else [(first, iter(self.before[first]))]
            met.add(first)
            while walked:
                position, rest = walked[-1]
                earlier = next((other for other in rest if other not in met), None)
                if earlier is None:
                    left.append(position)
                    walked.pop()
                else:
                    met.add(earlier)
                    walked.append((earlier, iter(self.before[earlier])))
        return left

    def _reachable_from(self, step: str | None, edges: list[tuple[int, ...]]) -> set[int]:
        position = self._position.get(step or "")
        return set() if position is None else self._reachable((position,), edges)

    def _reachable(
        self, positions: tuple[int, ...], edges: list[tuple[int, ...]], excluded: Collection[int] = frozenset()
    ) -> set[int]:
        reached, pending = set(positions), list(positions)
        while pending:
            new = [other for other in edges[pending.pop()] if other not in reached and other not in excluded]
            reached.update(new)
            pending += new
        return reached
