"""What the tests of CONTRIBUTING.md's instructions share."""

from pathlib import Path

import pytest

from tests.project.scratch import Scratch


@pytest.fixture(scope="module")
def site(scratch: Scratch, told: dict[str, str]) -> Path:
    """The site of the copy's tiny handbook, which one of the commands behind `told` has built."""
    return scratch.folder / "site"
