"""Due dates ("Received on … at …: we answer by …"): the page, and the limits that can be counted, also on other pages."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from interlock.definitions import Promise
from interlock.definitions.in_force import is_made
from interlock.definitions.values.quantities import Quantity
from interlock.definitions.values.units import plain_number
from interlock.findings.nouns import capital, listed
from interlock.pages.frame import Page, Row, Search, plain_head, rows
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of
from interlock.pages.promise_status import current
from interlock.pages.words import unbroken_day
from interlock.questions.calendar.day_words import time_in_words
from interlock.questions.calendar.working_time import WorkingCalendar, is_same_day, known_from, known_until
from interlock.questions.capability.verdicts import Capability
from interlock.questions.promise_forms import first_days, forms_to_come
from interlock.questions.results.result_rows import form_on


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit from which a due date can be counted.

    `data`: JSON for the browser: amount, unit, same_day, next_open, and calendar (the id of the promise, if it has a calendar of
    its own). Where the limit changes, also forms: the same keys for each limit, with its first day (from) and, if it differs from
    today's, its text.

    `late`: JSON with the time that the steps take and a warning, where that is longer than the limit; else "". A list of two
    where the limit changes, and both are too short.
    """

    promise: str
    is_to_customers: bool
    title: str
    text: str
    data: str
    late: str


@dataclass(frozen=True, slots=True)
class DueDateView:
    """What `due-date.html` shows; `parts` link to its pages, where there are several."""

    limits: list[Limit]
    calendar: list[Row]
    not_countable: list[Ref]
    parts: list[Ref]


def due_date_pages(context: PageContext) -> Iterator[Page]:
    """The page that counts the due date of any promise; several where there are many."""
    promises = current(context.all(Promise))
    limits = [limit for promise in promises if (limit := limit_of(context, promise))]
    uncounted = [
        context.to(promise, form.limit.text)
        for promise in promises
        if (form := form_on(promise, context.facts.today)) and form.limit and not _is_counted(form.limit)
    ]
    parts = parts_of_list("Due date", "due-date/", paged(limits, _size, beside=size_of(uncounted)))
    links = links_by_title(parts, lambda limit: limit.title)
    summary = "When must we have answered? Counted in our working days, with or without a network."
    search = Search("Due date", "due-date/", "page", summary, labels=("deadline", "answer by", "working days", "by when"))
    for part in parts:
        view = DueDateView(part.rows, _calendar(context, promises), uncounted if part.is_first else [], links)
        head = plain_head(context.on_page(), "Tool", part.title, summary, part.path, *part.crumbs)
        yield Page(part.path, "due-date.html", head, view, search=search if part.is_first else None)


def _size(limit: Limit) -> int:
    """The approximate bytes of a limit's HTML: what is counted, and its words, which pages without scripts list once more."""
    return size_of([limit.data + limit.late + 2 * (limit.title + limit.text)])


def limit_of(context: PageContext, promise: Promise) -> Limit | None:
    """Today's limit of a promise; None where no due date can be counted from it, or where the promise is not made now."""
    limit = _limit_on(promise, context.facts.today)
    if limit is None or not is_made(promise):
        return None
    forms = _forms(promise, context.facts.today)
    data = _counted(promise, limit) | ({"forms": forms} if forms else {})
    late = _late(context, promise, forms)
    return Limit(promise.id, promise.kind == "public", promise.title, limit.text, _as_data(data), late)


def _limit_on(promise: Promise, day: date) -> Quantity | None:
    """The limit on a day, if a due date can be counted from it."""
    form = form_on(promise, day)
    return form.limit if form and form.limit and _is_counted(form.limit) else None


def _counted(promise: Promise, limit: Quantity | None) -> dict[str, object]:
    """What a browser needs to count a limit; empty without a limit."""
    if limit is None:
        return {}
    data: dict[str, object] = {"amount": float(limit.amount), "unit": limit.unit, "same_day": is_same_day(limit)}
    data |= {"next_open": True} if promise.ends_on_closed_day == "next" else {}
    return data | ({"calendar": promise.id} if promise.calendar else {})


