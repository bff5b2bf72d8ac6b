"""What terminals are given of text that could turn its own direction."""

import pytest

from interlock.findings.nouns import apart
from interlock.findings.printable import printable


def test_only_names_from_right_to_left_are_apart() -> None:
    assert (apart("Café"), apart("דפוס")) == ("Café", "\u2067דפוס\u2069")
    assert apart("Xerox חדר סריקה") == "\u2067Xerox חדר סריקה\u2069", "it runs as most of its letters"
    assert apart("Form B12 (טופס)") == "\u2068Form B12 (טופס)\u2069"


def test_terminals_show_names_without_their_marks() -> None:
    assert printable(f"{apart('דפוס')} relies on \u202eit") == "דפוס relies on ?it"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d👧", "❤\ufe0f\u200d🔥"])
def test_joiners_within_words_are_shown(text: str) -> None:
    assert printable(f"{text}\u200d") == f"{text}?"


def test_a_joiner_between_latin_letters_is_told() -> None:
    assert printable("cli\u200dent \u200cé") == "cli?ent ?é"


def test_spaces_of_typesetting_are_no_slips() -> None:
    assert printable("«\u00a0Prêt\u202f?\u00a0» 10\u202f000\u00a0%") == "« Prêt ? » 10 000 %"
    assert printable("title:\u00a0Permit") == "title:?Permit"


def test_tabs_are_kept_and_control_characters_are_not() -> None:
    assert printable("one\ttwo\x07\nthree") == "one\ttwo??three"
