"""What is found out about a promise's limit: the timing of its steps, and the verdicts on its procedures and on itself."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Literal, NamedTuple

from interlock.definitions import Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.definitions.values.quantities import Quantity
from interlock.findings.nouns import capital, in_sentences
from interlock.questions.calendar.lengths import length_in_words
from interlock.questions.calendar.ordinary_week import NO_TIME, TimeMeasure
from interlock.questions.capability.budgets import LeftOut

Verdict = Literal["capable", "over", "unknown", "not applicable"]
WORST_FIRST: tuple[Verdict, ...] = ("over", "unknown", "capable", "not applicable")


class TimedStep(NamedTuple):
    """A step on the timeline of a procedure. `start` and `end` count from the start of the clock, in the measure of the limit.

    `number`: its position in the procedure, from 1. `left_out`: why it takes no time, if so. `secured_by`: the promise that
    secures it, if the budget is the limit of that.
    """

    step: Step
    number: int
    start: timedelta
    end: timedelta
    left_out: LeftOut
    lacks_budget: bool
    on_longest_path: bool
    secured_by: Promise | None

    @property
    def counted(self) -> Quantity | None:
        """The amount that counts: its own, or the limit of the promise that secures it."""
        return self.secured_by.limit if self.secured_by else self.step.within

    @property
    def name(self) -> str:
        """Its number and the words of its id, which no line break parts: `6. Collect`."""
        return f"{self.number}.\N{NO-BREAK SPACE}{capital(in_sentences(self.step.id))}"


class Run(NamedTuple):
    """The timing of one pass through a procedure: its length, and when each step starts and ends.

    `starts`: the worst start, since midnight at the start of Monday; None when the start makes no difference.
    """

    length: timedelta
    steps: tuple[TimedStep, ...]
    starts: timedelta | None = None

    @property
    def longest_path(self) -> tuple[TimedStep, ...]:
        """The steps on the longest path, in order."""
        return tuple(timed for timed in self.steps if timed.on_longest_path)

    @property
    def only_sometimes(self) -> tuple[TimedStep, ...]:
        """The `only_if` steps on the longest path: those that make it so long."""
        return tuple(timed for timed in self.longest_path if timed.step.only_if)

    @property
    def lacking(self) -> tuple[TimedStep, ...]:
        """The steps without a budget."""
        return tuple(timed for timed in self.steps if timed.lacks_budget)


class ProcedureCapability(NamedTuple):
    """Whether one procedure keeps the limit.

    `limit`: the length of the limit that was compared with the steps. `slack`: the limit minus the length of the run, negative
    when that is longer; None when unknown. `worst`: the run that includes all `only_if` steps; None when there are none.
    `fault`: why there is no run, if so: steps wait for each other, or no path leads from `from` to `to`.
    """

    procedure: Procedure
    verdict: Verdict
    limit: timedelta
    slack: timedelta | None = None
    run: Run | None = None
    worst: Run | None = None
    worst_verdict: Verdict | None = None
    fault: Literal["", "step-cycle", "no-way"] = ""

    @property
    def fault_in_words(self) -> str:
        """Why there is no run."""
        return "its steps wait for each other" if self.fault == "step-cycle" else "no way leads from its first step to its last"


class Capability(NamedTuple):
    """Whether a promise can be kept. Lengths and slack are in `measure`; `working_day` is the length of a working day.

    `comes_in_by`: where the day itself counts, the time of day, since midnight, up to which a case must come in so that the steps
    end in time, by the procedure `tightest`; both are None where that makes no difference. `is_hidden`: it rests on procedures or
    promises that readers may not see, so pages do not give the verdict.
    """

    promise: Promise
    verdict: Verdict
    slack: timedelta | None = None
    limit: timedelta | None = None
    measure: TimeMeasure = "elapsed"
    working_day: timedelta = NO_TIME
    procedures: tuple[ProcedureCapability, ...] = ()
    comes_in_by: timedelta | None = None
    tightest: ProcedureCapability | None = None
    is_hidden: bool = False

    @property
    def worst_verdict(self) -> Verdict:
        """The verdict that includes all `only_if` steps."""
        return worst(found.worst_verdict or found.verdict for found in self.procedures) if self.procedures else self.verdict

    @property
    def deciding(self) -> tuple[ProcedureCapability, ...]:
        """The procedures with the same verdict as the promise, the longest first."""
        deciding = (found for found in self.procedures if found.verdict == self.verdict)
        return tuple(sorted(deciding, key=lambda found: found.run.length if found.run else NO_TIME, reverse=True))

    @property
    def too_long(self) -> Run | None:
        """The longest of the runs that exceed the limit, or None."""
        return _longest(found.run for found in self.procedures if found.verdict == "over")

    @property
    def too_long_at_worst(self) -> Run | None:
        """The longest of the runs that exceed the limit only because of their `only_if` steps, or None."""
        return _longest(found.worst for found in self.procedures if found.verdict != "over" == found.worst_verdict)

    def say(self, length: timedelta) -> str:
        """A length in words. It is in the measure of the limit."""
        return length_in_words(length, self.measure, self.working_day)


def _longest(runs: Iterable[Run | None]) -> Run | None:
    return max((run for run in runs if run), key=lambda run: run.length, default=None)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of several verdicts, or `unknown` if there are none."""
    return min(verdicts, key=WORST_FIRST.index, default="unknown")
