"""Hours in a link's own words: `Mon-Fri 9am-5pm; duty officer at night`."""

import re
from typing import NamedTuple

from interlock.definitions.contact_point import Opening, once_at_a_time
from interlock.definitions.values.number_words import in_digits
from interlock.definitions.values.times_of_day import hours_said
from interlock.definitions.values.weekday_names import WEEKDAYS, weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.meant.closed_days import CLOSED_ABROAD
from interlock.sources.meant.hours_meant import HoursRow, rows_of_hours, without_holidays

_TAKES_HOURS_AWAY = lazy_pattern(
    rf"\b(?:closed|shut|{CLOSED_ABROAD}|except|not on|but not|au(?:ß|ss)er|sauf|hors|behalve|niet op|excepto|salvo|tranne)\b",
    re.I,
)
# A remark in brackets, which says nothing of days and times.
_REMARK = lazy_pattern(r"\(([^()]*)\)")
# Times of day in a text in lower case with its numbers in digits, and not spans of time, telephone numbers or counts.
_TIMES = lazy_pattern(
    r"(?<!\d)(?:\d{1,2}[:.h][0-5]\d(?!\d)|\d{1,2} ?[ap]\.?m\b|24 ?/ ?7\b|24 ?h(?:ou)?rs?\b"
    r"|(?:\d{1,2}|\d{4}) ?(?:-|–|—|to|till|until|bis) ?(?:(?:\d{1,2}|\d{4})(?!\d)(?! ?(?:\w+ )?(?:days?|weeks?|months?|min)\b)"
    r"|late\b))"
    r"|\b(?:noon|midday|midnight)\b"
)
# Hours that differ from week to week, for which there is nothing to type.
_OF_NO_WEEK = lazy_pattern(
    r"\b(?:term|summer|winter|season\w*|winters?|sommer|zomer|[ée]t[ée]|hiver|verano|invierno"
    r"|ferien|vacances|vacaciones|schuljahr|months?|fortnight\w*|every other|alternate|rota|shifts?|var(?:y|ies|ious))\b",
    re.I,
)


class HoursUnderstood(NamedTuple):
    """The rows of hours in a link's own words, and whether they say something else, too."""

    rows: list[Opening]
    has_remark: bool = False


def understood(text: str) -> HoursUnderstood:
    """Parse hours as people write them, with remarks after semicolons or in brackets: `Mon-Fri 9am-5pm; duty officer at night`.

    No rows where some are impossible, a day has two sorts of hours at the same time, or a remark says when it is closed.
    """
    if rows := rows_of_hours(text):
        return HoursUnderstood(_valid(rows))
    text = _REMARK.sub(lambda found: found[0] if _changes_hours(found[1]) else f"; {found[1]};", without_holidays(text))
    parts = [(part, rows_of_hours(part)) for part in text.split(";") if part.strip()]
    if any(_TAKES_HOURS_AWAY.search(part) for part, rows in parts if not rows):
        return HoursUnderstood([])
    return HoursUnderstood(_valid([row for _, rows in parts for row in rows]), not all(rows for _, rows in parts))


def _valid(rows: list[HoursRow]) -> list[Opening]:
    try:
        return once_at_a_time([Opening.model_validate(row._asdict()) for row in rows])
    except ValueError:
        return []


def unread_hours_remedy(text: str) -> str:
    """What to write for hours in a text of its own that name days or times and cannot be parsed; empty for all other texts.

    >>> unread_hours_remedy("Mon-Fri 9am-5pm") or unread_hours_remedy("by arrangement") or unread_hours_remedy("term time, 9-3")
    ''
    """
    if understood(text).rows or not _names_hours(without_holidays(text)) or _OF_NO_WEEK.search(text):
        return ""
    opens, closes = hours_said(" ".join(text.split())) or ("09:00", "17:00")
    example = "24/7" if re.search(r"\b24 ?/ ?7\b", text) else f"Mon-Fri {opens}-{closes}"
    remedy = f"Write days and hours, such as `{example}`, and anything else behind a semicolon."
    if _TAKES_HOURS_AWAY.search(text):
        return f"{remedy} Say only when it is open: days on which it is closed are the `closures` of a contact point."
    return remedy


def _changes_hours(remark: str) -> bool:
    return _names_hours(remark) or _OF_NO_WEEK.search(remark) is not None


def _names_hours(text: str) -> bool:
    """Whether a text names times of day, or days in words that mean nothing else, as `so` and `sat` may."""
    words = " ".join(text.lower().split())
    return _TIMES.search(in_digits(words)) is not None or any(
        (len(word) > 3 or word in WEEKDAYS[:5]) and weekdays_meant([word]) for word in re.findall(r"[^\W\d_]+", words)
    )
