"""Checks the tests themselves: each is in the folder of a room, its name has fewer than ten words, and its files have room."""

import ast
import os
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOM, ROOT, is_nightly, linux_only, takes_tests, write
from tests.project.test_rooms import ROOMS

FILES = sorted(
    path.relative_to(ROOT / "tests") for path in (ROOT / "tests").glob("**/test_*.py") if "node_modules" not in path.parts
)
# Folders of tests besides those of the rooms: in a browser, on the example handbook, on real data, with input that nobody would
# think of, and on the project itself.
OTHERS = {"browser", "larkfield", "real", "fuzz", "project"}
MOST_WORDS = 9


def test_every_test_stands_in_a_room() -> None:
    assert [str(path) for path in FILES if path.parts[0] not in {*ROOMS, *OTHERS}] == []


def test_names_of_tests_are_short() -> None:
    assert [name for path in FILES for name in names_in(path) if len(name.split("_")) > MOST_WORDS + 1] == []


def names_in(path: Path) -> list[str]:
    """The names of the tests in a file."""
    code = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    return [node.name for node in code.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


@linux_only
@pytest.mark.parametrize(
    ("free", "flags", "takes"),
    [(ROOM, 0, True), (64_000_000, 0, False), (ROOM, getattr(os, "ST_NOEXEC", 0), False)],
    ids=["large", "of a container", "without programs"],
)
def test_only_a_large_memory_takes_tests(
    free: int, flags: int, takes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SimpleNamespace(f_bavail=free // 4096, f_frsize=4096, f_flag=flags)
    monkeypatch.setattr(os, "statvfs", lambda path: system)
    assert takes_tests(str(tmp_path)) is takes
    assert not takes_tests(str(tmp_path / "absent"))


def test_examples_are_the_same_whatever_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = examples_of_a_number()
    write(tmp_path / "loaded_later.py", f"NUMBERS = {list(range(100_003, 900_000, 7_919))}\n")
    monkeypatch.syspath_prepend(tmp_path)
    import_module("loaded_later")
    assert examples_of_a_number() == before or is_nightly()


def examples_of_a_number() -> list[int]:
    """The numbers that a property is tried with."""
    tried: list[int] = []

    @settings(max_examples=300, derandomize=True, database=None)
    @given(st.integers())
    def note(number: int) -> None:
        tried.append(number)

    note()
    return tried
