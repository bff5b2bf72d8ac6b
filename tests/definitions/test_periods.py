"""Parsing of periods."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions.values.periods import how_often, parse_period
from interlock.definitions.values.units import QuantityError
from interlock.questions.results.periods import PeriodError, later, parse_results_period
from interlock.questions.results.years import month_and_day


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        ("2026/27", "2026-04-01", "2027-03-31", "April 2026 to March 2027"),
        ("2026/2027", "2026-04-01", "2027-03-31", "April 2026 to March 2027"),
        ("1999/00", "1999-04-01", "2000-03-31", "April 1999 to March 2000"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "July to September 2026"),
        ("2026/27-Q1", "2026-04-01", "2026-06-30", "April to June 2026"),
        ("Q4 2026/27", "2027-01-01", "2027-03-31", "January to March 2027"),
        ("2026-27 q2", "2026-07-01", "2026-09-30", "July to September 2026"),
        ("Oct-26", "2026-10-01", "2026-10-31", "October 2026"),
        ("Sept 2026", "2026-09-01", "2026-09-30", "September 2026"),
        ("August 2026", "2026-08-01", "2026-08-31", "August 2026"),
        ("may '26", "2026-05-01", "2026-05-31", "May 2026"),
        ("2026 Jun", "2026-06-01", "2026-06-30", "June 2026"),
        ("2026-q4", "2026-10-01", "2026-12-31", "October to December 2026"),
        ("2026-10", "2026-10-01", "2026-10-31", "October 2026"),
        ("2028-02", "2028-02-01", "2028-02-29", "February 2028"),
        ("2026-W41", "2026-10-05", "2026-10-11", "the week from 5 October 2026"),
        ("2026-W53", "2026-12-28", "2027-01-03", "the week from 28 December 2026"),
        ("2026-10-05", "2026-10-05", "2026-10-05", "5 October 2026"),
    ],
)
def test_every_form_of_a_period_is_read(text: str, start: str, end: str, label: str) -> None:
    period = parse_results_period(text)
    assert (period.start.isoformat(), period.end.isoformat(), period.label) == (start, end, label)
    assert parse_results_period(period.text) == period


@pytest.mark.parametrize(
    ("text", "when"),
    [("2026-10", "in October 2026"), ("2026-W41", "in the week from 5 October 2026"), ("2026-10-05", "on 5 October 2026")],
)
def test_when_a_figure_was_reached(text: str, when: str) -> None:
    assert parse_results_period(text).when == when


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2026-00", "Months run from `2026-01` to `2026-12`."),
        ("2025-W53", "Weeks of 2025 run from `2025-W01` to `2025-W52`."),
        ("week 54 2026", "Weeks of 2026 run from `2026-W01` to `2026-W53`."),
        ("2026/28", "Write `2026/27`."),
        ("10/2026", "Write the year first: `2026-10`."),
        ("2026/5", "Write the month with two digits, after a hyphen: `2026-05`."),
        ("2026M05", "Write the month with two digits, after a hyphen: `2026-05`."),
        ("2026-05-3", "Write month and day with two digits: `2026-05-03`."),
        ("2026-13", "Months run from `2026-01` to `2026-12`."),
        ("2026-Q5", "A year has four quarters: `2026-Q1` to `2026-Q4`."),
        ("Q2", "Write its year, too: `2026-Q2`, if it is 2026."),
        ("week 9", "Write its year, too: `2026-W09`, if it is 2026."),
        ("first quarter 2026", "Write `2026-Q1` for the calendar's quarter, or `2026/27-Q1` for that of your own year."),
        ("2026-04 to 2026-06", "Write `2026-Q2`."),
        ("2026-05-01/2026-05-31", "Write `2026-05`."),
        ("2026-05-02/2026-05-31", ""),
        ("2026-13 to 2026-14", ""),
        ("Q3 2026", "Write `2026-Q3` for the calendar's quarter, or `2026/27-Q3` for that of your own year."),
        ("2026Q3", "Write `2026-Q3` for the calendar's quarter, or `2026/27-Q3` for that of your own year."),
        ("2026-7", "Write the month with two digits, after a hyphen: `2026-07`."),
        ("202607", "Write the month with two digits, after a hyphen: `2026-07`."),
        ("2026.07", "Write the month with two digits, after a hyphen: `2026-07`."),
        ("2026/10", "Write `2026-10` for the month, or `2026/27`."),
        ("2026-27", "Write `2026/27` for the year."),
        ("FY2026", "Write `2025/26` for a year that ends in 2026, or `2026/27` for one that begins in 2026."),
        ("FY26", "Write `2025/26` for a year that ends in 2026, or `2026/27` for one that begins in 2026."),
        ("FYE 2026", "Write `2025/26` for a year that ends in 2026, or `2026/27` for one that begins in 2026."),
        ("FY26 Q1", "Write `2025/26-Q1` for a year that ends in 2026, or `2026/27-Q1` for one that begins in 2026."),
        ("Q3 FY2026", "Write `2025/26-Q3` for a year that ends in 2026, or `2026/27-Q3` for one that begins in 2026."),
        ("FY2025/26", "Write `2025/26`."),
        ("FY 2025-26", "Write `2025/26`."),
        ("financial year 2025/26", "Write `2025/26`."),
        ("2025-2026", "Write `2025/26`."),
        ("25/26", "Write `2025/26`."),
        ("FY25/26-Q2", "Write `2025/26-Q2`."),
        ("Q2 25/26", "Write `2025/26-Q2`."),
        ("FY2025/28", ""),
        ("Q3/26", "Write `2026-Q3` for the calendar's quarter, or `2026/27-Q3` for that of your own year."),
        ("1Q26", "Write `2026-Q1` for the calendar's quarter, or `2026/27-Q1` for that of your own year."),
        ("H2 2026", "Write two rows, one a quarter, such as `2026-Q3`, or one row for the year."),
        ("2026-H1", "Write two rows, one a quarter, such as `2026-Q1`, or one row for the year."),
        ("April 2025 to March 2026", "Write `2025/26`."),
        ("Jan - Dec 2026", "Write `2026`."),
        ("July to September 2026", "Write `2026-Q3`."),
        ("July to October 2026", ""),
        ("2026/28-Q1", "Write `2026/27-Q1`."),
        ("01/09/2026", "Write `2026-09` if this is a month, or the day as year-month-day."),
        ("30/09/2026", "Write `2026-09` if this is a month, or the day as year-month-day."),
        ("9/30/26", "Write `2026-09` if this is a month, or the day as year-month-day."),
        ("30-Sep-26", "Write `2026-09` for the month, or `2026-09-30` for the day."),
        ("01/01/2026", "Write `2026-01` if this is a month, or the day as year-month-day."),
        ("30/12/2026", "Write year-month-day: `2026-12-30`."),
        ("03/04/26", "Write year-month-day: `2026-04-03` or `2026-03-04`."),
        ("31/02/2026", ""),
        ("2026-02-30", "That month ends on `2026-02-28`."),
        ("2026–10", "Write the month with two digits, after a hyphen: `2026-10`."),
        ("w/c 5 October 2026", "Write `2026-W41`."),
        ("w/c 4 October 2026", "Write `2026-W41`."),
        ("w/e 4 October 2026", "Write `2026-W40`."),
        ("26-Aug", "Write `2026-08` if this is a month, or the day as year-month-day."),
        ("31-Aug", "Write the day as year-month-day: `2026-08-31`, if it is of 2026."),
        ("31-Sep", ""),
        ("1 Apr 2026 - 30 June 2026", "Write `2026-Q2`."),
        ("1 April 2025 to 31 March 2026", "Write `2025/26`."),
        # The same in other languages, and with a slip.
        ("avril 2025 - mars 2026", "Write `2025/26`."),
        ("1. März 2026", "Write `2026-03` for the month, or `2026-03-01` for the day."),
        ("w/c 5 Oktober 2026", "Write `2026-W41`."),
        ("26-Okt", "Write `2026-10` if this is a month"),
        ("März", "Write its year, too: `2026-03`"),
        ("2026 Juni", "Write the month in digits: `2026-06`."),
        ("Septmber 2026", "Write the month in digits, the year first: `2026-09`."),
        # No months, though they begin as some do.
        ("Jan to Market 2026", ""),
        ("1 Mayor 2026", ""),
        ("2 April to 30 June 2026", ""),
        ("2026-10-01 00:00:00", "Write `2026-10` for the month, or `2026-10-01` for the day."),
        ("2026-10-05T00:00", "Write `2026-10-05` for the day."),
        ("46296", "A spreadsheet counts days so; this one is 2026-10-01. Write `2026-10` for its month."),
        ("W41 2026", "Write the year first: `2026-W41`."),
        ("GJ 2026", "Write `2025/26` for a year that ends in 2026, or `2026/27` for one that begins in 2026."),
        ("Exercice 2025-2026", "Write `2025/26`."),
        ("März 2026", "Write the month in digits, the year first: `2026-03`."),
        ("Tachwedd 2026", "Write the month in digits, the year first: `2026-11`."),
        ("października 2026", "Write the month in digits, the year first: `2026-10`."),
        ("octobre de 26", "Write the month in digits, the year first: `2026-10`."),
        ("2. Quartal 2026", "Write `2026-Q2` for the calendar's quarter, or `2026/27-Q2` for that of your own year."),
        ("T3 2026", "Write `2026-Q3` for the calendar's quarter, or `2026/27-Q3` for that of your own year."),
        ("2. Halbjahr 2026", "Write two rows, one a quarter, such as `2026-Q3`, or one row for the year."),
        ("KW 5/2026", "Write the year first: `2026-W05`."),
        ("Okt-26", "Write the month in digits, the year first: `2026-10`."),
        ("Monat 2026", "Write the month in digits, the year first, such as `2026-10`."),
        ("Ju 2026", ""),
        ("", ""),
        ("October", "Write its year, too: `2026-10`, if it is 2026."),
        ("２０２６", ""),
    ],
)
def test_texts_that_are_not_periods(text: str, remedy: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse_results_period(text)
    assert error.value.remedy.startswith(remedy or "Write `2026`")


@pytest.mark.parametrize(
    ("text", "expected"), [("04-01", (4, 1)), ("7-1", (7, 1)), ("02-29", (4, 1)), ("", (4, 1)), ("13-01", (4, 1))]
)
def test_the_start_of_the_year(text: str, expected: tuple[int, int]) -> None:
    assert month_and_day(text) == expected


def test_a_year_that_starts_within_a_month() -> None:
    assert parse_results_period("2026/27", (4, 6)).label == "6 April 2026 to 5 April 2027"


@pytest.mark.parametrize(
    ("day", "every", "expected"),
    [
        ("2026-01-31", "month", "2026-02-28"),
        ("2026-11-22", "quarter", "2027-02-22"),
        ("2028-02-29", "year", "2029-02-28"),
        ("2026-11-22", "2 weeks", "2026-12-06"),
        ("2026-11-22", "4 times a year", "2027-02-22"),
        ("2026-11-22", "day", "2026-11-23"),
        ("9999-12-01", "12 months", "9999-12-31"),
    ],
)
def test_a_day_plus_an_interval(day: str, every: str, expected: str) -> None:
    assert later(datetime.date.fromisoformat(day), parse_period(every)).isoformat() == expected


@given(st.lists(st.sampled_from(["2026", "2026/27", "2026-Q4", "2026-12", "2026-W50", "2026-12-31", "2025-12", "2027-03"])))
def test_periods_sort_by_end_then_longer_first(texts: list[str]) -> None:
    periods = sorted(parse_results_period(text) for text in texts)
    assert periods == sorted(periods, key=lambda period: (period.end, period.start))


def test_quarters_follow_the_organisations_own_year() -> None:
    own = parse_results_period("2026/27-Q2", (11, 15))
    assert (own.start.isoformat(), own.end.isoformat()) == ("2027-02-15", "2027-05-14")
    assert own.label == "15 February 2027 to 14 May 2027"
    assert parse_results_period("2026/27-Q1", (11, 1)).label == "November 2026 to January 2027"
    with pytest.raises(PeriodError) as error:
        parse_results_period("Q3 2026", (1, 1))
    assert error.value.remedy == "Write the year first: `2026-Q3`."


@pytest.mark.parametrize(("text", "remedy"), [("FY26", "Write `2026`."), ("FY2026-Q3", "Write `2026-Q3`.")])
def test_a_financial_year_from_january_is_the_calendars(text: str, remedy: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse_results_period(text, (1, 1))
    assert error.value.remedy == remedy


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("month", "every month"),
        ("monthly", "monthly"),
        ("half yearly", "half yearly"),
        ("every  month", "every month"),
        ("12 months", "every 12 months"),
        ("1 month", "every month"),
        ("a month", "every month"),
        ("one and a half years", "every one and a half years"),
        ("4 times a year", "4 times a year"),
        ("4x a year", "4x a year"),
        ("twice a year", "twice a year"),
    ],
)
def test_how_often_in_a_sentence(written: str, said: str) -> None:
    assert how_often(parse_period(written)) == said


@pytest.mark.parametrize(
    ("text", "length", "said"),
    [
        ("working day", "1 working day", "every working day"),
        ("every business day", "1 working day", "every business day"),
        ("per month", "1 month", "per month"),
        ("every other week", "2 weeks", "every other week"),
        ("each 2nd month", "2 months", "each 2nd month"),
        ("every third working day", "3 working days", "every third working day"),
        ("every 21st day", "21 days", "every 21st day"),
    ],
)
def test_how_often_as_people_say_it(text: str, length: str, said: str) -> None:
    every = parse_period(text)
    assert every[:2] == parse_period(length)[:2] and how_often(every) == said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mondays", "`week`"),
        ("0th Monday", "`week` or `month`"),
        ("every 2nd Monday", "`2 weeks` or `month`"),
        ("10th Monday", "`10 weeks`"),
        ("1st Friday", "`month`"),
    ],
)
def test_a_day_is_no_period(text: str, meant: str) -> None:
    with pytest.raises(QuantityError) as raised:
        parse_period(text)
    assert raised.value.remedy == f"Write {meant}."


@pytest.mark.parametrize("text", ["0th week", "every 0th week", "3"])
def test_no_remedy_says_never(text: str) -> None:
    with pytest.raises(QuantityError) as raised:
        parse_period(text)
    assert not (raised.value.nearest or "").startswith("0 ") and "`0 " not in (raised.value.remedy or "")
