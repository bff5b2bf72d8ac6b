"""What tests of commands share."""

import os

import pytest


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake syncing: only a loss of power would show the difference, and disks are slow at it."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
