"""Commands change all their files or none, whichever system call fails and whenever the process dies."""

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.edits import transaction
from interlock.doors.edits.transaction import undo_unfinished
from tests.conftest import Handbook, by_night, is_nightly, write
from tests.doors.edits import (
    COMMANDS,
    OVERLAY,
    every_command,
    made,
    output_of,
    run,
)
from tests.faults import Contents, can_mount, contents, failing_at, killed_at, killed_when, left_by_deaths, small_disk
from tests.tiny_files import LINK, PROCEDURE, PROMISE

pytestmark = pytest.mark.usefixtures("unsynced")


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


def test_a_journal_lists_its_files(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    _die_when(folder, lambda: (folder / ".interlock-edit/undo.json").exists(), COMMANDS["rename"])
    noted = json.loads((folder / ".interlock-edit/undo.json").read_bytes())
    assert {entry["path"] for entry in noted["entries"]} >= {PROMISE, PROCEDURE, "standards/promises/quick-permits.yml"}


# A system that refuses

REMEDIES = {errno.EIO: "The disk may be failing", errno.EACCES: "Check who may write it"}


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
            assert REMEDIES.get(code, "Free some space") in output_of(result)
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


def test_what_cannot_be_undone_now_is_undone_later(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before, renamed = contents(folder), folder / "standards/promises/quick-permits.yml"
    for number in range(1, 100):
        with failing_at(number, ("replace", "unlink"), errno.EIO, once=False):
            refused = run(folder, *COMMANDS["rename"])
        if renamed.exists():
            break
        undo_unfinished(folder)
    assert "What this command has begun is undone by the next one that can." in output_of(refused)
    assert "cut short, and is undone" in _note_of_check(folder)
    assert contents(folder) == before


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
    assert (
        result.exit_code == 2 and "cannot be written: " in output_of(result) and "work in a copy elsewhere." in output_of(result)
    )
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
        if source.is_relative_to(folder):  # what is kept in the cache may be lost
            is_synced = ("synced", source) in events or source.name == "undo.json"
            assert is_synced, f"{source} may be empty after a loss of power"
            events.append(("replaced", target))
        really_replace(source, target)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", lambda descriptor: events.append(("synced", opened[descriptor])))
    assert run(folder, *command).exit_code in (0, 1)
    replaced = [number for number, (what, _) in enumerate(events) if what == "replaced"]
    assert len(replaced) > 2
    assert all(("synced", events[number][1].parent) in events[number:] for number in replaced)
    begun = events.index(("replaced", folder / ".interlock-edit/undo.json"))
    assert events[begun + 1] == ("synced", folder / ".interlock-edit"), (
        "the journal may be lost, and with it what undoes the edit"
    )
