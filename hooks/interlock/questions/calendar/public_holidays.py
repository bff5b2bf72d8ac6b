"""The public holidays of countries and their parts: names, which are estimates, and the days that are worked to make up.

Names are in English where the library has them so. A holiday that depends on the sight of the moon is an estimate until its date
is announced: the library says so in the name, which readers should not have to parse.
"""

import datetime
import inspect
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from interlock.definitions.values.place_names import holidays_of
from interlock.findings.nouns import listed
from interlock.questions.calendar.day_words import day_in_words

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase


class PublicHoliday(NamedTuple):
    """The name of a public holiday, and whether its date is an estimate."""

    name: str
    is_estimate: bool = False


@lru_cache(maxsize=20_000)
def public_holiday(country: str, parts: tuple[str, ...], day: datetime.date) -> PublicHoliday | None:
    """The public holiday on a day, in any of the parts of a country; None where there is none.

    A holiday of some of the parts only is named with them: `St Andrew's Day (Scotland)`.
    """
    found = {part: holiday for part in parts or ("",) if (holiday := _holiday_in(country, part, day))}
    if not found:
        return None
    names: dict[str, list[str]] = {}
    for part, holiday in found.items():
        names.setdefault(holiday.name, []).append(part)
    # Where all parts are off, for whatever reason, it matters to nobody which of them calls it what.
    everywhere = len(found) == len(parts or ("",))
    said = [
        name if everywhere else f"{name} ({listed([part_called(country, part) for part in where])})"
        for name, where in names.items()
    ]
    return PublicHoliday("; ".join(said), any(holiday.is_estimate for holiday in found.values()))


def makes_up(country: str, parts: tuple[str, ...], day: datetime.date) -> bool:
    """Whether a day of the weekend is worked, in all of the parts, to make up for a holiday."""
    known = [_known(country, part) for part in parts or ("",)]
    # Asking for a day makes the library work out its year.
    return all(day not in one and day in one.weekend_workdays for one in known)


def part_called(country: str, part: str) -> str:
    """The name of a part of a country, such as `England`; its code where it has none."""
    aliases = _known(country, "").subdivisions_aliases
    return next((name for name, code in aliases.items() if code == part), part)


def _holiday_in(country: str, part: str, day: datetime.date) -> PublicHoliday | None:
    known = _known(country, part)
    name = known.get(day)
    if name is None:
        return None
    parsed = [_parsed(country, each) for each in name.split("; ")]
    return PublicHoliday("; ".join(dict.fromkeys(each.name for each in parsed)), any(each.is_estimate for each in parsed))


def _parsed(country: str, name: str) -> PublicHoliday:
    for pattern, after in _estimate_labels(country):
        if match := pattern.fullmatch(name):
            return PublicHoliday(f"{match[1]}{after}", is_estimate=True)
    return PublicHoliday(_in_place_of(country, name))


def _in_place_of(country: str, name: str) -> str:
    """The name of a day off for which another day is worked, with that day as pages write it; other names as they are."""
    known = _known(country, "")
    label, form = (str(getattr(known, attribute, None) or "") for attribute in ("substituted_label", "substituted_date_format"))
    match = re.fullmatch(re.escape(known.tr(label)).replace("%s", "(.+)"), name) if label and form else None
    if match is None:
        return name
    day = datetime.datetime.strptime(match[1], known.tr(form)).date()
    return f"day off in place of {day_in_words(day)}"


@cache
def _estimate_labels(country: str) -> list[tuple[re.Pattern[str], str]]:
    """The forms in which names say that a date is an estimate, and what of it stays in the name."""
    known = _known(country, "")
    labels = (("observed_estimated_label", " (observed)"), ("estimated_label", ""))
    found = [(getattr(type(known), name, None), after) for name, after in labels]
    return [(re.compile(re.escape(known.tr(label)).replace("%s", "(.+)")), after) for label, after in found if label]


@cache
def _known(country: str, part: str) -> "HolidayBase":
    plain = holidays_of(country)
    in_english = [language for language in plain.supported_languages or () if language.startswith("en")]
    usual = plain.default_language or ""
    language = None if usual.startswith("en") or not in_english else in_english[-1]
    # Some countries mark estimates only when asked to.
    asked: dict[str, Any] = {"islamic_show_estimated": True} if "islamic_show_estimated" in _options(type(plain)) else {}
    return type(plain)(subdiv=part or None, language=language, **asked)


def _options(country: "type[HolidayBase]") -> set[str]:
    return set(inspect.signature(country.__init__).parameters)
