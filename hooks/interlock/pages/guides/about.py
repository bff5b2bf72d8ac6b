"""The page about the organisation: its vision, values and calendar, and how to complain."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Organisation, Promise
from interlock.pages.desk import Desk
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
from interlock.pages.refs import Ref


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of the organisation and the promises that show it."""

    title: str
    text: Markup
    promises: list[Ref]


@dataclass(frozen=True, slots=True)
class AboutView:
    """What `about.html` shows."""

    vision: Markup
    values: list[ValueView]
    complain: Ref | None
    learned: list[tuple[Ref, Markup, Markup, Day | None]]
    calendar: list[Row]


def about_page(desk: Desk) -> Page:
    """The organisation's vision, values and calendar, and how to complain."""
    desk = desk.on_page()
    organisation = desk.catalog.organisation
    promises = [found for found in desk.all("promise") if isinstance(found, Promise)]
    view = AboutView(
        vision=desk.inline(organisation.vision),
        values=[
            ValueView(
                value.title, desk.inline(value.text), [desk.to(promise) for promise in promises if value.id in promise.values]
            )
            for value in organisation.values
        ],
        complain=desk.ref("contact-point", organisation.feedback.complaints),
        learned=_learned(desk),
        calendar=_calendar(organisation),
    )
    parts = sections(
        ("values", "What we stand for", view.values),
        ("learned", "You said, we did", view.learned),
        ("calendar", "When we work", True),
    )
    head = plain_head(
        desk, "About", f"About {organisation.name}", organisation.vision or "", "about/", source="standards/organisation.yml"
    )
    return Page(
        "about/",
        "about.html",
        head,
        view,
        parts,
        Search(f"About {organisation.name}", "about/", "page", organisation.vision or ""),
    )


def _learned(desk: Desk) -> list[tuple[Ref, Markup, Markup, Day | None]]:
    """The last twelve complaints and suggestions that led to a finished action."""
    found = []
    for lesson in desk.all("lesson"):
        done = [change for change in getattr(lesson, "changes", []) if change.done]
        if done and getattr(lesson, "type", "") in ("complaint", "suggestion"):
            latest = max(done, key=lambda change: change.done)
            found.append((latest.done, desk.to(lesson), desk.inline(lesson.summary), desk.inline(latest.what)))
    found.sort(key=lambda item: item[0], reverse=True)
    return [(ref, said, did, as_day(done)) for done, ref, said, did in found[:12]]


def _calendar(organisation: Organisation) -> list[Row]:
    calendar = organisation.calendar
    if calendar is None:
        return [Row("Working time", "Monday to Friday, 09:00 to 17:00, no holidays: nobody has said otherwise yet.")]
    names = {
        "mon": "Monday",
        "tue": "Tuesday",
        "wed": "Wednesday",
        "thu": "Thursday",
        "fri": "Friday",
        "sat": "Saturday",
        "sun": "Sunday",
    }
    opens = f"{calendar.opens:%H:%M}" if calendar.opens else "09:00"
    closes = f"{calendar.closes:%H:%M}" if calendar.closes else "17:00"
    return rows(
        Row("Working days", ", ".join(names[found] for found in calendar.working_days)),
        Row("Working hours", f"{opens} to {closes}"),
        Row("Public holidays", " ".join(part for part in (calendar.country, calendar.subdivision) if part)),
        Row("Counting starts", f"on the {calendar.counts_from}"),
    )
