"""What tests of commands and of MkDocs' builds share."""

import os
from collections.abc import Iterator

import pytest
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

from tests.sites import shared_folder


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake syncing: only a loss of power would show the difference, and disks are slow at it."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="session", autouse=True)
def compiled_themes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template of MkDocs' themes once for all tests: each build would compile them again, which takes half of its time."""
    kept = shared_folder(tmp_path_factory) / "compiled-themes"
    kept.mkdir(exist_ok=True)
    compiled, environment_of = FileSystemBytecodeCache(str(kept)), Theme.get_env

    def keeping(theme: Theme) -> Environment:
        environment = environment_of(theme)
        environment.bytecode_cache = compiled
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", keeping)
        yield
