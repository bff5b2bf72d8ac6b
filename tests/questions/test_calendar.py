"""Working time: examples for each rule of the calendar, and agreement with a minute-by-minute reference."""

import datetime
from typing import Any

import pytest
from holidays import country_holidays, list_supported_countries
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import Organisation, Promise
from interlock.definitions.calendar import Calendar
from interlock.definitions.values.quantities import parse_quantity
from interlock.definitions.values.weekday_names import WEEKDAYS
from interlock.pages.opening_hours import days_in_words
from interlock.questions.calendar.working_time import NotConvertible, WorkingCalendar, calendar_of
from tests.conftest import examples
from tests.questions.reference import calendar as brute

ENGLAND = calendar_of(Organisation.model_validate({"name": "Tinford", "calendar": {"country": "GB", "subdivision": "ENG"}}))
# https://www.gov.uk/bank-holidays, England and Wales
PROMISE = {
    "title": "Quick",
    "summary": "Quick.",
    "wording": "At once.",
    "kind": "public",
    "made_by": "front",
    "made_to": ["all"],
}
BANK_HOLIDAYS_2026 = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-26 16:40", "5 working days", "2026-12-03 17:00"),  # Thursday: Friday is the first day
        ("2026-11-28 12:00", "1 working day", "2026-11-30 17:00"),  # Saturday
        ("2026-12-23 10:00", "2 working days", "2026-12-29 17:00"),  # over Christmas, where Monday is a holiday
        ("2026-11-26 16:40", "same day", "2026-11-26 17:00"),
        ("2026-11-26 17:00", "same day", "2026-11-27 17:00"),  # the day is over
        ("2026-11-26 16:40", "4 working hours", "2026-11-27 12:40"),
        ("2026-11-27 13:00", "4 working hours", "2026-11-27 17:00"),  # ends at closing time, not on Monday at nine
        ("2026-11-28 03:00", "1 working hour", "2026-11-30 10:00"),
        ("2026-11-26 16:40", "2.5 working days", "2026-12-01 13:00"),
        ("2026-11-26 16:40", "2 to 3 working days", "2026-12-01 17:00"),  # the upper end counts
        ("2026-11-26 16:40", "24 hours", "2026-11-27 16:40"),
        ("2026-11-27 16:40", "30 minutes", "2026-11-27 17:10"),  # a clock that runs on after closing
        ("2026-11-27 16:40", "30 working minutes", "2026-11-30 09:10"),
        ("2026-11-27 16:40", "1 working hour 30 minutes", "2026-11-30 10:10"),
        ("2026-11-26 16:40", "20 seconds", "2026-11-26 16:40:20"),
        ("2026-11-26 16:40", "10 days", "2026-12-06 16:40"),
        ("2026-11-26 16:40", "2 weeks", "2026-12-10 16:40"),
        ("2027-01-31 09:00", "1 month", "2027-02-28 09:00"),
        ("2028-02-29 09:00", "1 year", "2029-02-28 09:00"),
        ("2026-11-28 12:00", "0 working days", "2026-11-28 12:00"),
    ],
)
def test_when_an_amount_ends(start: str, amount: str, due: str) -> None:
    assert ENGLAND.add(moment(start), parse_quantity(amount)) == moment(due)


def test_counting_from_the_same_day() -> None:
    calendar = WorkingCalendar(counts_same_day=True)
    assert calendar.add(moment("2026-11-26 16:40"), parse_quantity("2 working days")) == moment("2026-11-27 17:00")
    assert calendar.add(moment("2026-11-26 17:00"), parse_quantity("2 working days")) == moment("2026-11-30 17:00")


def test_browsers_are_told_from_which_day_to_count() -> None:
    today = datetime.date(2026, 11, 26)
    said = [WorkingCalendar(counts_same_day=same).as_data(today)["counts_from"] for same in (True, False)]
    assert said == ["same day", "next working day"]


@pytest.mark.parametrize("amount", ["10 rings", "90%", "12", "1.5 months", "999999999999 years", "999999 working days"])
def test_amounts_without_a_length_are_refused(amount: str) -> None:
    with pytest.raises(NotConvertible):
        ENGLAND.add(moment("2026-11-26 16:40"), parse_quantity(amount))


def test_public_holidays_and_closures() -> None:
    organisation = {
        "name": "T",
        "calendar": {"country": "GB", "subdivision": "ENG", "holidays": [{"on": "2026-12-29", "say": "Moving"}]},
    }
    data = calendar_of(Organisation.model_validate(organisation)).as_data(datetime.date(2026, 11, 23))
    days = [day.removeprefix("2026-") for day in data["closed"] if day.startswith("2026-")]
    assert days == [*BANK_HOLIDAYS_2026, "12-29"]
    assert data["closed"]["2026-12-29"] == "Moving"
    assert (data["opens"], data["closes"], data["working_days"]) == (540, 1020, [0, 1, 2, 3, 4])
    assert (data["first"], data["last"]) == ("2025-01-01", "2029-12-31")


