"""Days on which a text with opening hours says that it is closed: `Mon-Fri 9am-5pm, Sat closed`."""

import re

from interlock.definitions.values.weekday_names import weekdays_meant
from interlock.findings.lazy_patterns import lazy_pattern

# `closed` in German, French, Dutch, Spanish and Italian.
CLOSED_ABROAD = r"geschlossen|ferm[ée]e?s?|gesloten|cerrad[oa]s?|chius[oaie]"
_CLOSED = rf"\b(?:closed|shut|{CLOSED_ABROAD})\b(?: all day)?"
_IS_CLOSED = lazy_pattern(_CLOSED, re.I)
_DAYS_BEHIND = lazy_pattern(
    rf"{_CLOSED}(?: on| at| every| the| am| le| les| op| los?| el| il)* (?P<days>[^\d;|()]{{1,80}}?)(?:\)|(?=\.?$|[;|(,]))",
    re.I,
)
# What is said before that, since the last time of day.
_SINCE_A_TIME = lazy_pattern(r"[^\d;|()]*\Z")
_LONGEST_DAYS = 80
_AROUND = " ,:.&-–(|;"
_BEFORE_CLOSED = lazy_pattern(r"[\s(]*(?:\b(?:but|and|we are|we're)\s*)*\Z", re.I)


def without_closed_days(text: str) -> tuple[str, frozenset[str]]:
    """A text without what it says of days on which it is closed, and those days.

    >>> text, days = without_closed_days("Mon-Thu 9-5, closed Fridays; weekends: closed")
    >>> text, sorted(days)
    ('Mon-Thu 9-5', ['fri', 'sat', 'sun'])
    """
    closed: set[str] = set()
    rest = _without_days_before(_without_days_behind(text, closed), closed) if _IS_CLOSED.search(text) else text
    return (rest.strip(" ,;|.") if closed else text), frozenset(closed)


def _without_days_behind(text: str, closed: set[str]) -> str:
    """A text without `closed Fridays`, whose days are added to `closed`."""
    kept, done = [], 0
    for match in _DAYS_BEHIND.finditer(text):
        if days := weekdays_meant([match["days"]]):
            closed.update(days)
            before = text[max(done, match.start() - _LONGEST_DAYS) : match.start()]
            is_said = _BEFORE_CLOSED.search(before)
            kept.append(text[done : match.start() - (len(is_said[0]) if is_said else 0)])
            done = match.end()
    return "".join([*kept, text[done:]])


def _without_days_before(text: str, closed: set[str]) -> str:
    """A text without `Fridays: closed`, whose days are added to `closed`."""
    kept, done, last = [], 0, 0
    for match in _IS_CLOSED.finditer(text):
        said = _SINCE_A_TIME.search(text, max(last, match.start() - _LONGEST_DAYS), match.start())
        last = match.end()
        words = said[0].split() if said else []
        known = (weekdays_meant([" ".join(words[first:]).strip(_AROUND)]) for first in range(len(words)))
        first, days = next(((first, days) for first, days in enumerate(known) if days), (0, None))
        if said and days:
            closed.update(days)
            kept += [text[done : said.start()], " ".join(words[:first])]
            done = last
    return "".join([*kept, text[done:]])
