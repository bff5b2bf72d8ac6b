"""The page about the organisation: its vision, values and calendar, and how to complain."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson, Promise
from interlock.pages.frame import (
    Day,
    Page,
    Row,
    Search,
    as_day,
    plain_head,
    rows,
    sections,
)
from interlock.pages.lists.due_date import working_hours
from interlock.pages.lists.you_said import said_and_done
from interlock.pages.opening_hours import closing_days, days_in_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.promise_status import StandingCount, current, standings_of


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of the organisation, the promises that show it, and how many of them are kept."""

    title: str
    text: Markup
    promises: list[Ref]
    standings: list[StandingCount]


@dataclass(frozen=True, slots=True)
class AboutView:
    """What `about.html` shows."""

    vision: Markup
    values: list[ValueView]
    complain: Ref | None
    learned: list[tuple[Ref, Markup, Markup, Day | None]]
    calendar: list[Row]


def about_page(context: PageContext) -> Page:
    """The organisation's vision, values and calendar, and how to complain."""
    context = context.on_page()
    organisation = context.catalog.organisation
    promises = context.all(Promise)
    view = AboutView(
        vision=context.inline(organisation.vision),
        values=[
            ValueView(
                value.title,
                context.inline(value.text),
                [context.to(promise) for promise in promises if value.id in promise.values],
                standings_of(context, current(promise for promise in promises if value.id in promise.values)),
            )
            for value in organisation.values
        ],
        complain=context.ref("contact-point", organisation.feedback.complaints),
        learned=_learned(context),
        calendar=_calendar(context),
    )
    parts = sections(
        ("values", "What we stand for", view.values),
        ("learned", said_and_done(context), view.learned),
        ("calendar", "When we work", True),
    )
    head = plain_head(
        context, "About", f"About {organisation.name}", organisation.vision or "", "about/", source="standards/organisation.yml"
    )
    return Page(
        "about/",
        "about.html",
        head,
        view,
        parts,
        Search(f"About {organisation.name}", "about/", "page", str(view.vision.striptags())),
    )


def _learned(context: PageContext) -> list[tuple[Ref, Markup, Markup, Day | None]]:
    """The last twelve complaints and suggestions that led to a finished action."""
    found = []
    for lesson in context.all(Lesson):
        done = [(change.done, change) for change in lesson.changes if change.done and not change.is_open(context.facts.today)]
        if done and lesson.type in ("complaint", "suggestion"):
            day, latest = max(done, key=lambda dated: dated[0])
            found.append((day, context.to(lesson), context.inline(lesson.summary), context.inline(latest.what)))
    found.sort(key=lambda item: item[0], reverse=True)
    return [(ref, said, did, as_day(done)) for done, ref, said, did in found[:12]]


def _calendar(context: PageContext) -> list[Row]:
    said, calendar = context.catalog.organisation.calendar, context.facts.calendar
    if said is None:
        return [Row("Working time", "Monday to Friday, 09:00 to 17:00, no holidays: nobody has said otherwise yet.")]
    return rows(
        Row("Working days", days_in_words(sorted(calendar.weekdays))),
        Row("Working hours", working_hours(calendar)),
        Row("Public holidays", calendar.holiday_region),
        Row("Also closed", lines=closing_days(said.holidays, context.facts.today)),
        Row("Working days count from", f"the {said.counts_from}"),
    )
