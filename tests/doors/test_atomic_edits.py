"""Commands change all their files or none, whichever system call fails and whenever the process dies."""

import errno
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.doors.cli import main
from interlock.doors.edits import approve as approving
from interlock.doors.edits import lock, rename, transaction
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.lock import locked_handbook
from interlock.doors.edits.transaction import FileChange, change_files, undo_unfinished
from tests.conftest import Handbook, by_night, is_nightly, linux_only, write
from tests.faults import Contents, can_mount, contents, failing_at, killed_at, killed_when, left_by_deaths, small_disk
from tests.forked import forked

PROMISE = "standards/promises/permit-in-five-days.yml"
LINK = "standards/links/front.yml"
PROCEDURE = "standards/procedures/issue-a-permit.yml"
FRONT = "title: Front desk\nsummary: Answers people.\nkind: front-line\n"
TERM = "title: permit\ndefinition: A card for the car.\nowner: front\navoid: [licence]\n"
OVERLAY = {
    "glossary/permit.yml": TERM,
    "docs/help.md": "# Help\n\nA licence.\n",
    "docs/more.md": "# More\n\nNo licence.\n",
    "words.csv": "title,definition,owner\nskip,A box on the road.,front\nbay,A place for a car.,front\n",
    "standards/results/visits.csv": "promise,period,value\npermit-in-five-days,2026-09,97\n",
}

SIGNED = ("approve", "promise/permit-in-five-days", "--link", "front", "--role", "desk manager", "--as-of", "2026-11-22")
COMMANDS: dict[str, tuple[str, ...]] = {
    "approve": (*SIGNED, "--side", "providers"),
    "review": ("review", "link/front", "--as-of", "2026-11-22"),
    "rename": ("rename", "promise/permit-in-five-days", "quick-permits"),
    "new": ("new", "framework", "our-marks"),
    "fix": ("check", "--fix", "--as-of", "2026-11-22"),
    "import": ("import", "csv", "words.csv", "--kind", "term"),
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())


def run(folder: Path, *arguments: str) -> Result:
    """Run a command in a handbook's folder."""
    named = [str(folder / each) if each.endswith(".csv") else each for each in arguments]
    return CliRunner().invoke(main, [*named, "--handbook", str(folder)], catch_exceptions=False)


def made(folder: Path, command: tuple[str, ...]) -> tuple[Contents, Contents]:
    """The contents of a handbook before and after a command, tried on a copy."""
    copy = folder.with_name("done")
    shutil.copytree(folder, copy)
    assert run(copy, *command).exit_code in (0, 1)
    before, after = contents(folder), contents(copy)
    assert before != after
    return before, after


def output_of(result: Result) -> str:
    """The output as one line."""
    return " ".join(result.output.split())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake syncing: only a loss of power would show the difference, and disks are slow at it."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


# A process that dies


@every_command
def test_a_command_killed_anywhere_changes_everything_or_nothing(
    command: tuple[str, ...], tiny: Handbook, tmp_path: Path
) -> None:
    folder = tiny(OVERLAY)
    before, after = made(folder, command)
    outcomes = []
    for number in left_by_deaths(folder, lambda: run(folder, *command), tmp_path / "aside"):
        torn = [path for path, data in contents(folder).items() if not _is_whole(path, data, before, after)]
        assert not torn, f"{torn} at death {number}"
        undo_unfinished(folder)
        now = contents(folder)
        assert now in (before, after) or (command[0] == "check" and _each_is_old_or_new(now, before, after)), number
        outcomes.append(now == after)
    assert set(outcomes) == {True, False} and len(outcomes) > 10


