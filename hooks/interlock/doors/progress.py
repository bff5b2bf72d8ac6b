"""Shows on a terminal what is being done, for work that may take more than a second."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from interlock.sources.disk.folders import HANDBOOK_FOLDERS

# A check of fewer files takes so little time that nothing is shown.
_MANY = 500


@contextmanager
def checking(handbook: Path) -> Iterator[None]:
    """Say how many files are checked, if they are many; the line is cleared at the end."""
    count = _files_below(handbook) if _can_clear_a_line() else 0
    if count < _MANY:
        yield
        return
    print(f"Checking {count:,} files …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _can_clear_a_line() -> bool:
    """Whether standard error is a terminal that can clear a line. One that is read aloud (`TERM=dumb`) would speak each count."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _files_below(handbook: Path) -> int:
    return sum(len(names) for top in HANDBOOK_FOLDERS for _, _, names in os.walk(handbook / top))


@contextmanager
def counter() -> Iterator[Callable[[str, int], None]]:
    """Yields a function that shows a count and its noun on standard error; the line is cleared at the end."""
    if not _can_clear_a_line():
        yield lambda what, count: None
        return

    def show(what: str, count: int) -> None:
        if count % 50 == 0:
            print(f"\r{count:,} {what}", end="", file=sys.stderr, flush=True)

    yield show
    print("\r\033[K", end="", file=sys.stderr, flush=True)
