"""Tables with a row for each step become drafts of procedures; what a step has no place for is told with its row."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, run, short
from tests.doors.workbooks import workbook

TEAMS = {
    f"standards/links/{name.lower()}.yml": f"title: {name}\nsummary: Works.\nkind: support\n" for name in ("Depot", "Finance")
}
STEPS = (
    "  - {id: take-call, does: Take the call, by: depot, within: 5 minutes, if_not: Call back}\n"
    "  - {id: collect, does: Collect it, by: finance, within: 2 days}\n"
)


def procedure(folder: Path, name: str = "taken") -> str:
    return (folder / f"standards/procedures/{name}.yml").read_text(encoding="utf-8").replace('"', "")


@pytest.mark.parametrize(
    "table",
    [
        "Step,Action,Who,Time,If not\n1,Take the call,Depot,5 minutes,Call back\n2,Collect it,Finance,2 days,-\n",
        "Nr.;Aufgabe;Zuständig;Dauer;Wenn nicht\n1;Take the call;Depot;ca. 5 Minuten;Call back\n1.1;Collect it;Finance;2 Tage;\n",
        "Étape;Quoi;Qui;Délai;Sinon\n1;Take the call;Depot;5 minutes;Call back\n2;Collect it;Finance;2 jours;\n",
        "Task,By whom,Time,Otherwise,Done\nTake the call,Depot,5 minutes,Call back,☐\nCollect it,Finance,within 2 days,,☐\n",
        "No,What,Who,SLA,Exception\n1,Office,,,\n"
        "1.1,Take the call,Depot,5 minutes,Call back\n,Yard,,,\n1.2,Collect it,Finance,2 days,\n,,Total,2 days,\n",
    ],
)
def test_each_row_is_a_step(table: str, tiny: Handbook) -> None:
    done = imported(folder := tiny(TEAMS), "csv", table, "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert procedure(folder) == f"title: Taken\nsummary: Taken\nowner: front\nstatus: draft\nsteps:\n{STEPS}"
    assert "Take out its `status: draft` when it is right." in done.output


def test_what_a_step_cannot_hold_is_told(tiny: Handbook) -> None:
    table = (
        "Process,Lost keys,Version,3\nOwner,Depot,,\nStep,What,Who,Time (min),Notes\n"
        "1,Take it,Depot / Finance,5,In the book\n2,Ring,Night crew,soon,\n3,Sign,Customer,,\n4,,Depot,5,\n"
    )
    done = imported(folder := tiny(TEAMS), "csv", table)
    assert short(done) == [
        "taken.txt:5:19 warning: `soon` is no length of time, so it stands in the words of the step  [bad-quantity]",
        "taken.txt:7:1 warning: This row says nothing in `What`, so it is no step, and was left out  [missing-field]",
    ]
    for told in ("`Version: 3` has no place", "`by` is `depot` of `Depot / Finance`", "no link is called `Night crew`"):
        assert told in done.output
    assert "`5` was read as" not in done.output
    assert procedure(folder, "lost-keys").partition("steps:\n")[2].splitlines() == [
        "  - {id: take, does: Take it (Who: Depot / Finance; Notes: In the book), by: depot, within: 5 min}",
        "  - {id: ring, does: Ring (Who: Night crew; Time (min): soon), by: depot}",
        "  - {id: sign, does: Sign, stage: customer}",
    ]


def test_a_workbook_holds_several_procedures(tiny: Handbook) -> None:
    header: list[str | float] = ["No", "What", "Who"]
    sheets: dict[str, list[list[str | float]]] = {
        "Keys": [["Lost keys"], [], header, [1.0, "Take it", "Depot"], [], ["Found keys"], header, [1.0, "Ring", "Depot"]],
        "All": [
            ["Process", *header],
            ["Bins", 1.0, "Load", "Depot"],
            ["", 2.0, "Bring", "Depot"],
            ["Bags", 1.0, "Pay", "Finance"],
        ],
        "To do": [["No", "What", "Who", "By when"], [1.0, "Buy bins", "Depot", "2026-03-01"]],
    }
    workbook((folder := tiny(TEAMS)) / "ours.xlsx", sheets)
    done = run("import", "sheet", folder / "ours.xlsx", "--handbook", folder, "--owner", "front")
    assert [each.partition(" The header")[0] for each in short(done)] == [
        "ours.xlsx#To do:1:1 warning: This sheet was passed over."
    ]
    counted = {name: procedure(folder, name).count("{id: ") for name in ("lost-keys", "found-keys", "bins", "bags")}
    assert counted == {"lost-keys": 1, "found-keys": 1, "bins": 2, "bags": 1}


def test_a_table_of_steps_needs_an_owner(tiny: Handbook) -> None:
    done = imported(folder := tiny(TEAMS), "csv", "No,What,Who\n1,Take it,Depot\n")
    assert "Name it: `--owner LINK`." in done.output
    done = imported(folder, "csv", "Owner,Depo,\nNo,What,Who\n1,Take it,Depot\n")
    assert short(done) == ["taken.txt:1:7 error: There is no link `Depo`  [unknown-reference]"]
    assert "Did you mean `depot`?" in done.output


def test_what_and_who_alone_say_what_to_type(tiny: Handbook) -> None:
    table = "What,Who\nTake the call,Front desk\nMend it,Front desk\n"
    told = imported(folder := tiny({}), "csv", table).output
    assert "type `--kind procedure`, and `--owner LINK`" in told
    done = imported(folder, "csv", table, "--kind", "procedure", "--owner", "front")
    assert "does: Mend it" in (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8"), done.output


def test_a_character_that_cannot_be_shown_is_told(tiny: Handbook) -> None:
    sheets: dict[str, list[list[str | float]]] = {
        "Keys": [["No", "What", "Who"], [1.0, "Take_x001B_ it", "Depot"], [2.0, "Ring", "Depot"]]
    }
    workbook((folder := tiny(TEAMS)) / "ours.xlsx", sheets)
    done = run("import", "sheet", folder / "ours.xlsx", "--handbook", folder, "--owner", "front")
    assert short(done) == ["ours.xlsx#Keys:2:1 error: A character that cannot be shown stands here  [bad-encoding]"]
    assert "Type the words anew" in done.output and "backslash" not in done.output
    assert "2 rows were read as the draft of a procedure, `Keys`." in done.output and "0 files written" in done.output


def test_signatures_below_the_steps_are_none(tiny: Handbook) -> None:
    table = "Step,Description,Responsible,Time\nStep 1,Ask,Front desk,5 min\nStep 2,Sign,Front desk,\n,,,\nPrepared by,J.,Approved by,K.\n"
    done = imported(folder := tiny({}), "csv", table, "--owner", "front")
    (text,) = (path.read_text(encoding="utf-8") for path in (folder / "standards/procedures").glob("taken*.yml"))
    assert text.partition("steps:\n")[2] == (
        '  - {id: ask, does: Ask, by: front, within: "5 min"}\n  - {id: sign, does: Sign, by: front}\n'
    )
    assert "taken.txt:5: `Prepared by J. Approved by K.` stands below the steps, and was left out." in done.output


def test_what_rows_are_said_to_be_they_are(tiny: Handbook) -> None:
    done = imported(folder := tiny({}), "csv", "No,What,Who\n1,Ask for it,Front desk\n2,Give it,Front desk\n", "--kind", "lesson")
    assert done.exit_code == 1 and "which every lesson must have, so nothing was taken" in done.output
    assert not (folder / "standards/procedures/taken.yml").exists()
