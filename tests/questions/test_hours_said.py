"""Words that say that somebody is there day and night, every day or at weekends."""

import pytest

from interlock.questions.hours_said import words_on_hours


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Open day and night, no appointment needed.", "day and night"),
        ("The non-emergency line is answered at weekends.", "at weekends"),
        ("Staffed 24/7.", "24/7"),
        ("Unter dieser Nummer sind wir 24 Stunden erreichbar.", "24 Stunden"),
        ("Auch am Wochenende geöffnet.", "am Wochenende"),
        ("Ouvert 24h/24.", "24h/24"),
        ("Joignable 7 jours sur 7.", "7 jours sur 7"),
        ("24 uur per dag bereikbaar.", "24 uur per dag"),
        ("Atendemos los fines de semana.", "los fines de semana"),
        ("Aperto 24 ore su 24.", "24 ore su 24"),
        ("Ar agor bob dydd o'r wythnos.", "bob dydd o'r wythnos"),
    ],
)
def test_words_on_hours_are_heard(text: str, words: str) -> None:
    found = words_on_hours(text, is_name=False)
    assert found and found[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "Buses run day and night.",
        "Nicht rund um die Uhr besetzt.",
        "Wir antworten innerhalb von 24 Stunden.",
        "Pflege rund um die Uhr, wir sind erreichbar.",
        "Ouvert, sauf le week-end.",
        "Nous répondons en 24 heures.",
        "In het weekend gesloten, op werkdagen bereikbaar.",
        "No abrimos las 24 horas, pero atendemos.",
        "Respondemos en 24 horas.",
        "Non rispondiamo giorno e notte.",
        "Ar gau ar y penwythnos.",
        "Rydym yn ateb o fewn 24 awr.",
    ],
)
def test_what_is_denied_or_about_something_else_is_not(text: str) -> None:
    assert words_on_hours(text, is_name=False) is None
