"""Tables of responsibilities (RACI) become the draft of a procedure; what a step has no place for is told with its row."""

import pytest

from tests.conftest import Handbook
from tests.doors.importing import imported, short

TEAMS = {
    f"standards/links/{name.lower()}.yml": f"title: {name}\nsummary: Works.\nkind: support\n"
    for name in ("Depot", "Finance", "Legal")
}
STEPS = (
    "steps:\n  - {id: take-call, does: Take the call, by: depot, accountable: finance}\n"
    "  - {id: collect, does: Collect it, by: finance}\n"
)


@pytest.mark.parametrize(
    "table",
    [
        "No,Activity,Depot,Finance,Legal\n,Before,,,\n1,Take the call,R,A,C\n2,Collect it,I,R/A,R\n",
        'Task,Responsible,Accountable,Consulted,Informed\nTake the call,Depot,Finance,Legal,\nCollect it,"Finance, Legal",Finance,,Depot\n',
        "Task;R;A;C;I\nTake the call;Depot;Finance;Legal;\nCollect it;Finance / Legal;Finance;;Depot\n",
    ],
)
def test_rows_are_steps_and_the_rest_is_told(table: str, tiny: Handbook) -> None:
    folder = tiny(TEAMS)
    done = imported(folder, "csv", table, "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    written = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert written == f"title: Taken\nsummary: Taken\nowner: front\nstatus: draft\n{STEPS}"
    assert "a step has no place for who is consulted: `Legal`" in done.output
    assert "a step has no place for who is informed: `Depot`" in done.output
    assert "a step has one team that is responsible, `finance`; `Legal` left out" in done.output
    assert ("taken.txt:2: this row names no activity of a team, and was passed over." in done.output) == ("Before" in table)


@pytest.mark.parametrize(("kind", "is_procedure"), [("procedure", True), ("term", False)])
def test_a_kind_says_what_responsibilities_are(kind: str, is_procedure: bool, tiny: Handbook) -> None:
    table = "Activity,Depot,Finance\nCollect it,R,A\nCount it,A,R\n"
    imported(folder := tiny(TEAMS), "csv", table, "--owner", "front", "--kind", kind)
    assert (folder / "standards/procedures/taken.yml").exists() == is_procedure


def test_a_team_that_is_no_link_is_told(tiny: Handbook) -> None:
    table = "Activity,Depot,Bin crew,Notes\nCollect it,A,R,by van\n"
    done = imported(folder := tiny(TEAMS), "csv", table, "--owner", "front")
    assert "taken.txt:2: no link is called `Bin crew`, which is responsible." in done.output
    assert "no team of the handbook does this step (R), so `by` is `depot`." in done.output
    assert (
        "{id: collect, does: 'Collect it (Notes: by van)', by: depot}".replace("'", '"')
        in (folder / "standards/procedures/taken.yml").read_text()
    )


def test_a_column_without_a_name_holds_no_activity(tiny: Handbook) -> None:
    table = ",Task,Responsible,Accountable,Informed\nnew,Take the call,Depot,Finance,\nold,Collect it,Finance,Finance,\n"
    imported(folder := tiny(TEAMS), "csv", table, "--owner", "front")
    written = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8")
    assert "{id: take-call, does: Take the call (new), by: depot, accountable: finance}" in written


def test_a_table_of_responsibilities_needs_an_owner(tiny: Handbook) -> None:
    done = imported(tiny(TEAMS), "csv", "Activity,Depot,Finance\nCollect it,R,A\n")
    assert ["does not say which team looks after that" in each for each in short(done)] == [True]
    assert "Name it: `--owner LINK`." in done.output


def test_promises_may_name_who_is_responsible_and_accountable(tiny: Handbook) -> None:
    table = "title,summary,wording,kind,responsible,made to,accountable,informed\nA,B,C,public,front,residents,front,\n"
    done = imported(folder := tiny({}), "csv", table)
    assert done.exit_code == 0 and "made_by: front\n" in (folder / "standards/promises/a.yml").read_text()


def test_times_beside_the_teams_are_those_of_steps(tiny: Handbook) -> None:
    table = "Task,Depot,Finance,Time (min),If not,System\nTake the call,R,A,10,Call back,\nCollect it,,R,soon,,Legal\n"
    done = imported(folder := tiny(TEAMS), "csv", table, "--owner", "front")
    steps = (folder / "standards/procedures/taken.yml").read_text(encoding="utf-8").partition("steps:\n")[2]
    assert steps == (
        '  - {id: take-call, does: Take the call, by: depot, within: "10 min", if_not: Call back, accountable: finance}\n'
        '  - {id: collect, does: "Collect it (Time (min): soon)", by: finance, with: [legal]}\n'
    )
    assert "`soon` is no length of time, so it stands in the words of the step" in done.output
