"""Whether the targets of the promises that secure the steps of a procedure add up to the target of the promise it supports.

A promise with a time limit waits for every step that its clock covers, in sequence or in parallel, so all promises that secure
these steps must be kept. If each is kept as often as its target says, and they are independent, all of them are kept as often
as the product of their shares. Left out are steps that the promise does not always wait for (`only_if`, or pausing the clock),
promises about behaviour, which delay nothing, and promises without a share as target. A promise that secures several steps
counts once, and one that changes with the lower of its shares, since the target must hold before and after. What is suspended or
begins only later counts too, and is named: the sum is one of targets that are not all in force.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import floor
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.definitions import Procedure, Promise
from interlock.definitions.values.units import plain_number
from interlock.findings.nouns import listed
from interlock.questions.capability.not_in_force import not_in_force
from interlock.questions.capability.verdicts import Capability, ProcedureCapability
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.chain.support import securing
from interlock.questions.promise_forms import forms_behind
from interlock.questions.results.judging import yardstick_of


class SecuringShare(NamedTuple):
    """A promise that secures steps, the number of the first of these, and the lowest share (percent) that its target allows."""

    promise: Promise
    number: int
    share: Decimal


class TargetSum(NamedTuple):
    """The targets behind a promise in one procedure. `one_after_the_other`: no two of the secured steps run in parallel.

    `not_in_force`: what of the procedure and these promises does not hold, as the end of a sentence; empty where all do.
    """

    procedure: Procedure
    target: Decimal
    shares: tuple[SecuringShare, ...]
    one_after_the_other: bool
    not_in_force: str = ""

    @property
    def kept(self) -> Fraction:
        """The percentage of cases in which all of them are kept: the product of their shares."""
        kept = Fraction(100)
        for each in self.shares:
            kept *= Fraction(each.share) / 100
        return kept

    @property
    def adds_up(self) -> bool:
        """Whether `kept` reaches the target."""
        return self.kept >= Fraction(self.target)

    @property
    def words(self) -> str:
        """The result in words: "three of 90% each, one after the other, keep 72.9% at worst"."""
        kept = f"{_rounded_down(self.kept, Fraction(self.target))}% at worst"
        if len(self.shares) == 1:
            return f"one of {plain_number(self.shares[0].share)}% keeps {kept}"
        how = "one after the other" if self.one_after_the_other else "all of them needed"
        return f"{_in_words([each.share for each in self.shares])}, {how}, keep {kept}"

    @property
    def comparison(self) -> str:
        """The sum in words, and what is promised: "two of 90% each, one after the other, keep 81% at worst; 90% is promised".

        Also what of it does not hold.
        """
        but = f", but {self.not_in_force}" if self.not_in_force else ""
        return f"{self.words}; {plain_number(self.target)}% is promised{but}"


def target_sums(catalog: Catalog, capability: Capability, today: datetime.date) -> Iterator[TargetSum]:
    """The targets behind a promise, for each supporting procedure with secured steps; none if its target is not a share."""
    target = _share_of(capability.promise)
    for found in capability.procedures if target is not None else ():
        shares = tuple(_shares(catalog, capability.promise, found, today))
        if target is not None and shares:
            held = not_in_force([found.procedure, *(each.promise for each in shares)], capability.promise, today)
            yield TargetSum(found.procedure, target, shares, _one_after_the_other(found.procedure, shares), held)


def _shares(catalog: Catalog, promise: Promise, found: ProcedureCapability, today: datetime.date) -> Iterator[SecuringShare]:
    seen = {promise.id}
    for timed in found.run.steps if found.run else ():
        secured_by = securing(catalog, timed.step) if timed.step.secured_by and not timed.left_out else None
        if secured_by is None or secured_by.id in seen or secured_by.dimension == "behaviour":
            continue
        shares = [share for form in forms_behind(secured_by, promise, today) if (share := _share_of(form)) is not None]
        if shares:
            seen.add(secured_by.id)
            yield SecuringShare(secured_by, timed.number, min(shares))


def _share_of(promise: Promise) -> Decimal | None:
    """The lowest percentage that a target allows; None if the target is not a share or is out of range."""
    yardstick = yardstick_of(promise.limit, promise.target)
    low = yardstick.bound.low if yardstick and yardstick.aspect == "share" else None
    return low.amount if low and low.unit == "%" and 0 < low.amount <= 100 else None


def _one_after_the_other(procedure: Procedure, shares: tuple[SecuringShare, ...]) -> bool:
    order = StepOrder(procedure)
    return all(
        one.number - 1 in order.all_before(other.number - 1) or other.number - 1 in order.all_before(one.number - 1)
        for one, other in combinations(shares, 2)
    )


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def _in_words(shares: list[Decimal]) -> str:
    if len(set(shares)) == 1:
        number = _NUMBERS[len(shares) - 2] if len(shares) - 2 < len(_NUMBERS) else str(len(shares))
        return f"{number} of {plain_number(shares[0])}% each"
    return listed(f"{plain_number(share)}%" for share in shares)


def _rounded_down(kept: Fraction, target: Fraction) -> str:
    """A percentage rounded down to a tenth, as it is the worst to expect; finer where that hides its side of the target."""
    places = 1
    while (rounded := _down(kept, places)) != kept and (rounded >= target, rounded > 0) != (kept >= target, kept > 0):
        places += 1
    return plain_number(Decimal(rounded.numerator) / rounded.denominator)


def _down(number: Fraction, places: int) -> Fraction:
    return Fraction(floor(number * 10**places), 10**places)