def test_an_organisation_without_a_calendar() -> None:
    calendar = calendar_of(Organisation.model_validate({"name": "Tinford"}))
    assert not calendar.stated
    assert calendar.is_working_day(datetime.date(2026, 12, 25))


def test_a_day_that_ends_at_midnight() -> None:
    calendar = calendar_of(Organisation.model_validate({"name": "T", "calendar": {"opens": "16:00", "closes": "24:00"}}))
    assert calendar.add(moment("2026-11-26 23:00"), parse_quantity("2 working hours")) == moment("2026-11-27 17:00")


def counted_by(**calendar: Any) -> WorkingCalendar:
    return calendar_of(Organisation.model_validate({"name": "T", "calendar": calendar}))


def test_holidays_of_any_part_of_a_country() -> None:
    calendar = counted_by(country="GB", subdivision=["ENG", "SCT", "NIR", "WLS"])
    assert calendar.add(moment("2026-11-02 10:00"), parse_quantity("20 working days")) == moment("2026-12-01 17:00")
    assert ENGLAND.add(moment("2026-11-02 10:00"), parse_quantity("20 working days")) == moment("2026-11-30 17:00")
    assert calendar.closed_on(datetime.date(2026, 11, 30)) == "Saint Andrew's Day (Scotland)"
    assert calendar.closed_on(datetime.date(2026, 12, 25)) == "Christmas Day"


def test_a_saturday_makes_up_for_a_holiday() -> None:
    calendar = counted_by(country="CN")
    assert calendar.add(moment("2026-05-08 10:00"), parse_quantity("1 working day")) == moment("2026-05-09 17:00")
    assert "2026-05-09" in calendar.as_data(datetime.date(2026, 5, 1))["made_up"]
    assert calendar.closed_on(datetime.date(2026, 10, 6)) == "day off in place of 20 September 2026"
    closed = counted_by(country="CN", holidays=["2026-05-09"])
    assert not closed.is_working_day(datetime.date(2026, 5, 9))


@pytest.mark.parametrize("country", ["SA", "EG", "IN"])
def test_estimated_holidays_are_marked_and_named_plainly(country: str) -> None:
    calendar = counted_by(country=country)
    estimates = [datetime.date.fromisoformat(day) for day in calendar.as_data(datetime.date(2027, 1, 1))["estimates"]]
    names = [calendar.closed_on(day) or "" for day in estimates]
    assert estimates and all("estimated" not in name and name.isascii() for name in names)
    assert not calendar.is_estimate(datetime.date(2027, 1, 26))
    closed = counted_by(country=country, holidays=[estimates[0].isoformat()])
    assert calendar.is_estimate(estimates[0]) and not closed.is_estimate(estimates[0])


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-24 02:00", "1 working day", "2026-11-25 06:00"),  # the night to Tuesday is Monday's working day
        ("2026-11-24 02:00", "same day", "2026-11-24 06:00"),
        ("2026-11-24 02:00", "5 working hours", "2026-11-24 23:00"),
        ("2026-11-28 03:00", "1 working day", "2026-12-01 06:00"),  # Saturday morning is Friday's night
        ("2026-11-24 12:00", "90 working minutes", "2026-11-24 23:30"),
    ],
)
def test_working_days_over_midnight(start: str, amount: str, due: str) -> None:
    assert counted_by(opens="22:00", closes="06:00").add(moment(start), parse_quantity(amount)) == moment(due)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-25 10:00", "1 month", "2026-12-29 17:00"),  # Christmas Day, then a weekend and the day in lieu
        ("2026-11-24 10:00", "1 month", "2026-12-24 10:00"),
        ("2026-11-21 10:00", "2 weeks", "2026-12-07 17:00"),
        ("2026-11-25 10:00", "20 working days", "2026-12-23 17:00"),
    ],
)
def test_a_period_that_ends_on_a_closed_day_moves(start: str, amount: str, due: str) -> None:
    assert ENGLAND.add(moment(start), parse_quantity(amount), ends_on_open_day=True) == moment(due)


def test_a_promise_counts_by_its_own_calendar() -> None:
    said = {"country": "GB", "subdivision": "ENG", "opens": "08:00", "holidays": ["2026-12-29"]}
    organisation = Organisation.model_validate({"name": "T", "calendar": said})
    found = calendar_of(organisation, Promise.model_validate(PROMISE | {"calendar": {"country": "GB", "subdivision": "SCT"}}))
    assert (found.subdivisions, found.opens, sorted(found.closures)) == (
        ("SCT",),
        datetime.timedelta(hours=8),
        [datetime.date(2026, 12, 29)],
    )
    abroad = calendar_of(organisation, Promise.model_validate(PROMISE | {"calendar": {"country": "DE", "holidays": []}}))
    assert (abroad.country, abroad.subdivisions, abroad.closures) == ("DE", (), {})
    early = calendar_of(organisation, Promise.model_validate(PROMISE | {"calendar": {"opens": "07:00"}}))
    assert (early.country, early.subdivisions, early.opens) == ("GB", ("ENG",), datetime.timedelta(hours=7))


