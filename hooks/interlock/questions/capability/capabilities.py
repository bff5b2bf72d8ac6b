"""Capability: whether the time limit of a promise can be kept by the procedures that support it.

Each supporting procedure has a verdict, and the worst of them is that of the promise. The length of a procedure is that of the
longest path through the budgets of the steps that the promise's clock covers. It is measured as the limit is: in working time by
the organisation's week, or the promise's own, or in elapsed time. If working and elapsed amounts, or several weeks, are mixed,
the worst start in an ordinary week counts. A limit in days or weeks that moves off closed days is compared from every start. The
budget of a step is the longer of its own and the limit of the promise that secures it, which counts by the week of that promise.
Steps that wait for something that pauses the clock take no time. `only_if` steps take no time either; a second verdict includes
them, unless the promise excludes their condition. Nothing is guessed: a step without a budget makes the verdict `unknown`, unless
the other steps alone exceed the limit.
Where the day itself counts, steps that fit end in time only for what comes in early enough.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Promise
from interlock.definitions.procedure import Step
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import MONTH_UNITS
from interlock.questions.calendar.lengths import Months, length_of
from interlock.questions.calendar.ordinary_week import NO_TIME, Length, TimeMeasure, ordinary_week
from interlock.questions.calendar.timeline import Task, least_slack, timeline
from interlock.questions.calendar.working_time import WorkingCalendar, calendar_of, is_same_day
from interlock.questions.capability.budgets import Budget, budget_of, counted_by
from interlock.questions.capability.verdicts import Capability, ProcedureCapability, Run, TimedStep, Verdict, worst
from interlock.questions.chain.support import Supporting, securing
from interlock.questions.promise_forms import forms_behind, forms_until_the_last, held_on


class Capabilities:
    """The capabilities of all promises of a catalog, each worked out when it is first asked for.

    `of_all`: those before redaction, or None where nothing is hidden.
    """

    def __init__(
        self,
        catalog: Catalog,
        today: date,
        calendar: WorkingCalendar,
        procedures: dict[str, list[Supporting]],
        of_all: "Capabilities | None" = None,
    ) -> None:
        self._catalog, self._today = catalog, today
        self._procedures, self._of_all = procedures, of_all
        self._found: dict[str, Capability] = {}
        self._calendar = calendar
        self._week = ordinary_week(calendar)

    def of(self, promise: Promise) -> Capability:
        """The capability of one promise."""
        if promise.id not in self._found:
            found = self._worked_out(promise)
            is_hidden = found.verdict == "unknown" and self._of_all is not None and self._of_all.knows_more(found)
            self._found[promise.id] = Capability(promise, "not applicable", is_hidden=True) if is_hidden else found
        return self._found[promise.id]

    def until_changed(self, promise: Promise) -> Capability | None:
        """The capability of the limit that holds today, where a promise takes another one later; else None."""
        held = held_on(promise, self._today)
        if held is None or held.limit == promise.limit:
            return None
        return next(found for found, until in self.until_last_form(promise))

    def until_last_form(self, promise: Promise) -> Iterator[tuple[Capability, date]]:
        """The capabilities of limits that hold today or later, before a promise takes its last one, each with its last day."""
        forms = forms_until_the_last(promise, self._today) if promise.earlier else []
        others = [each for each in forms if each.form.limit != promise.limit]
        for _, alike in groupby(others, key=lambda each: each.form.limit):
            first, *more = alike
            last = more[-1].last if more else first.last
            alone = first.form.model_copy(update={"valid_from": first.first, "earlier": []})
            yield self._worked_out(alone, last), last

    def knows_more(self, seen: Capability) -> bool:
        """Whether this catalog, before redaction, says what the redacted one leaves unknown.

        It does where every step has a time, whatever it is: the answer must not give hidden times away.
        """
        has_hidden_alone = not seen.procedures and bool(self._procedures.get(seen.promise.id))
        found = self.of(seen.promise)
        lacks = any(each.run.lacking for each in found.procedures if each.run)
        return has_hidden_alone or (found.verdict != "unknown" and not lacks)

    def _worked_out(self, promise: Promise, until: date = date.max) -> Capability:
        """The capability of a promise in its last form, which holds until a day."""
        limit = promise.limit
        if limit is None or not limit.is_time or promise.dimension == "behaviour":
            return Capability(promise, "not applicable")
        calendar = self._calendar_of(promise)
        day = calendar.day_length
        measure: TimeMeasure = "working" if limit.unit_type == "working" else "elapsed"
        found = tuple(self._procedure(promise, limit, supporting, until) for supporting in self._procedures.get(promise.id, ()))
        verdict = worst(each.verdict for each in found)
        deciding = [each for each in found if each.verdict == verdict]
        tightest = _tightest_on_its_day(limit, calendar, deciding) if verdict == "capable" else None
        return Capability(
            promise,
            verdict,
            slack=min((each.slack for each in deciding if each.slack is not None), default=None),
            limit=min((each.limit for each in deciding), default=length_of(limit, day, "shortest").time),
            measure=measure,
            working_day=day,
            procedures=found,
            comes_in_by=calendar.opens + tightest.slack if tightest and tightest.slack is not None else None,
            tightest=tightest,
        )

    def _calendar_of(self, promise: Promise) -> WorkingCalendar:
        return calendar_of(self._catalog.organisation, promise) if promise.calendar else self._calendar

    def exceeds(
        self, amount: Quantity, limit: Quantity, *, amount_of: Promise | None = None, limit_of: Promise | None = None
    ) -> bool:
        """Whether an amount of time can be longer than a limit, at the worst start in an ordinary week.

        `amount_of`, `limit_of`: the promises by whose calendars they count; without one, by the organisation's.
        """
        in_months = {amount.unit, limit.unit} <= set(MONTH_UNITS)
        counts, allows = (self._calendar_of(of) if of else self._calendar for of in (amount_of, limit_of))
        allowed = length_of(limit, allows.day_length, "average" if in_months else "shortest")
        task = Task((), (counted_by(amount, counts, allows, "average" if in_months else "longest"),))
        return timeline(ordinary_week(allows), (task,), allowed.measure).length > allowed.time

    def _procedure(self, promise: Promise, limit: Quantity, supporting: Supporting, until: date) -> ProcedureCapability:
        procedure, steps = supporting.procedure, supporting.procedure.steps
        covered = supporting.order.in_order(supporting.covered)
        covering = [steps[position] for position in covered or ()]
        budgets = [budget_of(step, promise, self._secured_by(step, promise, until)) for step in covering]
        in_months = all(
            amount.unit in MONTH_UNITS for amount in (limit, *(each for budget in budgets for each in budget.amounts))
        )
        calendar = self._calendar_of(promise)
        allowed = length_of(limit, calendar.day_length, "average" if in_months else "shortest")
        # How far a month moves depends on its length, so only days and weeks are relied on.
        moves = promise.ends_on_closed_day == "next" and allowed.measure == "elapsed" and limit.unit not in MONTH_UNITS
        if not covered:
            return ProcedureCapability(procedure, "unknown", allowed.time, fault="no-way" if covered == [] else "step-cycle")
        plan = _Plan(promise, supporting, covered, budgets, allowed, "average" if in_months else "longest", calendar, moves)
        run, verdict, slack = self._judged(plan, with_only_if=False)
        if not any(budget.step.only_if for budget in budgets):
            return ProcedureCapability(procedure, verdict, allowed.time, slack, run)
        worst_run, worst_verdict, _ = self._judged(plan, with_only_if=True)
        return ProcedureCapability(procedure, verdict, allowed.time, slack, run, worst_run, worst_verdict)

    def _secured_by(self, step: Step, promise: Promise, until: date) -> Promise | None:
        """The promise that secures a step of a promise, where its limit is a time.

        One that changes while the other stays counts in the slowest of its forms, since the answer must hold before and after.
        """
        found = securing(self._catalog, step) if step.secured_by else None
        if found is None or found.limit is None or not found.limit.is_time:
            return None
        forms = forms_behind(found, promise, self._today, until)
        slowest, *others = [form for form in forms if form.limit and form.limit.is_time] or [found]
        for form in others:
            if form.limit and slowest.limit and form.limit != slowest.limit:
                is_slower = self.exceeds(form.limit, slowest.limit, amount_of=found, limit_of=found)
                slowest = form if is_slower else slowest
        return slowest

    def _judged(self, plan: "_Plan", with_only_if: bool) -> tuple[Run, Verdict, timedelta | None]:
        tasks = self._tasks(plan, with_only_if)
        run = self._run(plan, tasks, with_only_if)
        slack = plan.allowed.time - run.length
        if slack < NO_TIME and plan.moves:
            slack = least_slack(plan.calendar, tasks, plan.allowed.time)
        if slack < NO_TIME:
            return run, "over", slack
        return (run, "unknown", None) if run.lacking else (run, "capable", slack)

    def _tasks(self, plan: "_Plan", with_only_if: bool) -> tuple[Task, ...]:
        place = {position: number for number, position in enumerate(plan.covered)}
        before = plan.supporting.order.before
        return tuple(
            Task(
                tuple(place[earlier] for earlier in before[position] if earlier in place),
                budget.lengths(plan.calendar, plan.months, with_only_if, self._calendar_of),
            )
            for position, budget in zip(plan.covered, plan.budgets, strict=True)
        )

    def _run(self, plan: "_Plan", tasks: tuple[Task, ...], with_only_if: bool) -> Run:
        week = self._week if plan.calendar is self._calendar else ordinary_week(plan.calendar)
        line = timeline(week, tasks, plan.allowed.measure)
        timed = (
            TimedStep(
                budget.step,
                position + 1,
                start=line.spans[number][0],
                end=line.spans[number][1],
                left_out=budget.left_out(with_only_if),
                lacks_budget=budget.is_lacking(with_only_if),
                on_longest_path=number in line.longest,
                secured_by=self._longer(budget, plan.promise),
            )
            for number, (position, budget) in enumerate(zip(plan.covered, plan.budgets, strict=True))
        )
        return Run(line.length, tuple(sorted(timed, key=lambda each: each.number)), line.start)

    def _longer(self, budget: Budget, promise: Promise) -> Promise | None:
        """The promise that secures a step, if its limit is longer than the step's own budget; else None."""
        if budget.secured_by is None or budget.secured_by.limit is None:
            return None
        if budget.own is not None and not self.exceeds(
            budget.secured_by.limit, budget.own, amount_of=budget.secured_by, limit_of=promise
        ):
            return None
        return budget.secured_by


def _tightest_on_its_day(
    limit: Quantity, calendar: WorkingCalendar, capable: list[ProcedureCapability]
) -> ProcedureCapability | None:
    """The procedure that ends in time only for what comes in early enough, where the day itself counts as the first of the limit.

    Every hour that the day is old is missing. Steps in working days count from the same day as well, so these end with it.
    """
    if limit.unit != "working days" or not (calendar.counts_same_day or is_same_day(limit)):
        return None
    in_hours = [each for each in capable if each.run and each.slack is not None and not _is_in_days(each.run)]
    tightest = max(in_hours, key=lambda each: each.run.length if each.run else NO_TIME, default=None)
    return tightest if tightest and tightest.slack is not None and tightest.slack < calendar.day_length else None


def _is_in_days(run: Run) -> bool:
    return any(timed.counted and timed.counted.unit == "working days" for timed in run.longest_path)


class _Plan(NamedTuple):
    """The input of a run for a promise.

    The covered steps in topological order, their budgets, the limit to compare with, the calendar, and whether the limit moves
    off closed days.
    """

    promise: Promise
    supporting: Supporting
    covered: list[int]
    budgets: list[Budget]
    allowed: Length
    months: Months
    calendar: WorkingCalendar
    moves: bool
