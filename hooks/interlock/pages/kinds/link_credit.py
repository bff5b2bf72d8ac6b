"""A link's credit: thanks, failures it has mended, and its evidence in frameworks."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.definitions import Lesson, Link
from interlock.findings.nouns import capital, first_of
from interlock.pages.components import Event
from interlock.pages.frame import Day, as_day
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.kinds.contribution import as_it_was, contribution_words, lacking_for, own_deeds, step_of_cause
from interlock.pages.kinds.criterion import ref_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked
from interlock.pages.words import occasion, unbroken_day
from interlock.questions.chain.credit import Thanks, Traced
from interlock.questions.learning.untraced import StillToSay

# A link's page names at most this many items of evidence for a criterion; the criterion has them all.
_MOST_ITEMS = 4
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
    """A failure caused by this link, and what was or will be mended. Of its changes, those of this link do not name it again."""

    when: Day
    lesson: Ref
    what: Markup
    changes: list[ActionView]
    lacks: StillToSay

    @property
    def is_mended(self) -> bool:
        """Whether all that was agreed is done."""
        return all(change.done for change in self.changes) and self.lacks not in ("change", "both")


def thanks_of(context: PageContext, link: Link) -> list[Event]:
    """The first thanks to chains that contain the link, with how it contributed; for support teams as for the front line."""
    return [_thanked(context, thanks) for thanks in context.facts.credit.thanked(link)[:MOST_THANKS]]


def _thanked(context: PageContext, thanks: Thanks) -> Event:
    lesson = thanks.lesson
    return Event(occasion(lesson), thanks_words(context, thanks), as_day(lesson.on), thanks.counts)


def thanks_words(context: PageContext, thanks: Thanks) -> Markup:
    """For what a link is thanked, what the lesson says that it did, and the way by which that got there."""
    told = (own_deeds(context, thanks), contribution_words(context, thanks, to_them=not context.is_public))
    return Markup("").join(
        [context.link_to(thanks.lesson), *(Markup(" <small>{}</small>").format(part) for part in told if part)]
    )


def mended_by(context: PageContext, link: Link) -> list[MendedView]:
    """Failures caused by this link, with what was changed since."""
    found: dict[str, list[Traced]] = {}
    for traced in context.facts.credit.caused(link):
        found.setdefault(traced.lesson.id, []).append(traced)
    return [_mending(context, link, causes[0].lesson, causes) for causes in found.values()]


def mended_title(failures: list[MendedView]) -> str:
    """The heading of what a link mended, which claims no more than is done."""
    return "What we mended" if all(failure.is_mended for failure in failures) else "What we are mending"


def _mending(context: PageContext, link: Link, lesson: Lesson, causes: list[Traced]) -> MendedView:
    changes = [action_view(context, change, lesson) for change in lesson.changes]
    own = context.to(link)
    return MendedView(
        Day(lesson.on.isoformat(), unbroken_day(lesson.on)),
        context.to(lesson),
        Markup(" ").join(filter(None, (_began(context, traced) for traced in causes))),
        [replace(change, by=None) if change.by == own else change for change in changes],
        lacking_for(context, lesson),
    )


def _began(context: PageContext, traced: Traced) -> Markup:
    """What happened at the link, or at the one whose place it took, and at which step of its own or of others."""
    cause = traced.cause
    step = step_of_cause(context, cause)
    where = Markup("<small>{}</small>").format(linked(step.path, capital(step.title))) if step and step.path else Markup("")
    return Markup(" ").join(filter(None, (*as_it_was(context, traced.was), context.inline(cause.what), where)))


def own_evidence(context: PageContext, link: Link) -> list[OwnEvidence]:
    """The criteria for which the link has evidence, by framework."""
    return [
        OwnEvidence(
            criterion=ref_of(context, one),
            framework=context.to(one.framework),
            items=list(shown),
            more=more,
            is_stale=all(item.freshness == "stale" for item in one.items),
            praise=[context.inline(praise.text) for _, praise in one.praise],
        )
        for found in context.evidence_by_link.get(link.id, ())
        for one in found.criteria
        if one.items
        for shown, more in [first_of(list(dict.fromkeys(context.to(item.definition) for item in one.items)), _MOST_ITEMS)]
    ]
