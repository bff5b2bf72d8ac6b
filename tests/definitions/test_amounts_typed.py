"""What to type in place of an amount, a share, a number or a time that cannot be read."""

from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from interlock.definitions.parsed import amount_parser, parse_amount, parse_number, parse_tolerance
from interlock.definitions.values.periods import parse_period
from interlock.definitions.values.shares import parse_share
from interlock.definitions.values.times_of_day import parse_time


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("5 days (working)", "Did you mean `5 working days`?"),
        ("1O days", "Did you mean `10 days`?"),
        ("5-day", "Did you mean `5 days`?"),
        ("1-day", "Did you mean `1 day`?"),
        ("“5 days”", "Did you mean `5 days`?"),
        ("95 pct", "Did you mean `95 %`?"),
        ("0th Monday", "Write a number and a unit, such as `5 working days`."),
        ("2nd Monday", "Write a number and a unit, such as `5 working days`."),
        ("90'", "Write a number and a unit, such as `5 working days`."),
        ("£5", "Write a number and a unit, such as `5 working days`."),
        ("½ of an hour", "Did you mean `½ hour`?"),
        ("tbc", "Take the line out until this is known."),
        ("fortnight", "Did you mean `1 fortnight`?"),
        ("next day", "Write `next working day`, or `1 day` for 24 hours."),
        ("about 5 days", "Did you mean `5 days`?"),
        ("30m", "Write `30 minutes` or `30 months`."),
        ("1M", "Write `1 minute` or `1 month`."),
        ("9 out of 10", "Did you mean `90%`?"),
        ("0/0", "Write a number and a unit, such as `5 working days`."),
        ("5 days and", "Did you mean `5 days`?"),
        ("6 monthly", "Did you mean `6 months`?"),
        ("1 monthly", "Did you mean `1 month`?"),
        ("7 to 5 days", "Did you mean `5 to 7 days`?"),
        (
            "2 days to reply, 10 days to decide",
            "Keep the one that counts here, `2 days` or `10 days`. The others need a promise, or a step, of their own.",
        ),
        (
            "95% in 5 days and 100% in 10 days",
            "Keep the one that counts here, `95%` or `100%`. The others need a promise, or a step, of their own.",
        ),
        ("5 working days or 1 week", "Write the one that counts: `5 working days` or `1 week`."),
        ("95 percent of permits", "Did you mean `95%`?"),
        ("95 per cent of all the permits", "Did you mean `95%`?"),
        ("2 / 3", "Did you mean `66.7%`?"),
        ("5 bussiness days", "Did you mean `5 business days`?"),
        ("1 working day 4 hours", "Write it in one unit, such as `1.5 working days` or `12 working hours`."),
        ("1 month 2 weeks", "Write it in one unit, such as `6 weeks`."),
        ("1.000 minutes", "Write `1000 minutes` or `1 minute`."),
        ("1:30 hours", "Did you mean `1 hour 30 minutes`?"),
        ("4:59 minutes", "Did you mean `4 minutes 59 seconds`?"),
        ("00:04:59", "Did you mean `4 minutes 59 seconds`?"),
        ("fünf Arbeitstage", "Did you mean `5 working days`?"),
        ("una semana", "Did you mean `1 week`?"),
        ("PT4M59S", "Did you mean `4 minutes 59 seconds`?"),
        ("P2W", "Did you mean `2 weeks`?"),
        ("24-hour", "Did you mean `24 hours`?"),
        ("a week or so", "Did you mean `a week`?"),
        ("2 working weeks", "Say how many days of work those are, such as `10 working days`."),
        ("overnight", "Write a number and a unit, such as `5 working days`."),
        ("a couple of days", "Write the number, such as `2 days`."),
        ("close of business", "Did you mean `same day`?"),
        ("by end of next working day", "Did you mean `next working day`?"),
        ("500 years", "Check the number and the unit."),
        ("999999999 working hours", "Check the number and the unit."),
        ("days", "Write a number and a unit, such as `5 working days`."),
        ("5 working days after receipt", "Did you mean `5 working days`?"),
        ("14 days from the day you ask", "Did you mean `14 days`?"),
        ("5 jours", "Did you mean `5 days`?"),
        ("3 Arbeitstage", "Did you mean `3 working days`?"),
        ("2 uur", "Did you mean `2 hours`?"),
        ("1 Stunde", "Did you mean `1 hour`?"),
        ("5 Werktage", "Did you mean `5 working days`?"),
        ("3 bis 5 Werktage", "Did you mean `3 to 5 working days`?"),
        ("3 à 5 jours", "Did you mean `3 to 5 days`?"),
        ("3 i 5 diwrnod", "Did you mean `3 to 5 days`?"),
        ("10 niwrnod gwaith", "Did you mean `10 working days`?"),
        ("1 wythnos", "Did you mean `1 week`?"),
        ("95 y cant", "Did you mean `95 %`?"),
        ("95 Prozent", "Did you mean `95 %`?"),
        ("5 jours ouvrés", "Did you mean `5 working days`?"),
        ("5 jours ouvrables max", "Did you mean `5 working days`?"),
        ("3 días hábiles", "Did you mean `3 working days`?"),
        ("3 días naturales", "Did you mean `3 days`?"),
        ("1,5 Stunden", "Did you mean `1.5 hours`?"),
        ("1 000 days", "Did you mean `1000 days`?"),
        ("1’000 days", "Did you mean `1000 days`?"),
        ("1/2 hour", "Did you mean `½ hour`?"),
        ("20 années", "Did you mean `20 years`?"),
        ("5 wkg days", "Did you mean `5 working days`?"),
        ("5 working day's", "Did you mean `5 working days`?"),
        ("5 working days*", "Did you mean `5 working days`?"),
        ("2 weeks (10 working days)", "Write the one that counts: `2 weeks` or `10 working days`."),
        ("24 hours, i.e. 1 day", "Write the one that counts: `24 hours` or `1 day`."),
        ("2 Tage / 48 Stunden", "Write the one that counts: `2 days` or `48 hours`."),
        (
            "5 working days (Mon-Fri)",
            "Write `5 working days`. On a line above, write what stands in brackets as a note: `# Mon-Fri`.",
        ),
    ],
)
def test_what_to_type_for_an_amount_that_is_none(text: str, says: str) -> None:
    assert remedy_of(amount_parser(parse_amount, "5 working days"), text) == says


