"""Views of what a link must still show by the next assessment of each framework."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Framework, Link, Promise
from interlock.definitions.base import Evidence
from interlock.definitions.framework import PlannedAssessment
from interlock.pages.kinds.criterion import ref_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import figure, record_of
from interlock.pages.words import unbroken_day
from interlock.questions.evidence.assessments import ToShow, Upcoming
from interlock.questions.reviews import next_review

# A link's page lists at most this many entries for each assessment.
_MOST_TO_SHOW = 12


@dataclass(frozen=True, slots=True)
class ToShowEntry:
    """One thing to show: a link to it, the reason, and the criteria that need it."""

    what: Markup
    why: str
    criteria: list[Ref]


@dataclass(frozen=True, slots=True)
class UpcomingView:
    """The next assessment of a framework, with what one link must show by then."""

    framework: Ref
    when: str
    by: str
    entries: list[ToShowEntry]
    more: int


def planned_words(planned: PlannedAssessment) -> str:
    """`19 May 2027, by the certification body`"""
    return unbroken_day(planned.on) + (f", by {planned.by}" if planned.by else "")


def upcoming_of_framework(context: PageContext, framework: Framework) -> Upcoming | None:
    """The next assessment of a framework; None for the public."""
    found = (each for each in context.facts.upcoming_assessments if each.framework is framework)
    return None if context.is_public else next(found, None)


def upcoming_of_link(context: PageContext, link: Link) -> list[UpcomingView]:
    """The next assessments for which a link must still show something; none for the public."""
    if context.is_public:
        return []
    return [
        _upcoming(context, each, asked) for each in context.facts.upcoming_assessments if (asked := each.by_link.get(link.id))
    ]


def _upcoming(context: PageContext, upcoming: Upcoming, asked: list[ToShow]) -> UpcomingView:
    entries = [_entry(context, alike) for alike in sorted(things_of(asked), key=lambda alike: _until(context, alike[0]))]
    more = max(len(entries) - _MOST_TO_SHOW, 0)
    planned = upcoming.planned
    return UpcomingView(context.to(upcoming.framework), unbroken_day(planned.on), planned.by or "", entries[:_MOST_TO_SHOW], more)


def _until(context: PageContext, to_show: ToShow) -> datetime.date:
    """The day to sort by: until when the evidence is fresh; missed promises and gaps come first."""
    if to_show.kind == "review":
        return next_review(to_show.definition, context.catalog) or datetime.date.min
    return (_evidence_of(to_show).until if to_show.kind == "renew" else None) or datetime.date.min


def _evidence_of(to_show: ToShow) -> Evidence:
    evidence: Evidence = to_show.definition.evidences[int(to_show.route[1])]
    return evidence


def things_of(asked: Iterable[ToShow]) -> list[list[ToShow]]:
    """Group by the thing to show, so that each is listed once with all its criteria."""
    alike: dict[object, list[ToShow]] = {}
    for each in asked:
        apart = each.criterion.criterion.id if each.kind == "nothing" else ""
        alike.setdefault((each.kind, each.key, apart), []).append(each)
    return list(alike.values())


def _entry(context: PageContext, asked: list[ToShow]) -> ToShowEntry:
    to_show = asked[0]
    what = context.link_to(to_show.definition) if to_show.kind != "nothing" else Markup("Something that shows it")
    return ToShowEntry(what, _why(context, to_show), [ref_of(context, each.criterion) for each in asked])


def _why(context: PageContext, to_show: ToShow) -> str:
    match to_show.kind:
        case "renew":
            until = _evidence_of(to_show).until
            return f"its day {_is_or_was(context, until)} {unbroken_day(until)}: renew it" if until else ""
        case "review":
            due = next_review(to_show.definition, context.catalog)
            return f"its page {_is_or_was(context, due)} due for review by {unbroken_day(due)}" if due else ""
        case "results":
            assert isinstance(to_show.definition, Promise)
            record = record_of(context, to_show.definition)
            return "its figure is overdue" if record.status == "overdue" else f"missed: {figure(record)}"
    return "nothing speaks for it yet"


def _is_or_was(context: PageContext, day: datetime.date) -> str:
    return "was" if day < context.facts.today else "is"
