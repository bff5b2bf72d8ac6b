"""Results: a truth table of verdicts, targets that were in force, corrections, and overdue figures."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.catalog import Catalog, catalog_of
from interlock.definitions import Promise
from interlock.questions.results.all_records import Results
from interlock.questions.results.records import Record, counts
from interlock.questions.results.result_rows import form_on
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import facts_of, promise
from tests.conftest import TODAY, Handbook

TRUTH = Path(__file__).parent / "results" / "truth.txt"
ROWS = [
    [cell.strip() for cell in line.split("|")]
    for line in TRUTH.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

PROMISE = """
title: A promise
summary: What we promise.
wording: We do it.
kind: public
made_by: front
made_to: [residents]
"""


def catalog_with(tiny: Handbook, promise: str, tables: dict[str, str], tolerance: str = "") -> Catalog:
    organisation = "name: Tinford Council\n" + (f"defaults: {{tolerance: {tolerance}}}\n" if tolerance else "")
    files = {"standards/organisation.yml": organisation, "standards/promises/it.yml": PROMISE + promise}
    return catalog_of(read_handbook(tiny(files | {f"standards/results/{name}": text for name, text in tables.items()})))


def record(catalog: Catalog, today: datetime.date = TODAY) -> Record:
    return Results(catalog, today).records["it"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " | ".join(cell for cell in row if cell))
def test_verdicts_of_the_truth_table(row: list[str], tiny: Handbook) -> None:
    limit, target, tolerance, period, value, met, total, status, because = row
    promise = (f"limit: {limit}\n" if limit else "") + (f"target: {{{target}}}\n" if target else "")
    table = f'promise,period,value,met,total\nit,{period},{value},"{met}","{total}"\n'
    (result,) = record(catalog_with(tiny, promise, {"it.csv": table}, tolerance), datetime.date(2030, 1, 1)).results
    assert (result.status, result.because) == (status, because)


def test_the_truth_table_is_long_enough() -> None:
    assert len(ROWS) >= 40


def test_a_promise_counts_by_its_own_working_day(tiny: Handbook) -> None:
    promise = "target: {average: 2 working days}\ncalendar: {opens: 08:00, closes: 20:00}\n"
    table = "promise,period,value\nit,2026-09,24 working hours\nit,2026-10,25 working hours\n"
    found = record(catalog_with(tiny, promise, {"it.csv": table}))
    assert [result.status for result in found.results] == ["kept", "missed"]


@pytest.mark.parametrize(
    ("target", "met", "total", "shown"),
    [
        ("90%", 89_960, 100_000, "89.96%"),
        ("90%", 899_999, 1_000_000, "89.9999%"),
        ("at most 5%", 5_001, 100_000, "5.001%"),
        ("95.24%", 9_525, 10_000, "95.25%"),
        ("90%", 99_999, 100_000, "99.999%"),
        ("90%", 2, 3, "66.7%"),
        ("90%", 9, 10, "90%"),
    ],
)
def test_a_rounded_share_stays_on_its_side(target: str, met: int, total: int, shown: str, tiny: Handbook) -> None:
    table = f"promise,period,value,met,total\nit,2026-10,,{met},{total}\n"
    (result,) = record(catalog_with(tiny, f"target: {{share: {target}}}\n", {"it.csv": table})).results
    assert str(result.value) == shown


HISTORY = """
limit: 5 working days
target: {share: at least 95%}
valid_from: 2026-07-01
earlier:
  - {until: 2025-03-31, wording: We try., limit: 20 working days, target: {share: at least 50%}}
  - {until: 2026-06-30, target: {share: at least 80%}}
