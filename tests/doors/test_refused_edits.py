"""What a system refuses while a command changes files: all stay as they were, and the message says what to do."""

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from interlock.doors.edits.transaction import undo_unfinished
from tests.conftest import Handbook, by_night
from tests.doors.edits import COMMANDS, OVERLAY, each_is_old_or_new, every_command, made, note_of_check, output_of, run
from tests.faults import can_mount, contents, failing_at, small_disk
from tests.tiny_files import LINK, PROCEDURE, PROMISE

pytestmark = pytest.mark.usefixtures("unsynced")

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
    assert "cut short, and is undone" in note_of_check(folder)
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
        assert now == before or (command[0] == "check" and each_is_old_or_new(now, before, after))
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
