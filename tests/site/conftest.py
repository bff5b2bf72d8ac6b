"""The handbook for tests of what an edit of words reaches."""

from pathlib import Path

import pytest

from tests.conftest import Handbook
from tests.site.edited_words import TOWN
from tests.sites import leave_out_reference_pages


@pytest.fixture
def town(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> Path:
    leave_out_reference_pages(monkeypatch)
    return tiny(TOWN)
