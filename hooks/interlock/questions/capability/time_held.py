"""With whom the clock lies: who holds a customer's time while a procedure keeps a promise, and where the most of it goes.

It is read off the timeline of the procedure's capability. Only the steps of the longest path make the whole longer, and what
each of them takes adds up to it; a step that runs beside them holds no more of the customer's time.
"""

from dataclasses import dataclass
from datetime import timedelta

from interlock.catalog import Catalog
from interlock.catalog.audience import HIDDEN
from interlock.definitions.procedure import Step
from interlock.findings.nouns import listed
from interlock.questions.calendar.ordinary_week import NONE
from interlock.questions.capability import Capability, ProcedureCapability, Run

CUSTOMER = "the customer"
_SOMEBODY = "a team inside the organisation"


@dataclass(frozen=True, slots=True)
class TimeHeld:
    """What a link holds of the longest path, and the numbers of its steps there. `by` is None for the customer."""

    by: str | None
    holder: str
    time: timedelta
    numbers: tuple[int, ...]


def time_held(catalog: Catalog, run: Run) -> list[TimeHeld]:
    """Who holds how much of the longest path, the most first, of equals whose step comes first."""
    found: dict[tuple[str | None, int], TimeHeld] = {}
    for timed in run.longest_path:
        link = catalog.link(timed.step.by)
        by = link.id if link else timed.step.by
        # Two links that readers may not see may not be the same.
        key = by, timed.number if by == HIDDEN else 0
        before = found.get(key) or TimeHeld(by, holder_of(catalog, timed.step), NONE, ())
        found[key] = TimeHeld(by, before.holder, before.time + timed.end - timed.start, (*before.numbers, timed.number))
    return sorted(found.values(), key=lambda held: -held.time)


def holder_of(catalog: Catalog, step: Step) -> str:
    """Whoever does a step, in words."""
    link = catalog.link(step.by)
    return link.title if link else _SOMEBODY if step.by == HIDDEN else step.by or CUSTOMER


def most_of_it(catalog: Catalog, capability: Capability, found: ProcedureCapability) -> str:
    """Where the most of a customer's time goes, as a sentence: "Most of it lies with Scheduling: 2 of 3 working days."

    Never a guess: where a step lacks a budget, nobody can say.
    """
    run = found.run
    if run is None:
        return f"Nobody can say: {found.fault_in_words}."
    if run.lacking:
        names = [f"step {timed.number} ({holder_of(catalog, timed.step)})" for timed in run.lacking]
        return f"Nobody can say where the most of it goes: {listed(names)} {'has' if len(names) == 1 else 'have'} no budget."
    held = time_held(catalog, run)
    if not held:
        return "None of its steps takes any time."
    most = [each.holder for each in held if each.time == held[0].time]
    if len(held) == 1:
        return f"All of it lies with {most[0]}: {capability.say(run.length)}."
    part = part_in_words(capability, held[0].time, run.length)
    if len(most) > 1:
        return f"The largest parts of it lie with {listed(most)}: {part} each."
    return f"{'Most' if held[0].time * 2 > run.length else 'The largest part'} of it lies with {most[0]}: {part}."


def part_in_words(capability: Capability, part: timedelta, whole: timedelta) -> str:
    """A part of a length: `2 of 5 working days`, `30 minutes of 2 hours`."""
    said, of = capability.say(part), capability.say(whole)
    if said == of:
        return f"nearly all of {of}" if part < whole else of
    number, _, unit = said.partition(" ")
    is_same = unit.removesuffix("s") == of.partition(" ")[2].removesuffix("s")
    return f"{number if is_same and not any(map(str.isdigit, unit)) else said} of {of}"
