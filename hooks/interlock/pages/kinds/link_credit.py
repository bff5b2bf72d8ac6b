"""What a link is thanked for, what it mended, and what speaks for it in frameworks."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson, Link
from interlock.pages.components import Event
from interlock.pages.desk import Desk
from interlock.pages.frame import Day, as_day
from interlock.pages.kinds.framework import ref_of
from interlock.pages.kinds.lesson import action_view
from interlock.pages.refs import Ref
from interlock.pages.words import day
from interlock.questions.chain.credit import Traced

# Of the evidence for one criterion this many pages are named; the criterion has them all.
MOST_ITEMS = 4


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """A criterion for which this link has evidence, with that evidence and what was praised there: it is this link's praise, too."""

    criterion: Ref
    framework: Ref
    items: list[Ref]
    more: int
    is_stale: bool
    praise: list[Markup]


@dataclass(frozen=True, slots=True)
class MendedView:
    """A failure that began here, and what was or will be mended."""

    when: Day
    lesson: Ref
    what: Markup
    changes: list[tuple[Markup, str, str]]


def thanks_of(desk: Desk, link: Link) -> list[Event]:
    """Compliments and excellence of the chains this link stands in: the back office's as much as the front line's."""
    return [
        Event(
            f"{day(thanks.lesson.on)}, {thanks.lesson.type}", desk.link_to(thanks.lesson), as_day(thanks.lesson.on), thanks.counts
        )
        for thanks in desk.facts.credit.thanked(link)
    ]


def mended_by(desk: Desk, link: Link) -> list[MendedView]:
    """Failures whose cause was found here, with what changed since: it is what was mended that counts."""
    found: dict[str, list[Traced]] = {}
    for traced in desk.facts.credit.caused(link):
        found.setdefault(traced.lesson.id, []).append(traced)
    return [_mending(desk, causes[0].lesson, causes) for causes in found.values()]


def _mending(desk: Desk, lesson: Lesson, causes: list[Traced]) -> MendedView:
    changes = [action_view(desk, change) for change in lesson.changes]
    return MendedView(
        Day(lesson.on.isoformat(), day(lesson.on)),
        desk.to(lesson),
        Markup(" ").join(desk.inline(traced.cause.what) for traced in causes if traced.cause.what),
        [(change.what, change.state, change.tone) for change in changes],
    )


def evidence_of_link(desk: Desk, link: Link) -> list[OwnEvidence]:
    """The criteria for which this link has evidence, framework by framework."""
    return [
        OwnEvidence(
            criterion=ref_of(desk, one),
            framework=desk.to(one.framework),
            items=[desk.to(item.definition) for item in items[:MOST_ITEMS]],
            more=max(len(items) - MOST_ITEMS, 0),
            is_stale=all(item.freshness == "stale" for item in items),
            praise=[desk.inline(praise.text) for _, praise in one.praise],
        )
        for one, items in desk.evidence_by_link.get(link.id, ())
    ]
