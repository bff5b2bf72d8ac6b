"""`interlock owed`: debts of one link and of all, in a terminal, as JSON and as CSV."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.findings.typed_commands import typed_path
from tests.conftest import ROOT, Handbook, edit, write

HANDBOOK = {
    "standards/links/front.yml": "title: Front desk\nsummary: Answers people who come in.\nkind: front-line\ncoached_by: boss\n",
    "standards/links/boss.yml": "title: Head office\nsummary: Holds up the desk.\nkind: leadership\n",
    "standards/links/vault.yml": "title: Vault\nsummary: Locked.\nkind: support\nclassification: restricted\n",
    "standards/lessons/forms.yml": """title: No forms left
summary: The desk had no forms for two days.
owner: boss
type: failure
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: The last form went at noon.
traced_to: [{link: front}]
changes:
  - {what: Count the *forms* each Friday., about: promise/permit-in-five-days, by: front, due: 2026-10-01}
  - what: "=1+1"
    by: front
    due: 2027-06-01
  - {what: Open the vault., by: vault, due: 2026-10-01}
""",
}


def printed(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["owed", *arguments, "--handbook", str(folder), "--as-of", "2026-11-22"])
    return result.exit_code, result.output


def test_debts_of_one_link_in_a_terminal(tiny: Handbook) -> None:
    code, text = printed(tiny(HANDBOOK), "front")
    assert code == 0
    assert text.startswith(
        "Front desk (front) owes 5 things, 1 of them late, 3 without a date.\n"
        "\n"
        "  52 days late          Count the forms each Friday.\n"
        "                        for Head office and Residents; since 4 May 2026, due 1\n"
        "                        October 2026\n"
        "                        more than a month late: Head office (boss) is asked too\n"
        "                        standards/lessons/forms.yml:10\n"
        "                        done: 2026-11-22\n"
        "\n"
        "  by 1 June 2027        =1+1\n"
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2026-10-01"], "1 thing, late"),
        (["2026-10-01"] * 2, "2 things, both late"),
        (["2026-10-01"] * 3, "3 things, all late"),
        (["2026-10-01", "2027-10-01"], "2 things, 1 of them late"),
        (["2027-10-01"], "1 thing"),
    ],
)
def test_how_many_are_late_is_said_in_words(tiny: Handbook, days: list[str], told: str) -> None:
    changes = "".join(f"  - {{what: Do {number}., by: clerk, due: {day}}}\n" for number, day in enumerate(days))
    written = HANDBOOK["standards/lessons/forms.yml"].partition("changes:\n")[0] + f"changes:\n{changes}"
    clerk = "title: Clerk\nsummary: Writes.\nkind: support\n"
    folder = tiny(HANDBOOK | {"standards/lessons/forms.yml": written, "standards/links/clerk.yml": clerk})
    assert printed(folder, "clerk", "--all")[1].startswith(f"Clerk (clerk) owes {told}.\n")


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2026-11-21", "1 day late"),
        ("2026-11-22", "due today"),
        ("2026-11-23", "in 1 day"),
        ("2026-11-29", "in 7 days"),
        ("2026-11-30", "by 30 November 2026"),
    ],
)
def test_days_are_counted_in_the_week_before(tiny: Handbook, due: str, told: str) -> None:
    folder = tiny(HANDBOOK)
    edit(folder / "standards/lessons/forms.yml", "due: 2027-06-01", f"due: {due}")
    assert f"\n  {told:20}  =1+1\n" in printed(folder, "front")[1]


def test_an_action_without_a_day_is_told_in_full(tiny: Handbook) -> None:
    folder = tiny(HANDBOOK)
    edit(folder / "standards/lessons/forms.yml", "    due: 2027-06-01\n", "")
    assert "\n  no date               =1+1\n" in printed(folder)[1]


def test_what_came_of_an_action_is_asked(tiny: Handbook) -> None:
    folder = tiny(HANDBOOK)
    edit(folder / "standards/lessons/forms.yml", "due: 2027-06-01", "done: 2026-06-01")
    assert "\n  no date               Say what came of it: =1+1\n" in printed(folder, "front")[1]


@pytest.mark.parametrize(
    ("owner", "told"),
    [("owner: front", "Front desk (front) answers for it: `interlock owed "), ("status: suspended", "Nobody answers for it.")],
)
def test_a_system_owes_nothing_itself(tiny: Handbook, owner: str, told: str) -> None:
    folder = tiny({"standards/links/tills.yml": f"title: Tills\nsummary: They count.\nkind: system\n{owner}\n"})
    assert printed(folder, "tills")[1].startswith(f"Tills (tills) owes nothing.\n{told}")


def test_at_most_three_who_wait_are_named(tiny: Handbook) -> None:
    folder = tiny(HANDBOOK)
    for id in ("a", "b", "c"):
        write(folder / f"standards/customers/{id}.yml", f"title: Group {id}\nsummary: Some.\n")
    edit(folder / "standards/promises/permit-in-five-days.yml", "made_to: [residents]", "made_to: [residents, a, b, c]")
    assert "for Head office, Residents, Group a and 2 more;" in " ".join(printed(folder, "front")[1].split())


def test_debts_of_all_links_in_a_terminal(tiny: Handbook) -> None:
    folder = tiny(HANDBOOK)
    code, text = printed(folder)
    assert code == 0
    assert text.replace(f" --handbook {typed_path(folder)}", "") == (
        "On 22 November 2026, 2 links owe 8 things, 1 of them late, 6 without a date.\n"
        "\n"
        "Front desk (front)\n"
        "  52 days late          Count the forms each Friday.\n"
        "  by 1 June 2027        =1+1\n"
        "  no date               3 approvals: `interlock owed front`\n"
        "\n"
        "Head office (boss)\n"
        "  no date               3 approvals: `interlock owed boss`\n"
        "\n"
        "What has no date is never late. Agree on a day, and write it as an action, with\n"
        "that day, into a session or lesson.\n"
    )


def test_what_nobody_owes_is_told_with_its_place(tiny: Handbook) -> None:
    change = "changes:\n  - {what: Count the forms.}\n"
    lost = f"title: Lost\nsummary: So.\ntype: suggestion\non: 2026-11-02\nabout: [link/front]\nwhat_happened: So.\n{change}"
    text = printed(tiny({"standards/lessons/lost.yml": lost}))[1]
    assert text.startswith("On 22 November 2026, 1 link owes 3 things; for 1 thing, nobody is named.\n")
    assert "Nobody is named\n  no date " in text and "standards/lessons/lost.yml:8\n" in text and "interlock owed ''" not in text


@pytest.mark.parametrize("id", ["customer-services-management", "waste-crews", "payroll"])
def test_what_is_owed_is_set_in_lines_of_80(id: str) -> None:
    lines = printed(ROOT, id)[1].splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith("  interlock approve ")] == []


def test_coaches_see_what_is_long_late(tiny: Handbook) -> None:
    text = printed(tiny(HANDBOOK), "link/boss")[1]
    tail = "More than a month late with those whom it holds up\n\n  52 days late          Count the forms each Friday.\n"
    assert text.endswith(f"{tail}                        owed by Front desk (front)\n")


def test_a_link_is_told_what_others_owe_it(tiny: Handbook) -> None:
    told = printed(tiny(HANDBOOK), "boss")[1].partition("\n\nOthers owe it ")[2]
    assert told.startswith("5 things, 1 of them late, 3 without a date\n\n  52 days late          Count the forms each Friday.\n")
    assert "  no date               Approve: " in told and "owed by Front desk (front)\n" in told


def test_json_says_all_about_a_debt(tiny: Handbook) -> None:
    found = json.loads(printed(tiny(HANDBOOK), "front", "--format", "json")[1])
    assert found["as_of"] == "2026-11-22"
    assert found["owed"][0] == {
        "link": "front", "link_title": "Front desk", "kind": "action", "what": "Count the forms each Friday.",
        "to": [{"is": "link/boss", "title": "Head office"}, {"is": "customer/residents", "title": "Residents"}],
        "since": "2026-05-04", "due": "2026-10-01", "days_late": 52, "definition": "lesson/forms",
        "file": "standards/lessons/forms.yml", "line": 10, "paste": "done: 2026-11-22", "asked_too": "boss",
    }  # fmt: skip


def test_no_cell_of_the_csv_is_a_formula(tiny: Handbook) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(tiny(HANDBOOK), "--format", "csv")[1])))
    assert [(row["link"], row["what"], row["to"], row["days_late"]) for row in rows[:2]] == [
        ("front", "Count the forms each Friday.", "link/boss; customer/residents", "52"),
        ("front", "'=1+1", "link/boss", "0"),
    ]


def test_hidden_definitions_owe_nothing(tiny: Handbook) -> None:
    folder = tiny(HANDBOOK)
    for form in ("text", "json", "csv"):
        assert "vault" not in printed(folder, "--format", form)[1].lower()
    assert "Open the vault." in printed(folder, "--audience", "restricted")[1]


def test_all_includes_later_debts(tiny: Handbook) -> None:
    reviewed = HANDBOOK["standards/links/front.yml"] + "review: {last: 2026-11-01, every: 12 months}\n"
    folder = tiny(HANDBOOK | {"standards/links/front.yml": reviewed})
    assert "Read it again: Front desk" not in printed(folder, "front")[1]
    assert "by 1 November 2027    Read it again: Front desk" in printed(folder, "front", "--all")[1]


def test_an_unknown_link_is_refused_with_the_nearest(tiny: Handbook) -> None:
    code, text = printed(tiny({}), "frnt")
    assert code == 2 and "Did you mean `front`?" in text


def test_who_owes_nothing_is_told_so(tiny: Handbook, tmp_path: Path) -> None:
    write(tmp_path / "empty/standards/links/front.yml", HANDBOOK["standards/links/front.yml"])
    assert printed(tmp_path / "empty") == (0, "Nothing is owed on 22 November 2026.\n")
    assert printed(tmp_path / "empty", "front") == (0, "Front desk (front) owes nothing.\n")


def test_control_characters_in_an_action_are_escaped(tiny: Handbook) -> None:
    moved = HANDBOOK["standards/lessons/forms.yml"].replace('"=1+1"', '"\\u001b[2J"')
    assert "\u001b" not in printed(tiny(HANDBOOK | {"standards/lessons/forms.yml": moved}), "front")[1]
