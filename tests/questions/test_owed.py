"""Debts of links: for each kind who owes it, who waits for it and what settles it; and their order and output."""

import csv
import datetime
import io
import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from interlock.definitions.periods import parse_period
from interlock.doors.cli import main
from interlock.questions.owed.debts import Debts, Owed
from interlock.questions.owed.due_figures import written_period
from interlock.sources.tables import ResultRow
from tests.catalogs import TODAY, Fields, facts_of, link, procedure, promise, step
from tests.conftest import ROOT, Handbook, examples, write

SPRING = "2026-05-04"


def lesson(*changes: Fields, **fields: Any) -> Fields:
    """A lesson, owned by `back`, about a failure with the promise `quick`."""
    fields_of_lesson = {"type": "failure", "on": SPRING, "about": ["promise/quick"], "what_happened": "So.", "owner": "back"}
    return fields_of_lesson | {"changes": list(changes)} | fields


def session(*actions: Fields, **fields: Any) -> Fields:
    names = ("expectations", "perceptions", "existing_procedures", "missing_procedures", "support_structure", "common_language")
    checklist: Fields = {name: {} for name in names} | {"perceptions": {"actions": list(actions)}}
    return {"on": SPRING, "links": ["front", "back"], "checklist": checklist, "owner": "front"} | fields


BASE: dict[str, Fields] = {
    "link/front": link(),
    "link/back": link(),
    "customer/residents": {},
    "promise/quick": promise("front", status="suspended"),
}


def debts(definitions: dict[str, Fields], results: list[ResultRow] | None = None, organisation: Fields | None = None) -> Debts:
    return facts_of(BASE | definitions, organisation, results).debts


def only(kind: str, found: Debts) -> Owed:
    (owed,) = [owed for owed in found.all if owed.kind == kind]
    return owed


def essentials(owed: Owed) -> tuple[str | None, list[str], str | None, str | None, str]:
    """Who owes it, who waits for it, since when, until when, and the line to paste."""
    link = owed.link.id if owed.link else None
    since, due = (str(day) if day else None for day in (owed.since, owed.due))
    return link, [each.id for each in owed.to], since, due, owed.paste


def test_an_action_is_owed_by_the_link_it_names() -> None:
    owed = only("action", debts({"lesson/l": lesson({"what": "Count.", "by": "front", "due": "2026-12-18"})}))
    assert essentials(owed) == ("front", ["back"], SPRING, "2026-12-18", f"done: {TODAY}")
    assert (owed.what, str(owed.key), owed.route) == ("Count.", "lesson/l", ("changes", 0))


def test_receivers_of_the_promise_wait_for_an_action() -> None:
    owed = only("action", debts({"lesson/l": lesson({"what": "Count.", "by": "back"})}))
    assert essentials(owed)[:2] == ("back", ["residents"])


def test_participants_wait_for_an_action_of_a_session() -> None:
    owed = only("action", debts({"session/s": session({"what": "Count.", "by": "front"})}))
    assert (owed.link and owed.link.id, [each.id for each in owed.to]) == ("front", ["back"])
    assert owed.route == ("checklist", "perceptions", "actions", 0)


@pytest.mark.parametrize(
    ("by", "expected"),
    [("front", "front"), (None, "back"), ("gone", "front"), ("lost", "back")],
)
def test_who_owes_an_action(by: str | None, expected: str) -> None:
    retired = {
        "link/gone": link(status="retired", replaced_by="front"),
        "link/lost": link(status="retired", replaced_by="found"),
        "link/found": link(status="retired", replaced_by="lost"),
    }
    owed = only("action", debts(retired | {"lesson/l": lesson({"what": "Count."} | ({"by": by} if by else {}))}))
    assert owed.link and owed.link.id == expected


