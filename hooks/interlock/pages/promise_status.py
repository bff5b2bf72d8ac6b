"""The status of promises in words and tones."""

from collections.abc import Iterable
from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken
from interlock.questions.results.judging import STATUSES
from interlock.questions.results.records import Record, counts
from interlock.sources.tables import ResultRow

# A percentage of fewer cases than these says little without their number.
_FEW_CASES = 10

STATUS_TONES = {"kept": "good", "near": "watch", "missed": "bad", "overdue": "watch"}
_TEXTS = {
    "kept": "The last result reached its target.",
    "near": "Short of the target, inside the tolerance.",
    "missed": "The last result fell short.",
    "no cases": "Nothing to measure in the last period.",
    "not measured": "Nobody has measured it yet.",
    "overdue": "The next figure is late.",
}


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
    return standings_of(context, current(context.all("promise")))


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


def how_it_stands(record: Record) -> tuple[str, str]:
    """The status of a promise in a word, and its tone. One that does not hold for now is suspended, whatever its figures say."""
    if record.promise.status == "suspended":
        return "Suspended", "bad"
    return record.status.capitalize(), STATUS_TONES.get(record.status, "")


@dataclass(frozen=True, slots=True)
class PromisedView:
    """A promise, and whether it is kept."""

    ref: Ref
    status: str
    tone: str


def promised(context: PageContext, promise: Promise) -> PromisedView:
    """A promise with its status, as lists of what is promised show it."""
    return PromisedView(context.to(promise), *how_it_stands(record_of(context, promise)))


def figure(record: Record) -> str:
    """The last figure and its period: `86% in October 2026`; of a few cases, how many: `0% (0 of 1) in October 2026`."""
    last = record.last_figure
    if last is None:
        return ""
    value = last.value.text if last.value else "no cases"
    return f"{value}{_of_few(last.row)} in {unbroken(last.period.label)}"


def _of_few(row: ResultRow) -> str:
    is_told = row.met.isdecimal() and row.total.isdecimal()
    return f" ({row.met} of {row.total})" if is_told and 0 < int(row.total) < _FEW_CASES else ""
