"""What a terminal shows while a large handbook is checked."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from interlock.doors import progress


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error, as if it were a terminal, and three files are many."""
    shown = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=shown))
    monkeypatch.setattr(progress, "_MANY", 3)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def with_files(folder: Path, count: int) -> Path:
    """A folder with so many files in `standards/`."""
    (folder / "standards").mkdir()
    for number in range(count):
        (folder / "standards" / f"{number}.yml").touch()
    return folder


def test_a_check_of_many_files_is_told(tmp_path: Path, terminal: Terminal) -> None:
    with progress.checking(with_files(tmp_path, 3)):
        assert terminal.getvalue() == "Checking 3 files …"
    assert terminal.getvalue().endswith("\r\033[K")


def test_the_line_is_cleared_after_a_fault_too(tmp_path: Path, terminal: Terminal) -> None:
    with pytest.raises(ValueError), progress.checking(with_files(tmp_path, 3)):
        raise ValueError
    assert terminal.getvalue().endswith("\r\033[K")


def test_a_check_of_few_files_says_nothing(tmp_path: Path, terminal: Terminal) -> None:
    with progress.checking(with_files(tmp_path, 2)):
        pass
    assert terminal.getvalue() == ""


def test_a_terminal_read_out_is_told_no_counts(tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with progress.checking(with_files(tmp_path, 3)), progress.counter() as show:
        show("pages", 50)
    assert terminal.getvalue() == ""
