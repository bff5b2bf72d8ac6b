"""Days on which a text with opening hours says that it is closed: `Mon-Fri 9am-5pm, Sat closed`."""

import re

from interlock.definitions.weekday_names import weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern

_CLOSED = r"\b(?:closed|shut|geschlossen|ferm[ée]e?|cerrado)\b"
# What is said between two times of day.
_BETWEEN_TIMES = r"[^\d;|()]"
_DAYS_FIRST = lazy_pattern(rf"(?P<days>{_BETWEEN_TIMES}{{1,80}}?)\W{{0,4}}(?:all day )?{_CLOSED}(?: all day)?", re.I)
_DAYS_BEHIND = lazy_pattern(
    rf"\(?(?:\b(?:but|and|we are|we're) )*{_CLOSED}(?: all day)?(?: on| at| every| the)* (?P<days>{_BETWEEN_TIMES}{{1,80}}?)(?:\)|(?=\.?$|[;|(,]))",
    re.I,
)


def without_closed_days(text: str) -> tuple[str, frozenset[str]]:
    """A text without what it says of days on which it is closed, and those days.

    >>> text, days = without_closed_days("Mon-Thu 9-5, closed Fridays; weekends: closed")
    >>> text, sorted(days)
    ('Mon-Thu 9-5', ['fri', 'sat', 'sun'])
    """
    closed: set[str] = set()

    def behind(match: re.Match[str]) -> str:
        days = weekdays_meant([match["days"]])
        closed.update(days or ())
        return match[0] if days is None else ""

    def before(match: re.Match[str]) -> str:
        words = match["days"].split()
        for first in range(len(words)):
            if days := weekdays_meant([" ".join(words[first:]).strip(" ,:.&")]):
                closed.update(days)
                return " ".join(words[:first])
        return match[0]

    rest = _DAYS_FIRST.sub(before, _DAYS_BEHIND.sub(behind, text))
    return (rest.strip(" ,;|.") if closed else text), frozenset(closed)
