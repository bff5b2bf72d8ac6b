"""The customer's time: which link holds it at each step, and which holds most of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from interlock.definitions import Procedure, Promise
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.questions.capability.time_held import holder_of, most_of_it, time_held
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, TimedStep


@dataclass(frozen=True, slots=True)
class HolderBar:
    """A link's share of the time that the steps take; `size` is a percentage."""

    holder: Ref
    words: str
    size: float


@dataclass(frozen=True, slots=True)
class HeldStep:
    """A step while the clock runs: who holds the customer's time and how long, the promise securing it, and the clock's state."""

    step: Ref
    holder: Ref
    time: str
    secured_by: Ref | None
    clock: str
    tone: str


@dataclass(frozen=True, slots=True)
class CustomersTime:
    """The customer's time in one procedure for one promise.

    `titles`: links to the procedure on a promise's page; on a procedure's page to the promises for which the time is the same.
    """

    titles: list[Ref]
    most: str
    bars: list[HolderBar]
    steps: list[HeldStep]


def promise_time(context: PageContext, promise: Promise) -> list[CustomersTime]:
    """Who holds the customer's time, for each procedure; empty for the public, and for promises without a time limit."""
    if context.is_public:
        return []
    capability = context.facts.capabilities.of(promise)
    return [_time(context, capability, found, [context.to(found.procedure)]) for found in capability.procedures]


def procedure_time(context: PageContext, procedure: Procedure) -> list[CustomersTime]:
    """Who holds the customer's time in a procedure, for each promise; promises for which it is the same share an entry."""
    if context.is_public:
        return []
    told: list[CustomersTime] = []
    for time in _promise_by_promise(context, procedure):
        same = next((place for place, each in enumerate(told) if replace(each, titles=time.titles) == time), None)
        if same is None:
            told.append(time)
        else:
            told[same] = replace(time, titles=told[same].titles + time.titles)
    return told


def _promise_by_promise(context: PageContext, procedure: Procedure) -> Iterator[CustomersTime]:
    named = filter(None, (context.catalog.promise(entry.promise) for entry in procedure.supports))
    for promise in {promise.id: promise for promise in named if promise.status != "retired"}.values():
        capability = context.facts.capabilities.of(promise)
        for found in capability.procedures:
            if found.procedure is procedure:
                yield _time(context, capability, found, [context.to(promise)])


def _time(context: PageContext, capability: Capability, found: ProcedureCapability, titles: list[Ref]) -> CustomersTime:
    steps = found.run.steps if found.run else ()
    most = most_of_it(context.catalog, capability, found)
    return CustomersTime(
        titles, most, _bars(context, capability, found), [_step(context, capability, found, each) for each in steps]
    )


def _bars(context: PageContext, capability: Capability, found: ProcedureCapability) -> list[HolderBar]:
    """The links' shares of the time; empty where the time is unknown, or where one link holds all of it."""
    run = found.run
    held = time_held(context.catalog, run) if run and not run.lacking else []
    return [
        HolderBar(
            context.ref("link", each.by) or Ref(capital(each.holder), None),
            capability.say(each.time),
            round(100 * (each.time / run.length), 1),
        )
        for each in held
        if run and len(held) > 1
    ]


def _step(context: PageContext, capability: Capability, found: ProcedureCapability, timed: TimedStep) -> HeldStep:
    clock, tone = _clock(timed)
    counts = not timed.left_out and not timed.lacks_budget
    return HeldStep(
        Ref(timed.name, context.to(found.procedure, part=timed.step.id).path),
        context.ref("link", timed.step.by) or Ref(capital(holder_of(context.catalog, timed.step)), None),
        capability.say(timed.end - timed.start) if counts else "no time given" if timed.lacks_budget else "",
        context.to(timed.secured_by) if timed.secured_by and counts else None,
        clock,
        tone,
    )


def _clock(timed: TimedStep) -> tuple[str, str]:
    """What the clock does during a step, and its tone."""
    waits = timed.step.waits_for
    if timed.left_out == "waits":
        return f"Stands still: we wait for {waits}", "good"
    if timed.left_out == "only if":
        return f"Not counted: only if {timed.step.only_if}", ""
    if timed.lacks_budget:
        return "Runs, and nobody said for how long", "watch"
    if waits:
        return f"Runs on while we wait for {waits}", "watch"
    if timed.end == timed.start:
        return "Takes no time", ""
    return ("Runs", "") if timed.on_longest_path else ("Runs beside steps that take as long or longer", "")