"""


@pytest.mark.parametrize(
    ("day", "limit", "target", "wording"),
    [
        ("2026-07-01", "5 working days", "at least 95%", "We do it."),
        ("2026-06-30", "5 working days", "at least 80%", "We do it."),
        ("2025-04-01", "5 working days", "at least 80%", "We do it."),
        ("2025-03-31", "20 working days", "at least 50%", "We try."),
        ("1999-01-01", "20 working days", "at least 50%", "We try."),
    ],
)
def test_an_earlier_version_holds_only_differences(day: str, limit: str, target: str, wording: str, tiny: Handbook) -> None:
    promise = catalog_with(tiny, HISTORY, {}).promise("it")
    assert isinstance(promise, Promise)
    form = form_on(promise, datetime.date.fromisoformat(day))
    assert form and form.yardstick
    assert (str(form.limit), form.yardstick.bound.text, form.wording) == (limit, target, wording)


def test_the_target_of_that_time_counts(tiny: Handbook) -> None:
    table = "promise,period,value\nit,2025-02,60\nit,2026-06,85\nit,2026-07,85\n"
    found = record(catalog_with(tiny, HISTORY, {"it.csv": table}))
    assert [result.status for result in found.results] == ["kept", "kept", "missed"]


@pytest.mark.parametrize(("today", "status", "promised"), [("2026-12-31", "kept", "80%"), ("2027-01-01", "missed", "95%")])
def test_a_year_so_far_meets_what_is_promised_today(today: str, status: str, promised: str, tiny: Handbook) -> None:
    promise = "target: {share: 95%}\nearlier: [{until: 2026-12-31, target: {share: 80%}}]\n"
    catalog = catalog_with(tiny, promise, {"it.csv": "promise,period,value\nit,2026/27,85\n"})
    (result,) = record(catalog, datetime.date.fromisoformat(today)).results
    assert (result.status, result.promised) == (status, promised)


@pytest.mark.parametrize(
    ("target", "value", "while_it_runs", "once_over"),
    [
        ("count: at least 25", "12", "not measured", "missed"),
        ("count: at least 25", "25", "kept", "kept"),
        ("count: at most 5", "2", "not measured", "kept"),
        ("count: at most 5", "6", "missed", "missed"),
        ("count: between 5 and 9", "7", "not measured", "kept"),
        ("every: month", "10", "not measured", "missed"),
        ("every: month", "12", "kept", "kept"),
        ("share: at least 90%", "81", "missed", "missed"),  # how it stands so far
    ],
)
def test_more_may_come_while_a_year_runs(target: str, value: str, while_it_runs: str, once_over: str, tiny: Handbook) -> None:
    catalog = catalog_with(tiny, f"target: {{{target}}}\n", {"it.csv": f"promise,period,value\nit,2026,{value}\n"})
    running, over = (record(catalog, datetime.date.fromisoformat(day)) for day in ("2026-12-31", "2027-01-01"))
    assert (running.status, over.status) == (while_it_runs, once_over)
    assert [each.period.label for found in (running, over) for each in found.results] == ["2026 so far", "2026"]


def test_no_verdict_before_a_promise_was_made(tiny: Handbook) -> None:
    promise = "target: {share: 90%}\nvalid_from: 2026-07-01\n"
    (result,) = record(catalog_with(tiny, promise, {"it.csv": "promise,period,value\nit,2026-06,95\n"})).results
    assert (result.status, result.because) == ("not measured", "nothing was promised in this period")


def test_a_later_file_corrects_an_earlier_one(tiny: Handbook) -> None:
    tables = {
        "2026.csv": "promise,period,value,cause,action,note\nit,2026-09,97,,,\nit,2026-10,85,Snow.,More salt.,\n",
        "b/again.csv": "promise,period,value,note\nit,2026-10,91,Two were late after all.\n",
        "a/first.csv": "promise,period,value\nit,2026-10,93\n",
    }
    september, october = record(catalog_with(tiny, "target: {share: 90%}\n", tables)).results
    assert (str(october.value), [str(value) for value in october.corrected_from]) == ("91%", ["85%", "93%"])
    assert (october.status, october.cause, october.action, october.note) == (
        "kept",
        "Snow.",
        "More salt.",
        "Two were late after all.",
    )
    assert not september.corrected_from


def test_of_duplicate_rows_the_first_counts(tiny: Handbook) -> None:
    (result,) = record(
        catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": "promise,period,value\nit,2026-10,97\nit,2026-10,80\n"})
    ).results
    assert str(result.value) == "97%"


def test_unreadable_cells_are_reported(tiny: Handbook) -> None:
    table = "promise,period,value\nit,2026-13,97\nit,2026-10,lots\nit,2026-09,96\nit,2026-08,18 dyas\n"
    results = Results(catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": table}), TODAY)
    assert [result.period.text for result in results.records["it"].results] == ["2026-09"]
    assert [(cell.row.line, cell.column) for cell in results.unreadable] == [(2, "period"), (3, "value"), (5, "value")]


def test_a_one_beside_fractions_is_no_figure_either(tiny: Handbook) -> None:
    """Among shares that a spreadsheet saved as fractions, it stands for all cases; in another file, for one per cent."""
    tables = {
        "saved.csv": "promise,period,value\nit,2026-07,1\nit,2026-08,0.37\nit,2026-09,41\n",
        "typed.csv": "promise,period,value\nit,2026-10,1\n",
    }
    results = Results(catalog_with(tiny, "target: {share: at least 40%}\n", tables), TODAY)
    assert [(each.period.text, str(each.value)) for each in results.records["it"].results] == [
        ("2026-09", "41%"),
        ("2026-10", "1%"),
    ]
    assert [(cell.row.period, cell.slip) for cell in results.unreadable] == [("2026-08", "fraction"), ("2026-07", "fraction")]


def test_figures_to_come_are_in_order_of_files(tiny: Handbook) -> None:
    table = "promise,period,value\npermit-in-five-days,2027-01,9\nit,2027-02,8\npermit-in-five-days,2027-03,7\n"
    found = Results(catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": table}), TODAY).to_come
    assert [row.period for row in found] == ["2027-01", "2027-02", "2027-03"]


@pytest.mark.parametrize(
    ("every", "periods", "today", "status"),
    [
        ("month", ["2026-09"], "2026-11-30", "kept"),
        ("month", ["2026-09"], "2026-12-01", "overdue"),
        ("quarter", ["2026-Q2"], "2026-10-31", "kept"),
        ("quarter", ["2026-Q2"], "2026-11-01", "overdue"),
        ("week", ["2026-W41"], "2026-10-25", "kept"),
        ("week", ["2026-W41"], "2026-10-26", "overdue"),
        ("year", ["2024/25"], "2026-04-30", "kept"),
        ("year", ["2024/25"], "2026-05-01", "overdue"),
        ("month", ["2026-09", "2026/27"], "2026-11-30", "kept"),
        ("month", ["2026-09", "2026/27"], "2026-12-01", "overdue"),  # the figure of the year so far tells of no month
        ("month", [], "2026-11-22", "not measured"),
    ],
)
def test_overdue(every: str, periods: list[str], today: str, status: str, tiny: Handbook) -> None:
    promise = f"target: {{share: 90%}}\nmeasure: {{what: It, every: {every}}}\n"
    table = "promise,period,value\n" + "".join(f"it,{period},95\n" for period in periods)
    assert record(catalog_with(tiny, promise, {"it.csv": table}), datetime.date.fromisoformat(today)).status == status


def test_the_last_month_comes_after_the_year_so_far(tiny: Handbook) -> None:
    table = "promise,period,value\nit,2026-09,95\nit,2026-10,80\nit,2026/27,93\n"
    catalog = catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": table})
    found = record(catalog, datetime.date(2026, 11, 29))
    assert found.last_figure and (found.last_figure.period.text, found.status) == ("2026-10", "missed")
    assert [each.period.text for each in record(catalog, datetime.date(2027, 4, 1)).results] == ["2026-09", "2026-10", "2026/27"]


def test_a_blank_value_is_not_a_figure(tiny: Handbook) -> None:
    promise = "target: {share: 90%}\nmeasure: {what: It, every: month}\n"
    blank = record(catalog_with(tiny, promise, {"it.csv": "promise,period,value,total\nit,2026-05,95,9\nit,2026-10,,\n"}))
    assert blank.status == "overdue"


@pytest.mark.parametrize(("today", "status"), [("2026-11-30", "kept"), ("2026-12-01", "not measured")])
def test_a_blank_month_is_not_measured_once_over(today: str, status: str, tiny: Handbook) -> None:
    catalog = catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": "promise,period,value\nit,2026-10,95\nit,2026-11,\n"})
    assert record(catalog, datetime.date.fromisoformat(today)).status == status


def test_no_cases_are_a_figure(tiny: Handbook) -> None:
    promise = "target: {share: 90%}\nmeasure: {what: It, every: month}\n"
    none = record(catalog_with(tiny, promise, {"it.csv": "promise,period,value,total\nit,2026-05,95,9\nit,2026-10,,0\n"}))
    assert none.status == "no cases"


def test_periods_after_today_are_ignored(tiny: Handbook) -> None:
    table = "promise,period,value\nit,2026-09,95\nit,2026-10,80\n"
    assert record(catalog_with(tiny, "target: {share: 90%}\n", {"it.csv": table}), datetime.date(2026, 9, 30)).status == "kept"


def test_counts_add_up(tiny: Handbook) -> None:
    results = Results(catalog_with(tiny, "", {}), TODAY)
    counted = counts(results.records.values())
    assert counted == {"kept": 1, "near": 0, "missed": 0, "no cases": 0, "not measured": 1, "overdue": 0}


@given(met=st.integers(0, 10_000), more=st.integers(0, 10_000), target=st.integers(1, 100))
def test_shares_of_cases_are_compared_exactly(met: int, more: int, target: int) -> None:
    from decimal import Decimal

    from interlock.definitions.field_types import parse_bound
    from interlock.definitions.values.quantities import Quantity
    from interlock.questions.results.judging import Yardstick, judged

    total = met + more
    if total:
        value = Quantity(100 * Decimal(met) / total, "%", "")
        status = judged(value, Yardstick("share", parse_bound(f"{target}%", "at least"))).status
        assert (status == "kept") == (100 * met >= target * total)


@given(met=st.integers(0, 100_000), more=st.integers(0, 100_000), target=st.integers(1, 999))
def test_a_shown_share_agrees_with_its_verdict(met: int, more: int, target: int) -> None:
    rows = [ResultRow("it", "2026-10", "", str(met), str(met + more), file="it.csv", line=2)]
    facts = facts_of({"promise/it": promise(limit=None, target={"share": f"at least {target / 10}%"})}, None, rows)
    for result in facts.results.records["it"].results:
        if result.value:
            assert (float(str(result.value).strip("%")) >= target / 10) == (result.status == "kept")
