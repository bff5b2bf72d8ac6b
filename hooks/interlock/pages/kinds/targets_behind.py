"""A promise's limit and target above those of every promise behind it, and whether the targets add up."""

from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.pages.components import target_words
from interlock.pages.desk import Desk
from interlock.pages.refs import Ref
from interlock.pages.standing import TONES, figure, record_of
from interlock.pages.words import capital
from interlock.questions.capability.target_sums import TargetSum

# At most this many promises behind are shown, the nearest first.
MOST_BEHIND = 6


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
    """The promise and those behind it, the nearest first; `further` is the number left out."""

    rows: list[TargetRow]
    further: int
    sums: list[TargetSumNote]


def targets_behind(desk: Desk, promise: Promise) -> TargetsBehind | None:
    """The promises behind a promise; None for the public, and where there are none."""
    behind = desk.facts.promises_behind(promise) if desk.settings.audience != "public" else []
    if not behind:
        return None
    rows = [_row(desk, each.promise, each.ring, "; ".join(each.words)) for each in behind[:MOST_BEHIND]]
    sums = [_note(desk, found) for found in desk.facts.target_sums(promise)]
    return TargetsBehind([_row(desk, promise, 1, ""), *rows], max(len(behind) - MOST_BEHIND, 0), sums)


def _row(desk: Desk, promise: Promise, ring: int, why: str) -> TargetRow:
    record = record_of(desk, promise)
    return TargetRow(
        promise=desk.to(promise),
        made_by=desk.ref("link", promise.made_by),
        ring=ring,
        why=capital(why),
        limit=promise.limit.text if promise.limit else "none",
        target=target_words(promise),
        figure=figure(record) or "none yet",
        status=record.status.capitalize(),
        tone=TONES.get(record.status, ""),
    )


def _note(desk: Desk, found: TargetSum) -> TargetSumNote:
    return TargetSumNote(
        desk.to(found.procedure),
        "The targets behind it add up" if found.adds_up else "The targets behind it do not add up",
        f"{capital(found.comparison)}.",
        "good" if found.adds_up else "watch",
    )
