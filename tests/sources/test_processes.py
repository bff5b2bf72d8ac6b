"""Jobs are shared among processes, and their results come back in order."""

import os
from functools import partial

import pytest

from interlock.sources.processes import run_jobs
from tests.conftest import posix_only

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


def test_without_a_further_process_jobs_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert run_jobs([partial(pow, number, 2) for number in range(5)], 3) == [0, 1, 4, 9, 16]


def test_the_fault_of_a_job_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        run_jobs([partial(divmod, 1, 0)] * 3, 2)
    assert run_jobs([], 2) == []
