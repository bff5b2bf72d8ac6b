"""Jobs are shared among processes, and their results come back in order."""

import errno
import os
import pickle
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from interlock.sources import reading_ahead
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.processes import run_jobs
from tests.conftest import posix_only, tiny_with

pytestmark = posix_only


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert run_jobs([partial(pow, number, 2) for number in range(5_000)], 3) == [number**2 for number in range(5_000)]


def test_jobs_of_a_process_that_dies_are_done_here() -> None:
    here = os.getpid()

    def job(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return number

    assert run_jobs([partial(job, number) for number in range(50)], 2) == list(range(50))


def test_jobs_of_a_killed_process_are_done_here() -> None:
    here = os.getpid()

    def job(number: int) -> int:
        if os.getpid() != here and number > 10:
            os.kill(os.getpid(), signal.SIGKILL)  # as the kernel does where memory is scarce
        time.sleep(0.001)
        return number

    assert run_jobs([partial(job, number) for number in range(50)], 3) == list(range(50))


def test_whoever_started_us_may_ignore_ended_processes() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert run_jobs([partial(pow, number, 2) for number in range(50)], 3) == [number**2 for number in range(50)]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_without_a_further_process_jobs_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert run_jobs([partial(pow, number, 2) for number in range(5)], 3) == [0, 1, 4, 9, 16]


def test_the_fault_of_a_job_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        run_jobs([partial(divmod, 1, 0)] * 3, 2)
    assert run_jobs([], 2) == []


def test_without_a_further_file_jobs_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "pipe", refused)
    assert run_jobs([partial(pow, number, 2) for number in range(5)], 3) == [0, 1, 4, 9, 16]


def test_results_that_cannot_be_read_are_worked_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(file: object) -> object:
        raise AttributeError

    monkeypatch.setattr(pickle, "load", spoilt)
    assert run_jobs([partial(pow, number, 2) for number in range(50)], 2) == [number**2 for number in range(50)]


def test_other_work_is_done_while_forks_begin() -> None:
    done: list[int] = []
    assert run_jobs([partial(pow, number, 2) for number in range(5)], 2, lambda: done.append(os.getpid())) == [0, 1, 4, 9, 16]
    assert done == [os.getpid()]
    run_jobs([partial(pow, 2, 2)] * 2, 1, lambda: done.append(0))
    assert done == [os.getpid()], "without forks there is no meanwhile"


def test_a_build_that_is_stopped_leaves_no_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, wait, begun = os.getpid(), os.waitpid, tmp_path / "begun"
    ended: list[int] = []

    def job() -> None:
        if os.getpid() != here:
            begun.touch()
            time.sleep(600)

    def until_the_fork_has_begun() -> None:
        while not begun.exists():
            time.sleep(0.001)

    def stopped(process: int, options: int) -> tuple[int, int]:
        if not ended:
            ended.append(process)
            raise KeyboardInterrupt
        return wait(process, options)

    monkeypatch.setattr(os, "waitpid", stopped)
    with pytest.raises(KeyboardInterrupt):
        run_jobs([job] * 2, 2, until_the_fork_has_begun)
    with pytest.raises(ProcessLookupError):
        os.kill(ended[0], 0)


def test_a_handbook_is_read_while_others_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "available_processes", lambda: 2)
    links = {f"standards/links/team-{number}.yml": f"title: Team {number}\nsummary: Helps.\n" for number in range(40)}
    folder = tiny_with({**links, "standards/links/odd.yml": "title: [\n"}, tmp_path / "handbook")
    done: list[int] = []
    read = read_handbook(folder, meanwhile=lambda: done.append(os.getpid()))
    assert done == [os.getpid()]
    plain = read_handbook(folder)
    assert (read.definitions, read.findings, read.broken) == (plain.definitions, plain.findings, plain.broken)
