"""Runbooks in Markdown: how the first draft of a procedure gets its steps."""

from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from tests.conftest import write
from tests.real.imported_runbooks import HEAD, RUNBOOKS, imported, one, procedure


def test_steps_keep_their_commands_teams_times_and_ways_out(handbook: Path) -> None:
    assert imported(handbook, *RUNBOOKS).exit_code == 0
    restart = procedure(handbook, "restart-the-booking-queue")
    assert restart["steps"] == [
        {
            "id": "look-messages",
            "does": "Look how many messages wait: `queue-tool depth bookings`",
            "by": "platform-team",
            "within": "5 minutes",
            "if_not": "If step 1 shows nothing at all, the queue itself is down: call the platform team at once.",
        },
        {
            "id": "restart-worker",
            "does": "Restart the worker. `kubectl rollout restart deployment/booking-worker`, then "
            "`kubectl rollout status deployment/booking-worker`",
            "by": "platform-team",
            "if_not": "Go on with [[procedure/fail-over-the-database|Fail over the database]].",
        },
        {
            "id": "check-new",
            "does": "Check that new jobs arrive. Compare: the number of the newest job on the board; the newest booking.",
            "by": "depot-desk",
        },
        {
            "id": "write-saw",
            "does": "Write what you saw into [the log of incidents](https://incidents.example/new).",
            "by": "platform-team",
            "if_not": "Otherwise tell the depot desk that bookings are taken by telephone, and try again after 30 minutes.",
        },
    ]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("# A\n1. Look.\n2. Listen.\n", ["Look.", "Listen."]),
        ("# A\n\n## Steps\n\n- [ ] Lock the till\n- [x] Count\n  the cash\n", ["Lock the till", "Count the cash"]),
        ("# A\n- [ ] Lock the till\n- [x] Count it\n", ["Lock the till", "Count it"]),
        ("# A\n- Not a step.\n\n## Before\n- [ ] Keys\n\n## Do\n1. Look.\n", ["Look."]),
        ("# A\n\n| # | Action | Note |\n|--|--|--|\n| 1 | Lock | twice |\n| 2 | Go | |\n", ["Lock (Note: twice)", "Go"]),
        ("# A\n## 1. Lock\nThe till.\n## 2. Count\n`count`\n", ["Lock. The till.", "Count. `count`"]),
        ("# A\n1. ### Lock (2 hours)\n\n   The till.\n2. ## **Count**\n\n   ---\n", ["Lock. The till.", "**Count**"]),
        ("# A\n## **1\\. Lock**\nThe till.\n## **Step 2\\)** Count\n", ["Lock. The till.", "Count"]),
        (
            "# A\n1\\. Lock\\\nthe till.\\\\\n\nTwice.\n\n2\\) Count.\n\n2026\\. So it was.\n",
            ["Lock the till.\\\\ Twice.", "Count."],
        ),
        ("# A\n## Steps\n1. Look.\n## Notes\n1. Not a step.\n", ["Look."]),
        ("# A\n## When to use\n1. It is late.\n2. We close.\n## Locking up\n1. Look.\n2. Go.\n", ["Look.", "Go."]),
        (
            "# A\n\n1.\u00a0Look.\n2.\u00a0Listen.\n\n```\n1.\u00a0Not a step.\n```\n\n3.\u00a0Go.\n",
            ["Look.", "Listen. `1.\u00a0Not a step.`", "Go."],
        ),
        ("**A**\n\n**1.** Look.\n\n**2.** Listen.\n", ["Look.", "Listen."]),
        ("# A\n\n**Step 1: Look**\n\nAround.\n\n**Step 2: Go**\n", ["Look. Around.", "Go"]),
        ("# A\n\nSchritt 1: Sperren\n\nSchritt 2: Drucken\n", ["Sperren", "Drucken"]),
        ("# A\n\n① Look.\n② Listen.\n", ["Look.", "Listen."]),
        ("# A\n## Diagnose\n1. Look.\n## Repair\n1. Mend.\n", ["Look.", "Mend."]),
        ("# Störung\n## Ablauf\n1. Löschen.\n## Wenn es nicht klappt\n1. Anrufen.\n", ["Löschen."]),
        ("# How to: lock up\n1. `lock`\n2. \n3. See [[other|the other]].\n", ["`lock`", "See the other."]),
        ("1. Use `a` and ![a picture](a.png).\r\n2. Look [here][x].\r\n\r\n[x]: https://x.example/\r\n", None),
    ],
)
def test_steps_are_found_however_they_are_numbered(handbook: Path, text: str, steps: list[str] | None) -> None:
    found = one(handbook, text)["steps"]
    assert isinstance(found, list)
    assert [step["does"] for step in found] == (steps or ["Use `a` and a picture.", "Look [here](https://x.example/)."])


