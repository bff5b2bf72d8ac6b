"""The limits of a promise, each with whether it can be kept, and what rules say of steps that take too long or wait."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.findings import Place, Severity
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, Run, TimedStep
from interlock.questions.facts import Facts
from interlock.sources.yaml.yaml_writer import in_flow


class JudgedLimit(NamedTuple):
    """A limit of a promise, whether it can be kept, and where it stands. `until`: ` until 31 May 2027`, where another follows."""

    capability: Capability
    place: Place
    until: str = ""

    def severity(self, of_last: Severity) -> Severity:
        """How grave a fault of it is, of which that of the last limit is known: no error may depend on the day."""
        return "warning" if self.until else of_last


def judged_limits(facts: Facts, promise: Promise) -> Iterator[JudgedLimit]:
    """The limit of the last form of a promise, and then those that hold until it takes that form."""
    key = key_of(promise)
    yield JudgedLimit(facts.capabilities.of(promise), facts.catalog.place(key, ("limit",)))
    for capability, until in facts.capabilities.until_last_form(promise):
        entries = ((earlier.until, index) for index, earlier in enumerate(promise.earlier) if earlier.limit)
        index = min(entry for entry in entries if entry[0] >= until)[1]
        place = facts.catalog.place(key, ("earlier", index, "limit"))
        yield JudgedLimit(capability, place, f" until {day_in_words(until)}")


def too_long(capability: Capability, found: ProcedureCapability, run: Run) -> str:
    """A message: the length of a run, and the steps of its longest path with the time of each."""
    steps = [f"`{timed.step.id}` ({capability.say(timed.end - timed.start)})" for timed in run.longest_path]
    over = capability.say(run.length - found.limit)
    named = f"{', '.join(steps[:-1])} and {steps[-1]}" if len(steps) > 1 else "".join(steps)
    return f"`{found.procedure.id}` takes {capability.say(run.length)}, {over} too long, through {named}"


def pause_meant(promise: Promise, steps: Iterable[TimedStep]) -> str:
    """A further remedy where one of these steps waits, and the promise's clock runs on meanwhile; empty where none does."""
    waiting = next((timed.step for timed in steps if timed.step.waits_for and timed.left_out != "waits"), None)
    if waiting is None:
        return ""
    pause = in_flow(waiting.waits_for)
    has_pauses = promise.clock is not None and promise.clock.pauses
    typed = f"add `{pause}` to the `pauses`" if has_pauses else f"write `pauses: [{pause}]`"
    return f" If the clock stands still while `{waiting.id}` waits, {typed} in `clock`."
