"""Steps of procedures that stand in one cell of a table."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short


def steps(folder: Path) -> list[str]:
    return (folder / "standards/procedures/lend-a-bin.yml").read_text(encoding="utf-8").partition("steps:\n")[2].splitlines()


@pytest.mark.parametrize(
    "cell",
    [
        "1. Take the call\n2. Load the\n   bin",
        "1) Take the call; 2) Load the bin",
        "1. Take the call 2. Load the bin",
        "Step 1: Take the call\nStep 2: Load the bin",
        "- Take the call\n- Load the bin",
        "Take the call\nLoad the bin",
        "Take the call; Load the bin",
    ],
)
def test_a_cell_may_hold_several_steps(cell: str, tiny: Handbook) -> None:
    folder = tiny({})
    table = f'Title,Summary,Owner,Starts when,Ends when,Steps\nLend a bin,L.,front,Asked.,Done.,"{cell}"\n'
    done = imported(folder, "csv", table)
    assert (done.exit_code, short(done)) == (0, [])
    assert steps(folder) == [
        "  - {id: take-call, does: Take the call, by: front}",
        "  - {id: load-bin, does: Load the bin, by: front}",
    ]
    assert "taken.txt:2: 2 steps name no team of the handbook, so `by` is the owner, `front`" in done.output


def test_steps_in_a_cell_name_teams_and_times(tiny: Handbook) -> None:
    folder = tiny({"standards/links/depot.yml": "title: Depot\nsummary: Loads.\nkind: support\n"})
    cell = "1. Take the call (Front)\n2. Depot: load 2 bins (1 day)\n3. Night crew: bring them"
    table = f'Title,Summary,Owner,Starts when,Ends when,Steps\nLend a bin,L.,front,Asked.,Done.,"{cell}"\n'
    done = imported(folder, "csv", table)
    assert done.exit_code == 0 and "no link is called `Night crew`, so this step is left to the owner" in done.output
    assert steps(folder)[1:] == [
        '  - {id: load-bins, does: Load 2 bins, by: depot, within: "1 day"}',
        '  - {id: night-crew, does: "Night crew: bring them", by: front}',
    ]