def test_an_action_may_be_owed_by_nobody() -> None:
    found = debts({"lesson/l": {k: v for k, v in lesson({"what": "Count."}).items() if k != "owner"}})
    assert found.by(None) == [only("action", found)]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_lessons_owe_nothing(status: str) -> None:
    assert not debts({"lesson/l": lesson({"what": "Count.", "by": "front"}, status=status)}).all


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"done": "2026-08-24"}, True),
        ({"done": "2026-08-25"}, False),
        ({"done": "2025-11-23"}, True),
        ({"done": "2025-11-22"}, False),
        ({"done": "2026-06-01", "result": "did not work"}, False),
        ({"done": "2026-06-01", "result": {"answer": "worked", "figure": "96%"}}, False),
    ],
)
def test_results_of_actions_are_owed_for_a_time(change: Fields, asked: bool) -> None:
    found = debts({"lesson/l": lesson({"what": "Count.", "by": "front"} | change)})
    assert [owed.kind for owed in found.all] == (["result"] if asked else [])


def row(period: str, value: str = "90") -> ResultRow:
    return ResultRow("slow", period, value)


MEASURED = promise("front", measure={"what": "Days.", "every": "month"}, target={"share": "at least 90%"})


def test_figures_are_owed_by_the_measuring_link() -> None:
    found = debts({"promise/slow": MEASURED | {"measure": {"what": "Days.", "every": "month", "by": "back"}}}, [row("2026-08")])
    assert essentials(only("figure", found)) == ("back", ["front", "residents"], "2026-10-01", "2026-10-31", "slow,2026-09,…")


def test_figures_are_else_owed_by_the_maker() -> None:
    owed = only("figure", debts({"promise/slow": MEASURED}, [row("2026-10")]))
    assert essentials(owed) == ("front", ["residents"], "2026-12-01", "2026-12-31", "slow,2026-11,…")
    assert not owed.is_pressing


@pytest.mark.parametrize(
    ("begins", "every", "expected"),
    [
        ("2026-10-01", "month", "2026-10"),
        ("2026-10-01", "quarter", "2026-Q4"),
        ("2026-11-01", "quarter", "2026-11-01"),
        ("2026-01-01", "year", "2026"),
        ("2026-04-01", "12 months", "2026/27"),
        ("2099-04-01", "year", "2099/00"),
        ("2026-10-05", "week", "2026-W41"),
        ("2027-01-04", "7 days", "2027-W01"),
        ("2026-10-06", "week", "2026-10-06"),
        ("2026-10-06", "day", "2026-10-06"),
        ("2026-10-02", "month", "2026-10-02"),
    ],
)
def test_periods_as_results_write_them(begins: str, every: str, expected: str) -> None:
    assert written_period(datetime.date.fromisoformat(begins), parse_period(every), (4, 1)) == expected


def test_the_silent_side_of_a_handshake_owes_it() -> None:
    silent = only("handshake", debts({"link/front": link(relies_on=[{"link": "back", "for": "paper"}])}))
    assert essentials(silent) == ("back", ["front"], None, None, "supports: [{link: front, with: …}]")
    user = only("handshake", debts({"link/back": link(supports=[{"link": "front", "with": "paper"}])}))
    assert essentials(user) == ("front", ["back"], None, None, "relies_on: [{link: back, for: …}]")


def test_the_line_to_paste_joins_an_existing_list() -> None:
    both = {"link/front": link(relies_on=[{"link": "back"}]), "link/third": link(relies_on=[{"link": "back"}])}
    found = debts(both | {"link/back": link(supports=[{"link": "front"}])})
    assert (only("handshake", found).paste, only("handshake", found).route) == ("- {link: third, with: …}", ("supports",))


def test_approvals_are_owed_by_missing_signatories() -> None:
    definitions = {
        "link/boss": link(kind="leadership"),
        "link/front": link(coached_by="boss"),
        "promise/quick": promise("front"),
    }
    found = [essentials(owed) for owed in debts(definitions).all if owed.kind == "approval"]
    command = "interlock approve promise/quick --side {} --link {} --role …"
    assert found == [
        ("boss", ["front"], None, None, command.format("management", "boss")),
        ("front", ["boss"], None, None, command.format("providers", "front")),
    ]


