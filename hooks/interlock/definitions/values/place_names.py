"""Countries and their parts with holidays of their own: which there are, and what a name for one of them means."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from interlock.definitions.field_errors import field_error
from interlock.definitions.lazy_packages import load_lazily
from interlock.definitions.values.plain_letters import without_accents
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

load_lazily("holidays", "holidays.countries")

# What people call a country besides its English name, in the plain letters of `plain_place_name`.
_ALSO = {
    name.replace("_", " "): code
    for code, names in {
        "AT": "osterreich autriche",
        "AU": "australien australie",
        "BE": "belgie belgien belgique",
        "CA": "kanada",
        "CH": "schweiz suisse svizzera suiza",
        "CZ": "cesko tschechien tchequie",
        "DE": "deutschland brd germania allemagne alemania duitsland",
        "DK": "danmark danemark",
        "ES": "espana spanien espagne",
        "FI": "suomi finnland finlande",
        "FR": "frankreich francia frankrijk",
        "GB": "great_britain britain uk grossbritannien vereinigtes_konigreich royaume-uni reino_unido gran_bretana",
        "GR": "ellada griechenland grece grecia",
        "HU": "magyarorszag ungarn hongrie hungria",
        "IE": "eire irland irlande irlanda republic_of_ireland",
        "IT": "italia italien italie",
        "KR": "korea",
        "LU": "luxemburg",
        "NL": "holland nederland niederlande pays-bas paises_bajos",
        "NO": "norge norwegen norvege noruega",
        "NZ": "aotearoa neuseeland",
        "PL": "polska polen pologne polonia",
        "PT": "portugiesien",
        "SE": "sverige schweden suede suecia",
        "US": "usa america vereinigte_staaten etats-unis estados_unidos",
    }.items()
    for name in names.split()
}
_EVERY_PART = ("all", "any", "every", "each", "national", "nationwide", "whole country", "everywhere")
# Countries whose parts people name in place of them.
_OF_PARTS = ("GB", "DE", "AT", "CH", "ES", "CA", "AU", "US")
_PARTS_ALSO = {
    "cymru": ("GB", "WLS"),
    "schottland": ("GB", "SCT"),
    "ecosse": ("GB", "SCT"),
    "escocia": ("GB", "SCT"),
    "angleterre": ("GB", "ENG"),
    "inglaterra": ("GB", "ENG"),
}


# Names of countries are written as those of classes: `BosniaAndHerzegovina`, `DRCongo`.
_WORD_BEGINS = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

# Codes that the calendars of holidays know beside those of the standard, by which telephone numbers are read.
_OTHER_CODES = {"UK": "GB"}


def check_country(country: str) -> str:
    """The code of a country whose holidays are known. Raises a `field_error` that names the code where a name stands."""
    if country in _country_codes():
        return _OTHER_CODES.get(country, country)
    message = f"The public holidays of `{country}` are not known"
    if code := _country_called(country):
        raise field_error("bad-value", message, f"Write `{code}`.")
    if place := place_called(country):
        written = " and, as another field, ".join(f"`{name}: {value}`" for name, value in place.items())
        raise field_error("bad-value", message, f"Write {written}.", writes=("subdivision",))
    near = nearest(plain_place_name(country), _countries())
    known = _country_called(near) if near else None
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


def name_of_country(code: str) -> str:
    """The name of a country whose holidays are known, by its code: `South Africa` for `ZA`."""
    from holidays.registry import COUNTRIES

    written = next(names[0] for names in COUNTRIES.values() if code in names)
    return _WORD_BEGINS.sub(" ", written).replace(" And ", " and ").replace(" Of ", " of ").replace(" The ", " the ")


def _country_called(name: str) -> str | None:
    """The code of the country with this name, or this code in small letters, or None.

    >>> _country_called("United Kingdom"), _country_called("au"), _country_called("Atlantis")
    ('GB', 'AU', None)
    """
    plain = plain_place_name(name)
    code = plain.upper() if plain.upper() in _country_codes() else None
    return _ALSO.get(plain) or code or _countries().get(plain)


def check_part(part: str, country: str | None) -> str:
    """A part of a country with holidays of its own. Raises a `field_error`."""
    known = list(holidays_of(country).subdivisions) if country in _country_codes() else []
    if part in known:
        return part
    message = f"`{part}` is not a part of its country with holidays of its own"
    if country and known and (plain_place_name(part) in _EVERY_PART or _country_called(part) == country):
        remedy = f"Delete the line; or, if the holidays of every part count, write `[{', '.join(known)}]`."
        raise field_error("bad-value", message, remedy)
    if country and known:
        called = _parts_of(country)
        if len(several := [_code_of(each, country) for each in _SEVERAL.split(part)]) > 1 and all(several):
            raise field_error("bad-value", message, f"Write `[{', '.join(filter(None, several))}]`.")
        code = _code_of(part, country)
        listed = f"Write one of {', '.join(f'`{name}`' for name in known[:20])}."
        near = nearest(plain_place_name(part), called)
        meant = called[near] if near else None
        remedy = f"Write `{code}`." if code else f"Did you mean `{meant}`?" if meant else did_you_mean(part, known) or listed
        raise field_error("bad-value", message, remedy)
    if country:
        raise field_error("bad-value", message, "Delete the line.")
    raise field_error("bad-value", message, "Name the country as well.", for_want_of="country")


def _code_of(part: str, country: str) -> str | None:
    """The code of a part by its name, or by its code as others write it: `eng`, `GB-ENG`."""
    known = holidays_of(country).subdivisions
    short = part.upper().removeprefix(f"{country}-")
    return _parts_of(country).get(plain_place_name(part)) or next((code for code in known if code.upper() == short), None)


def plain_place_name(name: str) -> str:
    """The name of a place in small letters without accents, article and second blanks."""
    return " ".join(without_accents(name).lower().replace("_", " ").split()).removeprefix("the ")


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their names."""
    from holidays.registry import COUNTRIES

    return {plain_place_name(module): names[1] for module, names in COUNTRIES.items()}


@cache
def _parts_of(country: str) -> dict[str, str]:
    """The codes of the parts of a country by their names."""
    aliases = holidays_of(country).subdivisions_aliases
    return {plain_place_name(name): code for name, code in aliases.items()}


def _part_anywhere(name: str) -> tuple[str, str] | None:
    """The country and the part that a name names, among the countries whose parts people take for countries."""
    plain = plain_place_name(name)
    found = ((country, _parts_of(country)[plain]) for country in _OF_PARTS if len(plain) > 2 and plain in _parts_of(country))
    return _PARTS_ALSO.get(plain) or next(found, None)


def place_called(text: str) -> dict[str, str]:
    """The fields of a calendar for a place: `England and Wales`, `Deutschland`, `GB-SCT`; empty where it is not known.

    >>> place_called("England and Wales")
    {'country': 'GB', 'subdivision': '[ENG, WLS]'}
    """
    if country := _country_called(text):
        return {"country": country}
    country, _, part = text.strip().upper().partition("-")
    if country in _country_codes() and (code := _code_of(part, country)):
        return {"country": country, "subdivision": code}
    parts = [_part_anywhere(each) for each in _SEVERAL.split(text.strip())]
    found = [part for part in parts if part]
    if len(found) < len(parts) or len({country for country, _ in found}) > 1:
        return {}
    codes = [code for _, code in found]
    return {"country": found[0][0], "subdivision": codes[0] if len(codes) == 1 else f"[{', '.join(codes)}]"}


_SEVERAL = lazy_pattern(r"\s*[,;/&]\s*|\s+and\s+")
