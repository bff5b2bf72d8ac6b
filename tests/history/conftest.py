"""The handbook that tests of `interlock changes` edit."""

from pathlib import Path

import pytest

from tests.commits import committed
from tests.conftest import Handbook
from tests.history.edits_told import BACK


@pytest.fixture
def before(tiny: Handbook) -> Path:
    return committed(tiny({"standards/links/back.yml": BACK}))
