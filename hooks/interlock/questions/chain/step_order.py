"""The order of a procedure's steps: what each waits for, what runs side by side, and what waits for itself."""

from collections.abc import Collection, Iterable
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from interlock.definitions import Procedure


class StepOrder:
    """Steps by their positions, from 0. `before[n]` are the positions that step n waits for.

    A step without `after` waits for the step above it. An `after` that names no step is left out: it is a fault of its own.
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
    def behind(self) -> list[tuple[int, ...]]:
        """The positions that wait for each step."""
        found: list[list[int]] = [[] for _ in self.before]
        for position, earlier in enumerate(self.before):
            for other in earlier:
                found[other].append(position)
        return [tuple(positions) for positions in found]

    def all_before(self, position: int) -> tuple[int, ...]:
        """The positions of everything that is done before a step, in the order of the file."""
        return tuple(sorted(self._reach_of(self.before[position], self.before) - {position}))

    def leading_to(self, step: str | None) -> tuple[int, ...]:
        """The step and all that must come before it, in the order of the file. Nothing for a step that is not there."""
        return tuple(sorted(self._reached(step, self.before)))

    def following(self, step: str | None) -> tuple[int, ...]:
        """The step and all that come after it, in the order of the file."""
        return tuple(sorted(self._reached(step, self.behind)))

    def between(self, first: str | None, last: str | None) -> tuple[int, ...]:
        """The steps on the ways from one step to another, both included; left out: from any start, to any end."""
        positions: Iterable[int] = range(len(self.before))
        if first is not None:
            reached = set(self.following(first))
            positions = [position for position in positions if position in reached]
        if last is not None:
            reached = set(self.leading_to(last))
            positions = [position for position in positions if position in reached]
        return tuple(positions)

    def in_order(self, positions: Iterable[int]) -> list[int] | None:
        """These positions so that each stands after those it waits for, or None when some wait for each other."""
        chosen = set(positions)
        if all(earlier < position for position in chosen for earlier in self.before[position] if earlier in chosen):
            return sorted(chosen)
        graph = {position: [earlier for earlier in self.before[position] if earlier in chosen] for position in sorted(chosen)}
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError:
            return None

    def waiting_for_itself(self) -> list[list[int]]:
        """Every circle of steps of which each waits, over the others, for itself; in the order of the file.

        Kosaraju's way, linear in the steps and what they wait for: the last step to be left when all are walked to what they wait
        for, and whatever of the rest waits for it, are one circle.
        """
        circles: list[list[int]] = []
        placed: set[int] = set()
        for position in reversed(self._as_left()):
            if position not in placed:
                circle = self._reach_of((position,), self.behind, placed)
                placed |= circle
                if len(circle) > 1 or position in self.before[position]:
                    circles.append(sorted(circle))
        return sorted(circles)

    def _as_left(self) -> list[int]:
        """Every step after all that it waits for, unless these wait for it."""
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

    def _reached(self, step: str | None, ways: list[tuple[int, ...]]) -> set[int]:
        position = self._position.get(step or "")
        return set() if position is None else self._reach_of((position,), ways)

    def _reach_of(
        self, positions: tuple[int, ...], ways: list[tuple[int, ...]], passed: Collection[int] = frozenset()
    ) -> set[int]:
        reached, pending = set(positions), list(positions)
        while pending:
            new = [other for other in ways[pending.pop()] if other not in reached and other not in passed]
            reached.update(new)
            pending += new
        return reached
