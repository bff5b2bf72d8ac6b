"""Changes to a handbook, after which nothing that was kept about it may be believed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import write

# Changes the handbook in a folder, or what it is made with.
Change = Callable[[Path, pytest.MonkeyPatch], object]


def add(path: str, text: str) -> Change:
    """The change that writes a file."""
    return lambda folder, patch: write(folder / path, text)