@pytest.mark.parametrize(
    ("below", "does"),
    [
        ("   a. The postcode\n   b. The year of birth\n", "Ask for: The postcode; The year of birth."),
        ("\ti) The postcode\n\tii) The year of birth\n", "Ask for: The postcode; The year of birth."),
        ("   one of two,\n   e. g. the postcode.\n", "Ask for one of two, e. g. the postcode."),
    ],
)
def test_letters_and_roman_numbers_part_a_step(handbook: Path, below: str, does: str) -> None:
    found = one(handbook, f"{HEAD}1. Ask for\n{below}")["steps"]
    assert isinstance(found, list)
    assert [step["does"] for step in found] == [does]


def test_scripts_and_tables_stand_below_the_steps(handbook: Path) -> None:
    made = one(handbook, "# A\n1. Run it:\n   ```sh\n   for x in a; do\n     stop $x\n   done\n   ```\n2. Tell them.\n")
    assert made["body"] == "### Run it:\n\n```sh\nfor x in a; do\n  stop $x\ndone\n```"


def test_code_below_a_step_may_hold_code(handbook: Path) -> None:
    code = "~~~md\n```sh\nstop \\\n  all\n```\n~~~"
    made = one(handbook, f"# A\n\n1. Write it:\n\n{indent(code, '   ')}\n")
    assert made["body"] == f"### Write it:\n\n{code}"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "1) Log in\n\n```\nssh host\n```\n\n2) Restart\n\n```\nrestart\n```\n\n3) Wait\n\n```\ntail log\n```\n\nRest.\n",
            ["Log in `ssh host`", "Restart `restart`", "Wait `tail log`"],
        ),
        ("1. Look.\n\n![shot](a.png)\n\n1. Listen.\n\nWell.\n\n1. Go.\n", ["Look. shot", "Listen. Well.", "Go."]),
        ("1. Look.\n2. Listen.\n\nThen the yard:\n\n1. Lock.\n2. Go.\n", ["Look.", "Listen.", "Lock.", "Go."]),
    ],
)
def test_what_interrupts_a_list_belongs_to_its_step(handbook: Path, text: str, steps: list[str]) -> None:
    found = one(handbook, f"# A\n\n## Steps\n\n{text}")["steps"]
    assert isinstance(found, list)
    assert [step["does"] for step in found] == steps


def test_an_interrupted_list_of_no_steps_stays_whole(handbook: Path) -> None:
    notes = "1. Ask.\n\n```\nwho\n```\n\nThen wait.\n\n2. Tell."
    made = one(handbook, f"# A\n\n## Steps\n\n1. Look.\n\n## Notes\n\n{notes}\n")
    assert made["body"] == f"## Notes\n\n{notes}"


def test_words_to_say_and_failures_find_their_steps(handbook: Path) -> None:
    text = "# A\n1. Say:\n   > I am sorry.\n2. Pay it. If it fails, ask.\n\n## If it fails\nStep 1 is refused: stop. Steps 1 and 2 wait.\n"
    steps = one(handbook, text)["steps"]
    assert isinstance(steps, list)
    first, second = steps
    assert (first["say"], first["if_not"]) == ("I am sorry.", "Step 1 is refused: stop. Steps 1 and 2 wait.")
    assert second["if_not"] == "Ask. Steps 1 and 2 wait."


def test_a_table_of_steps_says_who_and_how_long(handbook: Path) -> None:
    table = "| Step | Who | What | Time |\n|--|--|--|--|\n| 1 | Depot desk | Look | 5 min |\n| 2 | Ghosts | Mend | soon |\n"
    steps = one(handbook, f"# A\n\n{table}")["steps"]
    assert steps == [
        {"id": "look", "does": "Look", "by": "depot-desk", "within": "5 min"},
        {"id": "mend", "does": "Mend (Who: Ghosts; Time: soon)", "by": "depot-desk"},
    ]