def test_a_closure_of_several_days() -> None:
    calendar = counted_by(holidays=[{"on": "2026-12-21", "until": "2027-01-01", "say": "School holidays"}])
    assert calendar.closed_on(datetime.date(2026, 12, 31)) == "School holidays"
    assert calendar.add(moment("2026-12-18 10:00"), parse_quantity("1 working day")) == moment("2027-01-04 17:00")


moments = st.integers(0, 400 * 1440).map(lambda minutes: moment("2026-01-01 00:00") + datetime.timedelta(minutes=minutes))
closed_days = st.sets(
    st.integers(0, 420).map(lambda days: datetime.date(2026, 1, 1) + datetime.timedelta(days=days)), max_size=60
)


@examples(70)
@given(
    moments,
    st.sampled_from(
        [(1, "working hours"), (8, "working hours"), (19, "working hours"), (1, "working days"), (6, "working days")]
    ),
    st.sets(st.integers(0, 6), min_size=2),
    st.sampled_from([(540, 1020), (0, 1440), (1380, 1440), (600, 601), (1320, 1800), (960, 1620)]),
    closed_days,
    st.booleans(),
)
def test_due_moments_agree_with_walking(
    start: datetime.datetime,
    amount: tuple[int, str],
    weekdays: set[int],
    hours: tuple[int, int],
    closed: set[datetime.date],
    same_day: bool,
) -> None:
    opens, closes = hours
    if closes - opens == 1 and amount[1] == "working hours":
        amount = (1, "working days")
    minute = datetime.timedelta(minutes=1)
    calendar = WorkingCalendar(
        frozenset(weekdays), opens * minute, closes * minute, closures=dict.fromkeys(closed, "Closed"), counts_same_day=same_day
    )
    found = calendar.add(start, parse_quantity(f"{amount[0]} {amount[1]}"))
    assert found == brute.due(start, *amount, opens=opens, closes=closes, weekdays=weekdays, closed=closed, same_day=same_day)


@pytest.mark.parametrize(
    ("country", "subdivision", "region"),
    [
        ("GB", "ENG", "England"),
        ("GB", None, "United Kingdom"),
        (None, None, ""),
        ("SE", None, "Sweden"),
        ("IM", None, "Isle of Man"),
        ("BA", None, "Bosnia and Herzegovina"),
        ("CD", None, "DR Congo"),
    ],
)
def test_the_region_of_holidays_has_a_name(country: str | None, subdivision: str | None, region: str) -> None:
    assert WorkingCalendar(country=country, subdivisions=(subdivision,) if subdivision else ()).holiday_region == region


@pytest.mark.parametrize(
    ("fields", "days", "words"),
    [
        ({}, "mon tue wed thu fri", "Monday to Friday"),
        ({"country": "DE"}, "mon tue wed thu fri", "Monday to Friday"),
        ({"country": "EG"}, "sun mon tue wed thu", "Sunday to Thursday"),
        ({"country": "EG", "working_days": ["sat", "sun", "mon"]}, "sat sun mon", "Saturday to Monday"),
        ({"working_days": ["tue", "sun"]}, "tue sun", "Tuesday, Sunday"),
    ],
)
def test_a_week_has_the_days_of_its_country(fields: dict[str, object], days: str, words: str) -> None:
    calendar = Calendar.model_validate(fields)
    assert calendar.working_days == days.split()
    assert days_in_words(sorted(map(WEEKDAYS.index, calendar.working_days))) == words


@pytest.mark.parametrize(
    ("whole", "own", "days"),
    [
        ({"country": "GB"}, {"country": "EG"}, "sun mon tue wed thu"),
        ({}, {"country": "EG"}, "sun mon tue wed thu"),
        ({"working_days": ["mon", "sat"]}, {"country": "EG"}, "mon sat"),
        ({"country": "EG"}, {"opens": "10:00"}, "sun mon tue wed thu"),
    ],
)
def test_a_promise_abroad_has_the_week_there(whole: dict[str, object], own: dict[str, object], days: str) -> None:
    organisation = Organisation.model_validate({"name": "T"} | ({"calendar": whole} if whole else {}))
    found = calendar_of(organisation, Promise.model_validate(PROMISE | {"calendar": own}))
    assert found.weekdays == {WEEKDAYS.index(day) for day in days.split()}


def test_weekends_are_those_that_the_library_knows() -> None:
    resting = {code for code in list_supported_countries() if country_holidays(code).weekend == {4, 5}}
    sunday_to_thursday = {code for code in resting if Calendar(country=code).working_days[0] == "sun"}
    assert sunday_to_thursday == {code for code in resting if len(code) == 2}
