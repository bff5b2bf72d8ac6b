"""Who makes a promise owes what is done about its last figure, where that was missed and nobody has said."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields
from tests.conftest import Handbook
from tests.questions.owing import debts, essentials, lesson, only, session
from tests.questions.test_owed_figures import MEASURED
from tests.sites import built, words

MISSED = ResultRow("slow", "2026-10", "80")
ANSWERED = ResultRow("slow", "2026-10", "80", cause="Ice.", action="Grit at five.")
KEPT = ResultRow("slow", "2026-10", "95")
TABLE = "promise,period,value,cause,action\npermit-in-five-days,2026-10,81%,"


def test_makers_owe_what_is_done_about_a_miss() -> None:
    owed = only("amends", debts({"promise/slow": MEASURED}, [MISSED]))
    assert essentials(owed) == ("front", ["residents"], "2026-11-01", "2026-11-30", "slow,2026-10,80,…,…")
    assert owed.what.startswith("Say why, and what you do about what was missed in October 2026: ")
    assert owed.route == ("measure",)
    owed = only("amends", debts({"promise/slow": MEASURED}, [ResultRow("slow", "2026-10", "", "80", "100")]))
    assert owed.paste == "slow,2026-10,80%,…,…"
    hidden = debts({"promise/slow": MEASURED | {"status": "suspended"}}, [MISSED])
    assert "amends" not in [owed.kind for owed in hidden.all]


@pytest.mark.parametrize(("day", "kinds"), [("2026-11-22", ["amends"]), ("2026-11-23", [])])
def test_a_miss_is_answered_once_its_time_is_over(day: str, kinds: list[str]) -> None:
    unmeasured = {name: value for name, value in MEASURED.items() if name != "measure"}
    found = debts({"promise/slow": unmeasured}, [ResultRow("slow", day, "80", cause="Ice.")]).all
    told = [(owed.kind, owed.what, owed.route) for owed in found if owed.kind == "amends"]
    assert told == [(kind, "Say what you do about what was missed on 22 November 2026: slow", ()) for kind in kinds]


@pytest.mark.parametrize("results", [[ANSWERED], [MISSED, replace(KEPT, period="2026-11")], [KEPT]])
def test_what_was_said_or_is_past_is_not_owed(results: list[ResultRow]) -> None:
    assert "amends" not in [owed.kind for owed in debts({"promise/slow": MEASURED}, results).all]


@pytest.mark.parametrize(
    ("cells", "paste"),
    [
        ('"Ice, and snow.",\n', 'permit-in-five-days,2026-10,81%,"Ice, and snow.",…\n'),
        (";\n", "permit-in-five-days;2026-10;81%;…;…\n"),
    ],
)
def test_the_line_to_paste_is_the_row_itself(tiny: Handbook, cells: str, paste: str) -> None:
    table = (TABLE.replace(",", ";") if ";" in cells else TABLE) + cells
    folder = str(tiny({"standards/results/2026.csv": table}))
    told = CliRunner().invoke(main, ["owed", "front", "--handbook", folder, "--as-of", "2026-11-22"]).output
    assert "standards/results/2026.csv\n" in told and paste in told


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "period;promise;value;met;total\n2026-10;permit-in-five-days;81%;81;100\n",
            [", in new columns, cause and action:", " 2026-10;permit-in-five-days;81%;81;100;…;…\n"],
        ),
        ("promise,period,value,action\npermit-in-five-days,2026-10,81%,\n", [" permit-in-five-days,2026-10,81%,…\n"]),
        ("promise,period,value,cause\npermit-in-five-days,2026-10,81%,\n", [", in a new column, action:", "2026-10,81%,…,…\n"]),
        (
            "promise,2026-09,2026-10\npermit-in-five-days,95%,81%\n",
            ["October 2026:", " standards/results/\n", " permit-in-five-days,2026-10,81%,…,…\n"],
        ),
    ],
)
def test_the_line_fits_into_its_table(tiny: Handbook, table: str, told: list[str]) -> None:
    folder = str(tiny({"standards/results/2026.csv": table}))
    shown = CliRunner().invoke(main, ["owed", "front", "--handbook", folder, "--as-of", "2026-11-22"]).output
    assert [line for line in told if line not in re.sub(r"\n {24}(?=[a-z]+ and)", " ", shown)] == []


def _agreed(**fields: Any) -> dict[str, Fields]:
    change = {"what": "Grit at five.", "by": "back", "about": "promise/slow"}
    return {"promise/slow": MEASURED, "lesson/l": lesson(change, **({"on": "2026-11-03"} | fields))}


@pytest.mark.parametrize(
    "agreed",
    [
        _agreed(),
        _agreed(about=["promise/slow"], changes=[{"what": "Grit."}]),
        {"promise/slow": MEASURED, "session/s": session({"what": "Grit."}, on="2026-10-20", about=["promise/slow"])},
        _agreed(type="compliment"),
    ],
)
def test_an_agreed_action_answers_a_miss(agreed: dict[str, Fields]) -> None:
    assert "amends" not in [owed.kind for owed in debts(agreed, [MISSED]).all]


@pytest.mark.parametrize(
    "agreed",
    [
        _agreed(on="2026-09-20"),
        _agreed(on="2026-12-20"),
        _agreed(status="retired"),
        _agreed(about=["promise/slow"], changes=[]),
        _agreed(type="compliment", about=["promise/slow"], changes=[{"what": "Cake."}]),
    ],
)
def test_what_was_agreed_otherwise_answers_no_miss(agreed: dict[str, Fields]) -> None:
    assert only("amends", debts(agreed, [MISSED])).key.id == "slow"


def test_pages_name_the_lesson_that_answers_a_miss(tiny: Handbook) -> None:
    text = "title: Ice\nsummary: The desk froze.\ntype: failure\non: 2026-10-20\nabout: [promise/permit-in-five-days]\n"
    text += "what_happened: So.\ntraced_to: [{link: front, what: So.}]\nchanges: [{what: Grit., by: front, due: 2026-12-01}]\n"
    site: Path = built(tiny({"standards/results/2026.csv": f"{TABLE}Ice.,\n", "standards/lessons/ice.yml": text}))
    for path in ("promises/permit-in-five-days", "reports/results", "sessions/workbook/promise-permit-in-five-days"):
        assert "Agreed in Ice" in words(site, path) and "Nobody has said" not in words(site, path)


def test_pages_say_that_nobody_has_said_what_is_done(tiny: Handbook) -> None:
    site: Path = built(tiny({"standards/results/2026.csv": f"{TABLE}Ice.,\n"}))
    untold = "Ice. Nobody has said yet what we do about it."
    for path in ("promises/permit-in-five-days", "reports/results", "sessions/workbook/promise-permit-in-five-days"):
        assert untold in words(site, path)
