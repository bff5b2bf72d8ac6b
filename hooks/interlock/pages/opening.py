"""When a contact point is open: in words, and as data from which the browser says "open now until 17:00"."""

import json
from dataclasses import dataclass

from interlock.definitions import ContactPoint
from interlock.definitions.contact_point import Opening as Hours
from interlock.definitions.organisation import WEEKDAYS
from interlock.pages.desk import Desk

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Opening:
    """`words`, a line for each row of hours; `data`, JSON with days from 0 (Monday), times and whole days closed."""

    words: list[str]
    data: str


def opening_of(desk: Desk, point: ContactPoint) -> Opening | None:
    """The opening hours of a contact point, if it says when it is open."""
    if not point.hours:
        return None
    data = {
        "rows": [
            {"days": [WEEKDAYS.index(day) for day in row.days], "opens": f"{row.opens:%H:%M}", "closes": _closes(row)}
            for row in point.hours
        ],
        "closed": sorted({closure.on.isoformat() for closure in point.closures} | set(desk.closed_days)),
    }
    return Opening([_in_words(row) for row in point.hours], json.dumps(data, separators=(",", ":")))


def _closes(row: Hours) -> str:
    return "24:00" if row.closes.microsecond else f"{row.closes:%H:%M}"


def _in_words(row: Hours) -> str:
    days = sorted(WEEKDAYS.index(day) for day in row.days)
    if days == list(range(7)) and row.opens.hour == 0 and _closes(row) == "24:00":
        return "Day and night, every day"
    run = days == list(range(days[0], days[-1] + 1)) and len(days) > 2
    named = f"{NAMES[days[0]]} to {NAMES[days[-1]]}" if run else ", ".join(NAMES[day] for day in days)
    return f"{named}, {row.opens:%H:%M} to {_closes(row)}"