@pytest.mark.parametrize(
    "unit",
    [
        *("school days", "court days", "banking days", "clear working days", "clear days"),
        *("nights", "shifts", "weekdays", "schooldays", "Sundays", "mandays"),
        *("days clear", "days excluding Sundays", "working days not counting Fridays", "days (excluding bank holidays)"),
    ],
)
def test_days_counted_otherwise_never_become_working_days(unit: str) -> None:
    says = remedy_of(amount_parser(parse_amount, "5 working days"), f"20 {unit}")
    assert "Did you mean" not in says and f"keep `20 {unit}` in the wording" in says


@pytest.mark.parametrize("text", ["95% within 2 days", "95 % of calls in 2 days", "95% of the permits, within 2 days"])
def test_a_share_and_a_time_are_two_fields(text: str) -> None:
    says = remedy_of(amount_parser(parse_amount, "5 working days"), text)
    assert says.startswith("Write each in its own field: `limit: 2 days`, and `target: {share: 95")


def test_a_short_unit_with_full_stops_is_written_out() -> None:
    assert remedy_of(amount_parser(parse_amount, "5 working days"), "5 bus. days") == "Did you mean `5 working days`?"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("120 a day", "Write it alone: `120`."),
        ("12 calls/hour", "Write it alone: `12`."),
        ("~120", "Did you mean `120`?"),
        ("fortnight", "Write a number alone, such as `120`."),
        ("half-day", "Write a number alone, such as `120`."),
        ("1.2k", "Write a number alone, such as `120`."),
    ],
)
def test_how_many_is_a_number_alone(text: str, says: str) -> None:
    assert remedy_of(parse_number, text) == says


@pytest.mark.parametrize("text", ["2 points", "2pp", "2 percentage points", "2%-points", "+/- 2%", "-2", "± 2 pts."])
def test_a_tolerance_is_a_number_of_points(text: str) -> None:
    assert remedy_of(parse_tolerance, text) == "Did you mean `2`?"


