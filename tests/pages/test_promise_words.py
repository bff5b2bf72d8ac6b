"""Targets as pages say them, however they were written."""

import pytest

from interlock.definitions.values.bounds import parse_bound
from interlock.definitions.values.shares import parse_share
from interlock.pages.promise_words import bound_words
from tests.conftest import TINY, Handbook
from tests.sites import built, words
from tests.tiny_files import PROMISE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("90%", "at least 90%"),
        ("At least 90%", "at least 90%"),
        ("≥ 95 %", "at least 95 %"),
        ("95% or more", "at least 95%"),
        ("no more than 5%", "at most 5%"),
        ("less than 5%", "at most 5%"),
        ("max. 5%", "at most 5%"),
        ("between 80% and 90%", "between 80% and 90%"),
    ],
)
def test_a_bound_in_a_sentence(text: str, says: str) -> None:
    assert bound_words(parse_share(text)) == says


def test_an_average_without_words_is_at_most() -> None:
    assert bound_words(parse_bound("within 5 minutes", "at most")) == "at most 5 minutes"


@pytest.mark.parametrize(("limit", "is_said"), [("5 days", True), ("1 month", True), ("5 working days", False)])
def test_only_elapsed_time_may_end_on_closed_days(limit: str, is_said: bool, tiny: Handbook) -> None:
    promise = (TINY / PROMISE).read_text(encoding="utf-8").replace("5 working days", limit)
    site = built(tiny({PROMISE: f"{promise}ends_on_closed_day: next\n"}))
    said = words(site, "promises/permit-in-five-days/")
    assert ("if the last day is a closed one, the next working day" in said) is is_said
