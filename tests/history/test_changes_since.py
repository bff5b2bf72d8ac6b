"""`interlock changes --since`: what it prints, and the revisions and checkouts that it compares with."""

import json
from pathlib import Path

import pytest

from tests.commits import committed, git
from tests.conftest import Handbook, write
from tests.history.edits_told import NEW_PROMISE, edit, put, run_changes, sentences
from tests.tiny_files import PROMISE, TERM

RESIDENTS = "standards/customers/residents.yml"


def test_text_is_grouped_by_subject(before: Path) -> None:
    edit(PROMISE, "limit: 5 working days", "limit: 2 working days")(before)
    edit(TERM, "title: permit", 'title: "parking\\u2069permit\\u202E"')(before)
    write(before / "standards/links/back.yml", "title: [\n")
    name = git(before, "rev-parse", "--short", "HEAD").strip()
    day = git(before, "log", "-1", "--format=%cs").strip()
    done = run_changes(before)
    assert done.exit_code == 0
    first, *rest = done.output.splitlines()
    assert first.startswith(f"3 changes of meaning since HEAD ({name}, ") and day[:4] in first
    assert rest == [
        "1 file has faults, and could not be compared:",
        "  standards/links/back.yml (now)",
        "",
        "Promises",
        "",
        "  Permits in five working days (promise/permit-in-five-days)",
        "    - Limit was 5 working days; now 2 working days.",
        "",
        "Can promises be kept?",
        "",
        "  Permits in five working days (promise/permit-in-five-days)",
        "    - Before: its steps can keep it, with 2 working days to spare. "
        "Now: its steps take 1 working day too long: in Issue a permit, step 1 (Front desk) 1 working day, "
        "step 2 (Front desk) 2 working days.",
        "",
        "Words",
        "",
        "  parking?permit? (term/permit)",
        "    - It was called “permit”.",
    ]


def test_programs_are_told_of_faulty_files(before: Path) -> None:
    write(before / "standards/links/back.yml", "title: [\n")
    edit(TERM, "definition: A", "definition: Some")(before)
    words, file = json.loads(run_changes(before, "--since", "HEAD", "--format", "json").output)
    assert (words["about"], words["what"]) == ("term/permit", "definition")
    assert (file["about"], file["what"]) == ("standards/links/back.yml", "not compared")
    assert file["text"] == "`standards/links/back.yml` has faults (now), and could not be compared."


def test_nothing_changed_is_said_in_words(before: Path) -> None:
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


@pytest.mark.parametrize("day", ["999 years ago", "1027-11-30"])
def test_no_commit_is_older_than_git_can_count(day: str, before: Path) -> None:
    git(before, "commit", "-qm", "Later", "--allow-empty", "--date", "2025-01-01T12:00:00")
    assert "no commit is that old" in run_changes(before, "--since", day).output


def test_every_commit_is_older_than_a_far_day(before: Path) -> None:
    assert "Nothing changed in meaning since 2150-01-01 (" in run_changes(before, "--since", "2150-01-01").output


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
        (before, "2026-02-29", "There is no such day as 2026-02-29. Check the day and the month."),
        (tmp_path / "shallow", "30 February 2026", "There is no such day as 30 February 2026."),
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


def test_no_line_begins_with_an_editors_text(before: Path) -> None:
    words = r'"a\n~~~~~~~~\r::error::b\u2028~~~~~~~~"'
    put("standards/customers/visitors.yml", f"title: {words}\nsummary: {words}\nneeds: [{words}]\n")(before)
    put(RESIDENTS, f"title: {words}\nsummary: Who lives here.\nneeds: [{words}]\n")(before)
    lines = run_changes(before).output.splitlines()
    assert any("~~~~~~~~" in line for line in lines)
    assert not [line for line in lines if line.lstrip().startswith(("~", ":"))]
