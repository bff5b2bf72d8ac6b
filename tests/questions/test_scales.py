"""Which end of a scale of verdicts is the best one."""

import pytest

from interlock.questions.evidence.scales import is_best_first


@pytest.mark.parametrize(
    "scale",
    [
        "met, partly met, not met",
        "substantial, reasonable, limited, no assurance",
        "green, amber, red",
        "conform, minor nonconformity, major nonconformity",
        "erfüllt, teilweise erfüllt, nicht erfüllt",
        "met, not met, not applicable",
    ],
)
def test_a_scale_that_ends_with_failure_is_best_first(scale: str) -> None:
    assert is_best_first(scale.split(", "))


@pytest.mark.parametrize(
    "scale",
    [
        "inadequate, requires improvement, good, outstanding",
        "immediate action required, action required, no action required",
        "high risk, low risk, no risk",
        "major non-conformity, minor non-conformity, no non-conformity",
        "overdue, due, not due",
        "fault found, no fault found",
        "red flag, no red flag",
        "Hauptabweichung, Nebenabweichung, keine Abweichung",
    ],
)
def test_a_scale_that_ends_without_trouble_is_worst_first(scale: str) -> None:
    assert not is_best_first(scale.split(", "))
