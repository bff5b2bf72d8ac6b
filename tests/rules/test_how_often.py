"""How a finding says that a figure is due as often as somebody wrote."""

import pytest

from interlock.rules.measure_overdue import _how_often


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("month", "every month"),
        ("monthly", "monthly"),
        ("every  month", "every month"),
        ("12 months", "every 12 months"),
        ("4 times a year", "4 times a year"),
        ("twice a year", "twice a year"),
    ],
)
def test_how_often_in_a_sentence(written: str, said: str) -> None:
    assert _how_often(written) == said
