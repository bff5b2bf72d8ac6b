"""Modules of large packages are loaded alone, and what the packages say stays the same."""

import subprocess
import sys

import holidays

from interlock.definitions.values import place_names

ALONE = """
import sys
from interlock.definitions.values.place_names import check_country, check_part
check_part("ENG", check_country("GB"))
print(len([name for name in sys.modules if name.startswith("holidays.countries.")]), "holidays.version" in sys.modules)
from holidays.countries import Kenya, UnitedKingdom
import holidays, holidays.countries.kenya
print(holidays.countries.kenya.Kenya is Kenya, holidays.GB().get("2026-12-25") is not None)
"""
STEMMER = """
import sys
from interlock.questions.language.grammatical_number import stem
print(stem("promises"), "snowballstemmer.german_stemmer" in sys.modules)
import snowballstemmer
print(snowballstemmer.stemmer("german").stemWord("Häuser"))
"""
NUMBERS = """
import sys
from interlock.definitions.values.telephone import telephone_of
print(telephone_of("01632 960001", "GB").dials, "phonenumbers.asyoutypeformatter" in sys.modules)
import phonenumbers
print(phonenumbers.AsYouTypeFormatter("GB").input_digit("0"), phonenumbers.util.__name__)
try:
    phonenumbers.nothing
except AttributeError:
    print("no such name")
"""


def said(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_one_country_is_loaded_alone() -> None:
    assert said(ALONE) == "1 False\nTrue True\n"


def test_one_stemmer_is_loaded_alone() -> None:
    assert said(STEMMER) == "promis False\nHaus\n"


def test_what_types_numbers_is_not_loaded() -> None:
    assert said(NUMBERS) == "+441632960001 False\n0 phonenumbers.util\nno such name\n"


def test_countries_and_parts_are_those_of_the_library() -> None:
    parts = holidays.list_supported_countries()
    assert place_names._country_codes() == set(parts)
    for code, known in parts.items():
        ours, theirs = place_names.holidays_of(code), holidays.country_holidays(code)
        assert list(ours.subdivisions) == known and type(ours) in type(theirs).__mro__
