"""Countries, their parts with holidays of their own, and time zones: which there are, and what a name for one of them means."""

import re
import zoneinfo
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from interlock.definitions.field_errors import field_error
from interlock.definitions.single_modules import load_singly
from interlock.findings.nearest import did_you_mean

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

load_singly("holidays", "holidays.countries")

# What people call a country besides its name.
_ALSO = {"great britain": "GB", "britain": "GB", "uk": "GB", "usa": "US", "america": "US", "holland": "NL", "korea": "KR"}


def check_country(country: str) -> str:
    """The code of a country whose holidays are known. Raises a `field_error` that names the code where a name stands."""
    if country in _country_codes():
        return country
    message = f"The public holidays of `{country}` are not known"
    if code := country_called(country):
        raise field_error("bad-value", message, f"Write `{code}`.")
    if part := _part_anywhere(country):
        raise field_error("bad-value", message, f"Write `country: {part[0]}` and `subdivision: {part[1]}`.")
    names = did_you_mean(_plain(country), _countries())
    known = country_called(names.split("`")[1]) if names else None
    raise field_error("bad-value", message, f"Did you mean `{known}`?" if known else "Write two capital letters, such as `GB`.")


@cache
def _country_codes() -> frozenset[str]:
    """The codes of all countries. `holidays.list_supported_countries` loads every country to say which parts each has."""
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes())


def holidays_of(country: str) -> "HolidayBase":
    """The public holidays of a country, by its code. `holidays.country_holidays` loads more to make the same."""
    from holidays.registry import COUNTRIES

    module, name = next((module, names[0]) for module, names in COUNTRIES.items() if country in names)
    made: HolidayBase = getattr(import_module(f"holidays.countries.{module}"), name)()
    return made


def country_called(name: str) -> str | None:
    """The code of the country with this name, or this code in small letters, or None.

    >>> country_called("United Kingdom"), country_called("au"), country_called("Atlantis")
    ('GB', 'AU', None)
    """
    plain = _plain(name)
    code = plain.upper() if plain.upper() in _country_codes() else None
    return _ALSO.get(plain) or code or _countries().get(plain)


def check_part(part: str, country: str | None) -> str:
    """A part of a country with holidays of its own. Raises a `field_error`."""
    known = list(holidays_of(country).subdivisions) if country in _country_codes() else []
    if part in known:
        return part
    message = f"`{part}` is not a part of its country with holidays of its own"
    if country and known:
        called = _parts_of(country)
        if len(several := [_code_of(each, country) for each in re.split(r"\s*[,;/&]\s*|\s+and\s+", part)]) > 1 and all(several):
            raise field_error("bad-value", message, f"Write `[{', '.join(filter(None, several))}]`.")
        code = _code_of(part, country)
        listed = f"Write one of {', '.join(f'`{name}`' for name in known[:20])}."
        near = did_you_mean(_plain(part), called)
        meant = called[near.split("`")[1]] if near else None
        remedy = f"Write `{code}`." if code else f"Did you mean `{meant}`?" if meant else did_you_mean(part, known) or listed
        raise field_error("bad-value", message, remedy)
    if country:
        raise field_error("bad-value", message, "Delete the line.")
    raise field_error("bad-value", message, "Name the country as well.", for_want_of="country")


def _code_of(part: str, country: str) -> str | None:
    """The code of a part by its name, or by its code as others write it: `eng`, `GB-ENG`."""
    known = holidays_of(country).subdivisions
    short = part.upper().removeprefix(f"{country}-")
    return _parts_of(country).get(_plain(part)) or next((code for code in known if code.upper() == short), None)


def check_time_zone(zone: str) -> str:
    """A known time zone. Raises a `field_error` that names the zone of a city."""
    known = zoneinfo.available_timezones()  # empty when neither the system nor the package `tzdata` has a list
    if not known or zone in known:
        return zone
    city = _plain(zone.rpartition("/")[2]).removesuffix(" time").replace(" ", "_")
    called = sorted((name for name in known if name.lower().rpartition("/")[2] == city and _region(name)), key=_preferred)
    usual = "Write region and city, such as `Europe/London`."
    if called:
        remedy = f"Write `{called[0]}`."
    else:
        # Only a slip is worth a guess: `Europe/Munich` is neither `Europe/Zurich` nor `Europe/Monaco`.
        from rapidfuzz import fuzz, process

        found = process.extractOne(zone, sorted(known), scorer=fuzz.ratio, score_cutoff=85)
        remedy = f"Did you mean `{found[0]}`?" if found and "/" in zone else usual
    raise field_error("bad-value", f"The time zone `{zone}` is not known", remedy)


def _region(zone: str) -> str:
    """The region of a zone; empty for those that are no place, such as `Etc/GMT+1`, which counts the other way round."""
    region = zone.rpartition("/")[0]
    return "" if region == "Etc" else region


def _preferred(zone: str) -> tuple[bool, int, str]:
    """Zones of the old names, such as `US/…` or `posix/…`, come last."""
    return zone.partition("/")[0] in ("US", "posix", "right", "Canada", "Mexico", "Brazil", "Chile"), len(zone), zone


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split()).removeprefix("the ")


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their names."""
    from holidays.registry import COUNTRIES

    return {_plain(module): names[1] for module, names in COUNTRIES.items()}


@cache
def _parts_of(country: str) -> dict[str, str]:
    """The codes of the parts of a country by their names."""
    aliases = holidays_of(country).subdivisions_aliases
    return {_plain(name): code for name, code in aliases.items()}


def _part_anywhere(name: str) -> tuple[str, str] | None:
    """The country and the part that a name names, among the countries whose parts people take for countries."""
    return next(((country, _parts_of(country)[_plain(name)]) for country in ("GB",) if _plain(name) in _parts_of(country)), None)
