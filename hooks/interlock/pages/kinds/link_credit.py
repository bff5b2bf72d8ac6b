"""A link's credit: thanks, failures it has mended, and its evidence in frameworks."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson, Link
from interlock.pages.components import Event
from interlock.pages.desk import Desk
from interlock.pages.frame import Day, as_day
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.kinds.contribution import contribution_words
from interlock.pages.kinds.framework import ref_of
from interlock.pages.refs import Ref
from interlock.pages.words import day
from interlock.questions.chain.credit import Thanks, Traced

# A link's page names at most this many items of evidence for a criterion; the criterion has them all.
MOST_ITEMS = 4
# A link's page lists this many of the latest thanks; the thanks report has them all.
MOST_THANKS = 10


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """A criterion for which the link has evidence, with that evidence, and the praise for it."""

    criterion: Ref
    framework: Ref
    items: list[Ref]
    more: int
    is_stale: bool
    praise: list[Markup]


@dataclass(frozen=True, slots=True)
class MendedView:
    """A failure caused by this link, and what was or will be mended."""

    when: Day
    lesson: Ref
    what: Markup
    changes: list[ActionView]


def thanks_of(desk: Desk, link: Link) -> list[Event]:
    """Thanks to chains that contain the link, with how it contributed; for support teams as for the front line."""
    return [_thanked(desk, thanks) for thanks in desk.facts.credit.thanked(link)[:MOST_THANKS]]


def _thanked(desk: Desk, thanks: Thanks) -> Event:
    lesson, way = thanks.lesson, contribution_words(desk, thanks, to_them=True)
    did = Markup(" ").join(desk.inline(cause.what) for cause in thanks.causes if cause.what)
    words = Markup("").join([desk.link_to(lesson), *(Markup(" <small>{}</small>").format(part) for part in (did, way) if part)])
    return Event(f"{day(lesson.on)}, {lesson.type_in_words}", words, as_day(lesson.on), thanks.counts)


def mended_by(desk: Desk, link: Link) -> list[MendedView]:
    """Failures caused by this link, with what was changed since."""
    found: dict[str, list[Traced]] = {}
    for traced in desk.facts.credit.caused(link):
        found.setdefault(traced.lesson.id, []).append(traced)
    return [_mending(desk, causes[0].lesson, causes) for causes in found.values()]


def _mending(desk: Desk, lesson: Lesson, causes: list[Traced]) -> MendedView:
    return MendedView(
        Day(lesson.on.isoformat(), day(lesson.on)),
        desk.to(lesson),
        Markup(" ").join(desk.inline(traced.cause.what) for traced in causes if traced.cause.what),
        [action_view(desk, change) for change in lesson.changes],
    )


def evidence_of_link(desk: Desk, link: Link) -> list[OwnEvidence]:
    """The criteria for which the link has evidence, by framework."""
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
