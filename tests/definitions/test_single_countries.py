"""Each country is loaded alone, and what the package `holidays` says of it stays the same."""

import subprocess
import sys

import holidays

from interlock.definitions import place_names

ALONE = """
import sys
from interlock.definitions.place_names import check_country, check_part
check_part("ENG", check_country("GB"))
print(len([name for name in sys.modules if name.startswith("holidays.countries.")]))
from holidays.countries import Kenya, UnitedKingdom
import holidays.countries.kenya
print(holidays.countries.kenya.Kenya is Kenya, holidays.GB().get("2026-12-25") is not None)
"""


def test_one_country_is_loaded_alone() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout == "1\nTrue True\n"


def test_countries_and_parts_are_those_of_the_library() -> None:
    parts = holidays.list_supported_countries()
    assert place_names._country_codes() == set(parts)
    assert all(list(holidays.country_holidays(code).subdivisions) == known for code, known in parts.items())
