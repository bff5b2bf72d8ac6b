"""Opening hours in words, and as JSON, from which `theme/scripts/handbook/open-now.mjs` says "open now until 17:00"."""

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from interlock.definitions import ContactPoint, Link
from interlock.definitions.calendar import Closure
from interlock.definitions.contact_point import Opening as Hours
from interlock.definitions.values.times_of_day import time_text
from interlock.definitions.values.weekday_names import HOLIDAYS, NAMES, WEEKDAYS
from interlock.findings.nouns import apart
from interlock.pages.page_context import PageContext
from interlock.pages.words import unbroken, unbroken_day
from interlock.sources.meant.hours_of_links import understood

_DAY_AND_NIGHT = "Day and night, every day"


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Opening hours. `words`: a line for each row; `closed`: the organisation's closed days, ISO dates separated by spaces.

    `data` is JSON for `open-now.mjs`, which describes its keys.
    """

    words: list[str]
    data: str
    closed: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Days and the hours on them, which may run over midnight. `closes` is `24:00` at the end of a day."""

    days: tuple[str, ...]
    opens: str
    closes: str


def opening_of(context: PageContext, point: ContactPoint) -> OpeningView | None:
    """The opening hours of a contact point; None where it states none."""
    if not point.hours:
        return None
    closures = sorted({each.isoformat() for closure in point.closures for each in closure.days})
    spans = _with_nights([_span(row) for row in point.hours])
    return _opening(context, hours_in_words(point.hours), spans, closures, partial=False)


def opening_of_link(context: PageContext, link: Link) -> OpeningView | None:
    """The hours of a link, as far as its own words can be parsed; None where they cannot.

    Partners and suppliers may work on the organisation's holidays, and a remark such as "duty officer at night" may apply outside
    the hours. In both cases only being open is claimed.
    """
    text = (link.contact.hours or "") if link.contact else ""
    hours = understood(text)
    if not hours.rows:
        return None
    spans = _with_nights([_span(row) for row in hours.rows])
    return _opening(context, [text], spans, [], partial=hours.has_remark or link.kind in ("partner", "supplier"))


def _opening(context: PageContext, words: list[str], spans: list[_Span], closures: list[str], *, partial: bool) -> OpeningView:
    on_holidays = [_times(span) for span in spans if HOLIDAYS in span.days]
    made_up = _made_up(context, spans) if not partial else {}
    data = {
        "rows": [{"days": _numbers(span.days), **_times(span)} for span in spans],
        **({"holidays": on_holidays} if on_holidays else {}),
        **({"closed": closures} if closures else {}),
        **({"made_up": made_up} if made_up else {}),
        **({"always": True} if any(_in_words(span.days, [span]) == _DAY_AND_NIGHT for span in spans) else {}),
        **({"partial": True} if partial else {}),
    }
    return OpeningView(words, json.dumps(data, separators=(",", ":")), " ".join(context.closed_days))


def _made_up(context: PageContext, spans: list[_Span]) -> dict[str, Any]:
    """The days that make up for holidays, with the hours of every other working day; empty where the hours of those differ."""
    usual = [_times(span) for span in spans if context.facts.calendar.weekdays <= set(_numbers(span.days))]
    return {"on": context.made_up_days, "rows": usual} if usual and context.made_up_days else {}


def _numbers(days: Sequence[str]) -> list[int]:
    return [number for number, name in enumerate(WEEKDAYS) if name in days]


def _times(span: _Span) -> dict[str, str]:
    return {"opens": span.opens, "closes": span.closes}


def hours_in_words(hours: Sequence[Hours]) -> list[str]:
    """Opening hours as people say them: a line for each choice of days, breaks and nights in one line.

    Hours from 22:00 to midnight and from midnight to 06:00 on the days after are "22:00 to 06:00".
    """
    by_days: dict[tuple[str, ...], list[_Span]] = {}
    for span in _with_nights([_span(row) for row in hours]):
        by_days.setdefault(span.days, []).append(span)
    return [_in_words(days, spans) for days, spans in by_days.items()]


def _span(row: Hours) -> _Span:
    closes = "24:00" if row.closes == datetime.time() else time_text(row.closes)
    return _Span(tuple(row.days), time_text(row.opens), closes)


def _with_nights(spans: list[_Span]) -> list[_Span]:
    """The same hours, with those until midnight and those from midnight of the next days joined."""
    for evening in spans:
        for morning in spans:
            if evening.closes != "24:00" or morning.opens != "00:00" or not morning.closes <= evening.opens:
                continue
            if nights := [day for day in evening.days if _day_after(day) in morning.days]:
                joined = _Span(tuple(nights), evening.opens, morning.closes)
                left = _without(evening, nights), _without(morning, [_day_after(day) for day in nights])
                others = [span for span in spans if span not in (evening, morning)]
                return _with_nights([joined, *(span for span in left if span.days), *others])
    return spans


def _without(span: _Span, days: list[str]) -> _Span:
    return _Span(tuple(day for day in span.days if day not in days), span.opens, span.closes)


def _day_after(day: str) -> str:
    days: tuple[str, ...] = WEEKDAYS
    return days[(days.index(day) + 1) % 7] if day in days else ""


def _in_words(days: tuple[str, ...], spans: list[_Span]) -> str:
    numbers = _numbers(days)
    spans = sorted(spans, key=lambda span: span.opens)
    if len(numbers) == 7 and (spans[0].opens, spans[0].closes) == ("00:00", "24:00"):
        return _DAY_AND_NIGHT
    named = [days_in_words(numbers)] if numbers else []
    named += ["public holidays"] if HOLIDAYS in days else []
    words = " and ".join(named)
    return f"{words[:1].upper()}{words[1:]}, {' and '.join(f'{span.opens} to {span.closes}' for span in spans)}"


def closures_to_come(closures: Iterable[Closure], today: datetime.date) -> list[Closure]:
    """The closures that are not over, the next first."""
    coming = [closure for closure in closures if (closure.until or closure.on) >= today]
    return sorted(coming, key=lambda closure: closure.on)


def closing_days(closures: Iterable[Closure], today: datetime.date) -> list[Markup]:
    """The closures that are not over as lines of a row."""
    return [escape(closure_in_words(closure)) for closure in closures_to_come(closures, today)]


def closure_in_words(closure: Closure) -> str:
    """The day or days of a closure and why: `19 December 2026 to 3 January 2027: Christmas holidays`."""
    days = f"{unbroken_day(closure.on)} to {unbroken_day(closure.until)}" if closure.until else unbroken_day(closure.on)
    return f"{days}: {apart(unbroken(closure.say))}" if closure.say else days


def days_in_words(days: Sequence[int]) -> str:
    """Days of the week, from 0 for Monday and in order: `Monday to Friday`, `Tuesday, Thursday`, `Sunday to Thursday`."""
    firsts = [day for day in days if (day - 1) % len(NAMES) not in days]
    first = firsts[0] if firsts else days[0]
    is_run = len(firsts) <= 1 and len(days) > 2
    return f"{NAMES[first]} to {NAMES[(first + len(days) - 1) % len(NAMES)]}" if is_run else ", ".join(NAMES[day] for day in days)
