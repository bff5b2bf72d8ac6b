"""What tests of a room share: the handbook that tests of `interlock changes` edit, and a cache of their own."""

from pathlib import Path

import pytest

from interlock.history import made_from, sealed_cache
from tests.commits import committed
from tests.conftest import Handbook
from tests.history.edits_told import BACK


@pytest.fixture
def before(tiny: Handbook) -> Path:
    return committed(tiny({"standards/links/back.yml": BACK}))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and files that count as settled as soon as they are written."""
    monkeypatch.setattr(made_from, "_SETTLED", 0)
    monkeypatch.setattr(sealed_cache, "user_cache_path", lambda name: tmp_path / "cache" / name)
    return tmp_path / "cache/interlock"
