"""No regular expression takes the square of a text's length: an editor's slip, or somebody's mischief, would stop a build.

Nor does one need a Python newer than the oldest that we say.
"""

import re

import pytest

from interlock.definitions import term
from interlock.definitions.values import dates, quantities, times_of_day
from interlock.doors.edits.importing.runbook import labelled_lines
from interlock.doors.edits.importing.web_page import page_colours
from interlock.history import word_edits
from interlock.questions.names import given_names, names_mentioned
from interlock.rules.shared import several_names
from interlock.sources import written_pages
from interlock.sources.meant import hours_meant
from interlock.sources.misread import foreign_notes
from tests import patterns
from tests.conftest import by_night
from tests.patterns import UsedPattern, all_patterns, is_done, modules_of_the_program, outgrown, repeats_a_group_possessively

# Modules whose patterns see texts of a few hundred or thousand letters only, which are checked before, or pages of our own.
SHORT_TEXTS = (
    "interlock.definitions.values.amounts_abroad:_WORD_BEFORE",
    "interlock.definitions.values.contact_addresses",
    "interlock.definitions.values.periods",
    "interlock.definitions.values.place_names",
    "interlock.definitions.values.amounts_meant",
    "interlock.definitions.values.quantities",
    "interlock.definitions.values.telephone",
    "interlock.doors.edits.importing.runbook.section_roles",
    "interlock.questions.language.replacing:_JOINED",
    "interlock.site.other_sites.exported_pages",
    "interlock.sources.meant.closed_days:_BEFORE_CLOSED",
    "interlock.sources.disk.copies",
    "interlock.sources.meant.hours_meant",
)


def test_every_pattern_can_be_compiled() -> None:
    assert len(all_patterns()) > 400


def test_no_pattern_is_compiled_before_it_is_used() -> None:
    patterns = [value for module in modules_of_the_program() for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert [pattern.pattern for pattern in patterns] == []


@pytest.mark.nightly
def test_no_pattern_takes_the_square_of_a_length() -> None:
    slow = []
    for used in all_patterns():
        length, power = (200, 2) if used.where.startswith(SHORT_TEXTS) else (10_000, 1)
        if text := outgrown(used, length, power):
            slow.append(f"{used.where} {text[:40]!r}")
    assert slow == []


@pytest.mark.nightly
def test_every_pattern_is_right_in_the_oldest_python() -> None:
    assert [used.where for used in all_patterns() if repeats_a_group_possessively(used.pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "repeats"), [(r"x(?:ab|c)*+", True), (r"(?!(?:\d,)++)", True), (r"(?>(?:ab|c)*)[ \t]*+", False)]
)
def test_a_group_repeated_possessively_is_noticed(pattern: str, repeats: bool) -> None:
    assert repeats_a_group_possessively(re.compile(pattern)) == repeats


LINEAR = [r"\w+@", r"(?<!\s)\s+x", r"(?>\d+ ?)+x"]
SQUARE = [r"\s*[;,]\s*", r" *(?:to|until) *"]
EXPONENTIAL = [r"(?:\d{1,9} ?)+x", r"(?:a|aa)+b", r"(?m)\s*^-(?:[^\r\n]*(?:\r\n|\r|\n))*?x"]


@pytest.mark.parametrize("pattern", [SQUARE[0], EXPONENTIAL[0], *map(by_night, (*SQUARE[1:], *EXPONENTIAL[1:]))])
def test_a_pattern_that_outgrows_its_text_is_noticed(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In half of a text that takes its square, a quarter of the patience is lost."""
    monkeypatch.setattr(patterns, "_PATIENCE", patterns._PATIENCE // 4)
    assert outgrown(UsedPattern("", re.compile(pattern), ("search",)), 10_000, 1)


@pytest.mark.parametrize("pattern", LINEAR)
def test_a_pattern_that_grows_with_its_text_is_passed(pattern: str) -> None:
    assert not outgrown(UsedPattern("", re.compile(pattern), ("fullmatch",)), 20_000, 1)


BLANKS = " " * 20_000
# What kept each of these patterns busy for seconds, or for years.
MADE_TO_KEEP_BUSY = {
    "the digits of a long number": (quantities._COMPOUND, "fullmatch", "1" * 40 + "!"),
    "many numbers": (quantities._COMPOUND, "fullmatch", "1 " * 40 + "!"),
    "many commas in a number": (quantities._COMPOUND, "fullmatch", "1" + ",111" * 40 + "!"),
    "signs before hours": (hours_meant._DAYS_FIRST, "match", "," * 2_000 + " 9"),
    "blanks between days": (dates._BETWEEN_DAYS, "split", BLANKS),
    "blanks between a first and a last day": (dates._UP_TO, "split", BLANKS),
    "letters before the days of a month": (dates._MONTH_FIRST, "sub", "t" * 20_000),
    "blanks beside a day": (dates._BESIDE_A_DAY, "sub", f"9{BLANKS}9"),
    "blanks behind a time": (times_of_day._NEXT_DAY, "sub", f"9{BLANKS}9"),
    "blanks between references": (several_names._BETWEEN_IDS, "split", BLANKS),
    "blanks in a word to avoid": (term._WORD_AND_BETTER, "fullmatch", f"a{BLANKS}a"),
    "blanks behind a given name": (given_names._CAPITALS, "search", f"Joan{BLANKS}x"),
    "a line of underscores": (names_mentioned._WORD, "findall", "_" * 20_000),
    "ends of lines in a front matter that stays open": (written_pages._FRONT_MATTER, "match", "---\r\n" + "a: b\r\n" * 2_000),
    "blanks between labels of a runbook": (labelled_lines._BETWEEN, "split", f"a{BLANKS}a"),
    "blanks in a colour": (page_colours._NO_BACKGROUND, "fullmatch", f"{BLANKS}x"),
    "blanks behind a note": (foreign_notes._NOTED, "fullmatch", f"a //a{BLANKS}x"),
    "a line without blanks": (word_edits._LEADS, "finditer", "a" * 20_000),
}


@pytest.mark.parametrize("case", MADE_TO_KEEP_BUSY)
def test_what_kept_a_pattern_busy_is_soon_read(case: str) -> None:
    pattern, method, text = MADE_TO_KEEP_BUSY[case]
    assert is_done(UsedPattern(case, pattern, (method,)), text)
