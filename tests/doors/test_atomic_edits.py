"""Commands change all their files or none, whenever the process dies."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.edits import transaction
from interlock.doors.edits.transaction import undo_unfinished
from tests.conftest import Handbook, is_nightly, write
from tests.doors.edits import COMMANDS, OVERLAY, each_is_old_or_new, every_command, made, note_of_check, run
from tests.faults import Contents, contents, killed_at, killed_when, left_by_deaths
from tests.tiny_files import PROCEDURE, PROMISE

pytestmark = pytest.mark.usefixtures("unsynced")


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
        assert now in (before, after) or (command[0] == "check" and each_is_old_or_new(now, before, after)), number
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
    assert note_of_check(folder) == (
        "An edit of this handbook was cut short, and is without effect. Do it again if you still want it."
    )
    _die_when(folder, lambda: (folder / PROCEDURE).read_bytes() != before[PROCEDURE], COMMANDS["rename"])
    told = note_of_check(folder)
    assert told.startswith("An edit of this handbook was cut short, and is undone: `standards/customers/residents.yml`, ")
    assert f"`{PROCEDURE}`" in told and told.endswith(" are as before. Do it again if you still want it.")
    assert contents(folder) == before and note_of_check(folder) == ""


def test_edits_by_hand_after_a_crash_are_kept(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    before = contents(folder)
    _die_when(folder, lambda: (folder / PROCEDURE).read_bytes() != before[PROCEDURE], COMMANDS["rename"])
    write(folder / PROCEDURE, b"mine\n")
    assert f"`{PROCEDURE}` changed since and stays so" in note_of_check(folder)
    assert contents(folder) == {**before, PROCEDURE: b"mine\n"}


def _die_when(folder: Path, is_so: Callable[[], bool], command: tuple[str, ...]) -> None:
    """Kill a command at the first call at which `is_so` holds, and leave the folder as it is then."""
    assert killed_when(is_so, lambda: run(folder, *command)), "it never was"


def test_a_journal_lists_its_files(tiny: Handbook) -> None:
    folder = tiny(OVERLAY)
    _die_when(folder, lambda: (folder / ".interlock-edit/undo.json").exists(), COMMANDS["rename"])
    noted = json.loads((folder / ".interlock-edit/undo.json").read_bytes())
    assert {entry["path"] for entry in noted["entries"]} >= {PROMISE, PROCEDURE, "standards/promises/quick-permits.yml"}


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
