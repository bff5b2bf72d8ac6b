"""`interlock approve` writes the approval of one side, and nothing else."""

import re

import pytest

from interlock.findings.typed_commands import typed_path
from tests.conftest import TINY, Handbook, edit, write
from tests.doors.changing import LED, added, approve, faults_in
from tests.doors.edits import output_of, run
from tests.tiny_files import PROCEDURE, PROMISE


def test_approve_writes_lines_at_the_end(tiny: Handbook) -> None:
    folder = tiny({})
    before = (folder / PROMISE).read_text()
    result = approve(folder)
    assert result.exit_code == 0 and "approved for providers by front, desk manager, 22 November 2026" in result.output
    lines = added(before, (folder / PROMISE).read_text()).splitlines()
    assert lines[:5] == ["approvals:", "  - side: providers", "    link: front", "    role: desk manager", "    on: 2026-11-22"]
    assert lines[5].startswith("    stamp: v1:") and len(lines) == 6


@pytest.mark.parametrize("empty", ["approvals:", "approvals:  # who", "approvals: null", '"approvals":'])
@pytest.mark.parametrize("below", ["", "\n", "\n  # ask the desk\ntags: [a]\n"])
def test_approve_writes_lines_below_an_empty_field(empty: str, below: str, tiny: Handbook) -> None:
    text = (TINY / PROMISE).read_text(encoding="utf-8")
    folder = tiny(LED | {PROMISE: text + empty + below})
    assert approve(folder).exit_code == approve(folder, side="management", role="head").exit_code == 0
    after = (folder / PROMISE).read_text(encoding="utf-8")
    assert after.startswith(f"{text}{empty.replace(' null', '')}\n  - side: providers\n") and after.endswith(below)
    assert faults_in(folder) == []


def test_who_names_no_side_is_told_who_signs(tiny: Handbook) -> None:
    folder = tiny(LED)
    asked = run(folder, "approve", PROMISE)
    still = "Still to approve promise/permit-in-five-days:"
    lines = [
        line.replace(f" --handbook {typed_path(folder)}", "").strip() for line in asked.output.partition(still)[2].splitlines()
    ]
    of_management, of_providers = (line for line in lines if line)
    assert (asked.exit_code, asked.stderr) == (0, "")
    half = run(folder, "approve", PROMISE, "--side", "providers")
    assert half.exit_code == 2 and "Say who approves it, by side, link and role." in half.output
    assert of_providers in half.output.replace(f" --handbook {typed_path(folder)}", "")
    assert of_management == "interlock approve promise/permit-in-five-days --side management --link head --role …"
    assert of_providers == "interlock approve promise/permit-in-five-days --side providers --link front --role …"
    approve(folder)
    assert of_providers not in run(folder, "approve", PROMISE).output
    assert "`front` makes this promise" in run(folder, "approve", PROMISE, "--side", "management", "--link", "front").output
    approve(folder, side="management")
    assert run(folder, "approve", PROMISE).stdout == "Nobody else has to approve promise/permit-in-five-days.\n"
    assert "Nobody else has to approve promise/permit-in-five-days." in run(folder, "approve", PROMISE, "--role", "head").output


def test_who_names_no_side_is_told_that_nobody_leads(tiny: Handbook) -> None:
    folder = tiny({})
    for half in ([], ["--side", "management"]):
        assert "No leadership holds up `front` yet" in run(folder, "approve", PROMISE, *half).output


def test_approvals_of_both_sides_satisfy_the_check(tiny: Handbook) -> None:
    folder = tiny(LED)
    assert approve(folder).exit_code == approve(folder, side="management", role="head: of it").exit_code == 0
    assert (folder / PROMISE).read_text().count("approvals:") == 1
    assert not faults_in(folder)


def test_approving_again_after_a_change_renews_the_stamp(tiny: Handbook) -> None:
    folder = tiny(LED)
    approve(folder)
    approve(folder, side="management")
    text = (folder / PROMISE).read_text().replace("5 working days", "4 working days").replace("five", "four") + "# the end\n"
    write(folder / PROMISE, text)
    assert approve(folder, role="deputy").exit_code == 0
    after = (folder / PROMISE).read_text()
    assert after.count("- side: providers") == 1 and "role: deputy" in after and after.endswith("# the end\n")
    assert faults_in(folder) == ["stale-approval"]


def test_where_no_lines_can_be_added_they_are_told(tiny: Handbook) -> None:
    text = (TINY / PROMISE).read_text(encoding="utf-8")
    folder = tiny(LED | {PROMISE: text + "...\n"})
    refused = approve(folder)
    assert refused.exit_code == 2 and "This file ends in `...` or `---`" in output_of(refused)
    lines = refused.output[refused.output.index("approvals:\n") :]
    write(folder / PROMISE, text + lines)
    assert "role: desk manager" in lines and faults_in(folder) == []


def test_each_team_approves_for_itself(tiny: Handbook) -> None:
    back = "title: Back\nsummary: Prints.\nkind: support\n"
    steps = (TINY / PROCEDURE).read_text(encoding="utf-8").replace("by: front\n    within: 2", "by: back\n    within: 2")
    mistaken = "approvals:\n  - {side: management, link: back, role: clerk, on: 2026-01-01}\n"
    folder = tiny({"standards/links/back.yml": back, PROCEDURE: steps + mistaken})

    def approved(link: str, role: str, on: str) -> list[tuple[str, str]]:
        options = ["--side", "providers", "--link", link, "--role", role, "--as-of", on]
        assert run(folder, "approve", "procedure/issue-a-permit", *options).exit_code == 0
        return re.findall(r"role: ([\w ]+?),?\s+on: (\S+)\b", (folder / PROCEDURE).read_text(encoding="utf-8"))

    clerk, front = ("clerk", "2026-01-01"), ("desk manager", "2026-11-01")
    assert approved("front", *front) == [clerk, front]
    assert approved("back", "printer", "2026-11-02") == [clerk, front, ("printer", "2026-11-02")]
    edit(folder / PROCEDURE, "within: 2 working days", "within: 3 working days")
    assert approved("back", "head printer", "2026-11-03") == [clerk, front, ("head printer", "2026-11-03")]
