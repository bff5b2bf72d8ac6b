"""How much of a customer's waiting time each link holds in a procedure, and who holds most of it.

It is calculated from the timeline of the procedure's capability. Only steps on the longest path count: their times add up to
the total, and steps in parallel with them do not make the customer wait longer.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.references import HIDDEN
from interlock.definitions.procedure import Step
from interlock.findings.nouns import apart, few_of, listed
from interlock.questions.calendar.ordinary_week import NO_TIME
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, Run, TimedStep

_CUSTOMER = "the customer"
_SOMEBODY = "a team inside the organisation"
# A sentence names no more steps: all are shown beside it, or elsewhere.
MOST_STEPS_NAMED = 3


class TimeHeld(NamedTuple):
    """The time that a link takes on the longest path, and the numbers of its steps. `by` is its id, None for the customer."""

    by: str | None
    holder: str
    time: timedelta
    numbers: tuple[int, ...]


def time_held(catalog: Catalog, run: Run) -> list[TimeHeld]:
    """Who holds how much of the longest path, most time first, then in the order of the steps."""
    found: dict[tuple[str | None, int], TimeHeld] = {}
    for timed in run.longest_path:
        link = catalog.link(timed.step.by)
        by = link.id if link else timed.step.by
        # Two hidden links may be different ones, so they are not merged.
        key = by, timed.number if by == HIDDEN else 0
        before = found.get(key) or TimeHeld(by, holder_of(catalog, timed.step), NO_TIME, ())
        found[key] = TimeHeld(by, before.holder, before.time + timed.end - timed.start, (*before.numbers, timed.number))
    return sorted(found.values(), key=lambda held: -held.time)


def holder_of(catalog: Catalog, step: Step) -> str:
    """Who does a step, in words."""
    link = catalog.link(step.by)
    return link.title if link else _SOMEBODY if step.by == HIDDEN else step.by or _CUSTOMER


def with_holders(catalog: Catalog, steps: Iterable[TimedStep]) -> list[str]:
    """Steps in words, each with whoever does it: `step 4 (ICT)`."""
    return [f"step {timed.number} ({apart(holder_of(catalog, timed.step))})" for timed in steps]


def lacks_time(steps: Sequence[TimedStep]) -> str:
    """What is said of steps without a budget, after their names: `does not say how long it takes`."""
    return "does not say how long it takes" if len(steps) == 1 else "do not say how long they take"


def most_of_it(catalog: Catalog, capability: Capability, found: ProcedureCapability) -> str:
    """Who holds most of a customer's time, as a sentence: "Most of it lies with Scheduling: 2 of 3 working days."

    Where no run is possible or a step lacks a budget, it says that nobody can say.
    """
    run = found.run
    if run is None:
        return f"Nobody can say: {found.fault_in_words}."
    if run.lacking:
        lacking = few_of(with_holders(catalog, run.lacking), MOST_STEPS_NAMED)
        return f"Nobody can say where the most of it goes: {lacking} {lacks_time(run.lacking)}."
    held = time_held(catalog, run)
    if not held:
        return "None of its steps takes any time."
    most = [apart(each.holder) for each in held if each.time == held[0].time]
    if len(held) == 1:
        return f"All of it lies with {most[0]}: {capability.say(run.length)}."
    part = _part_in_words(capability, held[0].time, run.length)
    if len(most) > 1:
        return f"The largest parts of it lie with {listed(most)}: {part} each."
    return f"{'Most' if held[0].time * 2 > run.length else 'The largest part'} of it lies with {most[0]}: {part}."


def _part_in_words(capability: Capability, part: timedelta, whole: timedelta) -> str:
    """A part of a length in words: `2 of 5 working days`, `30 minutes of 2 hours`."""
    part_words, whole_words = capability.say(part), capability.say(whole)
    if part_words == whole_words:
        return whole_words
    number, _, unit = part_words.partition(" ")
    is_same = unit.removesuffix("s") == whole_words.partition(" ")[2].removesuffix("s")
    return f"{number if is_same and not any(map(str.isdigit, unit)) else part_words} of {whole_words}"