def test_voided_approvals_are_owed_by_their_signatory() -> None:
    signed = {"side": "management", "link": "back", "role": "head of service", "on": "2026-05-12", "stamp": "v1:not-a-stamp"}
    led = {"link/front": link(coached_by="back"), "link/back": link(kind="leadership")}
    found = [owed for owed in debts(led | {"promise/quick": promise("front", approvals=[signed])}).all if owed.kind == "approval"]
    void = next(owed for owed in found if owed.link and owed.link.id == "back")
    assert void.what == "Approve again what has changed: quick" and void.route == ("approvals", 0, "stamp")
    assert void.paste == "interlock approve promise/quick --side management --link back --role 'head of service'"
    assert str(void.since) == "2026-05-12"
    assert len(found) == 2


def test_reviews_are_owed_by_the_owner() -> None:
    reviewed = promise("front", status="suspended", review={"last": "2026-03-12", "every": "6 months"})
    owed = only("review", debts({"promise/quick": reviewed}))
    assert essentials(owed) == ("front", ["residents"], "2026-03-12", "2026-09-12", "interlock review promise/quick")
    assert owed.days_late == 72


def test_a_first_review_has_no_due_date() -> None:
    found = debts({}, organisation={"defaults": {"review_every": "12 months"}})
    assert {(owed.kind, owed.since, owed.due) for owed in found.all} == {("review", None, None)}


def test_skills_are_owed_to_owners_of_procedures() -> None:
    skilled = link(
        skills=[{"skill": "Sign language", "every": "2 years", "last": "2024-11-22"}, {"skill": "Tea", "every": "year"}]
    )
    done = procedure(step("a", by="back", skills=["sign language"]))
    late, never = (owed for owed in debts({"link/back": skilled, "procedure/p": done}).all if owed.kind == "skill")
    assert essentials(late) == ("back", ["front"], "2024-11-22", "2026-11-22", f"last: {TODAY}")
    assert (never.what, never.due, never.route) == ("Learn the skill: Tea", None, ("skills", 1))


def test_a_skill_without_an_interval_is_not_owed() -> None:
    assert not debts({"link/back": link(skills=[{"skill": "Tea", "last": "2001-01-01"}])}).all


def test_an_own_answer_is_owed_after_a_year() -> None:
    says = [{"question": question, "answer": "So.", "on": on} for question, on in (("Best?", "2025-11-22"), ("Worst?", SPRING))]
    stale, fresh = (owed for owed in debts({"link/back": link(says=says, coached_by="front")}).all if owed.kind == "answer")
    assert essentials(stale) == ("back", ["front"], "2025-11-22", "2026-11-22", f"on: {TODAY}")
    assert (stale.what, stale.route, stale.is_pressing) == ("Answer again, as a team: Best?", ("says", 0, "on"), True)
    assert (fresh.days_late, fresh.is_pressing) == (0, False)


@pytest.mark.parametrize(("status", "owed"), [("suspended", 1), ("draft", 0), ("retired", 0)])
def test_a_retired_link_owes_no_answer(status: str, owed: int) -> None:
    says = [{"question": "Best?", "answer": "So.", "on": SPRING}]
    found = debts({"link/back": link(says=says, status=status)})
    assert sum(each.kind == "answer" for each in found.all) == owed


# Replies to receivers whom a promise does not serve


def printed_for_front(*answers: tuple[str, str], **fields: Any) -> Fields:
    """A promise of `back` to `front`, and what `front` says of it: days and answers."""
    said = [{"link": "front", "on": on, "answer": answer} for on, answer in answers]
    return promise("back", kind="internal", made_to=["front"], satisfied=said, status="suspended", **fields)


