"""Shares work among processes where the machine has more than one processor to give."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MOST = 4  # more processes than that wait for the disk


def at_hand() -> int:
    """How many processes may work at once: one where processes cannot be copied, or where threads run that would be cut off."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def shared(work: Callable[[int, int], T], parts: int, meanwhile: Callable[[], T]) -> list[T]:
    """Do `work(part, parts)` for every part, each but the first in a copy of this process, and `meanwhile` in this one.

    Returns what all gave back, `meanwhile` last; what copies give back must be picklable. When one of them fails, its part is
    done again here, so that its fault is seen.
    """
    pipes = [_copy(work, part, parts) for part in range(1, parts)]
    found = [work(0, parts), meanwhile()]
    for part, (process, pipe) in enumerate(pipes, 1):
        with os.fdopen(pipe, "rb") as told:
            data = told.read()
        _, status = os.waitpid(process, 0)
        found.insert(part, pickle.loads(data) if status == 0 else work(part, parts))
    return found


def _copy(work: Callable[[int, int], T], part: int, parts: int) -> tuple[int, int]:
    """A copy of this process that does one part: its number, and where it tells what came of it."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    failed = 1
    try:
        os.close(reading)
        data = pickle.dumps(work(part, parts))
        with os.fdopen(writing, "wb") as tell:
            tell.write(data)
        failed = 0
    finally:
        os._exit(failed)
