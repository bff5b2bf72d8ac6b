"""Makes standard output usable in whatever state a command finds it: with any encoding, closed, or on a full disk."""

import codecs
import errno
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

import click

# What stands for our signs on a terminal that has few letters, such as an old console of Windows.
_PLAIN_SIGNS = {
    "→": "->", "│": "|", "├": "|", "└": "`", "─": "-", "…": "...",
    "“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-",
    "·": "-", "×": "x", "\N{NO-BREAK SPACE}": " ",
}  # fmt: skip


def make_output_ready() -> None:
    """Write UTF-8 to files and pipes whatever the locale; a terminal shows the nearest signs that it can encode, or `?`."""
    codecs.register_error("nearest sign", _nearest_sign)
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def _nearest_sign(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN_SIGNS.get(letter, "?") for letter in error.object[error.start : error.end]), error.end


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:  # closed: what is opened next would take its place, and get what is printed
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="nearest sign")
        if isinstance(stream.buffer, io.RawIOBase):
            # With PYTHONUNBUFFERED. A file without buffer writes what fits on the disk, and drops the rest in silence.
            return io.TextIOWrapper(io.BufferedWriter(stream.buffer), stream.encoding, "nearest sign", "\n", line_buffering=True)
    return stream


def told_in_words(error: OSError) -> Exception:
    """What to raise for an OSError without a file name: a usage error, or the same error if the reader of a pipe has gone."""
    if error.errno == errno.EPIPE:
        return error
    if _is_folder_gone():
        return click.UsageError(
            "This folder is gone: it was deleted, or is another one now. Go to the handbook's folder with `cd`."
        )
    from interlock.findings.system_errors import why_not_written

    # Errors of files have a name, so this one is of standard output. What is still buffered would fail again at exit.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return click.UsageError(why_not_written("Standard output", error))


def _is_folder_gone() -> bool:
    """Whether the current folder no longer exists, so that no relative path can be resolved."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False
