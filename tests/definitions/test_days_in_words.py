"""Days as people say them, in the languages that many editors speak: what was meant is offered as year-month-day."""

from datetime import date

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from interlock.definitions.calendar import Calendar
from interlock.definitions.values.dates import day_meant, days_apart, first_and_last_day, parse_date


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
        "2026年6月17日",
        "2026년 6월 17일",
    ],
)
def test_a_day_in_words_is_understood(said: str) -> None:
    assert str(day_meant(said)) == "2026-06-17"


@pytest.mark.parametrize("said", ["17 of them", "o 17 2026", "the end of June"])
def test_other_words_are_no_day(said: str) -> None:
    assert day_meant(said) is None


@pytest.mark.parametrize(
    "said", ["2026-12-24; 2026-12-25", "24.12.2026 und 25.12.2026", "2026-12-24, 2026-12-25", "24/12/26 y 25/12/26"]
)
def test_several_days_are_told_apart(said: str) -> None:
    assert [str(day) for day in days_apart(said)] == ["2026-12-24", "2026-12-25"]


@pytest.mark.parametrize(
    "said",
    ["24.12.2026 - 2.1.2027", "24 December to 2 January 2027", "24.12.–2.1.2027", "from 24 Dec 2026 until 2 Jan 2027"],
)
def test_first_and_last_day_of_several(said: str) -> None:
    assert first_and_last_day(said) == (date(2026, 12, 24), date(2027, 1, 2))


@pytest.mark.parametrize("said", ["24 to 31 December 2026", "24-31 December 2026", "December 24-31, 2026", "24.-31.12.2026"])
def test_days_of_one_month_name_it_once(said: str) -> None:
    assert first_and_last_day(said) == (date(2026, 12, 24), date(2026, 12, 31))


@pytest.mark.parametrize("said", ["24-12-2026", "3-4-26", "24-3 April 2026", "5-10 working days", "24 December to soon"])
def test_no_first_and_last_day(said: str) -> None:
    assert first_and_last_day(said) is None


@pytest.mark.parametrize("said", ["2026-12-24", "24 December, 2026", "Thursday, 24 December 2026"])
def test_one_day_is_not_several(said: str) -> None:
    assert not days_apart(said)


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("1/12/2026", "Write year-month-day: `2026-12-01`, or `2026-01-12` if its month stands first."),
        ("12-1-2026", "Write year-month-day: `2026-01-12`, or `2026-12-01` if its month stands first."),
        ("13/1/2026", "Write year-month-day: `2026-01-13`."),
        ("1/13/2026", "Write year-month-day: `2026-01-13`."),
        ("3/3/2026", "Write year-month-day: `2026-03-03`."),
        ("1.12.2026", "Write year-month-day: `2026-12-01`."),
    ],
)
def test_both_days_that_may_be_meant_are_offered(said: str, remedy: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse_date(said)
    assert (error.value.context or {})["remedy"] == remedy


@pytest.mark.parametrize(("written", "meant"), [("01-04", "04-01"), ("1-7", "07-01")])
def test_a_year_that_starts_in_january_starts_first(written: str, meant: str) -> None:
    with pytest.raises(ValidationError, match="the month stands before the day") as error:
        Calendar(year_starts=written)
    assert error.value.errors()[0]["ctx"]["remedy"] == f"Write `{meant}`."


@pytest.mark.parametrize("written", ["01-01", "04-06", "09-01", "01-15"])
def test_days_on_which_years_start_are_taken(written: str) -> None:
    assert Calendar(year_starts=written).year_starts == written


def test_the_united_kingdom_has_one_code() -> None:
    assert Calendar(country="UK").country == "GB"


@pytest.mark.parametrize("said", ["no", "not yet", "pending"])
def test_a_day_that_has_not_come_is_taken_out(said: str) -> None:
    with pytest.raises(PydanticCustomError, match="is not a date") as error:
        parse_date(said)
    assert str((error.value.context or {})["remedy"]).startswith("Take the field out until there is a day")


@pytest.mark.parametrize("said", ["“2026-03-31”", "2026–03–31", "2O26-03-3l", "'2026-3-31'", "２０２６-03-31"])
def test_signs_that_look_like_those_of_a_day(said: str) -> None:
    with pytest.raises(PydanticCustomError, match="is not a date") as error:
        parse_date(said)
    assert str((error.value.context or {})["remedy"]).endswith(": `2026-03-31`.")


@pytest.mark.parametrize(
    ("said", "remedy"), [("2026-31-03", "Did you mean `2026-03-31`?"), ("2026-02-30", "Check the day and the month.")]
)
def test_a_day_before_its_month_is_put_behind_it(said: str, remedy: str) -> None:
    with pytest.raises(PydanticCustomError, match="There is no such day") as error:
        parse_date(said)
    assert (error.value.context or {})["remedy"] == remedy
