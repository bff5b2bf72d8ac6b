"""Days as people say them, in the languages that many editors speak: what was meant is offered as year-month-day."""

import pytest

from interlock.definitions.parsed import day_meant


@pytest.mark.parametrize(
    "said",
    [
        "17th of June, 2026",
        "Wednesday 17 June 2026",
        "17 Mehefin 2026",
        "17eg o Fehefin 2026",
        "Dydd Mercher 17 Mehefin 2026",
        "17 czerwca 2026 r.",
        "środa, 17 czerwca 2026 roku",
        "17. Juni 2026",
        "17 juin 2026",
        "17 de junio de 2026",
    ],
)
def test_a_day_in_words_is_understood(said: str) -> None:
    assert str(day_meant(said)) == "2026-06-17"


@pytest.mark.parametrize("said", ["17 of them", "o 17 2026", "the end of June"])
def test_other_words_are_no_day(said: str) -> None:
    assert day_meant(said) is None
