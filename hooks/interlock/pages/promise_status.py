"""The status of promises in words and tones."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, set_apart
from interlock.pages.words import unbroken, unbroken_day
from interlock.questions.promise_forms import first_day_to_come, forms_to_come
from interlock.questions.results.judging import STATUSES, Yardstick, yardstick_of
from interlock.questions.results.records import Record, Result, counts
from interlock.questions.results.result_rows import form_on
from interlock.sources.tables.results_tables import ResultRow

# A percentage of fewer cases than these says little without their number.
_FEW_CASES = 10

STATUS_TONES = {"kept": "good", "near": "watch", "missed": "bad", "overdue": "watch"}
_TEXTS = {
    "kept": "The last result reached its target.",
    "near": "Short of the target, inside the tolerance.",
    "missed": "The last result fell short.",
    "no cases": "Nothing to measure in the last period.",
    "not measured": "There is no last figure to hold against a target.",
    "overdue": "The next figure is late.",
}


def done_about(context: PageContext, promise: Promise, result: Result) -> Markup | str:
    """What is done about a result: what stands beside the figure, or else the first lesson or session that agreed on it."""
    if result.action or result.status != "missed":
        return unbroken(result.action)
    agreed = min(context.facts.answered_misses.agreed_about(promise, result), key=lambda each: each.agreed_in.on, default=None)
    return Markup("Agreed in {}.").format(context.link_to(agreed.agreed_in)) if agreed else ""


def untold(context: PageContext, promise: Promise, result: Result) -> str:
    """What staff are told of a miss of which nobody has said what is done about it; an empty text of all other results."""
    if result.status != "missed" or context.facts.of_all.answered_misses.is_answered(promise, result):
        return ""
    return f"Nobody has said yet {'' if result.cause else 'why, or '}what we do about it."


@dataclass(frozen=True, slots=True)
class StandingCount:
    """How many promises have a status."""

    status: str
    label: str
    tone: str
    count: int
    text: str


def standings(context: PageContext) -> list[StandingCount]:
    """How many of the `current` promises have each status; only those that occur."""
    return standings_of(context, current(context.all(Promise)))


def standings_of(context: PageContext, promises: Iterable[Promise]) -> list[StandingCount]:
    """How many of these promises have each status; only those that occur."""
    found = counts(record_of(context, promise) for promise in promises)
    return [
        StandingCount(status.replace(" ", "-"), status.capitalize(), STATUS_TONES.get(status, ""), found[status], _TEXTS[status])
        for status in STATUSES
        if found[status]
    ]


def current(definitions: Iterable[object]) -> list[Promise]:
    """The promises that are published, or drafts where drafts are shown; suspended and retired ones do not count."""
    return [found for found in definitions if isinstance(found, Promise) and is_made(found)]


def record_of(context: PageContext, promise: Promise) -> Record:
    """The results of a promise."""
    return context.facts.results.of(promise)


def how_it_stands(context: PageContext, record: Record) -> tuple[str, str]:
    """The status of a promise in a word, and its tone. One that is suspended or begins later is so, whatever its figures say."""
    if note := status_note(context, record.promise):
        return capital(note), "bad" if record.promise.status == "suspended" else "watch"
    return record.status.capitalize(), STATUS_TONES.get(record.status, "")


def status_note(context: PageContext, promise: Promise) -> str:
    """`suspended`, or `from 1 January 2027` for a promise of which nothing is promised yet; else an empty text."""
    if promise.status == "suspended":
        return "suspended"
    begins = first_day_to_come(promise, context.facts.today)
    return f"from {unbroken_day(begins)}" if begins else ""


def stands_in_short(context: PageContext, record: Record) -> str:
    """How a promise stands, with its last figure: `Kept: 97% in October 2026`, `No cases in October 2026`."""
    status, told = how_it_stands(context, record)[0], figure(record)
    return capital(told) if told.startswith(status.lower()) else ": ".join(filter(None, (status, told)))


@dataclass(frozen=True, slots=True)
class PromisedView:
    """A promise, and whether it is kept."""

    ref: Ref
    status: str
    tone: str


def promised(context: PageContext, promise: Promise) -> PromisedView:
    """A promise with its status, as lists of what is promised show it."""
    return PromisedView(context.to(promise), *how_it_stands(context, record_of(context, promise)))


def worded_today(context: PageContext, promise: Promise) -> Markup:
    """A promise in the words that hold today; of one that nobody makes yet, in those to come."""
    held = form_on(promise, context.facts.today)
    return context.inline(held.wording if held else promise.wording)


def is_to_come(promise: Promise, today: datetime.date) -> bool:
    """Whether a promise begins later, and nothing is promised until then."""
    return bool(forms_to_come(promise, today)) and form_on(promise, today) is None


def not_yet(context: PageContext, promise: Promise) -> Markup:
    """For a promise that takes other forms later: the first day of each, and what will be promised; else empty."""
    told, forms = [], forms_to_come(promise, context.facts.today)
    if is_to_come(promise, context.facts.today):
        (begins, _), *forms = forms
        told.append(Markup("From {}. Until then nothing is promised.").format(unbroken_day(begins)))
    told += (Markup("From {}: {}").format(unbroken_day(day), set_apart(context.inline(form.wording))) for day, form in forms)
    return Markup(" ").join(told)


def figure(record: Record) -> str:
    """The last figure and its period: `86% in October 2026`; of a few cases, how many: `0% (0 of 1) in October 2026`.

    Where something else was promised then, also what: `86% in October 2026 (promised then: at least 80%)`.
    """
    last = record.last_figure
    if last is None:
        return ""
    value = last.value.text if last.value else "no cases"
    return f"{value}{_of_few(last.row)} {unbroken(last.period.when)}{_promised_then(record.promise, last)}"


def _promised_then(promise: Promise, last: Result) -> str:
    then, now = last.form.yardstick if last.form else None, yardstick_of(promise.limit, promise.target)
    return f" (promised then: {then.bound.text})" if then and now and _ends(then) != _ends(now) else ""


def _ends(yardstick: Yardstick) -> list[object]:
    ends = (yardstick.bound.low, yardstick.bound.high)
    return [yardstick.aspect, *((end.amount, end.unit) if end else None for end in ends)]


def _of_few(row: ResultRow) -> str:
    is_told = row.met.isdecimal() and row.total.isdecimal()
    return f" ({row.met} of {row.total})" if is_told and 0 < int(row.total) < _FEW_CASES else ""
