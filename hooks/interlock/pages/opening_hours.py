"""Opening hours in words, and as JSON, from which `theme/scripts/handbook/open-now.mjs` says "open now until 17:00"."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from interlock.definitions import ContactPoint, Link
from interlock.definitions.contact_point import Opening as Hours
from interlock.definitions.organisation import WEEKDAYS, Weekday
from interlock.pages.page_context import PageContext

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_AND_NIGHT = "Day and night, every day"
_HOURS = re.compile(r"(?P<days>.+), (?P<opens>\d\d:\d\d) to (?P<closes>\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class OpeningView:
    """Opening hours. `words`: a line for each row; `closed`: the organisation's closed days, ISO dates separated by spaces.

    `data` is JSON: rows with weekdays from 0 (Monday) and times; `closed`: further days; `always`: holidays do not count;
    `partial`: there may be more hours, so the script never says "closed".
    """

    words: list[str]
    data: str
    closed: str


def opening_of(context: PageContext, point: ContactPoint) -> OpeningView | None:
    """The opening hours of a contact point; None where it states none."""
    if not point.hours:
        return None
    closures = sorted({closure.on.isoformat() for closure in point.closures})
    return _opening(context, hours_in_words(point.hours), point.hours, closures, partial=False)


def opening_of_link(context: PageContext, link: Link) -> OpeningView | None:
    """The hours of a link, as far as its own words can be parsed; None where they cannot.

    Partners and suppliers may work on the organisation's holidays, and a remark such as "duty officer at night" may apply outside
    the hours. In both cases only being open is claimed.
    """
    text = (link.contact.hours or "") if link.contact else ""
    parts = [part.strip() for part in text.split(";")]
    rows = [row for part in parts if (row := understood(part))]
    if not rows:
        return None
    partial = len(rows) < len(parts) or link.kind in ("partner", "supplier")
    return _opening(context, [text], rows, [], partial=partial)


def _opening(context: PageContext, words: list[str], rows: Sequence[Hours], closures: list[str], *, partial: bool) -> OpeningView:
    data = {
        "rows": [
            {"days": [WEEKDAYS.index(day) for day in row.days], "opens": f"{row.opens:%H:%M}", "closes": _closes(row)}
            for row in rows
        ],
        **({"closed": closures} if closures else {}),
        **({"always": True} if any(_in_words(row) == DAY_AND_NIGHT for row in rows) else {}),
        **({"partial": True} if partial else {}),
    }
    return OpeningView(words, json.dumps(data, separators=(",", ":")), " ".join(context.closed_days))


def understood(text: str) -> Hours | None:
    """Parse `Monday to Friday, 09:00 to 17:00`, the form in which pages show hours; None for any other words."""
    found = _HOURS.fullmatch(text)
    days, opens, closes = (WEEKDAYS, "00:00", "24:00") if text == DAY_AND_NIGHT else (None, "", "")
    if found:
        days, opens, closes = _days(found["days"]), found["opens"], found["closes"]
    try:
        return Hours.model_validate({"days": days, "opens": opens, "closes": closes})
    except ValueError:
        return None


def _days(text: str) -> tuple[Weekday, ...] | None:
    """Parse `Monday to Friday`, or `Tuesday, Thursday and Saturday`; None for anything else."""
    first, to, last = text.partition(" to ")
    names = [first, last] if to else re.split(", | and ", text)
    if not set(names) <= set(NAMES):
        return None
    numbers = [NAMES.index(name) for name in names]
    if to:
        numbers = [number % 7 for number in range(numbers[0], numbers[0] + (numbers[1] - numbers[0]) % 7 + 1)]
    return tuple(WEEKDAYS[number] for number in numbers)


def hours_in_words(rows: Sequence[Hours]) -> list[str]:
    """Opening hours, a line for each row."""
    return [_in_words(row) for row in rows]


def _closes(row: Hours) -> str:
    return "24:00" if row.closes.microsecond else f"{row.closes:%H:%M}"


def _in_words(row: Hours) -> str:
    days = sorted(WEEKDAYS.index(day) for day in row.days)
    if days == list(range(7)) and row.opens.hour == 0 and _closes(row) == "24:00":
        return DAY_AND_NIGHT
    return f"{days_in_words(days)}, {row.opens:%H:%M} to {_closes(row)}"


def days_in_words(days: Sequence[int]) -> str:
    """Days of the week, from 0 for Monday and in order: `Monday to Friday`, `Tuesday, Thursday`."""
    is_run = list(days) == list(range(days[0], days[-1] + 1)) and len(days) > 2
    return f"{NAMES[days[0]]} to {NAMES[days[-1]]}" if is_run else ", ".join(NAMES[day] for day in days)
