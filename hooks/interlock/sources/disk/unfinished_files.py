"""Names for files that are being written, so that a later command can delete those of a process that was killed."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

from interlock.findings.lazy_patterns import lazy_pattern

_NAME = lazy_pattern(r"\.writing-(?P<process>\d+)-\d+(?:-\d+)?")


def unfinished(target: Path, number: int = 0) -> Path:
    """The name beside `target` under which this thread writes it. It is short, because names may be as long as they can be.

    `number`: a different one for each of several files that are unfinished together.
    """
    return target.with_name(f".writing-{os.getpid()}-{threading.get_ident()}-{number}")


def delete_unfinished(folder: Path) -> None:
    """Delete what processes that are gone have left in a folder. Where nobody knows that they are gone, it stays."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if (name := _NAME.fullmatch(entry.name)) and _is_gone(int(name["process"])):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_gone(process: int) -> bool:
    if sys.platform == "win32":
        return False  # to ask for a process there ends it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
