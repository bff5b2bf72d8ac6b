"""Finding amounts in sentences."""

import pytest

from interlock.definitions.values.amounts import amounts_in


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("within 5 calendar days", ["5 days"]),
        ("within five (5) calendar days", ["5 days"]),
        ("within 5 (five) days, ten (12) days, five (at most) days", ["5 days"]),
        ("two calendar weeks at most", ["2 weeks"]),
        ("a period of 14 consecutive calendar days", ["14 days"]),
        ("three straight working days", ["3 working days"]),
        ("two full business days", ["2 working days"]),
        ("1 full hour 30 minutes", ["90 minutes"]),
        ("within one calendar-month", ["1 months"]),
        ("ten clear working days", ["10 count, counted otherwise"]),
        ("10 clear calendar days", ["10 count, counted otherwise"]),
        ("4 weekdays or 5 bank days", ["4 count, counted otherwise", "5 count, counted otherwise"]),
        ("within 10 minutes out of hours", ["10 minutes"]),
        ("nine out of ten calls", ["90 %"]),
        ("nine calls in ten, 19 missed bins in 20", ["90 %", "95 %"]),
        ("Nine times out of ten we come, 19 calls in 20 your story is known", ["90 %", "95 %"]),
        ("Nine times out of ten, 99 people of every 100", ["90 %", "99 %"]),
        ("within 20 seconds in nine calls in ten", ["20 seconds", "90 %"]),
        # Two numbers of different things.
        ("two visits in ten streets, 3 letters in two languages, 2 copies in one", []),
        ("within 2 days and 3 days", ["2 days", "3 days"]),
        ("twice a week, four times each year", ["0.5 weeks", "3 months"]),
        # Words that run into each other.
        ("within one day and twohours", ["1 days"]),
        ("2hrs one day", ["2 hours", "1 days"]),
        # Short, and in parts of an hour.
        ("4 min 59 s, or 4m59s", ["299 seconds", "299 seconds"]),
        ("1 h 30 min, 1h30, 1 hour 30 from your call", ["90 minutes", "90 minutes", "90 minutes"]),
        ("within 24h, at most 3 wks", ["24 hours", "3 weeks"]),
        ("an hour and a quarter, two and three-quarter hours", ["1.25 hours", "2.75 hours"]),
        ("three quarters of an hour, a quarter of an hour", ["0.75 hours", "0.25 hours"]),
        ("within a week and two days", ["9 days"]),
        ("2 hours 30 people can wait, 1:30 hours", ["2 hours"]),
        ("open 24h a day", []),
        # How often, and no length of time.
        ("2 hours, 7 days a week", ["2 hours"]),
        ("open 24 hours a day, seven days per week, 365 days a year", []),
        ("on 5 days out of 7, 50 days out of a hundred, three days out of half a dozen, one hour each day", []),
        ("on 9 out of 10 days", []),
        ("this calendar year, on consecutive days", []),
    ],
)
def test_amounts_are_found_in_a_sentence(sentence: str, found: list[str]) -> None:
    written = [
        f"{each.amount.amount} {each.amount.unit}" + ", counted otherwise" * each.counted_otherwise
        for each in amounts_in(sentence)
    ]
    assert written == found


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        (
            "de",
            "Nach höchstens 45 Sekunden, binnen dreißig Tagen, innerhalb eines Arbeitstages",
            ["45 seconds", "30 days", "1 working days"],
        ),
        ("de-AT", "Innerhalb von 1,5 Stunden für 97,5 Prozent", ["1.5 hours", "97.5 %"]),
        (
            "fr",
            "Sous cinq jours ouvrés ; soixante-quinze minutes ; sous une semaine",
            ["5 working days", "75 minutes", "1 weeks"],
        ),
        ("fr", "en 90 minutes (1 h 30), ou 1 250 heures", ["90 minutes", "90 minutes", "1250 hours"]),
        ("nl", "Binnen eenentwintig dagen, of één week in 24 uur", ["21 days", "24 hours"]),
        ("es", "En treinta y cinco minutos, o veintidós días hábiles", ["35 minutes", "22 working days"]),
        ("it", "Entro ventotto giorni lavorativi", ["28 working days"]),
        ("fr", "en 2 heures 30 après votre appel, sous 1 h 15", ["150 minutes", "75 minutes"]),
        ("de", "Binnen 2 Stunden und 30 Minuten", ["150 minutes"]),
        ("de", "Neun von zehn Anrufen, 9 Anrufe von 10", ["90 %", "90 %"]),
        ("nl", "negen van de tien aanvragen, 5 dagen van de tien", ["90 %", "5 days"]),
        ("fr", "neuf appels sur dix, 15 sur 10", ["90 %"]),
        ("es", "nueve de cada diez llamadas", ["90 %"]),
        ("it", "nove chiamate su dieci", ["90 %"]),
        ("cy", "O fewn pum niwrnod gwaith, tair wythnos neu dau ddeg un diwrnod", ["5 working days", "3 weeks", "21 days"]),
        ("cy", "97.5% o fewn 1,250 awr, 90 y cant o fewn un mis", ["97.5 %", "1250 hours", "90 %", "1 months"]),
        ("cy", "naw galwad o bob deg", ["90 %"]),
        # Times of day.
        ("fr", "avant 14 h 30, de 9 h à 17 h, dès 8 heures", []),
        ("nl", "voor 12 uur, van 9 uur tot 17 uur", []),
        ("es", "antes de las 14 horas", []),
        # Parts of longer amounts, how often something is, ages, and articles.
        ("fr", "une heure et demie, cent vingt jours, 5 jours sur 7, de 18 ans, un jour", []),
        ("de", "5 Tage die Woche, 24 Stunden am Tag, einen Tag, mit 18 Jahren", []),
        ("es", "dos horas y media, 24 horas al día, 5 días a la semana, un día", []),
        ("nl", "anderhalf uur, 24 uur per dag, 7 dagen per week, een dag", []),
        # What joins amounts in one language, or is a unit in it, may be another word in the next.
        ("es", "En 5 días y en 90 minutos; el 99 por ciento en 10 días", ["5 days", "90 minutes", "99 %", "10 days"]),
        ("fr", "Sur dix dossiers, 3 mis en ligne sous 5 jours", ["5 days"]),
        ("cy", "O fewn dau fis, neu chwe mis", ["2 months", "6 months"]),
        ("cy", "awr a hanner, 24 awr y dydd, 5 diwrnod yr wythnos, un diwrnod", []),
        # In Polish, no words are known.
        ("pl", "w ciągu 5 dni", []),
    ],
)
def test_amounts_are_found_in_other_languages(language: str, sentence: str, found: list[str]) -> None:
    assert [f"{each.amount.amount} {each.amount.unit}" for each in amounts_in(sentence, language)] == found
