"""Runs commands in copies of this process, which have the program loaded already: to start it anew takes a second."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path


def forked(work: Callable[[], object], stderr: Path) -> BaseProcess:
    """Start some work in a copy of this process; what it says on standard error goes to a file."""
    process = multiprocessing.get_context("fork").Process(target=_work, args=(work, stderr))
    process.start()
    return process


def wait_to_be_stopped() -> None:
    """Wait for a signal, in short pieces: one that comes just before a sleep begins is seen by Python when that has ended."""
    for _ in range(60_000):
        time.sleep(0.01)


def _work(work: Callable[[], object], stderr: Path) -> None:
    # A command writes through a stream of its own, beside which this one must stay open.
    sys.stderr = stream = os.fdopen(os.open(stderr, os.O_WRONLY | os.O_CREAT), "w", encoding="utf-8")
    try:
        work()
    finally:
        stream.flush()