def test_the_maker_owes_a_reply_to_a_receiver() -> None:
    owed = only("reply", debts({"promise/printed": printed_for_front((SPRING, "no"))}))
    command = "interlock new session 2026-05-printed --about promise/printed"
    assert essentials(owed) == ("back", ["front"], SPRING, "2026-06-04", command)
    assert owed.route == ("satisfied", 0) and owed.days_late > 30


@pytest.mark.parametrize(
    ("answers", "replies"),
    [
        ([("2026-05-04", "partly")], 1),
        ([("2024-05-04", "no")], 1),
        ([("2026-05-04", "no"), ("2026-06-04", "yes")], 0),
        ([("2026-05-04", "no"), ("2026-05-04", "yes")], 0),
        ([("2026-05-04", "yes"), ("2026-05-04", "no")], 1),
        ([("2026-05-04", "no"), ("2027-06-04", "yes")], 1),
    ],
    ids=["in part", "long ago", "better since", "better the same day", "worse the same day", "better on a day to come"],
)
def test_the_last_answer_decides_about_a_reply(answers: list[tuple[str, str]], replies: int) -> None:
    found = debts({"promise/printed": printed_for_front(*answers)}, organisation={"defaults": {"review_every": "12 months"}})
    assert sum(owed.kind == "reply" for owed in found.all) == replies


ABOUT = {"about": ["promise/printed"]}
ACTION = {"what": "Print.", "by": "back", "about": "promise/printed"}


@pytest.mark.parametrize(
    ("definition", "is_settled"),
    [
        ({"session/s": session(**ABOUT)}, True),
        ({"session/s": session(ACTION)}, True),
        ({"lesson/l": lesson(**ABOUT)}, True),
        ({"lesson/l": lesson(ACTION)}, True),
        ({"lesson/l": lesson()}, False),
        ({"lesson/l": lesson(**ABOUT, what_happened="See [[promise/printed]].", type="compliment")}, False),
        ({"session/s": session(**ABOUT, status="draft")}, False),
        ({"session/s": session(**(ABOUT | {"on": "2026-05-03"}))}, False),
        ({"session/s": session(**(ABOUT | {"on": "2027-05-03"}))}, False),
    ],
)
def test_what_settles_a_reply(definition: dict[str, Fields], is_settled: bool) -> None:
    found = debts({"promise/printed": printed_for_front((SPRING, "no"))} | definition)
    assert any(owed.kind == "reply" for owed in found.all) != is_settled


def test_a_command_to_paste_runs_nothing_else() -> None:
    name = "x; touch owned $(id)"
    found = debts({f"promise/{name}": printed_for_front((SPRING, "no"), review={"last": "2020-01-01", "every": "1 year"})})
    commands = [shlex.split(owed.paste) for owed in found.all if owed.paste.startswith("interlock")]
    assert commands and all(f"promise/{name}" in words for words in commands)


# The coach


@pytest.mark.parametrize(
    ("front", "due", "asked"),
    [
        ({"coached_by": "boss", "part_of": "back"}, "2026-10-23", "boss"),
        ({"coached_by": "boss", "part_of": "back"}, "2026-10-24", None),
        ({"part_of": "back"}, "2026-10-23", "back"),
        ({"coached_by": "gone", "part_of": "back"}, "2026-10-23", "back"),
        ({"coached_by": "front"}, "2026-10-23", None),
        ({}, "2026-10-23", None),
    ],
)
def test_the_coach_is_asked_after_thirty_days(front: Fields, due: str, asked: str | None) -> None:
    definitions = {
        "link/front": link(**front),
        "link/boss": link(kind="leadership"),
        "link/gone": link(status="retired"),
        "lesson/l": lesson({"what": "Count.", "by": "front", "due": due}),
    }
    facts = facts_of(BASE | definitions)
    owed = only("action", facts.debts)
    assert (owed.coach.id if owed.coach else None) == asked
    for other in ("boss", "back"):
        coach = facts.catalog.link(other)
        assert coach and facts.debts.to_coach(coach) == ([owed] if asked == other else [])


# The order

DAYS = some.dates(datetime.date(2026, 9, 1), datetime.date(2027, 3, 1))


