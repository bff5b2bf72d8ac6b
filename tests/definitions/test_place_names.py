"""Names of places where codes are expected, and what to type for them."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from interlock.definitions.values.place_names import check_country, check_part
from interlock.definitions.values.time_zones import check_time_zone, zone_with_summer_time


@pytest.mark.parametrize(
    ("check", "written", "says"),
    [
        (check_country, ("Australia",), "Write `AU`."),
        (check_country, ("gb",), "Write `GB`."),
        (check_country, ("the Netherlands",), "Write `NL`."),
        (check_country, ("Scotland",), "Write `country: GB` and, as another field, `subdivision: SCT`."),
        (check_country, ("Cymru",), "Write `country: GB` and, as another field, `subdivision: WLS`."),
        (check_country, ("Bayern",), "Write `country: DE` and, as another field, `subdivision: BY`."),
        (check_country, ("GB-ENG",), "Write `country: GB` and, as another field, `subdivision: ENG`."),
        (check_country, ("Deutschland",), "Write `DE`."),
        (check_country, ("Österreich",), "Write `AT`."),
        (check_country, ("Éire",), "Write `IE`."),
        (check_part, ("Baden-Wurttemberg", "DE"), "Write `BW`."),
        (check_country, ("Germny",), "Did you mean `DE`?"),
        (check_country, ("Atlantis",), "Write two capital letters, such as `GB`."),
        (check_part, ("Victoria", "AU"), "Write `VIC`."),
        (check_part, ("vic", "AU"), "Write `VIC`."),
        (check_part, ("Victora", "AU"), "Did you mean `VIC`?"),
        (check_part, ("Bayern", "DE"), "Write `BY`."),
        (check_part, ("XX", "GB"), "Write one of `ENG`, `NIR`, `SCT`, `WLS`."),
        (check_part, ("any", "GB"), "Delete the line; or, if the holidays of every part count, write `[ENG, NIR, SCT, WLS]`."),
        (check_part, ("UK", "GB"), "Delete the line; or, if the holidays of every part count, write `[ENG, NIR, SCT, WLS]`."),
        (check_part, ("GB-ENG", "GB"), "Write `ENG`."),
        (check_part, ("England and Wales", "GB"), "Write `[ENG, WLS]`."),
        (check_part, ("ENG, sct", "GB"), "Write `[ENG, SCT]`."),
        (check_part, ("ENG, XX", "GB"), "Write one of `ENG`, `NIR`, `SCT`, `WLS`."),
        (check_part, ("ENG", None), "Name the country as well."),
        (check_time_zone, ("Melbourne",), "Write `Australia/Melbourne`."),
        (check_time_zone, ("New York",), "Write `America/New_York`."),
        (check_time_zone, ("Europe/Londn",), "Did you mean `Europe/London`?"),
        (check_time_zone, ("GMT+1",), "Write region and city, such as `Europe/London`."),
        (check_time_zone, ("Europe/Munich",), "Write region and city, such as `Europe/London`."),
    ],
)
def test_what_to_type_for_a_place(check: Callable[..., Any], written: tuple[Any, ...], says: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        check(*written)
    assert (caught.value.context or {})["remedy"] == says


@pytest.mark.parametrize(("check", "code"), [(check_country, "GB"), (check_country, "PL"), (check_time_zone, "Europe/London")])
def test_known_codes_are_taken(check: Callable[..., Any], code: str) -> None:
    assert check(code) == code


@pytest.mark.parametrize(
    ("zone", "country", "meant"),
    [
        ("GMT", "GB", "Europe/London"),
        ("Etc/UTC", "IE", "Europe/Dublin"),
        ("GMT", "GH", None),
        ("UTC", None, None),
        ("Europe/London", "GB", None),
    ],
)
def test_a_zone_of_winter_names_the_one_meant(zone: str, country: str | None, meant: str | None) -> None:
    assert zone_with_summer_time(zone, country) == meant
