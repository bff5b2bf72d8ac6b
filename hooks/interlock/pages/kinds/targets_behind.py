"""A promise's limit and target above those of every promise behind it, and whether the targets add up."""

from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import figure, how_it_stands, record_of, stands_in_short
from interlock.pages.promise_words import limit_text, now_and_later, target_words
from interlock.questions.capability.target_sums import TargetSum
from interlock.questions.chain.promises_behind import PromiseBehind

# At most this many promises behind are rows of the table, the nearest first, and this many more are links.
_MOST_BEHIND, _MOST_FURTHER = 6, 18


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A promise with its target and status. `ring` is 1 for the page's own promise; `why` says how that one depends on it."""

    promise: Ref
    made_by: Ref | None
    ring: int
    why: str
    limit: str
    target: str
    figure: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class TargetSumNote:
    """What the targets in one procedure come to together."""

    procedure: Ref
    headline: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class TargetsBehind:
    """The promise and those behind it, the nearest first; `further`: links to more of them; `count`: how many there are."""

    rows: list[TargetRow]
    further: list[Ref]
    count: int
    sums: list[TargetSumNote]


def targets_behind(context: PageContext, promise: Promise) -> TargetsBehind | None:
    """The promises behind a promise; None for the public, and where there are none."""
    behind = [] if context.is_public else context.facts.promises_behind(promise)
    if not behind:
        return None
    rows = [_row(context, each.promise, each.ring, "; ".join(each.words)) for each in behind[:_MOST_BEHIND]]
    sums = [_note(context, found) for found in context.facts.target_sums(promise)]
    further = [_further(context, each) for each in behind[_MOST_BEHIND : _MOST_BEHIND + _MOST_FURTHER]]
    return TargetsBehind([_row(context, promise, 1, ""), *rows], further, len(behind), sums)


def _further(context: PageContext, behind: PromiseBehind) -> Ref:
    told = stands_in_short(context, record_of(context, behind.promise))
    return context.to(behind.promise, f"ring {behind.ring}, {told[0].lower()}{told[1:]}")


def _row(context: PageContext, promise: Promise, ring: int, why: str) -> TargetRow:
    record = record_of(context, promise)
    status, tone = how_it_stands(context, record)
    return TargetRow(
        promise=context.to(promise),
        made_by=context.ref("link", promise.made_by),
        ring=ring,
        why=capital(why),
        limit=now_and_later(context, promise, limit_text) or "none",
        target=now_and_later(context, promise, target_words),
        figure=figure(record) or "none yet",
        status=status,
        tone=tone,
    )


def _note(context: PageContext, found: TargetSum) -> TargetSumNote:
    return TargetSumNote(
        context.to(found.procedure),
        f"The targets behind it {_adding_up(found)}",
        f"{capital(found.comparison)}.",
        "good" if found.adds_up and not found.not_in_force else "watch",
    )


def _adding_up(found: TargetSum) -> str:
    if not found.adds_up:
        return "do not add up"
    return "would add up" if found.not_in_force else "add up"
