"""Shares work among forked processes where the machine has several processors.

A fork that is killed, by the kernel where memory is scarce for example, costs nothing but time: its jobs are done here. One that
is still at work is waited for without a limit, because no time tells a slow disk from one that never answers. Whoever stops this
process meanwhile, with Ctrl-C or SIGTERM, stops the forks too, and has the site that stood there before.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from tempfile import TemporaryFile
from typing import Any, BinaryIO, TypeVar

from interlock.findings.kept_patterns import kept_patterns

_T = TypeVar("_T")

_MAX_PROCESSES = 4  # with more, processes wait for the disk
MANY = 500  # of fewer definitions, a second process costs more than it saves


def available_processes() -> int:
    """How many processes to use: 1 where the system cannot fork, or where other threads run, which a fork would lose."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MAX_PROCESSES)


def processes_for(definitions: int) -> int:
    """How many processes to use for work on so many definitions."""
    return available_processes() if definitions >= MANY else 1


def run_jobs(jobs: Sequence[Callable[[], _T]], count: int, meanwhile: Callable[[], object] | None = None) -> list[_T]:
    """Run jobs in `count` processes, forks of this one and itself; each takes the next job when it is done with one.

    `meanwhile`: what this process does first, while forks begin with the jobs; left out where there are none. Returns the
    results in the order of the jobs. Results from forks must be picklable. Where a fork fails or cannot be made, this process
    does the jobs whose results are missing, and raises their exceptions.
    """
    found: dict[int, _T] = {}
    with ExitStack() as opened:
        results: list[BinaryIO] = []
        if count > 1 and len(jobs) > 1:
            with suppress(OSError):  # as many open files as there may be: then this process does everything
                queue = opened.enter_context(_Queue(len(jobs)))
                results += (opened.enter_context(TemporaryFile()) for _ in range(count - 1))
        if results:
            found = _found_by_all(jobs, queue, results, meanwhile)
    return [found[number] if number in found else job() for number, job in enumerate(jobs)]


def _found_by_all(
    jobs: Sequence[Callable[[], _T]], queue: "_Queue", results: Sequence[BinaryIO], meanwhile: Callable[[], object] | None
) -> dict[int, _T]:
    """The results of the jobs by their numbers, without those that a fork had taken when it was killed."""
    forks: list[int] = []
    found: dict[int, _T] = {}
    try:
        with suppress(OSError):  # no memory, or as many processes as there may be
            for each in results:
                forks.append(_fork(queue, jobs, each))
        if meanwhile and forks:
            meanwhile()
        for number in queue:
            found[number] = jobs[number]()
    finally:
        queue.empty()
        for process in forks:
            _wait_for(process)
    for each in results[: len(forks)]:
        found |= _read(each)
    return found


def _wait_for(process: int) -> None:
    """Wait until a fork has ended. Where this process is stopped meanwhile, the fork is too, and leaves no entry behind."""
    try:
        os.waitpid(process, 0)
    except ChildProcessError:
        pass  # it has ended: whoever started this process ignores SIGCHLD, so that nobody can ask how
    except BaseException:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        raise


class _Queue:
    """The numbers of jobs in a pipe, from which processes take one after another."""

    def __init__(self, length: int) -> None:
        self._reading, writing = os.pipe()
        # A pipe holds at least 4,096 bytes; where the jobs are more, each number stands for several.
        self._each = -(-length // _MOST_NUMBERS)
        self._length = length
        os.write(writing, b"".join(number.to_bytes(2) for number in range(-(-length // self._each))))
        os.close(writing)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self._reading, 2):
            first = int.from_bytes(number) * self._each
            yield from range(first, min(first + self._each, self._length))

    def empty(self) -> None:
        """Take all jobs that are left, so that no process begins another one."""
        while os.read(self._reading, 4_096):
            pass

    def __enter__(self) -> "_Queue":
        return self

    def __exit__(self, *error: object) -> None:
        os.close(self._reading)


_MOST_NUMBERS = 2_000


def _fork(queue: _Queue, jobs: Sequence[Callable[[], _T]], results: BinaryIO) -> int:
    """Fork a process that takes jobs and writes their results into a file. Returns its process id."""
    process = os.fork()
    if process:
        return process
    try:
        for number in queue:
            pickle.dump((number, jobs[number]()), results, pickle.HIGHEST_PROTOCOL)
        results.flush()
        kept_patterns().keep()
    finally:
        os._exit(0)


def _read(results: BinaryIO) -> dict[int, Any]:
    """What a fork has written; where it was killed, what it had done by then."""
    found = {}
    results.seek(0)
    with suppress(Exception):  # EOFError at the end; where a disk has changed what was written, anything
        while True:
            number, result = pickle.load(results)
            found[number] = result
    return found
