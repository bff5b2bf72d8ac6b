"""Standard output as a command finds it: in any encoding, closed, or on a disk that is full."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

import click


def make_output_ready() -> None:
    """Write UTF-8 to files and pipes whatever the locale; a terminal shows `?` for characters that it cannot encode."""
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def _ready(stream: TextIO | None) -> TextIO:
    if stream is None:  # closed: what is opened next would take its place, and get what is printed
        return open(os.devnull, "w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
        if isinstance(stream.buffer, io.RawIOBase):
            # With PYTHONUNBUFFERED. A file without buffer writes what fits on the disk, and drops the rest in silence.
            return io.TextIOWrapper(io.BufferedWriter(stream.buffer), stream.encoding, "replace", "\n", line_buffering=True)
    return stream


def told_in_words(error: OSError) -> Exception:
    """What to raise for an error of the system that names no file: a usage error, or the same where a reader has gone away."""
    if error.errno == errno.EPIPE:
        return error
    from interlock.findings.system_errors import why_not_written

    # Only what is printed has no name: whoever writes files says which. What still waits would fail once more at the end.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return click.UsageError(why_not_written("Standard output", error))
