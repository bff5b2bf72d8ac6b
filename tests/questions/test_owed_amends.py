"""Who makes a promise owes what is done about its last figure, where that was missed and nobody has said."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.sources.tables.results_tables import ResultRow
from tests.conftest import Handbook
from tests.questions.owing import debts, essentials, only
from tests.questions.test_owed_figures import MEASURED
from tests.sites import built, words

MISSED = ResultRow("slow", "2026-10", "80")
ANSWERED = ResultRow("slow", "2026-10", "80", cause="Ice.", action="Grit at five.")
KEPT = ResultRow("slow", "2026-11", "95")
TABLE = "promise,period,value,cause,action\npermit-in-five-days,2026-10,81%,"


def test_makers_owe_what_is_done_about_a_miss() -> None:
    owed = only("amends", debts({"promise/slow": MEASURED}, [MISSED]))
    assert essentials(owed) == ("front", ["residents"], "2026-11-01", "2026-11-30", "slow,2026-10,80,…,…")
    assert owed.what.startswith("Say why, and what you do about what was missed in October 2026: ")


@pytest.mark.parametrize("results", [[ANSWERED], [MISSED, KEPT], [KEPT]])
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


def test_pages_say_that_nobody_has_said_what_is_done(tiny: Handbook) -> None:
    site: Path = built(tiny({"standards/results/2026.csv": f"{TABLE}Ice.,\n"}))
    untold = "Ice. Nobody has said yet what we do about it."
    for path in ("promises/permit-in-five-days", "reports/results", "sessions/workbook/promise-permit-in-five-days"):
        assert untold in words(site, path)
