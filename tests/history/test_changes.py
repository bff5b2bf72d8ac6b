"""`interlock changes --since`: the sentences for each kind of edit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.edits.rename import rename
from tests.commits import committed
from tests.conftest import TINY, Handbook, write
from tests.history.edits_told import BACK, NEW_PROMISE, delete, edit, put, run_changes, sentences
from tests.tiny_files import FRONT, LINK, PROCEDURE, PROMISE, TERM

SWAPPED = """steps:
  - {id: post, does: Print the permit and post it., by: front, within: 2 working days}
  - {id: check, does: Check the address on the form., by: front, within: 1 working day}
"""
ORGANISATION = "standards/organisation.yml"


def test_a_broken_promise_that_gets_worse_is_told(tiny: Handbook) -> None:
    folder = tiny({})
    edit(PROCEDURE, "within: 2 working days", "within: 6 working days")(folder)
    committed(folder)
    edit(PROCEDURE, "within: 6 working days", "within: 9 working days")(folder)
    assert sentences(folder)[0] == (
        "Can promises be kept?: promise/permit-in-five-days: "
        "Before: its steps take 2 working days too long: in Issue a permit, step 1 (Front desk) 1 working day, "
        "step 2 (Front desk) 6 working days. "
        "Now: its steps take 5 working days too long: in Issue a permit, step 1 (Front desk) 1 working day, "
        "step 2 (Front desk) 9 working days."
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            edit(PROMISE, "limit: 5 working days", "limit: 4 working days"),
            ["Promises: promise/permit-in-five-days: Limit was 5 working days; now 4 working days."],
        ),
        (
            edit(
                PROMISE,
                "limit: 5 working days",
                "limit: 4 working days\nvalid_from: 2027-02-01\nearlier: [{until: 2027-01-31, limit: 5 working days}]",
            ),
            [
                "Promises: promise/permit-in-five-days: Limit was 5 working days; now 4 working days.",
                "Promises: promise/permit-in-five-days: In this form from 1 February 2027.",
            ],
        ),
        (
            edit(PROMISE, "at least 95%", "at least 90%"),
            ["Promises: promise/permit-in-five-days: Target: share was at least 95%; now at least 90%."],
        ),
        (
            edit(PROMISE, "within 5 working", "in 5 working"),
            [
                "Promises: promise/permit-in-five-days: Wording was “You have your permit within 5 working days.”; "
                "now “You have your permit in 5 working days.”"
            ],
        ),
        (
            edit(PROMISE, "values: [respect]\n", "exclusions: [Forms that are not filled in.]\n"),
            [
                "Promises: promise/permit-in-five-days: Values: left out respect.",
                "Promises: promise/permit-in-five-days: Exclusions: added “Forms that are not filled in.”",
            ],
        ),
        (
            edit(PROMISE, "made_to: [residents]", "made_to: [residents]\nconditions: [You live here.]\nstatus: retired"),
            ["Promises: promise/permit-in-five-days: Retired: nothing should name it any more."],
        ),
        (
            edit(PROMISE, "kind: public", "kind: public\nstatus: suspended"),
            ["Promises: promise/permit-in-five-days: Suspended: it does not hold for now."],
        ),
        (
            edit(
                PROMISE, "limit: 5 working days", "limit: 4 working days\nearlier: [{until: 2026-12-31, limit: 5 working days}]"
            ),
            [
                "Promises: promise/permit-in-five-days: Limit was 5 working days; now 4 working days.",
                "Promises: promise/permit-in-five-days: In this form from 1 January 2027.",
            ],
        ),
        (
            edit(
                PROMISE, "limit: 5 working days", "limit: 4 working days\nearlier: [{until: 2026-11-21, limit: 5 working days}]"
            ),
            ["Promises: promise/permit-in-five-days: Limit was 5 working days; now 4 working days."],
        ),
        (
            put("standards/promises/badge.yml", f"{NEW_PROMISE}valid_from: 2027-01-01\n"),
            [
                "Promises: promise/badge: New, made by Front desk to Residents, from 1 January 2027: "
                "“You have your badge the same day.”"
            ],
        ),
        (
            put("standards/promises/badge.yml", NEW_PROMISE),
            ["Promises: promise/badge: New, made by Front desk to Residents: “You have your badge the same day.”"],
        ),
        (put("standards/promises/badge.yml", NEW_PROMISE + "status: draft\n"), []),
        (
            edit(PROCEDURE, "within: 2 working days", "within: 6 working days"),
            [
                "Can promises be kept?: promise/permit-in-five-days: Before: its steps can keep it, with 2 working days to spare. "
                "Now: its steps take 2 working days too long: in Issue a permit, step 1 (Front desk) 1 working day, "
                "step 2 (Front desk) 6 working days.",
                "Procedures: procedure/issue-a-permit: Step “Print the permit and post it.”: time allowed was 2 working days; "
                "now 6 working days.",
            ],
        ),
        (
            edit(PROCEDURE, "    by: front\n    within: 2 working days\n", "    by: back\n    within: 2 working days\n"),
            [
                "Procedures: procedure/issue-a-permit: Step “Print the permit and post it.”: team that does it was Front desk; now Back office."
            ],
        ),
        (
            edit(PROCEDURE, "  - id: post\n", "  - id: send\n"),
            [],
        ),
        (
            edit(
                PROCEDURE,
                "  - id: check\n    does: Check the address on the form.\n    by: front\n    within: 1 working day\n  - id: post\n    does: Print",
                "  - id: look\n    does: Check the address on the form.\n    by: front\n    within: 1 working day\n  - id: post\n    does: Fold",
            ),
            [
                "Procedures: procedure/issue-a-permit: Step “Fold the permit and post it.”: instruction was “Print the permit and post it.”; "
                "now “Fold the permit and post it.”"
            ],
        ),
        (
            edit(
                PROCEDURE,
                "  - id: post",
                "  - id: file\n    does: File the form.\n    by: back\n    within: 1 hour\n  - id: post",
            ),
            [
                "Procedures: procedure/issue-a-permit: New step: “File the form.” (team that does it Back office, time allowed 1 hour)."
            ],
        ),
        (
            edit(LINK, "kind: front-line", "kind: front-line\nrelies_on: [{link: back, for: printing}]"),
            [
                "Handshakes: link/front: New: one-sided.",
                "Teams and partners: link/front: Relies on: added Back office (for printing).",
            ],
        ),
        (
            edit(TERM, "owner: front", "owner: front\navoid: [{word: pass, because: it says nothing}]"),
            ["Words: term/permit: New word to avoid: pass (because “it says nothing”)."],
        ),
        (edit(TERM, "title: permit", "title: parking permit"), ["Words: term/permit: It was called “permit”."]),
        (delete(TERM), ["Words: term/permit: No longer there: its file was deleted."]),
        (
            put("glossary/kerb.yml", "title: kerb\ndefinition: The edge of a road. Mind it.\nowner: front\navoid: [curb]\n"),
            ["Words: term/kerb: New: The edge of a road. Words to avoid: curb."],
        ),
        (
            edit(ORGANISATION, "title: We respect your time", "title: We value your time"),
            [
                "The organisation: organisation/organisation: Value “We value your time”: title was “We respect your time”; now “We value your time”."
            ],
        ),
        (
            edit(TERM, "owner: front", "owner: front\nstatus: draft"),
            ["Words: term/permit: A draft again: readers do not see it."],
        ),
        (
            edit(
                PROCEDURE,
                "  - id: post",
                "  - id: file\n    does: File it.\n    by: back\n    within: 3 working days\n    only_if: It rains.\n  - id: post",
            ),
            [
                "Can promises be kept?: promise/permit-in-five-days: Before: its steps can keep it, with 2 working days to spare. "
                "Now: its steps can keep it, with 2 working days to spare, but not when every step that may happen does.",
                "Procedures: procedure/issue-a-permit: New step: “File it.” (team that does it Back office, time allowed 3 working days, condition “It rains.”).",
            ],
        ),
        (
            lambda folder: write(folder / PROCEDURE, (folder / PROCEDURE).read_text().partition("steps:")[0] + SWAPPED),
            ["Procedures: procedure/issue-a-permit: The order of the steps is now post, check."],
        ),
        # Edits without a change of meaning
        (edit(PROMISE, "within 5 working days.", "within 5 working days"), []),
        (edit(PROMISE, "wording: You have your permit", "wording: >-\n  You have your permit"), []),
        (edit(PROMISE, "kind: public", "kind: public\ntags: [cars]\nreview: {last: 2026-10-01}\nbody: More."), []),
        (edit(PROMISE, "limit: 5 working days", "limit: 5 working day"), []),
        (put("docs/more.md", "# More\n"), []),
        (edit(PROMISE, "kind: public", "kind: public\nlimits: 5"), []),
    ],
)
def test_an_edit_is_told_in_sentences(change: Callable[[Path], None], expected: list[str] | None, before: Path) -> None:
    change(before)
    assert sentences(before) == expected


@pytest.mark.parametrize(("begins", "told"), [("", "In force again."), ("2027-01-01", "In force again from 1 January 2027.")])
def test_a_lifted_suspension_tells_its_day(begins: str, told: str, tiny: Handbook) -> None:
    text = (TINY / PROMISE).read_text() + (f"valid_from: {begins}\n" if begins else "")
    folder = committed(tiny({PROMISE: f"{text}status: suspended\n"}))
    write(folder / PROMISE, text)
    assert sentences(folder)[0] == f"Promises: promise/permit-in-five-days: {told}"


@pytest.mark.parametrize("id", ["parking", "timeliness"])
def test_an_id_that_is_a_word_elsewhere_changes_nothing(id: str, tiny: Handbook) -> None:
    """The team gets the id of the service of its promise, or of what the promise is about."""
    folder = tiny({})
    edit(PROMISE, "limit: 5", "dimension: timeliness\nlimit: 5")(folder)
    committed(folder)
    rename(folder, "link/front", id)
    assert sentences(folder) == [
        f"Teams and partners: link/{id}: Its id was `front` and is now `{id}`; the old address leads there."
    ]


def test_a_rename_is_a_single_change(before: Path) -> None:
    CliRunner().invoke(main, ["rename", "link/front", "desk-team", "--handbook", str(before)])
    assert sentences(before) == [
        "Teams and partners: link/desk-team: Its id was `front` and is now `desk-team`; the old address leads there."
    ]


def test_a_voided_approval_has_lines_to_paste(tiny: Handbook) -> None:
    folder = tiny({})
    approve = ["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "front", "--role", "desk manager"]
    CliRunner().invoke(main, [*approve, "--as-of", "2026-11-01", "--handbook", str(folder)])
    committed(folder)
    edit(PROMISE, "limit: 5 working days", "limit: 6 working days")(folder)
    lines = run_changes(folder).output.splitlines()
    voided = next(number for number, line in enumerate(lines) if "no longer counts" in line)
    assert lines[voided].strip() == (
        "- The approval of the desk manager (Front desk, for the providers) no longer counts. Changed since: limit."
    )
    text = (folder / PROMISE).read_text()
    pasted = "\n".join(line.removeprefix("      ") for line in lines[voided + 2 : voided + 7]) + "\n"
    write(folder / PROMISE, text[: text.index("approvals:")] + "approvals:\n" + pasted)
    assert [sentence.split(": ", 2)[2] for sentence in sentences(folder) if sentence.startswith("Approvals")] == [
        "Approved by the desk manager (Front desk, for the providers) on 22 November 2026."
    ]


def test_sentences_hide_what_readers_may_not_see(tiny: Handbook) -> None:
    secret = "title: Wire room\nsummary: Listens in.\nkind: support\nclassification: restricted\n"
    folder = committed(tiny({"standards/links/wire.yml": secret, "standards/links/back.yml": BACK}))
    edit("standards/links/wire.yml", "kind: support", "kind: partner")(folder)
    edit("standards/links/back.yml", "kind: support", "kind: support\nclassification: restricted")(folder)
    seen_by_staff = run_changes(folder).output
    assert "Wire room" not in seen_by_staff and "No longer for these readers." in seen_by_staff
    assert "Kind was support; now partner." in run_changes(folder, "--since", "HEAD", "--audience", "restricted").output


def test_a_rename_ends_no_handshake(tiny: Handbook) -> None:
    front = (TINY / LINK).read_text() + "relies_on: [{link: back, for: printing}]\n"
    folder = committed(tiny({"standards/links/back.yml": BACK, LINK: front}))
    CliRunner().invoke(main, ["rename", "link/back", "print-room", "--handbook", str(folder)])
    assert [sentence for sentence in sentences(folder) if "print-room" not in sentence] == []


@pytest.mark.parametrize("path", [LINK, "standards/links/back.yml", PROCEDURE])
def test_a_misspelt_field_changes_nothing_elsewhere(tiny: Handbook, path: str) -> None:
    """What a file with a fault cannot say now is not told as the end of a handshake, or of what keeps a promise."""
    front = f"{FRONT}relies_on: [{{link: back, for: printing}}]\n"
    back = f"{BACK}supports: [{{link: front, with: printing}}]\n"
    folder = committed(tiny({LINK: front, "standards/links/back.yml": back}))
    edit(path, "summary:", "summry:")(folder)
    assert sentences(folder) == []
    told = run_changes(folder).output
    assert "Nothing changed in meaning" in told and f"1 file has faults, and could not be compared:\n  {path} (now)\n" in told


@pytest.mark.parametrize("path", [LINK, "standards/organisation.yml"])
@pytest.mark.parametrize("is_mended", [False, True])
def test_a_file_that_cannot_be_read_changes_nothing_elsewhere(path: str, is_mended: bool, tiny: Handbook) -> None:
    folder = tiny({})
    approve = ["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "front", "--role", "desk manager"]
    CliRunner().invoke(main, [*approve, "--as-of", "2026-11-01", "--handbook", str(folder)])
    whole = (folder / path).read_text()
    write(folder / path, "title: [\n" if is_mended else whole)
    write(committed(folder) / path, whole if is_mended else "title: [\n")
    assert sentences(folder) == []
    assert f"could not be compared:\n  {path} ({'then' if is_mended else 'now'})\n" in run_changes(folder).output


def test_a_file_that_readers_may_not_know_is_counted(tiny: Handbook) -> None:
    folder = committed(tiny({"standards/links/wire.yml": "title: [\n"}))
    told = "1 file has faults, and could not be compared:\n  1 file of which nothing says that these readers may know.\n"
    assert told in run_changes(folder).output


def test_what_happened_after_the_day_is_no_change(tiny: Handbook) -> None:
    lesson = (
        "title: Wrong street\nsummary: A permit for the wrong street.\ntype: failure\non: 2026-12-05\n"
        "about: [promise/permit-in-five-days]\nwhat_happened: It was printed for the wrong street.\n"
    )
    folder = committed(tiny({}))
    write(folder / "standards/lessons/2026-12-wrong-street.yml", lesson)
    assert sentences(folder) == []
    later = run_changes(folder, "--since", "HEAD", "--as-of", "2026-12-06").output
    assert "Wrong street (lesson/2026-12-wrong-street)" in later