def _forms(promise: Promise, today: date) -> list[dict[str, object]]:
    """The limits of a promise from the first day of the browser's calendar on; none where the limit never changes."""
    starts = [known_from(today), *(day for day in first_days(promise) if day > known_from(today))]
    held, limits = _limit_on(promise, today), [_limit_on(promise, day) for day in starts]
    if all(limit == held for limit in limits):
        return []
    return [
        {"from": start.isoformat(), **_counted(promise, limit), **({"text": limit.text} if limit and limit != held else {})}
        for start, limit in zip(starts, limits, strict=True)
    ]


def _late(context: PageContext, promise: Promise, forms: list[dict[str, object]]) -> str:
    """JSON with the time that the steps take, or "" where they fit the limit; not for the public.

    Where the limit changes, also from and until (not included) which day that is so, and a list where it is so before and after.
    """
    if context.is_public:
        return ""
    found, now = context.facts.capabilities.of(promise), context.facts.capabilities.until_changed(promise)
    late = _later_than_promised(context, found)
    lates = [late | ({"from": forms[-1]["from"]} if forms else {})] if late else []
    if now and (early := _later_than_promised(context, now)):
        until = next(day for day, _ in forms_to_come(promise, context.facts.today))
        lates.insert(0, early | {"until": until.isoformat()})
    return _as_data(lates if len(lates) > 1 else lates[0]) if lates else ""


def _later_than_promised(context: PageContext, found: Capability) -> dict[str, object]:
    limit = found.promise.limit
    return (_too_long(context, found.promise, limit, found) or _too_long_for_some(found)) if limit else {}


def _too_long(context: PageContext, promise: Promise, limit: Quantity, found: Capability) -> dict[str, object]:
    """What to say where the steps take longer than the limit, whatever the case or in the worst one; empty where they fit."""
    run = found.too_long or found.too_long_at_worst
    if run is None:
        return {}
    steps, length = f"the steps take {found.say(run.length)}", _counted_as(limit, found, run.length)
    if found.too_long:
        maker = context.catalog.link(promise.made_by)
        return length | {"words": capital(steps), "tone": "bad", "ask": maker.title if maker else ""}
    cases = dict.fromkeys(timed.step.only_if for timed in run.only_sometimes)
    return length | {"words": f"In the worst case {steps}", "tone": "watch", "if": listed(cases)}


def _too_long_for_some(found: Capability) -> dict[str, object]:
    """What to say where the steps end in time only for what comes in early enough on its day; empty where that is no matter."""
    run = found.tightest.run if found.tightest else None
    if run is None:
        return {}
    steps = f"The steps take {found.say(run.length)}"
    return {"amount": run.length / timedelta(hours=1), "unit": "working hours", "words": steps, "tone": "watch"}


def _counted_as(limit: Quantity, found: Capability, length: timedelta) -> dict[str, object]:
    """The time that the steps take, in the unit in which the limit is counted."""
    if found.measure == "elapsed":
        return {"amount": length / timedelta(minutes=1), "unit": "minutes"}
    in_days = limit.unit == "working days"
    amount = length / (found.working_day if in_days else timedelta(hours=1))
    return {"amount": amount, "unit": "working days" if in_days else "working hours", "same_day": is_same_day(limit)}


def _as_data(data: dict[str, object] | list[dict[str, object]]) -> str:
    return json.dumps(data, separators=(",", ":"))


def _is_counted(limit: Quantity) -> bool:
    return limit.is_time and not _is_part_of_month(limit)


def _is_part_of_month(limit: Quantity) -> bool:
    return limit.unit in ("months", "years") and "." in plain_number(limit.amount * (12 if limit.unit == "years" else 1))


def working_hours(calendar: WorkingCalendar) -> str:
    """When a working day begins and ends: `09:00 to 17:00`, `22:00 to 06:00`."""
    return f"{time_in_words(calendar.opens)} to {time_in_words(calendar.closes)}"


def _calendar(context: PageContext, promises: list[Promise]) -> list[Row]:
    calendar = context.facts.calendar
    stated = (
        ""
        if calendar.stated
        else "Nobody has said when we work, so this counts Monday to Friday, 09:00 to 17:00, without holidays."
    )
    return rows(
        Row("Please note", stated),
        Row("Working hours", working_hours(calendar)),
        Row("Working days count from", "the day itself" if calendar.counts_same_day else "the next working day, until closing"),
        Row("Hours and other days count", "at once"),
        Row("Not as these count", refs=[context.to(promise) for promise in promises if promise.calendar and promise.limit]),
        Row("The calendar is known until", unbroken_day(known_until(context.facts.today))),
    )
