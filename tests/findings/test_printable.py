"""What terminals are given of text that could turn its own direction."""

from interlock.findings.nouns import apart
from interlock.findings.printable import printable


def test_only_names_from_right_to_left_are_apart() -> None:
    assert (apart("Café"), apart("דפוס")) == ("Café", "\u2067דפוס\u2069")
    assert apart("Xerox חדר סריקה") == "\u2067Xerox חדר סריקה\u2069", "it runs as most of its letters"
    assert apart("Form B12 (טופס)") == "\u2068Form B12 (טופס)\u2069"


def test_terminals_show_names_without_their_marks() -> None:
    assert printable(f"{apart('דפוס')} relies on \u202eit") == "דפוס relies on ?it"


def test_tabs_are_kept_and_control_characters_are_not() -> None:
    assert printable("one\ttwo\x07\nthree") == "one\ttwo??three"
