"""Budgets: the time that a step may take on the clock of a promise."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from interlock.definitions import Promise
from interlock.definitions.procedure import Step
from interlock.definitions.values.quantities import Quantity
from interlock.questions.calendar.lengths import Months, length_of
from interlock.questions.calendar.ordinary_week import Length, ordinary_week
from interlock.questions.calendar.working_time import WorkingCalendar
from interlock.questions.wording import normalised_words

LeftOut = Literal["", "waits", "only if"]


class Budget(NamedTuple):
    """The budgets of a step: its own and the limit of the live promise that secures it; none if the step pauses the clock.

    `amounts`: those of which the longest counts; none when the step pauses the clock or lacks a budget. `is_excluded`: the
    promise does not cover the cases in which the step is needed, so the step never takes time.
    """

    step: Step
    waits: bool
    own: Quantity | None
    secured_by: Promise | None
    amounts: tuple[Quantity, ...]
    is_excluded: bool = False

    def left_out(self, with_only_if: bool) -> LeftOut:
        """Why the step takes no time, or an empty text."""
        if self.waits:
            return "waits"
        return "only if" if self.step.only_if and (self.is_excluded or not with_only_if) else ""

    def is_lacking(self, with_only_if: bool) -> bool:
        """Whether the step takes time but has no budget."""
        return not self.left_out(with_only_if) and not self.amounts

    def lengths(
        self, calendar: WorkingCalendar, months: Months, with_only_if: bool, calendar_of: Callable[[Promise], WorkingCalendar]
    ) -> tuple[Length, ...]:
        """The lengths of which the longest counts; empty when the step takes no time or lacks a budget.

        `calendar`: by which the budget of its own counts. The limit of the promise that secures it counts by that promise's.
        """
        if self.left_out(with_only_if):
            return ()
        found = [length_of(self.own, calendar.day_length, months)] if self.own else []
        if self.secured_by and self.secured_by.limit:
            found.append(counted_by(self.secured_by.limit, calendar_of(self.secured_by), calendar, months))
        return tuple(found)


def counted_by(amount: Quantity, calendar: WorkingCalendar, whole: WorkingCalendar, months: Months) -> Length:
    """An amount that counts by one calendar, for a timeline that counts by the calendar `whole`."""
    length = length_of(amount, calendar.day_length, months)
    is_other = calendar is not whole and length.measure == "working" and ordinary_week(calendar) != ordinary_week(whole)
    return length._replace(week=ordinary_week(calendar)) if is_other else length


def _pauses_of(promise: Promise) -> frozenset[str]:
    """What pauses the clock of a promise, in canonical form, to be compared with the `waits_for` of steps."""
    return frozenset(normalised_words(pause) for pause in promise.clock.pauses) if promise.clock else frozenset()


def _is_excluded(promise: Promise, step: Step) -> bool:
    """Whether an exclusion of the promise says the condition of a step, in the same words."""
    condition = normalised_words(step.only_if) if step.only_if else ""
    return bool(condition) and any(condition in normalised_words(exclusion) for exclusion in promise.exclusions)


def budget_of(step: Step, promise: Promise, secured_by: Promise | None) -> Budget:
    """The budget of a step on the clock of a promise. `secured_by`: the promise that secures the step, if its limit is a time."""
    waits = step.waits_for is not None and normalised_words(step.waits_for) in _pauses_of(promise)
    limit = secured_by.limit if secured_by else None
    amounts = () if waits else tuple(amount for amount in (step.within, limit) if amount is not None)
    return Budget(step, waits, step.within, secured_by, amounts, _is_excluded(promise, step))
