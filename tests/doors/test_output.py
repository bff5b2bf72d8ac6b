"""What a command prints arrives whole, or its end says that it did not."""

import errno
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.doors.cli.output import told_in_words
from tests.commits import committed
from tests.conftest import Handbook, by_night, linux_only, posix_only, write

if sys.platform != "win32":
    import fcntl
    import pty
    import resource
    import termios


def ended(folder: Path, *arguments: str, first: Callable[[], object], out: Path, **variables: str) -> tuple[int, str]:
    """The exit code of a command, and what it told on standard error. `first` runs in its process before it begins."""
    command = [sys.executable, "-m", "interlock", *arguments]
    with out.open("wb") as file:
        done = subprocess.run(
            command,
            cwd=folder,
            env=os.environ | variables,
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=first,
            check=False,
        )
    return done.returncode, done.stderr


# Where lines that no test runs are looked for, each process writes a file of its own, for which such a disk has no room either.
UNMEASURED = {"COVERAGE_PROCESS_CONFIG": ""}


def small_files() -> None:
    """Stands for a disk with room for ten bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))


@posix_only
@pytest.mark.parametrize(
    ("command", "unbuffered"),
    [
        ("export json", ""),
        ("check --advice", "1"),
        ("--help", ""),
        by_night("check --advice", ""),
        by_night("explain --help", ""),
    ],
)
def test_output_that_is_cut_is_no_success(command: str, unbuffered: str, tiny: Handbook, tmp_path: Path) -> None:
    out = tmp_path / "out"
    variables = {"PYTHONUNBUFFERED": unbuffered, **UNMEASURED}
    code, told = ended(tiny({}), *command.split(), first=small_files, out=out, **variables)
    assert (code, out.stat().st_size) == (2, 10)
    assert told.endswith("Standard output cannot be written: File too large. Choose a place that takes larger files.\n")
    assert "Traceback" not in told


@posix_only
@pytest.mark.parametrize(
    ("command", "closed"),
    [
        ("check", (1, 2)),
        ("check", (2, 3)),
        ("check", (0, 3)),
        ("--help", (1, 3)),
        by_night("check", (1, 3)),
        by_night("export json", (1, 3)),
    ],
)
def test_closed_output_stops_no_command(command: str, closed: tuple[int, int], tiny: Handbook, tmp_path: Path) -> None:
    code, told = ended(tiny({}), *command.split(), first=partial(os.closerange, *closed), out=tmp_path / "out")
    assert (code, told) == (0, "")


def on_terminal(folder: Path, *arguments: str, columns: int = 80, **variables: str) -> str:
    """What a command shows on a terminal."""
    ours, theirs = terminal(columns)
    unset = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    command = [sys.executable, "-m", "interlock", *arguments]
    with subprocess.Popen(command, cwd=folder, env=unset | {"TERM": "xterm"} | variables, stdout=theirs, stderr=theirs):
        os.close(theirs)
        shown = read_to_the_end(ours)
    return shown.decode(variables.get("PYTHONIOENCODING", "utf-8")).replace("\r\n", "\n")


def terminal(columns: int) -> tuple[int, int]:
    """Both ends of a terminal of this width: that of its window, and that of programs."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    return ours, theirs


def read_to_the_end(window: int) -> bytes:
    shown = b""
    with suppress(OSError):  # the system's word for the end
        while part := os.read(window, 65_536):
            shown += part
    os.close(window)
    return shown


def on_terminal_here(folder: Path, *arguments: str, columns: int) -> list[str]:
    """The lines that a command shows without colours on a terminal, without a process of its own, which takes long to start."""
    ours, theirs = terminal(columns)
    with ThreadPoolExecutor(1) as executor, pytest.MonkeyPatch.context() as patch:
        shown = executor.submit(read_to_the_end, ours)
        patch.chdir(folder)
        patch.delenv("COLUMNS")
        patch.setenv("TERM", "xterm")
        patch.setenv("NO_COLOR", "1")
        with os.fdopen(theirs, "w", encoding="utf-8") as stream, suppress(SystemExit):
            for name in ("stdout", "stderr", "__stdout__"):
                patch.setattr(sys, name, stream)
            main(arguments)
    return shown.result().decode().splitlines()


