"""Parsing of amounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions.field_types import parse_bound
from interlock.definitions.parsed import parse_amount
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.quantities import check_is_near, parse_quantity
from interlock.definitions.values.shares import parse_share
from interlock.definitions.values.units import UNITS, QuantityError, plain_number, with_unit


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20 seconds", "20", "seconds"),
        ("1 second", "1", "seconds"),
        ("5 working days", "5", "working days"),
        ("4 Working  Hours", "4", "working hours"),
        ("10 days", "10", "days"),
        ("2 weeks", "2", "weeks"),
        ("10 rings", "10", "rings"),
        ("90%", "90", "%"),
        ("90 per cent", "90", "%"),
        ("one hundred and twenty minutes", "120", "minutes"),
        ("a hundred and twenty-five days", "125", "days"),
        ("six hundred", "600", "count"),
        ("3.5 minutes", "3.5", "minutes"),
        ("same day", "1", "working days"),
        ("2 to 3 working days", "3", "working days"),
        ("2-3 weeks", "3", "weeks"),
        ("2–3 weeks", "3", "weeks"),
        ("2 to 2 weeks", "2", "weeks"),
        ("1,200", "1200", "count"),
        ("4 times a year", "3", "months"),
        ("once a quarter", "3", "months"),
        ("twice a quarter", "1.5", "months"),
        ("4 minutes 59 seconds", "299", "seconds"),
        ("4 minutes and 59 seconds", "299", "seconds"),
        ("1 hr 30 min", "90", "minutes"),
        ("1h30", "90", "minutes"),
        ("1h30m10s", "5410", "seconds"),
        ("5m 10secs", "310", "seconds"),
        ("an hour and a quarter", "1.25", "hours"),
        ("an hour or two", "2", "hours"),
        ("1 min. 30 sec.", "90", "seconds"),
        ("1 year 6 months", "18", "months"),
        ("1 working hour 20 minutes", "80", "working minutes"),
        ("30 minutes to 2 hours", "120", "minutes"),
        ("half a day", "0.5", "days"),
        ("an hour and a half", "1.5", "hours"),
        ("2½ working days", "2.5", "working days"),
        ("a fortnight", "2", "weeks"),
        ("twenty working days", "20", "working days"),
        ("ten (10) working days", "10", "working days"),
        ("two hundred days", "200", "days"),
        ("5 business days", "5", "working days"),
        ("5 WD", "5", "working days"),
        ("a dozen working days", "12", "working days"),
        ("half a dozen weeks", "6", "weeks"),
        ("1 1/2 hours", "1.5", "hours"),
    ],
)
def test_parsing_an_amount(text: str, amount: str, unit: str) -> None:
    quantity = parse_quantity(text)
    assert (quantity.amount, quantity.unit, quantity.text) == (Decimal(amount), unit, text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1 working hours", "1 working hour"),
        ("5 business day", "5 business days"),
        ("2 to 3 day", "2 to 3 days"),
        ("one weeks", "one week"),
        ("0.5 hour", "0.5 hour"),
        ("1 h", "1 h"),
    ],
)
def test_an_amount_is_shown_in_its_number(written: str, shown: str) -> None:
    assert str(parse_quantity(written)) == shown


def test_a_range_counts_with_its_upper_end() -> None:
    quantity = parse_quantity("2 to 3 working days")
    assert (quantity.lower, quantity.amount) == (Decimal(2), Decimal(3))


def test_the_same_day_may_begin_at_once() -> None:
    assert (parse_quantity("same day").lower, parse_quantity("next working day").lower) == (Decimal(0), None)


def test_no_amount_is_longer_than_a_century() -> None:
    assert check_is_near(parse_quantity("100 years")).unit == "years"
    for text in ("101 years", "25,001 working days"):
        with pytest.raises(QuantityError, match="longer than a century"):
            check_is_near(parse_quantity(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "days",
        "5 wrking days",
        "-5 days",
        "1e3 days",
        "3 hours 5 days",
        "3 to 2 days",
        "0 times a year",
        "100.000 minutes",
        "30 minutes to 2 working hours",
    ],
)
def test_texts_that_are_not_amounts(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(text)


def test_a_misspelt_unit_names_the_nearest_one() -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity("5 wrking days")
    assert caught.value.nearest == "5 working days"


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("month", "1", "months"),
        ("monthly", "1", "months"),
        ("quarter", "3", "months"),
        ("12 months", "12", "months"),
        ("1 month", "1", "months"),
        ("every 1 month", "1", "months"),
        ("twice a year", "6", "months"),
        ("once a week", "7", "days"),
        ("year", "1", "years"),
        ("every 3 months", "3", "months"),
        ("fortnightly", "2", "weeks"),
        ("half-yearly", "6", "months"),
    ],
)
def test_parsing_a_period(text: str, amount: str, unit: str) -> None:
    period = parse_period(text)
    assert (period.amount, period.unit) == (Decimal(amount), unit)


def test_a_period_may_be_a_range_above_zero() -> None:
    period = parse_period("every 2 to 3 months")
    assert (period.lower, period.amount, period.unit) == (Decimal(2), Decimal(3), "months")
    with pytest.raises(QuantityError, match="does not say how often"):
        parse_period("0 months")


def test_a_bare_amount_is_bounded_as_its_field_says() -> None:
    share = parse_bound("90%", "at least")
    time = parse_bound("20 days", "at most")
    between = parse_bound("between 2 and 4 weeks", "at most")
    assert share.low and share.low.amount == 90 and share.high is None
    assert time.high and time.high.amount == 20 and time.low is None
    assert between.low and between.high
    assert [between.low.amount, between.high.amount] == [2, 4]
    assert parse_bound("at most 5%", "at least").high is not None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("90 min", None, "90 minutes"),
        ("at most 90 min", None, "90 minutes"),
        ("at least 90 min.", "90 minutes", None),
        ("twenty min", None, "20 minutes"),
        ("20 hours min", "20 hours", None),
        ("90% min", "90%", None),
    ],
)
def test_min_is_minutes_wherever_it_is_a_unit(text: str, low: str | None, high: str | None) -> None:
    found = parse_bound(text, "at most")
    ends = [end and with_unit(end.amount, end.unit) for end in (found.low, found.high)]
    assert ends == [low, high]


NUMBERS = st.decimals(min_value=0, max_value=999_999, places=2)


@given(NUMBERS, st.sampled_from(UNITS))
def test_amounts_in_words_can_be_parsed_again(amount: Decimal, unit: str) -> None:
    quantity = parse_quantity(with_unit(amount, unit))
    assert (quantity.amount, quantity.unit) == (amount, unit)


@given(NUMBERS)
def test_a_plain_number_has_no_trailing_zeros(amount: Decimal) -> None:
    text = plain_number(amount)
    assert Decimal(text) == amount
    assert "." not in text or not text.endswith("0")


WORDS_OF_AMOUNTS = (
    "0",
    "1",
    "1/2",
    "½",
    "a",
    "half",
    "of",
    "out of",
    "in",
    "and",
    "or",
    "to",
    "hour",
    "days",
    "working",
    "%",
    "/",
    "-",
)


@given(st.text() | st.lists(st.sampled_from(WORDS_OF_AMOUNTS), max_size=5).map(" ".join))
def test_any_text_is_an_amount_or_an_error(text: str) -> None:
    for parse in (parse_quantity, parse_period):
        try:
            assert parse(text).amount >= 0
        except QuantityError as error:
            assert str(error)


@pytest.mark.parametrize(
    "text", ["within 2 days", "up to 2 days", "2 days at most", "no more than 2 days", "≤ 2 days", "max. 2 days"]
)
def test_at_most_is_what_a_limit_says_anyway(text: str) -> None:
    assert parse_amount(text) == parse_quantity("2 days")


@pytest.mark.parametrize("text", ["at least 95%", "≥ 95%", ">= 95%", "95% or more", "min 95 %", "95 per cent"])
def test_a_share_in_other_words(text: str) -> None:
    low = parse_share(text).low
    assert low and (low.amount, low.unit) == (Decimal(95), "%")


@given(st.integers(0, 50), st.integers(0, 59), st.integers(0, 59))
def test_a_compound_amount_is_the_sum_of_its_parts(hours: int, minutes: int, seconds: int) -> None:
    found = parse_quantity(f"{hours} hours {minutes} minutes and {seconds} seconds")
    assert found.seconds == hours * 3600 + minutes * 60 + seconds
