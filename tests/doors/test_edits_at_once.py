"""Commands that edit one handbook at the same time, beside people who save files in it."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from interlock.doors.cli import main
from interlock.doors.edits import approve as approving
from interlock.doors.edits import handbook_files, journal, lock, rename, transaction
from interlock.doors.edits.lock import locked_handbook
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import FileChange, change_files
from interlock.questions.approvals.checked_approvals import stamp_of
from interlock.sources.disk.folder_lock import locked
from tests.conftest import Handbook, linux_only, write
from tests.doors.edits import COMMANDS, OVERLAY, output_of, run
from tests.faults import contents
from tests.forked import forked, wait_to_be_stopped
from tests.tiny_files import FRONT, LINK, PROMISE

pytestmark = pytest.mark.usefixtures("unsynced")


def test_a_file_saved_meanwhile_is_not_overwritten(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})

    def saved_meanwhile(*arguments: object) -> str | None:
        write(folder / PROMISE, (folder / PROMISE).read_bytes() + b"# mine\n")
        return stamp_of(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(approving, "stamp_of", saved_meanwhile)
    before = (folder / PROMISE).read_bytes()
    result = run(folder, *COMMANDS["approve"])
    assert result.exit_code == 2 and f"{folder / PROMISE} changed while this ran" in output_of(result)
    assert (folder / PROMISE).read_bytes() == before + b"# mine\n"


def test_a_table_saved_meanwhile_is_not_overwritten(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, find = tiny(OVERLAY), handbook_files.find_in

    def saved_meanwhile(*arguments: object) -> object:
        named = find(*arguments)  # type: ignore[arg-type]
        write(folder / "standards/results/visits.csv", "promise,period,value\nother,2026-09,1\npermit-in-five-days,2026-09,97\n")
        return named

    monkeypatch.setattr(rename, "find_in", saved_meanwhile)
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
    monkeypatch.setattr(lock, "_MAX_WAIT", 0.1)
    with _holding(folder) as holder:
        result = run(folder, *COMMANDS["review"])
        assert result.exit_code == 2
        told = (
            f"The command `approve` (process {holder.pid}) is editing this handbook. Wait until that is done, and run this again."
        )
        assert told in output_of(result)
        assert holder.pid
        os.kill(holder.pid, signal.SIGINT)
    assert contents(folder) == before


@contextmanager
def _holding(folder: Path) -> Iterator[BaseProcess]:
    """A process that holds the lock of a handbook."""

    def hold() -> None:
        with locked_handbook(folder, "The command `approve`"):
            (folder / "held").touch()
            wait_to_be_stopped()

    holder = forked(hold, folder.with_name("said.txt"))
    while not (folder / "held").exists():
        time.sleep(0.01)
    (folder / "held").unlink()
    yield holder
    holder.join()


def test_a_folder_removed_in_between_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was there when it was to be made, and gone when somebody looked whether it is a folder."""
    attempts, make = list[Path](), os.mkdir

    def removed_in_between(path: Path, mode: int = 0o777) -> None:
        attempts.append(path)
        if len(attempts) == 1:
            raise FileExistsError(path)
        make(path, mode)

    monkeypatch.setattr(os, "mkdir", removed_in_between)
    with locked(tmp_path / "lock", "A test", max_wait=0):
        assert len(attempts) == 2


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


def test_a_lock_ends_with_the_process_that_held_it(tiny: Handbook) -> None:
    folder = tiny({})
    with _holding(folder) as holder:
        holder.kill()
    assert (folder / ".interlock-edit/lock").exists()
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert not (folder / ".interlock-edit").exists()


@linux_only
def test_what_is_saved_at_the_last_moment_is_kept(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    really, saved = journal.digest, b"title: Front desk\nsummary: Saved just now.\nkind: front-line\n"

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


def test_a_lone_surrogate_is_refused(tiny: Handbook) -> None:
    folder = tiny({})
    before = contents(folder)
    result = run(folder, "review", "link/front", "--by", "desk \udcff manager")
    assert result.exit_code == 2 and contents(folder) == before


@pytest.mark.parametrize("change", [FileChange(LINK, FRONT, None), FileChange("docs/new.md", None, "# New\n")])
def test_what_is_saved_while_files_are_staged_is_kept(
    change: FileChange, tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny({LINK: FRONT})
    really, saved = journal.digest, "# Saved by somebody else\n"

    def digest(path: Path) -> str | None:
        write(folder / change.path, saved.encode())
        return really(path)

    monkeypatch.setattr(transaction, "digest", digest)
    with locked_handbook(folder, "A test"), pytest.raises(Refused, match="changed while this ran"):
        change_files(folder, [change])
    assert (folder / change.path).read_text() == saved
