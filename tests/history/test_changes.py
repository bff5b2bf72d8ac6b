"""`interlock changes --since`: the sentences for each kind of edit, and the output."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from tests.commits import committed, git
from tests.conftest import TINY, Handbook, write
from tests.tiny_files import LINK, PROCEDURE, PROMISE, TERM

BACK = "title: Back office\nsummary: Prints what the desk sends.\nkind: support\n"
NEW_PROMISE = (
    "title: Badges the same day\nsummary: Nobody waits for a badge.\nwording: You have your badge the same day.\n"
    "kind: public\nmade_by: front\nmade_to: [residents]\n"
)
SWAPPED = """steps:
  - {id: post, does: Print the permit and post it., by: front, within: 2 working days}
  - {id: check, does: Check the address on the form., by: front, within: 1 working day}
"""
RESIDENTS = "standards/customers/residents.yml"
ORGANISATION = "standards/organisation.yml"


@pytest.fixture
def before(tiny: Handbook) -> Path:
    return committed(tiny({"standards/links/back.yml": BACK}))


def run_changes(folder: Path, *arguments: str) -> Result:
    command = ["changes", "--handbook", str(folder), "--as-of", "2026-11-22", *(arguments or ("--since", "HEAD"))]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def sentences(folder: Path) -> list[str]:
    """A line for each change: the group, the subject, the sentence."""
    found = json.loads(run_changes(folder, "--since", "HEAD", "--format", "json").output)
    return [f"{change['group']}: {change['about']}: {change['text']}" for change in found]


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        text = (folder / path).read_text()
        assert old in text
        write(folder / path, text.replace(old, new))

    return apply


def put(path: str, text: str) -> Callable[[Path], None]:
    return lambda folder: write(folder / path, text)


def delete(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            edit(PROMISE, "limit: 5 working days", "limit: 4 working days"),
            ["Promises: promise/permit-in-five-days: Limit was 5 working days; now 4 working days."],
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
            ["Promises: promise/permit-in-five-days: Retired: nobody works by it any more."],
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
                "Now: its steps take 2 working days too long: issue-a-permit#check, issue-a-permit#post.",
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
def test_an_edit_in_sentences(change: Callable[[Path], None], expected: list[str] | None, before: Path) -> None:
    change(before)
    assert sentences(before) == expected


@pytest.mark.parametrize(("begins", "told"), [("", "In force again."), ("2027-01-01", "In force again from 1 January 2027.")])
def test_a_lifted_suspension_tells_its_day(begins: str, told: str, tiny: Handbook) -> None:
    text = (TINY / PROMISE).read_text() + (f"valid_from: {begins}\n" if begins else "")
    folder = committed(tiny({PROMISE: f"{text}status: suspended\n"}))
    write(folder / PROMISE, text)
    assert sentences(folder)[0] == f"Promises: promise/permit-in-five-days: {told}"


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


def test_text_is_grouped_by_subject(before: Path) -> None:
    edit(PROMISE, "limit: 5 working days", "limit: 4 working days")(before)
    edit(TERM, "title: permit", 'title: "parking\\u2069permit\\u202E"')(before)
    write(before / PROCEDURE, "title: [\n")
    name = git(before, "rev-parse", "--short", "HEAD").strip()
    day = git(before, "log", "-1", "--format=%cs").strip()
    done = run_changes(before)
    assert done.exit_code == 0
    first, *rest = done.output.splitlines()
    assert first.startswith(f"3 changes of meaning since HEAD ({name}, ") and day[:4] in first
    assert rest == [
        "1 file has faults, then or now, and could not be compared.",
        "",
        "Promises",
        "",
        "  Permits in five working days (promise/permit-in-five-days)",
        "    - Limit was 5 working days; now 4 working days.",
        "",
        "Can promises be kept?",
        "",
        "  Permits in five working days (promise/permit-in-five-days)",
        "    - Before: its steps can keep it, with 2 working days to spare. Now: nobody can tell: no procedure keeps it.",
        "",
        "Words",
        "",
        "  parking?permit? (term/permit)",
        "    - It was called “permit”.",
    ]


def test_no_changes(before: Path) -> None:
    assert run_changes(before).output.startswith("Nothing changed in meaning since HEAD (")


def test_a_handbook_in_a_folder_of_the_checkout(tiny: Handbook) -> None:
    folder = tiny({})
    committed(folder.parent)
    edit(PROMISE, "limit: 5 working days", "limit: 4 working days")(folder)
    assert len(sentences(folder)) == 1


def test_a_day_means_the_last_commit_before_it(before: Path) -> None:
    edit(PROMISE, "limit: 5 working days", "limit: 4 working days")(before)
    git(before, "commit", "-qam", "Faster", "--date", "2036-01-01T12:00:00")
    assert "Limit was" not in run_changes(before).output
    assert "Limit was" in run_changes(before, "--since", "HEAD~1").output
    done = run_changes(before, "--since", "2001-01-01")
    assert (done.exit_code, "no commit is that old" in done.output) == (2, True)


def test_unknown_revisions_have_a_remedy(before: Path, tiny: Handbook, tmp_path: Path) -> None:
    edit(PROMISE, "limit: 5 working days", "limit: 4 working days")(before)
    git(before, "commit", "-qam", "Faster")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{before}", "shallow")
    (tmp_path / "loose").mkdir()
    write(tmp_path / "loose" / PROMISE, NEW_PROMISE)
    for folder, revision, words in (
        (tmp_path / "shallow", "HEAD~1", "git fetch --unshallow"),
        (before, "nonsense", "git cannot give the revision `nonsense`. Name a branch"),
        (before, "--output=stolen", "git cannot give the revision"),
        (tmp_path / "loose", "HEAD", "is in no git checkout"),
        (tmp_path / "nowhere", "HEAD", "does not exist"),
    ):
        done = run_changes(folder, "--since", revision)
        assert (done.exit_code, words in done.output) == (2, True), done.output
    assert not (before / "stolen").exists()


def test_a_checkout_of_another_user_is_no_missing_one(before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = " ".join(run_changes(before).output.split())
    assert f"belong to another user. If you trust it: `git config --global --add safe.directory {before}`." in said


def test_without_a_commit_there_is_nothing_to_compare(tiny: Handbook) -> None:
    folder = tiny({})
    git(folder, "init", "-q")
    assert "Nothing was committed here yet" in run_changes(folder).output


def test_damaged_commits_are_told(tiny: Handbook) -> None:
    folder = committed(tiny({}))
    for file in (folder / ".git" / "objects").glob("??/*"):
        file.chmod(0o644)
        file.write_bytes(b"damaged")
    assert "git cannot read what was committed here" in " ".join(run_changes(folder).output.split())


def test_sentences_hide_what_readers_may_not_see(tiny: Handbook) -> None:
    secret = "title: Wire room\nsummary: Listens in.\nkind: support\nclassification: restricted\n"
    folder = committed(tiny({"standards/links/wire.yml": secret, "standards/links/back.yml": BACK}))
    edit("standards/links/wire.yml", "kind: support", "kind: partner")(folder)
    edit("standards/links/back.yml", "kind: support", "kind: support\nclassification: restricted")(folder)
    seen_by_staff = run_changes(folder).output
    assert "Wire room" not in seen_by_staff and "No longer for these readers." in seen_by_staff
    assert "Kind was support; now partner." in run_changes(folder, "--since", "HEAD", "--audience", "restricted").output


def test_no_line_begins_with_an_editors_text(before: Path) -> None:
    words = r'"a\n~~~~~~~~\r::error::b\u2028~~~~~~~~"'
    put("standards/customers/visitors.yml", f"title: {words}\nsummary: {words}\nneeds: [{words}]\n")(before)
    put(RESIDENTS, f"title: {words}\nsummary: Who lives here.\nneeds: [{words}]\n")(before)
    lines = run_changes(before).output.splitlines()
    assert any("~~~~~~~~" in line for line in lines)
    assert not [line for line in lines if line.lstrip().startswith(("~", ":"))]


def test_a_rename_ends_no_handshake(tiny: Handbook) -> None:
    front = (TINY / LINK).read_text() + "relies_on: [{link: back, for: printing}]\n"
    folder = committed(tiny({"standards/links/back.yml": BACK, LINK: front}))
    CliRunner().invoke(main, ["rename", "link/back", "print-room", "--handbook", str(folder)])
    assert [sentence for sentence in sentences(folder) if "print-room" not in sentence] == []
