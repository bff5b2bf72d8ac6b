"""Letters that programs damage when they save a text in another encoding than it was read in."""

import pytest

from interlock.sources.disk.damaged_letters import garbled_in, lost_letter_in

# fmt: off
WORDS = [
    "Straße", "Über", "Öffnung", "café", "Éire", "voilà", "Łódź", "Gdańsk", "się", "Čapek", "žena", "Œuvre", "cœur",
    "Dvořák", "Ağrı", "Þór", "Ærø", "mañana", "Ñandú", "ação", "“Yes”", "it’s", "9–17", "so…", "£5", "€5", "20°C", "½", "→",
    "•", "привет", "Ελλάδα", "שלום", "سلام", "ひらがな", "😀",
]
# fmt: on


def windows(word: str) -> str:
    """A word in UTF-8 that was read as Windows text; bytes that this text does not have stay as they are."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in word.encode())


@pytest.mark.parametrize("word", WORDS)
def test_words_read_as_windows_text_are_noticed(word: str) -> None:
    assert garbled_in("docs/page.md", f"We say {windows(word)} here.") is not None
    assert garbled_in("docs/page.md", f"We say {word} here, and “{word}”.") is None


@pytest.mark.parametrize("word", ["Straße", "Über", "café", "voilà", "mañana", "€5", "£5", "it’s", "“Yes”"])
def test_words_read_as_text_of_a_mac_are_noticed(word: str) -> None:
    assert garbled_in("docs/page.md", word.encode().decode("mac_roman")) is not None


def test_the_remedy_names_the_character_that_was_meant() -> None:
    found = [garbled_in("glossary/x.yml", text) for text in ("StraÃŸe", "caf√©", "itâ€™s")]
    assert [finding and finding.remedy for finding in found] == [f"Type `{was}`, and save the file as UTF-8." for was in "ßé’"]


@pytest.mark.parametrize(
    "text",
    [
        "AMANHÃ, “AMANHÃ”, AMANHÃ…",
        "Å, Ä och „Ö“, ”SMÅ”en, SMÅ–stad",
        "‚Ä‘ steht vor ‚Ärger‘",
        "literele â–î",
        "1×½×½ m, ≈½h",
        "x √2 ≈ √π",
        "à 5 €, â",
    ],
)
def test_right_letters_are_no_damage(text: str) -> None:
    assert garbled_in("docs/page.md", text) is None


@pytest.mark.parametrize("text", ["M?llabfuhr", 'say: "It?s done"', "a,caf,na?ve;x"])
def test_question_marks_inside_words_are_lost_letters(text: str) -> None:
    finding = lost_letter_in("standards/results/2026.csv", text)
    assert finding and finding.severity == "warning"


@pytest.mark.parametrize(
    "text", ["Why? because", "https://a.example/page?id=3", "a/b?c", "colou?r`", "Who?", "3?x", "Is it [here]?so"]
)
def test_question_marks_elsewhere_are_no_lost_letters(text: str) -> None:
    assert lost_letter_in("glossary/card.yml", text) is None


def test_pages_may_show_patterns_with_question_marks() -> None:
    assert lost_letter_in("docs/search.md", "    colou?r\n") is None