def test_a_killed_command_leaves_a_simulated_state(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny(OVERLAY)
    killed = shutil.copytree(folder, tmp_path / "killed")
    assert killed_at(30, lambda: run(killed, *COMMANDS["rename"]))
    deaths = left_by_deaths(folder, lambda: run(folder, *COMMANDS["rename"]), tmp_path / "aside")
    # The lock names the process that held it.
    states = [{**contents(folder), ".interlock-edit/lock": None} for _ in deaths]
    assert {**contents(killed), ".interlock-edit/lock": None} in states


def _is_whole(path: str, data: bytes | None, before: Contents, after: Contents) -> bool:
    """Whether a file has its old or its new bytes. Dot-files may be incomplete, as readers of a handbook ignore them."""
    return any(part.startswith(".interlock-edit") for part in path.split("/")) or data in (before.get(path), after.get(path))


def _each_is_old_or_new(now: Contents, before: Contents, after: Contents) -> bool:
    """Whether each file has its old or its new bytes: a fix changes files one by one."""
    return now.keys() == before.keys() and all(now[path] in (before[path], after[path]) for path in now)


def test_an_init_killed_anywhere_writes_everything_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interlock.doors.edits.init.token_hex", lambda length: "7f3a" * (length // 2))
    folder = tmp_path / "new"
    assert CliRunner().invoke(main, ["init", str(tmp_path / "whole")]).exit_code == 0
    whole = contents(tmp_path / "whole")
    number = 1
    while killed_at(number, lambda: CliRunner().invoke(main, ["init", str(folder)])):
        undo_unfinished(folder)
        assert not folder.exists() or contents(folder) in ({}, whole), number
        shutil.rmtree(folder, ignore_errors=True)
        number += 1 if is_nightly() else 20
    assert contents(folder) == whole


def test_the_next_command_says_what_it_undid(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before = contents(folder)
    _die_when(folder, lambda: (folder / ".interlock-edit/undo.json").exists(), COMMANDS["rename"])
    assert _note_of_check(folder) == (
        "An edit of this handbook was cut short, and is without effect. Do it again if you still want it."
    )
    _die_when(folder, lambda: (folder / PROCEDURE).read_bytes() != before[PROCEDURE], COMMANDS["rename"])
    told = _note_of_check(folder)
    assert told.startswith("An edit of this handbook was cut short, and is undone: `standards/customers/residents.yml`, ")
    assert f"`{PROCEDURE}`" in told and told.endswith(" are as before. Do it again if you still want it.")
    assert contents(folder) == before and _note_of_check(folder) == ""


def test_edits_by_hand_after_a_crash_are_kept(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before = contents(folder)
    _die_when(folder, lambda: (folder / PROCEDURE).read_bytes() != before[PROCEDURE], COMMANDS["rename"])
    write(folder / PROCEDURE, b"mine\n")
    assert f"`{PROCEDURE}` changed since and stays so" in _note_of_check(folder)
    assert contents(folder) == {**before, PROCEDURE: b"mine\n"}


def _note_of_check(folder: Path) -> str:
    return CliRunner().invoke(main, ["check", "--handbook", str(folder)]).stderr.strip()


def _die_when(folder: Path, is_so: Callable[[], bool], command: tuple[str, ...]) -> None:
    """Kill a command at the first call at which `is_so` holds, and leave the folder as it is then."""
    assert killed_when(is_so, lambda: run(folder, *command)), "it never was"


def test_a_lock_ends_with_the_process_that_held_it(tiny: Handbook) -> None:
    folder = tiny({})
    with _holding(folder) as holder:
        holder.kill()
    assert (folder / ".interlock-edit/lock").exists()
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert not (folder / ".interlock-edit").exists()


# A system that refuses


@every_command
@pytest.mark.parametrize(
    "code", [errno.ENOSPC, *(by_night(code) for code in (errno.EDQUOT, errno.EIO, errno.EACCES))], ids=os.strerror
)
def test_old_bytes_stay_when_nothing_can_be_written(code: int, command: tuple[str, ...], tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before, after = made(folder, command)
    for number in range(1, 300):
        with failing_at(number, ("open", "write", "mkdir"), code, once=False) as failed:
            result = run(folder, *command)
        if not failed:
            break
        now = contents(folder)
        if now == before:
            assert result.exit_code == 2 and "cannot be written: " in output_of(result), number
            assert ("Free some space" if code in (errno.ENOSPC, errno.EDQUOT) else "Check who may write it") in output_of(result)
            continue
        assert command[0] == "check" or now == after, number
        shutil.rmtree(folder)
        folder = tiny(OVERLAY)
    assert contents(folder) == after and number > 5


@pytest.mark.parametrize("command", [COMMANDS["rename"], COMMANDS["import"], COMMANDS["new"]], ids=["rename", "import", "new"])
def test_one_failed_replacement_undoes_the_earlier_ones(command: tuple[str, ...], tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before, after = made(folder, command)
    for number in range(1, 300):
        with failing_at(number, ("replace", "unlink", "fsync"), errno.EPERM, once=True) as failed:
            result = run(folder, *command)
        if not failed:
            break
        undo_unfinished(folder)  # a dot-file that could not be removed
        assert contents(folder) == (before if result.exit_code == 2 else after), number
        if result.exit_code != 2:
            shutil.rmtree(folder)
            folder = tiny(OVERLAY)
        else:
            assert "cannot be written: Operation not permitted." in output_of(result), number
    assert contents(folder) == after


@every_command
def test_a_full_disk_is_reported_and_changes_nothing(command: tuple[str, ...], tiny: Handbook, tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        return  # `test_old_bytes_stay_when_nothing_can_be_written` simulates the same
    before, after = made(tiny(OVERLAY), command)
    for free in range(20):
        with small_disk(tmp_path / f"disk{free}", 400) as disk:
            folder = disk / "handbook"
            shutil.copytree(tmp_path / "handbook", folder)
            _fill(disk, leaving=free)
            result, now = run(folder, *command), contents(folder)
        assert "Traceback" not in result.output
        if result.exit_code != 2:
            assert now == after
            return
        assert now == before or (command[0] == "check" and _each_is_old_or_new(now, before, after))
        assert "cannot be written: No space left on device." in output_of(result) and "Free some space" in output_of(result)
    raise AssertionError("it never had enough")


def _fill(disk: Path, leaving: int) -> None:
    """Fill a disk except for `leaving` pages."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            filler.truncate(max(filler.tell() - leaving * 4096, 0))


@every_command
def test_an_unwritable_folder_is_reported(command: tuple[str, ...], tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny(OVERLAY)
    if can_mount(tmp_path):
        with small_disk(tmp_path / "disk", 400) as disk:
            shutil.copytree(folder, disk / "handbook")
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            result, now = run(disk / "handbook", *command), contents(disk / "handbook")
    else:
        with failing_at(1, ("open", "mkdir"), errno.EROFS, once=False):
            result, now = run(folder, *command), contents(folder)
    assert result.exit_code == 2 and "cannot be written: " in output_of(result) and "Check who may write it." in output_of(result)
    assert now == contents(folder)


def test_an_unwritable_folder_is_named_in_full(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(OVERLAY)
    monkeypatch.chdir(folder)
    with failing_at(1, ("open", "mkdir"), errno.EROFS, once=False):
        assert f"{folder.resolve()} cannot be written: " in output_of(run(Path(), *COMMANDS["review"]))


@pytest.mark.parametrize("name", ["approve", "review", "rename", "fix"])
def test_a_read_only_file_is_not_replaced(name: str, tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    paths = {"approve": PROMISE, "review": LINK, "rename": PROCEDURE, "fix": "docs/help.md"}
    (folder / paths[name]).chmod(0o444)
    before = contents(folder)
    result = run(folder, *COMMANDS[name])
    assert result.exit_code == 2
    assert f"{folder / paths[name]} cannot be written: Permission denied." in output_of(result)
    kept = before if name != "fix" else {**before, "docs/more.md": b"# More\n\nNo permit.\n"}
    assert contents(folder) == kept


@pytest.mark.parametrize(
    "command",
    [("new", "term", "a" * 300), ("rename", "term/permit", "a" * 300), ("import", "csv", "long.csv", "--kind", "term")],
    ids=["new", "rename", "import"],
)
def test_a_name_too_long_blocks_no_later_command(command: tuple[str, ...], tiny: Handbook) -> None:
    folder = tiny(OVERLAY | {"long.csv": f"id,title,definition,owner\n{'a' * 300},skip,A box on the road.,front\n"})
    before = contents(folder)
    refused = run(folder, *command)
    assert refused.exit_code in (1, 2) and "horten it to at most 100 letters" in refused.output
    assert contents(folder) == before and run(folder, "owed").exit_code == 0


def test_a_file_named_like_a_folder_blocks_nothing(tiny: Handbook) -> None:
    folder = tiny({"standards/lessons": "not a folder\n"})
    assert "A file stands where its folder should be." in run(folder, "new", "lesson", "gate").stderr
    assert run(folder, "owed").exit_code == 0


def test_a_failed_new_leaves_no_empty_folder(tiny: Handbook) -> None:
    folder = tiny({})
    with failing_at(1, ("fsync",), errno.ENOSPC, once=False):
        assert run(folder, "new", "framework", "our-marks").exit_code == 2
    assert not (folder / "standards/frameworks").exists()


@every_command
def test_files_are_synced_before_they_are_renamed(
    command: tuple[str, ...], tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny(OVERLAY)
    monkeypatch.setattr(transaction, "exchanged", lambda one, other: False)
    opened: dict[int, Path] = {}
    events: list[tuple[str, Path]] = []
    really_open, really_replace = os.open, os.replace

    def open_(path: Path, *arguments: int) -> int:
        descriptor = really_open(path, *arguments)
        opened[descriptor] = path
        return descriptor

    def replace(source: Path, target: Path) -> None:
        assert ("synced", source) in events or source.name == "undo.json", f"{source} may be empty after a loss of power"
        events.append(("replaced", target))
        really_replace(source, target)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", lambda descriptor: events.append(("synced", opened[descriptor])))
    assert run(folder, *command).exit_code in (0, 1)
    replaced = [number for number, (what, _) in enumerate(events) if what == "replaced"]
    assert len(replaced) > 2
    assert all(("synced", events[number][1].parent) in events[number:] for number in replaced)


# What stays of a file


def test_permissions_and_line_ends_stay(tiny: Handbook) -> None:
    text = b"title: Front desk\r\nsummary: Answers people.\r\nkind: front-line\r\n"
    folder = tiny({LINK: text})
    for mode in (0o600, 0o664, 0o755):
        (folder / LINK).chmod(mode)
        write(folder / LINK, text)
        assert run(folder, *COMMANDS["review"]).exit_code == 0
        assert (folder / LINK).stat().st_mode & 0o777 == mode
        assert (folder / LINK).read_bytes() == text + b"review: {last: 2026-11-22}\r\n"


def test_renamed_files_keep_permissions_new_files_have_defaults(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / PROMISE).chmod(0o640)
    assert run(folder, *COMMANDS["rename"]).exit_code == 0
    assert (folder / "standards/promises/quick-permits.yml").stat().st_mode & 0o777 == 0o640
    mask = os.umask(0o027)
    try:
        assert run(folder, *COMMANDS["new"]).exit_code == 0
    finally:
        os.umask(mask)
    assert (folder / "standards/frameworks/our-marks.yml").stat().st_mode & 0o777 == 0o640


def test_a_hard_link_keeps_the_old_text(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({LINK: FRONT})
    os.link(folder / LINK, tmp_path / "other.yml")
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (tmp_path / "other.yml").read_text() == FRONT
    assert "review:" in (folder / LINK).read_text()


def test_a_symbolic_link_stays_and_its_target_is_replaced(tiny: Handbook) -> None:
    folder = tiny({"teams/front.yml": FRONT})
    (folder / LINK).unlink()
    (folder / LINK).symlink_to("../../teams/front.yml")
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (folder / LINK).is_symlink() and "review:" in (folder / "teams/front.yml").read_text()
    before = contents(folder)
    refused = run(folder, "rename", "link/front", "reception")
    assert refused.exit_code == 2 and "is a link to another file. Rename the link" in output_of(refused)
    assert contents(folder) == before


def test_a_symbolic_link_out_of_the_handbook_is_refused(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "mine.yml").write_text(FRONT)
    (folder / LINK).unlink()
    (folder / LINK).symlink_to(tmp_path / "mine.yml")
    with locked_handbook(folder, "A test"), pytest.raises(Refused, match="would lie outside the handbook: it is a link"):
        change_files(folder, [FileChange(LINK, FRONT, "title: Mine\n")])
    assert (tmp_path / "mine.yml").read_text() == FRONT


def test_contradicting_edits_of_one_linked_file_are_refused(tiny: Handbook) -> None:
    folder = tiny({"docs/a.md": "# A\n"})
    (folder / "docs/b.md").symlink_to("a.md")
    with locked_handbook(folder, "A test"):
        change_files(folder, [FileChange("docs/a.md", "# A\n", "# B\n"), FileChange("docs/b.md", "# A\n", "# B\n")])
        with pytest.raises(Refused, match="are one file by a link"):
            change_files(folder, [FileChange("docs/a.md", "# B\n", "# C\n"), FileChange("docs/b.md", "# B\n", "# D\n")])
    assert (folder / "docs/a.md").read_text() == "# B\n" and (folder / "docs/b.md").is_symlink()


# Several who edit


def test_a_file_saved_meanwhile_is_not_overwritten(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, stamp_of = tiny({}), approving.stamp_of

    def saved_meanwhile(*arguments: object) -> str | None:
        write(folder / PROMISE, (folder / PROMISE).read_bytes() + b"# mine\n")
        return stamp_of(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(approving, "stamp_of", saved_meanwhile)
    before = (folder / PROMISE).read_bytes()
    result = run(folder, *COMMANDS["approve"])
    assert result.exit_code == 2 and f"{folder / PROMISE} changed while this ran" in output_of(result)
    assert (folder / PROMISE).read_bytes() == before + b"# mine\n"


def test_a_table_saved_meanwhile_is_not_overwritten(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, find = tiny(OVERLAY), rename.find

    def saved_meanwhile(*arguments: object) -> object:
        named = find(*arguments)  # type: ignore[arg-type]
        write(folder / "standards/results/visits.csv", "promise,period,value\nother,2026-09,1\npermit-in-five-days,2026-09,97\n")
        return named

    monkeypatch.setattr(rename, "find", saved_meanwhile)
    result = run(folder, *COMMANDS["rename"])
    assert result.exit_code == 2 and "visits.csv changed while this ran" in output_of(result)
    assert (folder / PROMISE).exists()


def test_a_unicode_line_separator_does_not_split_a_row(tiny: Handbook) -> None:
    table = "promise,period,value,note\npermit-in-five-days,2026-08,97,one\u2028two\npermit-in-five-days,2026-09,97,\n"
    folder = tiny({"standards/results/visits.csv": table})
    assert run(folder, *COMMANDS["rename"]).exit_code == 0
    assert (folder / "standards/results/visits.csv").read_bytes().decode() == table.replace(
        "permit-in-five-days", "quick-permits"
    )


def test_two_approvals_at_once_are_both_written(tiny: Handbook, tmp_path: Path) -> None:
    head = "title: Head of service\nsummary: Frees the desk.\nkind: leadership\n"
    folder = tiny({LINK: f"{FRONT}coached_by: head\n", "standards/links/head.yml": head})
    signed = ["approve", "promise/permit-in-five-days", "--role", "whoever", "--handbook", str(folder)]
    sides = (("management", "head"), ("providers", "front"))
    go = tmp_path / "go"

    def approve(side: str, link: str) -> None:
        while not go.exists():
            time.sleep(0.01)
        main([*signed, "--side", side, "--link", link])

    both = [forked(partial(approve, side, link), tmp_path / f"{side}.txt") for side, link in sides]
    with locked_handbook(folder, "A test"):
        go.touch()
    for approval in both:
        approval.join()
    assert [approval.exitcode for approval in both] == [0, 0]
    assert [(tmp_path / f"{side}.txt").read_text(encoding="utf-8") for side, _ in sides] == ["", ""]
    text = (folder / PROMISE).read_text()
    assert text.count("side: management") == text.count("side: providers") == 1


def test_a_command_that_waited_in_vain_names_the_holder(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    before = contents(folder)
    monkeypatch.setattr(lock, "MAX_WAIT", 0.1)
    with _holding(folder) as holder:
        result = run(folder, *COMMANDS["review"])
        assert result.exit_code == 2
        told = (
            f"`interlock approve` (process {holder.pid}) is editing this handbook. Wait until that is done, and run this again."
        )
        assert told in output_of(result)
        assert holder.pid
        os.kill(holder.pid, signal.SIGINT)
    assert contents(folder) == before


@contextmanager
def _holding(folder: Path) -> Iterator[BaseProcess]:
    """A process that holds the lock of a handbook."""

    def hold() -> None:
        with locked_handbook(folder, "`interlock approve`"):
            (folder / "held").touch()
            time.sleep(600)

    holder = forked(hold, folder.with_name("said.txt"))
    while not (folder / "held").exists():
        time.sleep(0.01)
    (folder / "held").unlink()
    yield holder
    holder.join()


def test_a_waiting_command_runs_once_the_lock_is_free(tiny: Handbook) -> None:
    folder = tiny({})
    child = os.fork()
    if child == 0:
        with locked_handbook(folder, "A test"):
            (folder / "held").touch()
            time.sleep(0.5)
            (folder / "held").unlink()
        os._exit(0)
    while not (folder / "held").exists():
        time.sleep(0.01)
    result = run(folder, *COMMANDS["review"])
    assert result.exit_code == 0 and not (folder / "held").exists()
    os.waitpid(child, 0)


# A journal that is not ours


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"entries": [{}], "folders": []}',
        '{"entries": [{"path": "../secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": "/SECRET", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": "away/secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [], "folders": ["../empty"]}',
        '{"entries": [], "folders": ["."]}',
    ],
)
def test_a_journal_from_elsewhere_touches_nothing_outside(text: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "empty").mkdir()
    (folder / "away").symlink_to(tmp_path)
    digest = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    write(folder / ".interlock-edit/undo.json", text.replace("HASH", digest).replace("/SECRET", str(tmp_path / "secret")))
    result = run(folder, "check")
    assert result.exit_code == 2 and "is not as a command leaves it" in output_of(result)
    assert (tmp_path / "secret").read_text() == "secret" and (tmp_path / "empty").is_dir()


def test_lock_and_journal_follow_no_symbolic_link(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "mine").write_text("mine")
    (folder / ".interlock-edit").mkdir()
    (folder / ".interlock-edit/lock").symlink_to(tmp_path / "mine")
    (folder / ".interlock-edit/begun.json").symlink_to(tmp_path / "mine")
    assert run(folder, *COMMANDS["review"]).exit_code == 2
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("name", ["check", "review"])
def test_a_link_for_the_journals_folder_is_refused(name: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    write(tmp_path / "precious/lock", b"mine")
    (folder / ".interlock-edit").symlink_to(tmp_path / "precious")
    result = run(folder, *(COMMANDS["review"] if name == "review" else ("check",)))
    assert result.exit_code == 2 and f"{folder / '.interlock-edit'} cannot be written: " in output_of(result)
    assert "Delete the link." in output_of(result)
    assert (tmp_path / "precious/lock").read_bytes() == b"mine"


@linux_only
def test_what_is_saved_at_the_last_moment_is_kept(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    really, saved = transaction.digest, b"title: Front desk\nsummary: Saved just now.\nkind: front-line\n"

    def digest(path: Path) -> str | None:
        found = really(path)
        if path == folder / LINK and path.read_bytes() != saved:
            write(path.with_name("saving"), saved)
            os.replace(path.with_name("saving"), path)
        return found

    monkeypatch.setattr(transaction, "digest", digest)
    result = run(folder, *COMMANDS["review"])
    assert result.exit_code == 2 and "changed while this ran" in output_of(result)
    assert (folder / LINK).read_bytes() == saved and not list(folder.rglob(".interlock-edit*"))


def test_a_journal_lists_its_files(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    _die_when(folder, lambda: (folder / ".interlock-edit/undo.json").exists(), COMMANDS["rename"])
    noted = json.loads((folder / ".interlock-edit/undo.json").read_bytes())
    assert {entry["path"] for entry in noted["entries"]} >= {PROMISE, PROCEDURE, "standards/promises/quick-permits.yml"}


def test_a_lone_surrogate_is_refused(tiny: Handbook) -> None:
    folder = tiny({})
    before = contents(folder)
    result = run(folder, "review", "link/front", "--by", "desk \udcff manager")
    assert result.exit_code == 2 and contents(folder) == before
