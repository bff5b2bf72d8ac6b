"""Quick tests before slow patterns: none of them may miss a text that the pattern finds something in."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interlock.catalog.markdown_parts import MAY_BE_TOO_DEEP
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.hours_said import HOURS_IN_WORDS
from interlock.questions.language import prose_parts
from interlock.questions.language.unwritten_words import UNWRITTEN
from interlock.questions.names.names_with_titles import pattern_of_titled_names
from interlock.rules import foreign_markup, personal_data, unsafe_markup
from interlock.rules.shared.markdown_slips import SLIPS, slips_in
from interlock.sources.filtered_pattern import FilteredPattern, has_one_of
from interlock.sources.meant import hours_meant

FILTERED = {
    "foreign-markup": foreign_markup._SUSPICIOUS,
    "personal-data": personal_data._ANY,
    "personal-data in German": pattern_of_titled_names("de"),
    "personal-data in Dutch": pattern_of_titled_names("nl"),
    "personal-data in Spanish": pattern_of_titled_names("es"),
    "unsafe-markup": unsafe_markup._SUSPICIOUS,
    "unwritten-text": UNWRITTEN,
    "closed-when-promised": HOURS_IN_WORDS,
    "lists and quotations that are too deep": MAY_BE_TOO_DEEP,
}
# What matches of these patterns are made of, and letters whose case is another letter, or that nobody sees.
PIECES = [
    *"!?:[]{}()<>=+-$*.#^~`\"'@&\\/|_;,%‘’“”„«»‹›\t\r\n",
    *"ıİſK\u200b\u202e\u00ad\ufb01\ufeff\x07",
    *"aBdPpRrSsUuTtMmXx7 ",
    *(
        "!!! ",
        ":::",
        ":smile:",
        "[!NOTE]",
        "=== ",
        "[^1]",
        "[TOC]",
        "[_toc_]",
        "{:toc}",
        "8<",
        "{!a!}",
        "{{a}}",
        "{%a%}",
        "{ .a}",
        "==a==",
    ),
    *("- - - - ", "> >", "++a++", "{++a}", "$$", "*[a]:", "import a from 'b", ".. a::", "![[a]]", "<!--", "```", "<b"),
    *("Mr", "Miss", "Prof", "AB 12 34 56 C", "07700", " 900", " 123", "+44 ", "(0)", "a.bc@", "١٢"),
    *("TODO", "tbc", "to be agreed", "[insert", "…", "–", "●", "__ days", "XX", "folgt", "\n\n"),
    *("day and night", "24 ", "stunden am tag", "7 jours sur 7", "h24", "an allen tagen", "le ", "week-end", "at weekends"),
    *("script", "ſcript", "data:", "file:", "url", "source", "staff", "](", "]:", "    ", "---", "- 1. ", "www.", "://", "a.b"),
]
# What slips in Markdown are made of.
SLIPPED = [
    "[promise/x]",
    "[[promise/x]",
    "[[promise/x]]",
    "(a)[b.md]",
    "[a](b/",
    ")",
    "#a b",
    "** a **",
    "-a",
    "• a",
    "| a | b |",
    "|-|",
    "a | b",
    "-|-",
    "a\tb",
    "**a",
    "a**",
    "__a",
    "`a",
    "1)a",
    "2)b",
    "a) b",
    "b) c",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=30)


@pytest.mark.parametrize("filtered", FILTERED.values(), ids=FILTERED)
@given(text=texts)
@example(text="ur\u200bl: x")
@example(text="ſource: x")
@example(text="STAFF :")
def test_a_text_that_matches_passes_the_quick_tests(filtered: FilteredPattern, text: str) -> None:
    found, expected = filtered.search(text), filtered.pattern.search(text)
    assert (found and found.span()) == (expected and expected.span())


@given(text=st.lists(st.sampled_from([*SLIPPED, "\n", "\n\n", " ", "```", "a"]), max_size=8).map("".join))
def test_text_with_slips_in_markdown_passes_the_quick_tests(text: str) -> None:
    assert SLIPS.may_match(text) or not [*slips_in(text, block=True)]


@given(text=texts)
@example(text="a\n==")
@example(text="a\r- 1. b")
@example(text="A line.\nA heading\n---")
def test_text_with_markup_passes_the_quick_tests(text: str) -> None:
    assert prose_parts.has_markup(text) == bool(prose_parts._MARKUP.search(text))


# What says that somebody is away on public holidays, and marks of quotations and lists one in the other.
HOLIDAYS = [
    *("except ", "closed on ", "Closed ", "außer an ", "SAUF ", "jours ", "behalve ", "gesloten", "excepto ", "chiuso "),
    *("public ", "bank ", "holidays", "HOLİDAY", "Feiertagen", "fériés", "FÉRIÉS", "feries", "feestdagen", "festivos", "festivi"),
]
HOLIDAY_PATTERNS = (hours_meant._BUT_HOLIDAYS, hours_meant._BUT_HOLIDAYS_ABROAD)
MARKS = [">", "*", "+", "-", "1.", "12)", "123456789.", " ", "a", "\n", "1"]


@given(text=st.lists(st.sampled_from([*HOLIDAYS, " ", ", ", ": "]), max_size=6).map("".join))
@example(text="Mon-Fri 9-5, closed on public holidays")
@example(text="Lun-Ven 9h-17h, SAUF JOURS FÉRIÉS")
def test_holidays_are_left_out_as_the_patterns_say(text: str) -> None:
    for filtered in HOLIDAY_PATTERNS:
        assert filtered.sub("", text) == filtered.pattern.sub("", text)


@given(text=st.lists(st.sampled_from(MARKS), min_size=8, max_size=24).map("".join))
def test_many_marks_in_each_other_pass_the_quick_tests(text: str) -> None:
    assert MAY_BE_TOO_DEEP.may_match(text) or not MAY_BE_TOO_DEEP.pattern.search(text)


@given(literals=st.lists(st.text("abİ", min_size=1, max_size=3), max_size=60), text=st.text("abcİ\ud800", max_size=9))
def test_many_literals_are_found_as_few_are(literals: list[str], text: str) -> None:
    assert has_one_of(literals)(text) == any(literal in text for literal in literals)


def test_flags_are_told_without_compiling_a_pattern() -> None:
    pattern = lazy_pattern("(", re.I)  # which could not be compiled
    assert pattern.flags == re.compile("a", re.I).flags
    assert lazy_pattern(b"(").flags == re.compile(b"a").flags
    assert not FilteredPattern(pattern, ("x",)).search("a")


def test_a_letter_in_another_case_passes_the_quick_tests() -> None:
    filtered = FilteredPattern(re.compile("kiss", re.I), ("kiss",))
    assert all(filtered.search(text) for text in ("KISS", "\u212aiss", "kıss", "kİss", "ki\u017fs"))
    assert not filtered.search("kill")
