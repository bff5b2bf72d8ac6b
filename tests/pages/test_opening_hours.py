"""Parsing of a link's own words about its opening hours."""

import pytest

from interlock.pages.opening_hours import understood


@pytest.mark.parametrize(
    ("words", "days", "opens", "closes"),
    [
        ("Monday to Friday, 09:00 to 17:00", ["mon", "tue", "wed", "thu", "fri"], "09:00", "17:00"),
        ("Sunday to Thursday, 09:00 to 17:00", ["sun", "mon", "tue", "wed", "thu"], "09:00", "17:00"),
        ("Saturday, 06:00 to 12:00", ["sat"], "06:00", "12:00"),
        ("Tuesday, Thursday and Sunday, 10:00 to 16:30", ["tue", "thu", "sun"], "10:00", "16:30"),
        ("Monday to Sunday, 18:00 to 24:00", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "18:00", "23:59"),
        ("Day and night, every day", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "00:00", "23:59"),
    ],
)
def test_usual_opening_hours_are_parsed(words: str, days: list[str], opens: str, closes: str) -> None:
    row = understood(words)
    assert row and (row.days, f"{row.opens:%H:%M}", f"{row.closes:%H:%M}") == (days, opens, closes)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "the emergency duty worker after that",
        "weekdays, 09:00 to 17:00",
        "Monday to Friday, 9-5",
        "Monday to Friday, 09:00 to 03:00",
        "Monday to Friday, 09:00 to 25:00",
        "Monday to Friday, 09:00 to 17:00, or so",
    ],
)
def test_other_opening_hours_are_not_parsed(words: str) -> None:
    assert understood(words) is None
