"""Charts of results: one sort of figures on an axis, and each end of the target where it was."""

import re

import pytest

from tests.conftest import Handbook
from tests.sites import built, page, words

PROMISE = """
title: A promise
summary: What we promise.
wording: We do it.
kind: public
made_by: front
made_to: [residents]
"""
IN_SHARES = "earlier: [{until: 2026-08-31, target: {share: at least 90%}}]\n"


def drawn(tiny: Handbook, promise: str, *values: str) -> tuple[str, int, list[float]]:
    """The figures of the chart's axis and what stands below, the number of target lines, and all y coordinates."""
    rows = "".join(f"it,2026-{month:02},{value}\n" for month, value in enumerate(values, 11 - len(values)))
    files = {"standards/promises/it.yml": PROMISE + promise, "standards/results/it.csv": f"promise,period,value\n{rows}"}
    site = built(tiny(files))
    (picture,) = [each for each in page(site, "promises/it").css("figure.picture") if each.css_first("#results-title")]
    heights = [float(y) for y in re.findall(r'(?:d="M[\d.]+ |V|cy=")(-?[\d.]+)', picture.html or "")]
    said = words(site, "promises/it", "figure.picture:has(#results-title)")
    return said, len(picture.css("path.target")), heights


@pytest.mark.parametrize(
    ("promise", "values", "axis", "targets"),
    [
        ("target: {average: 5 days}\nvalid_from: 2026-09-01\n" + IN_SHARES, ("97%", "4 days", "6 days"), "3 4 5 6 7 S O", 1),
        ("limit: 5 working days\n", ("95%", "97%", "96%"), "94 95 96 97 98 A S O", 0),
        ("target: {every: 4 times a year}\n", ("1", "2"), "0.5 1 1.5 2 2.5 S O", 0),
        ("target: {share: between 40% and 60%}\n", ("50%", "65%"), "30 40 50 60 70 S O", 2),
        ("target: {median: 3 working days}\n", ("16 working hours", "3 working days"), "1.5 2 2.5 3 3.5 S O", 1),
    ],
)
def test_what_is_compared_stands_in_the_chart(
    promise: str, values: tuple[str, ...], axis: str, targets: int, tiny: Handbook
) -> None:
    said, lines, heights = drawn(tiny, promise, *values)
    assert f" {axis} 2026" in said
    assert lines == targets
    assert ("Dashed: the target then." in said) is bool(targets)
    assert heights and all(0 <= y <= 170 for y in heights)


@pytest.mark.parametrize(
    ("promise", "values", "key"),
    [
        ("target: {share: at least 90%}\n", ("97%", "95%"), "● kept."),
        ("target: {share: at least 90%}\n", ("97%", "", "70%"), "● kept, ▲ missed, – no figure."),
        ("limit: 5 working days\n", ("97%", "95%"), "small ○ no target then."),
    ],
)
def test_the_key_explains_the_marks_drawn(promise: str, values: tuple[str, ...], key: str, tiny: Handbook) -> None:
    assert drawn(tiny, promise, *values)[0].partition("by period. ")[2].replace("Dashed: the target then. ", "") == key


def test_a_score_counts_nothing(tiny: Handbook) -> None:
    said, _, _ = drawn(tiny, "target: {score: at least 8}\n", "8.2", "7")
    assert "Score by period." in said


def test_a_long_record_says_how_many_rows_it_shows(tiny: Handbook) -> None:
    rows = "".join(f"it,{2023 + number // 12}-{number % 12 + 1:02},95\n" for number in range(40))
    files = {
        "standards/promises/it.yml": PROMISE + "target: {share: 90%}\n",
        "standards/results/it.csv": f"promise,period,value\n{rows}",
    }
    assert "The figures the last 36 of 40" in words(built(tiny(files)), "promises/it")


@pytest.mark.parametrize(
    ("year_starts", "quarters", "below"),
    [
        ("04-01", "2026/27-Q{}", "Apr Jul 2026"),
        ("04-06", "2026/27-Q{}", "Apr Jul 2026"),
        ("04-01", "2026-Q{}", "Q1 Q2 2026"),
    ],
)
def test_a_quarter_has_the_name_of_what_it_is(year_starts: str, quarters: str, below: str, tiny: Handbook) -> None:
    files = {
        "standards/organisation.yml": f"name: Tinford\ncalendar: {{year_starts: {year_starts}}}\nvalues: [{{id: respect, title: R}}]\n",
        "standards/promises/it.yml": PROMISE + "target: {share: 90%}\n",
        "standards/results/it.csv": f"promise,period,value\nit,{quarters.format(1)},95\nit,{quarters.format(2)},94\n",
    }
    site = built(tiny(files))
    assert below in words(site, "promises/it", "figure.picture:has(#results-title)")
    assert " 2026 until " in words(site, "promises/it", "#results-text")


@pytest.mark.parametrize(
    ("periods", "below"),
    [
        (["2025", "2026-07", "2026-08", "2026-09", "2026-Q3"], "J A S 2026"),
        (["2024", "2025", "2026-10"], "24 25 2024 2025"),
        (["2026-W40", "2026-W41", "2026-Q2", "2026-Q3"], "28 5 2026"),
        (["2024", "2025", "2026-08", "2026-09"], "A S 2026"),
    ],
)
def test_periods_of_the_usual_length_are_drawn(periods: list[str], below: str, tiny: Handbook) -> None:
    rows = "".join(f"it,{period},95\n" for period in periods)
    files = {
        "standards/promises/it.yml": PROMISE + "target: {share: 90%}\n",
        "standards/results/it.csv": f"promise,period,value\n{rows}",
    }
    site = built(tiny(files))
    assert f" {below}" in words(site, "promises/it", "figure.picture:has(#results-title)")
    assert len(page(site, "promises/it").css("#results tbody tr, table.results tbody tr")) >= len(periods)