def test_a_tolerance_too_large_to_read_is_not_suggested() -> None:
    assert remedy_of(parse_tolerance, "9" * 50) == "Write a number alone, such as `2`."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("95", "at least 95%"),
        ("0.95", "at least 95%"),
        ("at most 5", "at most 5%"),
        ("between 80 and 90", "between 80% and 90%"),
        ("over 95%", "at least 95%"),
        ("nine out of ten", "90%"),
        ("0,95", "at least 95%"),
        ("95,5 %", "at least 95.5%"),
        ("at most 5,5", "at most 5.5%"),
        ("between 0,9 and 0,95", "between 90% and 95%"),
        ("1,5 days", "1.5 days"),
    ],
)
def test_a_share_says_per_cent(text: str, meant: str) -> None:
    assert remedy_of(parse_share, text) == f"Did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("höchstens 5 %", "Did you mean `at most 5 %`?"),
        ("al menos el 90 %", "Did you mean `at least 90 %`?"),
        ("ten minste 90%", "Did you mean `at least 90%`?"),
        ("co najmniej 90 %", "Write `at least 90 %` or `at most 90 %`."),
        ("mindestens 92,5 %", "Did you mean `at least 92.5 %`?"),
        ("at mots 5%", "Write `at least 5%` or `at most 5%`."),
        ("at most l0%", "Did you mean `at most 10%`?"),
        ("at least l0%", "Did you mean `10%`?"),
        ("l0%", "Did you mean `10%`?"),
    ],
)
def test_a_remedy_never_turns_a_bound_round(text: str, says: str) -> None:
    assert remedy_of(parse_share, text) == says


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9", "`09:00`"),
        ("9am", "`09:00`"),
        ("5.30 pm", "`17:30`"),
        ("5", "`05:00` or `17:00`"),
        ("12am", "`00:00`"),
        ("1730", "`17:30`"),
        ("“09:00”", "`09:00`"),
    ],
)
def test_what_to_type_for_a_time_of_day(text: str, meant: str) -> None:
    assert remedy_of(parse_time, text) == f"Write {meant}."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("other month", "Did you mean `2 months`?"),
        ("2nd month", "Did you mean `2 months`?"),
        ("once every three years", "Did you mean `3 years`?"),
        ("six-monthly", "Did you mean `6 months`?"),
        ("semi-annually", "Did you mean `6 months`?"),
        ("1/quarter", "Did you mean `1 quarter`?"),
        ("vierteljährlich", "Did you mean `quarter`?"),
        ("twice weekly", "Did you mean `twice a week`?"),
        ("once monthly", "Did you mean `month`?"),
        ("2 per week", "Did you mean `2 times a week`?"),
        ("per annum", "Did you mean `year`?"),
        ("biennial", "Did you mean `2 years`?"),
        ("once every other week", "Did you mean `2 weeks`?"),
        ("the 2nd of the month", "Write `month`."),
        ("every other Tuesday", "Write `2 weeks`."),
        ("every 2nd Tuesday", "Write `2 weeks` or `month`."),
        ("bi-annually", "Write `6 months` or `2 years`."),
        ("rolling", "Write how much time lies between, such as `12 months`; or take the line out."),
    ],
)
def test_what_to_type_for_how_often(text: str, says: str) -> None:
    assert remedy_of(amount_parser(parse_period, "12 months"), text) == says


@pytest.mark.parametrize("text", ["not later than 5 working days", "5 working days at the latest", "5 working days or sooner"])
def test_the_latest_is_at_most(text: str) -> None:
    assert str(parse_amount(text)) == "5 working days"


@pytest.mark.parametrize("text", ["no later than 17:00", "not later than 12 noon", "no later than 4.30pm"])
def test_the_latest_time_of_day_is_no_amount(text: str) -> None:
    assert "the time of day belongs in `wording`" in remedy_of(amount_parser(parse_amount, "5 days"), text)


@pytest.mark.parametrize("text", ["all", "every time", "Always", "every case"])
def test_all_of_them_are_a_hundred_per_cent(text: str) -> None:
    assert remedy_of(parse_share, text) == "Did you mean `100%`?"


def test_biweekly_means_two_things() -> None:
    assert remedy_of(amount_parser(parse_period, "12 months"), "biweekly") == "Write `2 weeks` or `twice a week`."


def remedy_of(parse: Any, text: str) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        parse(text)
    return str((caught.value.context or {})["remedy"])
