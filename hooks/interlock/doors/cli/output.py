"""Makes standard output usable in whatever state a command finds it: with any encoding, closed, or on a full disk."""

import codecs
import errno
import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

import click

STANDARD_OUTPUT = "Standard output"
# What stands for our signs on a terminal that has few letters, such as an old console of Windows.
_PLAIN_SIGNS = {
    "→": "->", "│": "|", "├": "|", "└": "`", "─": "-", "…": "...",
    "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-",
    "·": "-", "×": "x", "\N{NO-BREAK SPACE}": " ",
}  # fmt: skip


def make_output_ready() -> None:
    """Write UTF-8 to files and pipes whatever the locale; a terminal shows the nearest signs that it can encode, or `?`."""
    codecs.register_error("nearest sign", _nearest_sign)
    sys.stdout, sys.stderr = _ready(sys.stdout, _Output), _ready(sys.stderr, _Beside)


def _nearest_sign(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN_SIGNS.get(letter, "?") for letter in error.object[error.start : error.end]), error.end


class _Output(io.FileIO):
    """Standard output. Its errors name it, as those of files name them."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            return self.refused(error, len(data))

    def refused(self, error: OSError, size: int) -> int:
        """What a write of so many bytes answers or raises when the system refused it."""
        raise OSError(error.errno, error.strerror, STANDARD_OUTPUT) from None


class _Beside(_Output):
    """Standard error. On a full disk its words are lost, and the command ends as it would have: what it did is done."""

    def refused(self, error: OSError, size: int) -> int:
        return size


def _ready(stream: TextIO | None, form: type[_Output]) -> TextIO:
    """A stream to the same place, by another form of file. A console of Windows, and what is no file, stays as it is."""
    if stream is None:  # closed: what is opened next would take its place, and get what is printed
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        is_unbuffered = isinstance(stream.buffer, io.RawIOBase)  # with PYTHONUNBUFFERED
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="nearest sign")
        if type(stream.buffer if is_unbuffered else getattr(stream.buffer, "raw", None)) is io.FileIO:
            # Always with a buffer: a file without one writes what fits on the disk, and drops the rest in silence.
            buffer = io.BufferedWriter(form(stream.fileno(), "wb", closefd=False))
            is_by_line = is_unbuffered or stream.line_buffering
            return io.TextIOWrapper(buffer, stream.encoding, "nearest sign", "\n", line_buffering=is_by_line)
    return stream


def told_in_words(error: OSError) -> Exception:
    """What to raise for an OSError that names no file, or standard output: a usage error; the same error if a pipe's reader has gone."""
    from interlock.findings.printable import printable
    from interlock.findings.system_errors import why_not_written, why_refused

    if error.errno == errno.EPIPE:
        return error
    if error.filename == STANDARD_OUTPUT:
        with suppress(OSError):  # what is still buffered would fail again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return click.UsageError(why_not_written(STANDARD_OUTPUT, error))
    if _is_folder_gone():
        return click.UsageError(
            "This folder is gone: it was deleted, or is another one now. Go to the handbook's folder with `cd`."
        )
    file = _file_in_use(error)
    return click.UsageError(why_refused(printable(file) if file else "A file cannot be read or written", error))


def _file_in_use(error: OSError) -> str:
    """The file in which a read or a write has failed: such an error names none, but the path whose method was called is known."""
    found = (frame.f_locals.get("self") for frame, _ in traceback.walk_tb(error.__traceback__))
    return next((str(each) for each in reversed([*found]) if isinstance(each, Path)), "")


def _is_folder_gone() -> bool:
    """Whether the current folder no longer exists, so that no relative path can be resolved."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False
