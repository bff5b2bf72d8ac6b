"""Shares work among forked processes where the machine has several processors."""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MAX_PROCESSES = 4  # with more, processes wait for the disk


def available_processes() -> int:
    """How many processes to use: 1 where the system cannot fork, or where other threads run, which a fork would lose."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MAX_PROCESSES)


def run_parts(work: Callable[[int, int], T], parts: int, meanwhile: Callable[[], T]) -> list[T]:
    """Run `work(part, parts)` for every part, all but part 0 in forked processes, and `meanwhile` in this one.

    Returns the results in the order of the parts, that of `meanwhile` last. Results from forks must be picklable. When a fork
    fails, its part is done again in this process, which raises its exception here.
    """
    pipes = [_fork(work, part, parts) for part in range(1, parts)]
    found = [work(0, parts), meanwhile()]
    for part, (process, pipe) in enumerate(pipes, 1):
        with os.fdopen(pipe, "rb") as results:
            data = results.read()
        _, status = os.waitpid(process, 0)
        found.insert(part, pickle.loads(data) if status == 0 else work(part, parts))
    return found


def _fork(work: Callable[[int, int], T], part: int, parts: int) -> tuple[int, int]:
    """Fork a process that does one part. Returns its process id and the pipe from which its pickled result is read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    failed = 1
    try:
        os.close(reading)
        data = pickle.dumps(work(part, parts))
        with os.fdopen(writing, "wb") as results:
            results.write(data)
        failed = 0
    finally:
        os._exit(failed)