@given(some.lists(some.tuples(some.none() | DAYS, some.none() | DAYS), max_size=12))
@examples(60)
def test_debts_are_sorted_by_urgency(actions: list[tuple[datetime.date | None, datetime.date | None]]) -> None:
    changes = [
        {"what": f"Do {n}.", "by": "front"} | ({"due": str(due)} if due else {}) | ({"done": str(done)} if done else {})
        for n, (due, done) in enumerate(actions)
    ]
    found = [owed for owed in debts({"lesson/l": lesson(*changes)}).all if owed.kind == "action"]
    open_days = [due for due, done in actions if done is None or done > TODAY]
    assert [owed.due for owed in found] == [*sorted(day for day in open_days if day), *(day for day in open_days if not day)]
    assert [owed.days_late for owed in found] == [
        max((TODAY - day).days, 0) if day else 0 for day in [owed.due for owed in found]
    ]


# The output for people and programs

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
        "Front desk (front) owes 5 things, 1 of them late.\n"
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


def test_debts_of_all_links_in_a_terminal(tiny: Handbook) -> None:
    code, text = printed(tiny(HANDBOOK))
    assert code == 0
    assert text == (
        "On 22 November 2026, 2 links owe 8 things, 1 of them late.\n"
        "\n"
        "Front desk (front)\n"
        "  52 days late          Count the forms each Friday.\n"
        "  by 1 June 2027        =1+1\n"
        "  no date               3 approvals: `interlock owed front`\n"
        "\n"
        "Head office (boss)\n"
        "  no date               3 approvals: `interlock owed boss`\n"
    )


@pytest.mark.parametrize("id", ["customer-services-management", "waste-crews", "payroll"])
def test_what_is_owed_is_set_in_lines_of_80(id: str) -> None:
    lines = printed(ROOT, id)[1].splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith("  interlock approve ")] == []


def test_coaches_see_what_is_long_late(tiny: Handbook) -> None:
    text = printed(tiny(HANDBOOK), "link/boss")[1]
    tail = "More than a month late with those whom it holds up\n\n  52 days late          Count the forms each Friday.\n"
    assert text.endswith(f"{tail}                        owed by Front desk (front)\n")


def test_debts_as_json(tiny: Handbook) -> None:
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


def test_an_unknown_link(tiny: Handbook) -> None:
    code, text = printed(tiny({}), "frnt")
    assert code == 2 and "Did you mean `front`?" in text


def test_no_debts(tiny: Handbook, tmp_path: Path) -> None:
    write(tmp_path / "empty/standards/links/front.yml", HANDBOOK["standards/links/front.yml"])
    assert printed(tmp_path / "empty") == (0, "Nothing is owed on 22 November 2026.\n")
    assert printed(tmp_path / "empty", "front") == (0, "Front desk (front) owes nothing.\n")


def test_control_characters_in_an_action_are_escaped(tiny: Handbook) -> None:
    moved = HANDBOOK["standards/lessons/forms.yml"].replace('"=1+1"', '"\\u001b[2J"')
    assert "\u001b" not in printed(tiny(HANDBOOK | {"standards/lessons/forms.yml": moved}), "front")[1]


def test_a_benchmark_is_asked_again_before_it_expires() -> None:
    old = {"organisation": "Nextford", "value": "90%", "on": "2025-10-01", "expires": "2026-10-01"}
    lasting = {"organisation": "Farford", "value": "80%"}
    found = debts({"promise/quick": promise(benchmarks=[old, lasting])}).all
    (owed,) = [each for each in found if each.kind == "comparison"]
    assert (owed.what, owed.link and owed.link.id, owed.days_late) == ("Ask again what Nextford reaches: quick", "front", 53)
    replaced = debts({"promise/quick": promise(benchmarks=[old, old | {"expires": "2027-10-01"}])}).all
    assert [each.due and each.due.year for each in replaced if each.kind == "comparison"] == [2027]
