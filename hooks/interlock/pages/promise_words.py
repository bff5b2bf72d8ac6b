"""What a promise states, in words: its limit and its target, today and from a later day on."""

import datetime
from collections.abc import Callable

from interlock.definitions import Promise
from interlock.definitions.promise import Earlier
from interlock.definitions.values.bounds import Bound
from interlock.definitions.values.periods import how_often
from interlock.definitions.values.quantities import amount_in_sentence
from interlock.pages.page_context import PageContext
from interlock.pages.words import unbroken_day
from interlock.questions.promise_forms import forms_to_come, held_on

# The fields of a target with a bound, and what is said after it.
_BOUNDS = (
    ("share", "of cases"),
    ("count", ""),
    ("score", "as the score"),
    ("average", "on average"),
    ("median", "in the middle case"),
)


def target_words(promise: Promise | Earlier) -> str:
    """The target in words: how often or how well; "not stated" without one."""
    target = promise.target
    if target is None:
        return "not stated"
    if target.every:
        return how_often(target.every)
    for name, after in _BOUNDS:
        bound: Bound | None = getattr(target, name)
        if bound is not None:
            return f"{bound_words(bound)} {after}".strip()
    return "not stated"


def bound_words(bound: Bound) -> str:
    """A bound in a sentence, however it was written: `≥ 95%` and `95% or more` are `at least 95%`."""
    if bound.low and bound.high:
        return bound.text
    return f"at least {bound.low.text}" if bound.low else f"at most {bound.high.text}" if bound.high else bound.text


def limit_words(context: PageContext, promise: Promise) -> str:
    """The limit, with the day from which it holds if that is not today; or an empty text."""
    return _with_day(context, promise, limit_text)


def compared_words(context: PageContext, promise: Promise) -> str:
    """What results are compared with: the target or else the limit, with its day as in `limit_words`; or "not stated"."""
    return _with_day(context, promise, _compared) or "not stated"


def promised_words(context: PageContext, promise: Promise) -> str:
    """What results are compared with, as it stands in a sentence: `at least 95% of cases`, `the same day`; or an empty text."""
    return _with_day(context, promise, lambda each: amount_in_sentence(_compared(each)))


def now_and_later(context: PageContext, promise: Promise, told: Callable[[Promise], str]) -> str:
    """What `told` returns for a promise today, and for each later day on which that changes: `5 days; 3 days from 1 May 2027`."""
    held = held_on(promise, context.facts.today)
    words = told(held) if held else ""
    said = [words] if words else []
    for day, form in forms_to_come(promise, context.facts.today):
        if (later := told(form)) == words:
            continue
        if later:
            said.append(f"{later} from {unbroken_day(day)}")
        elif said:
            said[-1] += f" until {unbroken_day(day - datetime.timedelta(days=1))}"
        words = later
    return "; ".join(said)


def _compared(promise: Promise) -> str:
    words = target_words(promise)
    return limit_text(promise) if words == "not stated" else words


def limit_text(promise: Promise | Earlier) -> str:
    """The limit as it is written, or an empty text."""
    return promise.limit.text if promise.limit else ""


def _with_day(context: PageContext, promise: Promise, told: Callable[[Promise], str]) -> str:
    """What `told` returns for a promise; where it returns something else for today, with the day from which it holds for good."""
    today, words = context.facts.today, told(promise)
    begins, before = None, held_on(promise, today)
    for day, form in forms_to_come(promise, today):
        begins = day if before is None or told(before) != told(form) else begins
        before = form
    return f"{words} from {unbroken_day(begins)}" if begins and words else words
