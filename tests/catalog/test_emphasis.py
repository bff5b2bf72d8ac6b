"""Asterisks in Markdown: inside a word or a number they are what they look like."""

import pytest

from interlock.catalog.markdown_parser import new_parser


@pytest.mark.parametrize(
    "text",
    ["5*3*2 feet", "2**3**2", "a*b and c*d", "Bürger*innen und Besucher*innen", "Price* and fee*", "un*frigging*believable"],
)
def test_asterisks_inside_a_word_are_shown(text: str) -> None:
    assert new_parser().render(text) == f"<p>{text}</p>\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("say *nothing*.", "say <em>nothing</em>."),
        ("(**now**)", "(<strong>now</strong>)"),
        ("*un*happy, **wichtig**er", "<em>un</em>happy, <strong>wichtig</strong>er"),
        ("これは**重要**です", "これは<strong>重要</strong>です"),
        ("*5*3* and _5*3*2_", "<em>5*3</em> and <em>5*3*2</em>"),
        ("Donau**dampf**schiff and **Ver**waltung", "Donau<strong>dampf</strong>schiff and <strong>Ver</strong>waltung"),
        ("**5*3*2**", "<strong>5*3*2</strong>"),
        ("*un*happy and *more*", "<em>un</em>happy and <em>more</em>"),
        ("*Bürger*innen* und *alle Kund*innen*.", "<em>Bürger*innen</em> und <em>alle Kund*innen</em>."),
        ("*Bürger*innen und Besucher*innen*", "<em>Bürger*innen und Besucher*innen</em>"),
        ("**Sprecher*innen-Rat**", "<strong>Sprecher*innen-Rat</strong>"),
        ("(***Kund*innen***)", "(<em><strong>Kund*innen</strong></em>)"),
    ],
)
def test_asterisks_around_words_emphasise(text: str, shown: str) -> None:
    assert new_parser().render(text) == f"<p>{shown}</p>\n"
