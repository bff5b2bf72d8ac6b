"""What the tests share: a tiny handbook to lay files over, and the one command that accepts what is printed now."""

import datetime
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from interlock.findings import Finding, formats
from interlock.site import checking

pytest_plugins = ["tests.browser"]

TINY = Path(__file__).parent / "tiny"
TODAY = datetime.date(2026, 11, 22)

# Files, and rights to files, that other systems do not have.
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have any name")

Overlay = Mapping[str, str | bytes]
Handbook = Callable[[Overlay], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Rewrite every expected.txt with what is printed now.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture
def tiny(tmp_path: Path) -> Handbook:
    """Makes the tiny handbook with some files laid over it."""

    def make(overlay: Overlay) -> Path:
        folder = tmp_path / "handbook"
        shutil.copytree(TINY, folder)
        for path, content in overlay.items():
            write(folder / path, content)
        return folder

    return make


def write(path: Path, content: str | bytes) -> None:
    """Write a file with exactly these bytes, and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def findings_in(folder: Path) -> list[Finding]:
    """What a check finds."""
    return checking.check(folder, TODAY).findings


def short(folder: Path) -> str:
    """What `check --format short --advice` prints."""
    return formats.short(findings_in(folder))
