"""Runbooks in Markdown: what the first draft of a procedure holds of them besides steps, and that what it does not hold is told."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import findings_in, write
from tests.real.imported_runbooks import HEAD, RUNBOOKS, imported, one, procedure, told


def test_the_head_of_a_runbook_becomes_fields(handbook: Path) -> None:
    imported(handbook, *RUNBOOKS)
    restart, failover = procedure(handbook, "restart-the-booking-queue"), procedure(handbook, "fail-over-the-database")
    assert (restart["owner"], restart["status"], restart["tags"]) == ("platform-team", "draft", ["queue", "booking"])
    assert restart["summary"] == "Bookings wait in a queue until the depot's system has taken them."
    assert str(restart["starts_when"]).startswith('The board "Bookings waiting" is over 500 for ten minutes; The depot says')
    assert restart["ends_when"] == "The board falls below 50."
    assert str(restart["review"]) == "{'last': datetime.date(2026, 9, 14), 'every': '6 months'}"
    assert failover["title"] == "Fail over the database"
    assert str(failover["review"]) == "{'last': datetime.date(2026, 7, 31), 'every': '6 months'}"


def test_what_a_procedure_does_not_hold_is_told(handbook: Path) -> None:
    assert told(imported(handbook, *RUNBOOKS)) == [
        "fail-over-the-database.md:4: `reviewers` of the front matter has no place in a procedure.",
        "fail-over-the-database.md:9: a comment was left out.",
        "fail-over-the-database.md:33: the link to `images/switch.png` was left out, and its words stay.",
        "fail-over-the-database.md:35: the picture “Where the switch is” was left out: put it into a page in `docs/`.",
        "fail-over-the-database.md:48: the link to `../database/set-up.md` was left out, and its words stay: there is no procedure "
        "`set-up`.",
        "fail-over-the-database.md:48: what to do if it fails stands at the last step, in `if_not`: move it where it belongs.",
        "fail-over-the-database.md:57: the table of 1 contact was left out: numbers and addresses stand in `contact:` of a link.",
        "restart-the-booking-queue.md:7: `severity` of the front matter has no place in a procedure.",
        "restart-the-booking-queue.md:21: the link to `get-access.md` was left out, and its words stay: there is no procedure "
        "`get-access`.",
        "restart-the-booking-queue.md:48: what to do if it fails stands at the last step, in `if_not`: move it where it belongs.",
        "restart-the-booking-queue.md:57: the table of 2 contacts was left out: numbers and addresses stand in `contact:` of a link. "
        "Links of the handbook among them: `depot-desk`, `platform-team`.",
    ]


def test_a_heading_beside_a_title_is_told(handbook: Path) -> None:
    text = "---\ntitle: Replace a card\n---\n# Lost cards\n\n1. Cancel the card.\n"
    write(handbook / "taken.md", text)
    note = "the heading `Lost cards` was left out, as the front matter has the title `Replace a card`"
    assert note in imported(handbook, handbook / "taken.md", owner="depot-desk").output


def test_imported_runbooks_have_no_error_when_published(handbook: Path) -> None:
    imported(handbook, *RUNBOOKS)
    for path in (handbook / "standards/procedures").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    assert [finding.message for finding in findings_in(handbook) if finding.severity != "advice"] == []


def test_references_to_any_kind_are_kept(handbook: Path) -> None:
    write(handbook / "standards/customers/tenants.yml", "title: Tenants\nsummary: Who rents from us.\nneeds: [A roof.]\n")
    steps: Any = one(handbook, "# Lock up\n1. Tell [[customer/tenants]] and [[link/depot-desk|the desk]].\n")["steps"]
    assert len(steps) == 1 and steps[0]["does"] == "Tell [[customer/tenants]] and [[link/depot-desk|the desk]]."


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("note", ["https://law.example/4", "By law."])
def test_footnotes_are_no_links_and_no_summary(handbook: Path, note: str, end: str) -> None:
    made = one(handbook, f"# A{end}1. Look.[^1]{end}{end}[^1]: {note}{end}")
    assert (made["summary"], made["body"]) == ("A", f"[^1]: {note}")
    assert made["steps"] == [{"id": "look", "does": "Look.[^1]", "by": "depot-desk"}]


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"])
def test_only_the_end_of_a_line_ends_it(handbook: Path, sign: str) -> None:
    """A text from a word processor may hold signs that break a line for some programs."""
    made = one(handbook, f"# A\n\n1. Look at{sign}the list.\n\n## Notes\n\nThe first.\n\nThe last.\n")
    assert made["body"] == "## Notes\n\nThe first.\n\nThe last."


def test_an_opening_too_long_for_a_summary_stays(handbook: Path) -> None:
    opening = "When the pumps stop, " * 12 + "call the yard."
    made = one(handbook, f"# A\n\n{opening}\n\n1. Look.\n")
    assert str(made["summary"]).endswith("…") and made["body"] == opening


@pytest.mark.parametrize(
    ("description", "body"),
    [("When bookings stop.", "It hangs on Mondays. Ring the yard first."), ("It hangs on Mondays.", "Ring the yard first.")],
)
def test_an_opening_stays_beside_a_description(handbook: Path, description: str, body: str) -> None:
    made = one(handbook, f"---\ndescription: {description}\n---\n# A\n\nIt hangs on Mondays. Ring the yard first.\n\n1. Look.\n")
    assert (made["summary"], made["body"]) == (description, body)


def test_links_of_wikis_have_their_words_first_or_last(handbook: Path) -> None:
    write(handbook / "count-it.md", "# Count it\nOwner: depot-desk\n1. Count.\n")
    write(handbook / "taken.md", "# A\nOwner: depot-desk\n1. See [[how|Count-it]] and [[count-it|the other]].\n")
    imported(handbook, handbook / "count-it.md", handbook / "taken.md")
    steps = procedure(handbook, "taken")["steps"]
    assert isinstance(steps, list)
    assert steps[0]["does"] == "See [[procedure/count-it|how]] and [[procedure/count-it|the other]]."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# A\n1. Look.\n", "This runbook does not say which team looks after it"),
        ("---\nowner: ghosts\n---\n# A\n1. Look.\n", "There is no link `ghosts`"),
        ("# A\n**Owner:** Ghosts\n\n1. Look.\n", "There is no link `Ghosts`"),
        ("---\nowner: depot-desk\n---\n# A\n\n| Name | Price |\n|--|--|\n| Bin | 5 |\n", "This runbook has no numbered steps"),
        ("---\nowner: depot-desk\n---\n# A\nText.\n", "This runbook has no numbered steps"),
        ('+++\nowner = "depot-desk"\n+++\n1. Look.\n', "The front matter of this page is written in TOML between `+++` lines"),
        ("---\nowner: depot-desk\n# A\n1. Look.\n", "The front matter that begins above this line does not end"),
    ],
)
def test_what_cannot_be_a_procedure_is_one_finding(handbook: Path, text: str, message: str) -> None:
    write(handbook / "taken.md", text)
    done = imported(handbook, handbook / "taken.md")
    assert (done.exit_code, done.output.count("error:"), message in done.output) == (1, 1, True)
    assert not (handbook / "standards/procedures").exists()


@pytest.mark.parametrize(
    "owner",
    [
        "**Owner:** [Depot desk](mailto:depot@desk.example) | **Version:** 3",
        "*Process owner*: the Depot Desk team",
        "> _Owner:_ @depot-desk",
        "| **Owner** | Depot desk |\n| --- | --- |\n| Last reviewed | 2026-03-01 |",
    ],
)
def test_an_owner_is_found_however_it_is_written(handbook: Path, owner: str) -> None:
    write(handbook / "taken.md", f"# **Snow** {{#snow}}\n\n{owner}\n\n## Steps\n\n1. Ring.\n")
    imported(handbook, handbook / "taken.md")
    made = procedure(handbook, "taken")
    assert (made["title"], made["owner"], made["summary"]) == ("Snow", "depot-desk", "Snow")


def test_properties_at_the_top_are_no_summary(handbook: Path) -> None:
    properties = "Last reviewed: 1 March 2026\nNext review: 2027-03-01\nStatus: Approved\nTags: snow, ice\n\n- Audience: all\n- Priority: 2\n"
    made = one(handbook, f"# Snow\n\n{properties}\nWho rings when it snows.\n\n1. Ring.\n")
    assert (made["summary"], made["tags"]) == ("Who rings when it snows.", ["snow", "ice"])
    assert str(made["review"]) == "{'last': datetime.date(2026, 3, 1), 'every': '12 months'}"
    assert made["body"] == "- Audience: all\n- Priority: 2"


def test_what_customers_bring_is_not_about_files(handbook: Path) -> None:
    labels = "Documents: a passport\nRefund limit: 50 pounds\nReferral: by a doctor\nDocuments needed: none"
    made = one(handbook, f"# Snow\n\nDocument no: 7\nRef: C/7\n{labels}\n\nWho rings.\n\n1. Ring.\n")
    assert (made["summary"], made["body"]) == ("Who rings.", labels)


def test_a_title_shows_no_backslashes(handbook: Path) -> None:
    assert one(handbook, "# How to: clear snow \\& ice\\!\n\n1. Ring.\n")["title"] == "Clear snow & ice!"


def test_labels_at_the_top_say_who_and_when(handbook: Path) -> None:
    text = (
        "# Snow\n\nOwner: the Platform Team\nLast updated: 3.11.2019\n\n**When to use:** The forecast says snow.\n\n"
        "### Step 1 – Ring (5 minutes)\nThe crews.\n\n### Step 2\n\n1. Depot desk - open the gate\n\nOwner: nobody here\n"
    )
    write(handbook / "snow.md", text)
    done = imported(handbook, handbook / "snow.md")
    made = procedure(handbook, "snow")
    assert (made["owner"], made["summary"], made["starts_when"]) == (
        "platform-team", "The forecast says snow.", "The forecast says snow.",
    )  # fmt: skip
    assert "snow.md:4: `last_updated`, 3.11.2019, has no place in a procedure." in done.output
    steps = made["steps"]
    assert isinstance(steps, list)
    assert next((step["does"], step["by"], step.get("within")) for step in steps) == (
        "Ring. The crews.",
        "platform-team",
        "5 minutes",
    )


def test_words_with_letters_of_contacts_are_none(handbook: Path) -> None:
    table = "| Text | Context | Details | Hotel | Reference number |\n|--|--|--|--|--|\n| Sorry | late | bus | none | 3 |"
    assert one(handbook, f"# A\n\n{table}\n\n1. Look.\n")["body"] == table


@pytest.mark.parametrize("column", ["Tel.", "E-mail address", "Ext.", "Number", "Contact", "Phone numbers", "Slack channel"])
def test_how_somebody_is_reached_is_told_only(handbook: Path, column: str) -> None:
    write(handbook / "taken.md", f"# A\n\n| Name | Role | {column} |\n|--|--|--|\n| Yard | Lead | 3 |\n\n1. Look.\n")
    done = imported(handbook, handbook / "taken.md", owner="depot-desk")
    assert "taken.md:3: the table of 1 contact was left out" in done.output and "body" not in procedure(handbook, "taken")


def test_files_of_one_name_are_told_apart(handbook: Path) -> None:
    files = [handbook / "old/lock-up.md", handbook / "new/lock-up.md"]
    for file in files:
        write(file, "# A\nOwner: depot-desk\n1. Look.\n")
    done = imported(handbook, *files)
    assert f"The procedure `lock-up` stands in `{files[0].as_posix()}` too; this one was left out" in done.output
    assert "Give one of them another name." in done.output and "Next: `interlock check" in done.output
    again = imported(handbook, files[1])
    assert "Edit that file, or give this one another name." in again.output


def test_a_file_whose_name_makes_no_id_is_told(handbook: Path) -> None:
    write(handbook / "手順.md", "# 手順\nOwner: depot-desk\n1. Look.\n")
    done = imported(handbook, handbook / "手順.md")
    assert (done.exit_code, "Give it another name: small letters from a to z" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1. Look.\n\n## Notes\nAsk.\n\n### More\nWait.\n", "## Notes\n\nAsk.\n\n### More\n\nWait."),
        ("1. Look.\n\n# Notes\nAsk.\n", "## Notes\n\nAsk."),
        ("1. Look.\n   | Bin | Day |\n   |--|--|\n   | red | 1 |\n", "### Look\n\n| Bin | Day |\n| --- | --- |\n| red | 1 |"),
        ("1. Ring:\n   - the gate:\n     ```\n     if (\n     ```\n", "```\nif (\n```"),
        ("1. Run:\n   ```\n   a\n   b\n   c\n   d\n   e\n   ```\n", "```\na\nb\nc\nd\ne\n```"),
        ("1. Run:\n   ```\n   # first\n   a\n   ```\n", "```\n# first\na\n```"),
        ("1. Look.\n\n## If it fails\n\n```\nif (\n```\n", "```\nif (\n```"),
        ("1. Look.\n\n## If it fails\n\n- Wait:\n  ```\n  if (\n  ```\n", "```\nif (\n```"),
        ("1. Look.\n\n## If it fails\n\n| If | Then |\n|--|--|\n| no | wait |\n", "| If | Then |\n|--|--|\n| no | wait |"),
        ("1. Look.\n\n## If it fails\n- Step 7 waits.\n- Step 1 waits.\n", "## If it fails\n\nStep 7 waits."),
        ("1. Look. If not, ask.\n\n## If it fails\n\nWait.\n", "## If it fails\n\nWait."),
        ("1. Look.\n\n## If it fails\n\n" + "Wait. " * 90, "## If it fails\n\n" + ("Wait. " * 90).strip()),
        ("## Yard\n1. Look.\n\n## Gate\n1. Ask.\n\n## If it fails\n" + "Step 1 waits. " * 40, "Step 1 waits.\n\nStep 1 waits."),
        ("- [ ] Look\n\n## Notes\n- [ ] Ask\n", "## Notes\n\n- [ ] Ask"),
    ],
)
def test_what_no_field_holds_stands_in_the_body(handbook: Path, text: str, kept: str) -> None:
    assert kept in str(one(handbook, HEAD + text).get("body"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nowner: [depot-desk, platform-team]\n---\n1. Look.\n", "taken.md:2: one team answers for a procedure; the other"),
        (
            "# A\nOwner: Depot desk\nTeam: Platform team\n\n1. Look.\n",
            "taken.md:3: one team answers for a procedure; `Platform team`",
        ),
        ("# A\nOwner: Ghosts\n\n1. Look.\n", "taken.md:2: the owner `Ghosts` is no link here; `depot-desk` stands for it"),
        (f"# {'Long ' * 20}\n\n1. Look.\n", "taken.md:1: the title was cut: it may have 80 characters"),
        ("# A\n\n1. Look.\n   | a | b |\n   |--|--|\n   | c | d |\n", "taken.md:4: the table below this step stands in `body`"),
        ("# A\nNext review: 2027-03-01\n\n1. Look.\n", "taken.md:1: a next review on 2027-03-01 follows from `review:"),
        ("# A\n\n| # | Do |\n|--|--|\n| 1 | See [b](b.md) |\n", "taken.md:5: the link to `b.md` was left out"),
    ],
)
def test_what_is_left_out_is_told_at_its_line(handbook: Path, text: str, line: str) -> None:
    write(handbook / "taken.md", text)
    assert line in imported(handbook, handbook / "taken.md", owner="depot-desk").output


def test_a_page_without_steps_needs_no_owner(handbook: Path) -> None:
    write(handbook / "index.md", "# Runbooks\n\nAll of them.\n")
    said = imported(handbook, handbook / "index.md").output
    assert "This runbook has no numbered steps" in said and "which team looks after it" not in said


def test_when_is_not_said_twice(handbook: Path) -> None:
    taken = one(
        handbook, "---\nowner: depot-desk\n---\n# A\n\n## When to use this\n\nWhen a customer rings.\n\n## Steps\n\n1. Look.\n"
    )
    assert (taken["summary"], taken["starts_when"]) == ("When a customer rings.", "A customer rings.")


def test_an_owner_said_twice_is_not_left_out(handbook: Path) -> None:
    write(handbook / "taken.md", "---\nowner: Depot desk\n---\n# A\n\n**Owner:** depot desk · Severity: P1\n\n1. Look.\n")
    assert "one team answers" not in imported(handbook, handbook / "taken.md").output


@pytest.mark.parametrize(
    ("lines", "review"),
    [
        ("last_reviewed: 1 Mar 2026\nnext_review: 2026-04-01", {"last": "2026-03-01", "every": "month"}),
        (
            "last_reviewed: March 1, 2026\nreview_cycle: 2 years\nnext_review: 2026-04-01",
            {"last": "2026-03-01", "every": "2 years"},
        ),
        ("last_reviewed: Mar 1 2026\nreview_date: 2026-02-01", {"last": "2026-03-01"}),
        ("review: {last: 2026-03-01}\nlast_reviewed: 2025-03-01", {"last": "2026-03-01"}),
    ],
)
def test_reviews_are_read_however_they_are_told(handbook: Path, lines: str, review: dict[str, str]) -> None:
    made: Any = one(handbook, f"---\n{lines}\n---\n# A\n1. Look.\n")
    assert {name: str(value) for name, value in made["review"].items()} == review


def test_a_runbook_may_be_the_readme_of_its_folder(handbook: Path) -> None:
    write(handbook / "lock up/README.md", "# Lock up\n1. Look.\n")
    write(handbook / "taken.md", "# A\n1. See [it](lock%20up/README.md).\n")
    imported(handbook, handbook / "lock up/README.md", handbook / "taken.md", owner="depot-desk")
    steps: Any = procedure(handbook, "taken")["steps"]
    assert steps[0]["does"] == "See [[procedure/lock-up|it]]." and procedure(handbook, "lock-up")


def test_lines_beside_a_label_are_kept(handbook: Path) -> None:
    made = one(handbook, "# A\nWhen to use: It snows.\nNobody else rings.\n\nAudience: all. Ask first.\n\n1. Look.\n")
    assert (made["starts_when"], made["summary"]) == ("It snows.", "Nobody else rings.")
    assert "Ask first." in str(made["body"])


def test_what_stays_is_not_told_as_left_out(handbook: Path) -> None:
    table = "| Owner | Depot desk |\n|--|--|\n| Version | 3 |\n"
    write(handbook / "taken.md", f"# A\n\nLast reviewed: 2026-03-01\nStatus: Approved\n\n{table}\n1. Look.\n")
    done = imported(handbook, handbook / "taken.md")
    assert [line.partition(":")[2] for line in done.output.splitlines() if "no place" in line] == [
        "4: `status`, Approved, has no place in a procedure."
    ]
    assert procedure(handbook, "taken")["body"] == table.rstrip()


def test_what_wikis_add_to_a_page_is_no_text(handbook: Path) -> None:
    """Confluence writes below the title who made the page; Notion puts tags around boxes, and a number behind the name."""
    write(handbook / ("Onboard a member " + "8f3a2b1c" * 4 + ".md"), (
        "# Onboard a member\n\nCreated by A Person, last modified on 12 Mar 2026\n\nOwner: Depot desk\n\n"
        "<aside>\nUse this when somebody joins.\n\n</aside>\n\n1. Greet them.\n\n   ```\n   x\n   ```\n\n"
        "Ends.\n\n```html\n<div>\n# a\n</div>\n```\n"
    ))  # fmt: skip
    done = imported(handbook, *handbook.glob("Onboard*.md"))
    draft = procedure(handbook, "onboard-a-member")
    assert draft["summary"] == "Use this when somebody joins."
    assert "`created_by`, Created by A Person" in done.output
    assert "aside" not in str(draft) and "<div>\n# a\n</div>" in str(draft["body"])
