"""The days of the week as files name them, and what other ways to write them mean: `Monday-Friday`, `weekdays`, `Mon`."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from interlock.definitions.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOLIDAYS = "holidays"

_GROUPS: tuple[tuple[str, str], ...] = (
    ("(?:public |bank )?holidays?", HOLIDAYS),
    ("(?:mondays? ?- ?fridays?|m ?[-–] ?f|weekdays?|working days?|workdays?|every (?:week|working )day)", "mon tue wed thu fri"),
    ("week-?ends?", "sat sun"),
    ("(?:daily|every ?day|all (?:week|days)|each day|7 days|seven days)", " ".join(WEEKDAYS)),
)
_DAY = lazy_pattern(r"(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sdays?|nesdays?|rs?|rsdays?|urdays?|nes)?\.?", re.I)
# The days in German, French and Spanish, whole and short, without accents.
_OTHERWISE = (
    "mo montag montags lun lundi lunes",
    "di dienstag dienstags mar mardi martes",
    "mi mittwoch mittwochs mer mercredi mie miercoles",
    "do donnerstag donnerstags jeu jeudi jue jueves",
    "fr freitag freitags ven vendredi vie viernes",
    "sa samstag samstags sonnabend sonnabends sam samedi sab sabado",
    "so sonntag sonntags dim dimanche dom domingo",
)
_SHORT = {day[:2]: day for day in WEEKDAYS} | {
    name: day for day, names in zip(WEEKDAYS, _OTHERWISE, strict=True) for name in names.split()
}
# A shorter word is near to several days.
_SHORT_WORD = 5
_RUN = lazy_pattern(r"(?:from |von |du |de )?(\w+\.?)(?: ?[-–—] ?| (?:to|until|till|through|thru|bis|au|à|a|hasta) )(\w+\.?)")
_BETWEEN = lazy_pattern(r" ?(?:,|;|/|&|\+|\b(?:and|und|et|y)\b) ?")


def weekdays_meant(texts: Iterable[str]) -> list[str] | None:
    """The days that texts mean, in the order of the week as far as they are one list; None where one of them means none.

    >>> weekdays_meant(["Monday-Friday"]), weekdays_meant(["Sat", "public holidays"]), weekdays_meant(["soon"])
    (['mon', 'tue', 'wed', 'thu', 'fri'], ['sat', 'holidays'], None)
    """
    found: list[str] = []
    for text in texts:
        days = _in_text(text)
        if not days:
            return None
        found += [day for day in days if day not in found]
    return found


def _in_text(text: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(" ".join(text.lower().strip("[] ").split())) if part]
    found = [_in_part(part) for part in parts]
    return [day for days in found for day in days] if all(found) else []


def _in_part(part: str) -> Sequence[str]:
    for pattern, days in _GROUPS:
        if re.fullmatch(pattern, part):
            return days.split()
    if run := _RUN.fullmatch(part):
        first, last = _day(run[1]), _day(run[2])
        return _from_to(first, last) if first and last else ()
    if re.fullmatch("[1-7]", part):
        return [WEEKDAYS[int(part) - 1]]
    day = _day(part)
    return [day] if day else ()


def _day(word: str) -> str | None:
    """The day that a word names: `tuesday`, `tues.` or `tu`."""
    match = _DAY.fullmatch(word)
    if day := match[1] if match else _SHORT.get(without_accents(word).rstrip(".")):
        return day
    misspelt = nearest(word, map(str.lower, NAMES), least=80) if len(word) > _SHORT_WORD else None
    return misspelt[:3] if misspelt else None


def _from_to(first: str, last: str) -> list[str]:
    week: list[str] = [*WEEKDAYS]
    start = week.index(first)
    days = week[start:] + week[:start]
    return days[: days.index(last) + 1]