@pytest.mark.parametrize(
    "header",
    ["| Step | Next action | Who |", "| Step number | What to do | Who |", "| No. | Task | Contact |", "| # | Do | Phone |"],
)
def test_a_table_of_numbered_steps_holds_no_contacts(handbook: Path, header: str) -> None:
    table = f"{header}\n|--|--|--|\n| 1 | Look | Depot desk |\n| | | |\n| | Listen | |\n| 2 | | |\n"
    steps: Any = one(handbook, f"# A\n\n{table}")["steps"]
    assert [step["does"].partition(" (")[0] for step in steps] == ["Look", "Listen"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1. Ring (2 hours). Wait (5 minutes)\n", ["Ring (2 hours). Wait"]),
        ("1. Ring (within 2 hours).\n\n   Wait (5 minutes).\n", ["Ring. Wait (5 minutes)."]),
        (
            "1. **Ghosts:** Ring (Platform team)\n2. **Depot desk:** Ask (Platform team)\n",
            ["**Ghosts:** Ring", "**Depot desk:** Ask"],
        ),
        ("1. If it fails: ring.\n", ["If it fails: ring."]),
        ("1. Ring:\n   - the yard\n   - the gate:\n     ```\n     if (\n     ```\n", ["Ring: the yard; the gate:."]),
        ("1. Run:\n   ```\n   a\n   b\n   c\n   d\n   e\n   ```\n", ["Run:"]),
        ("1. Run:\n   ```\n   $ a `b`\n   ```\n2. See [below](#notes).\n", ["Run: `` a `b` ``", "See below."]),
        ("1. Run:\n   ```\n   # first\n   a\n   ```\n", ["Run:"]),
        ("## 1. Ring\nThem.\n\n## If step 1 fails\n1. Wait.\n", ["Ring. Them."]),
    ],
)
def test_a_step_keeps_the_words_beside_its_fields(handbook: Path, text: str, steps: list[str]) -> None:
    made: Any = one(handbook, HEAD + text)
    assert [step["does"] for step in made["steps"]] == steps


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("1. Ring. If it fails, wait.\n\n   Then ring again.\n", "Wait. Then ring again."),
        ("1. Ring. If it fails:\n\n   ```\n   ring --all\n   ```\n", "`ring --all`"),
        ("1. Ring. If it fails:\n   - wait\n   - ask\n", "Wait; ask."),
        ("1. Ring:\n   - the yard\n   - If it fails:\n\n     ```\n     ring --all\n     ```\n", "`ring --all`"),
        ("1. Ring:\n   - the yard. If not, the gate.\n   - If this fails: wait.\n", "The gate. Wait."),
        (
            "1. Ring.\n\n## If it fails\n- Step 7 waits.\n- Step 1 waits.\n- Steps 1 and 3 ring.\n",
            "Step 1 waits. Steps 1 and 3 ring.",
        ),
        ("1. Ring.\n\n## If it fails\n\n| If | Then |\n|--|--|\n| no | wait |\n", None),
    ],
)
def test_every_way_out_is_kept(handbook: Path, text: str, way_out: str | None) -> None:
    made: Any = one(handbook, HEAD + text)
    assert made["steps"][0].get("if_not") == way_out


def test_a_list_after_a_whole_way_out_stays(handbook: Path) -> None:
    made: Any = one(handbook, f"{HEAD}1. Restore it. If it fails, ring.\n   - [ ] check the size\n   - [ ] check the date\n")
    step = made["steps"][0]
    assert (step["does"], step["if_not"]) == ("Restore it: check the size; check the date.", "Ring.")


def test_steps_of_the_same_words_have_own_ids(handbook: Path) -> None:
    steps: Any = one(handbook, f"{HEAD}1. Ring the yard.\n2. Wait.\n3. Ring the yard.\n")["steps"]
    assert [step["id"] for step in steps] == ["ring-yard", "wait", "ring-yard-3"]


def test_commands_in_a_quotation_are_kept(handbook: Path) -> None:
    quoted = "> Before:\n>\n> ```\n> stop\n> start\n> ```\n"
    made: Any = one(handbook, f"# A\n\n{quoted}\n1. Look.\n{indent(quoted, '   ')}\n   > ```\n   > if (\n   >   a\n   > ```\n")
    assert made["summary"] == "Before: `stop`, then `start`"
    assert made["steps"][0]["does"] == "Look. Before: `stop`, then `start` `if ( a`"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. Look.\n2. DBA: restart it.\n", ":6: no link is called `DBA`"),
        ("1. Look.\n2. Customer Relations: reply.\n", ":6: no link is called `Customer Relations`"),
        ("1. Restart it (night desk).\n", ":5: no link is called `night desk`"),
        ("| No | Action | Who |\n|--|--|--|\n| 1 | Ring | Lifeguard |\n", ":7: no link is called `Lifeguard`"),
        ("1. NB: it is slow.\n2. Check the log: it is empty.\n3. Depot desk: ring.\n", ""),
    ],
)
def test_who_does_a_step_without_link_is_told(text: str, told: str, handbook: Path) -> None:
    write(handbook / "taken.md", f"# A\n\nOwner: Depot desk\n\n{text}")
    done = imported(handbook, handbook / "taken.md")
    assert told in done.output and ("no link is called" in done.output) == bool(told)


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "5. ", "5.1 ", "5.2. ", "7. "), ("1 ", "2 ", "5 ", "5.1 ", "5.2 ", "7 ")])
def test_only_what_is_below_procedure_is_a_step(numbers: tuple[str, ...], handbook: Path) -> None:
    purpose, scope, procedure, mark, keep, records = numbers
    text = (
        f"# Faulty cards\n\n## {purpose}Purpose\n\nTo find faulty cards.\n\n## {scope}Scope\n\nAll cards.\n\n"
        f"## {procedure}Procedure\n\n### {mark}Mark\n\nThe card.\n\n"
        f"### {keep}Keep\n\n1. Lock it in (2 hours).\n2. Sign.\n\n## {records}Records\n\nThe list.\n"
    )
    draft = one(handbook, text)
    assert isinstance(draft["steps"], list)
    assert [step["does"] for step in draft["steps"]] == ["Mark. The card.", "Keep: Lock it in (2 hours); Sign."]
    assert (draft["title"], draft["summary"]) == ("Faulty cards", "To find faulty cards.")
    assert draft["body"] == f"## {scope}Scope\n\nAll cards.\n\n## {records}Records\n\nThe list."