@posix_only
def test_who_wants_no_colours_gets_none(tiny: Handbook) -> None:
    folder = tiny({"standards/services/parking.yml": "title: Parking permits\n"})
    assert "\033[31merror\033[0m: " in on_terminal(folder, "check")
    assert "\033" not in on_terminal(folder, "check", NO_COLOR="1")
    assert "\033" not in on_terminal(folder, "check", TERM="dumb")


@posix_only
def test_an_old_console_shows_the_nearest_signs(tiny: Handbook) -> None:
    folder = tiny({"standards/services/parking.yml": "title: Parking permits\n"})
    assert "\n  -> Add `summary:` - one sentence" in on_terminal(folder, "check", PYTHONIOENCODING="cp437", NO_COLOR="1")
    shown = on_terminal(folder, "trace", "link/front", PYTHONIOENCODING="cp1252")
    assert "\n`-- " in shown and "?" not in shown


@posix_only
@pytest.mark.parametrize(
    ("command", "columns"),
    [
        ("trace promise/permit-in-five-days", 60),
        ("explain", 60),
        ("check --advice", 60),
        by_night("check --advice", 80),
        ("changes --since HEAD", 60),
        ("check --as-of x", 60),
        ("owed", 40),
    ],
)
def test_what_is_shown_fits_the_terminal(command: str, columns: int, tiny: Handbook) -> None:
    folder = tiny({})
    committed(folder)
    write(
        folder / "standards/links/back.yml", f"title: Back office\nsummary: {'It keeps the papers of all. ' * 5}\nkind: support\n"
    )
    shown = on_terminal_here(folder, *command.split(), columns=columns)
    assert [line for line in shown if len(line) > columns and "`" not in line] == []
    assert len(shown) > 4


@posix_only
@pytest.mark.parametrize("side", ["", " --side providers"])
def test_a_command_to_copy_stays_in_its_line(side: str, tiny: Handbook) -> None:
    folder = tiny({})
    shown = on_terminal_here(folder, *f"approve promise/permit-in-five-days{side}".split(), columns=60)
    assert "  interlock approve promise/permit-in-five-days --side providers --link front --role …" in shown


@posix_only
@pytest.mark.parametrize("command", ["check", "owed", "import csv x.csv"])
def test_a_folder_that_was_deleted_is_told(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    code, told = ended(folder, *command.split(), first=folder.rmdir, out=tmp_path / "out")
    assert code == 2 and told.startswith("Error: This folder is gone") and "`cd`" in told


@linux_only
@pytest.mark.parametrize(("command", "expected"), [("new link back", 0), ("new link back --as-of bogus", 2)])
def test_lost_words_beside_change_no_exit_code(command: str, expected: int, tiny: Handbook) -> None:
    folder = tiny({})
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "interlock", *command.split()], cwd=folder, stderr=full, check=False)
    assert done.returncode == expected
    assert (folder / "standards/links/back.yml").exists() == (expected == 0)


def test_a_failing_file_is_not_called_standard_output() -> None:
    told = told_in_words(OSError(errno.EIO, os.strerror(errno.EIO)))
    assert str(told).startswith("A file cannot be read or written: ") and "The disk may be failing" in str(told)


def test_a_file_that_fails_in_its_middle_is_named(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names a file only where it cannot be opened."""
    folder = tiny({"page.html": "<p>Answer letters.</p>"})

    read = Path.read_bytes

    def failing(self: Path) -> bytes:
        if self.name == "page.html":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(self)

    monkeypatch.chdir(folder)
    monkeypatch.setattr(Path, "read_bytes", failing)
    done = CliRunner().invoke(main, ["import", "html", "page.html", "--owner", "front"])
    assert done.exit_code == 2 and "Error: page.html: Input/output error. The disk may be failing" in done.output
