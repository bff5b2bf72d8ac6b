"""Which amounts of a wording are those of its limit or target: the units, and the promises that are left alone."""

import pytest

from tests.conftest import TINY, Handbook, findings_in

FILE = "standards/promises/permit-in-five-days.yml"
PROMISE = (TINY / FILE).read_text(encoding="utf-8")
WORDING, LIMIT, TARGET = "within 5 working days", "5 working days", "{share: at least 95%}"


def found(tiny: Handbook, words: str, limit: str, target: str = TARGET, more: str = "") -> list[str]:
    """What is said of a wording with these words, beside this limit and target."""
    text = PROMISE.replace(f"limit: {LIMIT}", f"limit: {limit}" if limit else "").replace(TARGET, target).replace(WORDING, words)
    return [fault.message for fault in findings_in(tiny({FILE: text + more})) if fault.rule == "number-mismatch"]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("within 48 hours", "2 days"),
        ("within 90 working minutes", "1.5 working hours"),
        ("within 120 working minutes", "2 working hours"),
        ("within 5 days", "5 working days"),
        ("within 1 day, or within 5 days in winter", "5 days"),
        ("within 24 hours by phone, or else 48 hours", "2 days"),
        ("within 1 day and, for what is left, 4 days", "5 days"),
        ("within 5 days", ""),
    ],
)
def test_equal_amounts_are_not_told(words: str, limit: str, tiny: Handbook) -> None:
    assert found(tiny, words, limit) == []


@pytest.mark.parametrize(
    ("words", "limit", "named"),
    [
        ("within 5 days", "5 working hours", "`5 days`, but the limit is 5 working hours"),
        ("within 5 days", "5 weeks", "`5 days`, but the limit is 5 weeks"),
        ("within 5 working hours", "5 working days", "`5 working hours`, but the limit is 5 working days"),
        ("within 5 working days", "5 working hours", "`5 working days`, but the limit is 5 working hours"),
        ("within 5 working minutes", "5 working hours", "`5 working minutes`, but the limit is 5 working hours"),
        ("within 5 working days", "5 days", "`5 working days`, but the limit is 5 days"),
        ("within 8 days", "1 week", "`8 days`, but the limit is 1 week"),  # English does not count the first day
    ],
)
def test_equal_numbers_of_other_units_are_told(words: str, limit: str, named: str, tiny: Handbook) -> None:
    assert found(tiny, words, limit) == [f"The wording says {named}"]


def test_a_time_under_target_is_compared(tiny: Handbook) -> None:
    wrong = ["The wording says `3 days`, but the target is 4 days"]
    assert found(tiny, "within 3 days", "", "{average: 4 days}") == wrong


@pytest.mark.parametrize("number", [3, 4])
def test_either_end_of_a_range_is_what_was_promised(number: int, tiny: Handbook) -> None:
    assert found(tiny, f"after {number} days", "", "{average: between 3 days and 4 days}") == []


def test_a_retired_promise_is_left_alone(tiny: Handbook) -> None:
    assert found(tiny, "within 3 working days", LIMIT, more="status: retired\n") == []


def test_a_share_that_none_can_reach_is_told_once(tiny: Handbook) -> None:
    assert found(tiny, "in 90% of all cases, within 5 working days", LIMIT, "{share: at least 150%}") == []


@pytest.mark.parametrize("times", [1, 2])
def test_two_entries_of_one_day_are_not_compared(times: int, tiny: Handbook) -> None:
    entry = "  - {until: 2026-03-31, wording: Within 9 working days., limit: 8 working days}\n"
    told = found(tiny, WORDING, LIMIT, more=f"valid_from: 2026-04-01\nearlier:\n{entry * times}")
    assert told == ["The wording then says `9 working days`, but the limit then was 8 working days"][: 2 - times]


def test_what_changed_beside_the_limit_is_told_once(tiny: Handbook) -> None:
    """An entry that says neither words nor a limit had those of today, whose mismatch is told already."""
    earlier = "valid_from: 2026-04-01\nearlier:\n  - {until: 2026-03-31, target: {share: at least 80%}}\n"
    assert len(found(tiny, "within 3 working days", LIMIT, more=earlier)) == 1
