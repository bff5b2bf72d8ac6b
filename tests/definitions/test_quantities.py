"""Parsing of amounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions.field_types import parse_bound
from interlock.definitions.quantities import parse_period, parse_quantity, plain_number, with_unit
from interlock.definitions.units import UNITS, QuantityError


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
        ("3.5 minutes", "3.5", "minutes"),
        ("same day", "1", "working days"),
        ("2 to 3 working days", "3", "working days"),
        ("2-3 weeks", "3", "weeks"),
        ("2–3 weeks", "3", "weeks"),
        ("1,200", "1200", "count"),
        ("4 times a year", "3", "months"),
    ],
)
def test_parsing_an_amount(text: str, amount: str, unit: str) -> None:
    quantity = parse_quantity(text)
    assert (quantity.amount, quantity.unit, quantity.text) == (Decimal(amount), unit, text)


def test_a_range_counts_with_its_upper_end() -> None:
    quantity = parse_quantity("2 to 3 working days")
    assert (quantity.lower, quantity.amount) == (Decimal(2), Decimal(3))


@pytest.mark.parametrize(
    "text",
    ["", "soon", "days", "5 wrking days", "-5 days", "1e3 days", "3 hours 5 days", "3 to 2 days", "0 times a year"],
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
        ("twice a year", "6", "months"),
        ("once a week", "7", "days"),
        ("year", "1", "years"),
    ],
)
def test_parsing_a_period(text: str, amount: str, unit: str) -> None:
    period = parse_period(text)
    assert (period.amount, period.unit) == (Decimal(amount), unit)


def test_bounds() -> None:
    share = parse_bound("90%", "at least")
    time = parse_bound("20 days", "at most")
    between = parse_bound("between 2 and 4 weeks", "at most")
    assert share.low and share.low.amount == 90 and share.high is None
    assert time.high and time.high.amount == 20 and time.low is None
    assert between.low and between.high
    assert [between.low.amount, between.high.amount] == [2, 4]
    assert parse_bound("at most 5%", "at least").high is not None


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


@given(st.text())
def test_any_text_is_an_amount_or_an_error(text: str) -> None:
    for parse in (parse_quantity, parse_period):
        try:
            assert parse(text).amount >= 0
        except QuantityError as error:
            assert str(error)
