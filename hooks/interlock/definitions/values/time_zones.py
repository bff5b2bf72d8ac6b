"""Time zones by their names in the database of IANA, and what others that people write mean: `London`, `GMT`."""

import zoneinfo

from interlock.definitions.field_errors import field_error
from interlock.definitions.values.place_names import plain_place_name

_NAMES_OF_WINTER = ("GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "UTC", "UCT", "Zulu", "Universal")
_IN_SUMMER_TOO = {
    "GB": "Europe/London",
    "UK": "Europe/London",
    "IE": "Europe/Dublin",
    "PT": "Europe/Lisbon",
    "FO": "Atlantic/Faroe",
}


def check_time_zone(zone: str) -> str:
    """A known time zone. Raises a `field_error` that names the zone of a city."""
    known = zoneinfo.available_timezones()  # empty when neither the system nor the package `tzdata` has a list
    if not known or zone in known:
        return zone
    city = plain_place_name(zone.rpartition("/")[2]).removesuffix(" time").replace(" ", "_")
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


def zone_with_summer_time(zone: str, country: str | None) -> str | None:
    """The zone of a country whose clocks `zone` tells in winter only: `Europe/London` for `GMT` in Britain; else None."""
    return _IN_SUMMER_TOO.get(country or "") if zone.removeprefix("Etc/") in _NAMES_OF_WINTER else None
