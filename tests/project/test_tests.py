"""Checks the tests themselves: each is in the folder of a room, and its name has fewer than ten words."""

import ast
from pathlib import Path

from tests.conftest import ROOT
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
