"""Chapters wait in temporary files until the books are bound."""

import os
import tempfile
from functools import partial
from pathlib import Path

import pytest

from interlock.site.chapters import Chapter, ChapterPart, ChapterStore
from interlock.sources.processes import run_jobs
from tests.conftest import posix_only


def chapter(number: int) -> Chapter:
    return [ChapterPart(f"<p>{number}</p>" * number, "short", frozenset([f"chain/{number}/"])), ChapterPart("end")]


@posix_only
def test_chapters_of_all_processes_are_read_by_all() -> None:
    store = ChapterStore(3)
    stored = run_jobs([partial(store.put, chapter(number)) for number in range(60)], 3)
    found = run_jobs([partial(store.get, each) for each in stored], 3)
    store.close()
    assert found == [chapter(number) for number in range(60)]


@posix_only
def test_nothing_has_a_name_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    store = ChapterStore(1)
    stored = store.put(chapter(3))
    assert os.listdir(tmp_path) == []
    assert store.get(stored) == chapter(3)
    store.close()
