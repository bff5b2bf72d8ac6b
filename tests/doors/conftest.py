"""What tests of commands and of MkDocs' builds share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from tests.conftest import TODAY, tiny_with, write
from tests.doors.commands_run import served, with_settings
from tests.doors.hosted import FRAMES, THEIRS, settings, site_of, theme
from tests.sites import made_once, shared_folder
from tests.tiny_files import FRONT


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fake syncing: only a loss of power would show the difference, and disks are slow at it."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="session", autouse=True)
def compiled_themes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template of MkDocs' themes once for all tests: each build would compile them again, which takes half of its time.

    And list no hidden files of a theme, which MkDocs passes over: Material has ten thousand icons, a fifth of the rest.
    """
    kept = shared_folder(tmp_path_factory) / "compiled-themes"
    kept.mkdir(exist_ok=True)
    compiled, environment_of = FileSystemBytecodeCache(str(kept)), Theme.get_env

    def keeping(theme: Theme) -> Environment:
        environment = environment_of(theme)
        environment.bytecode_cache = compiled
        environment.loader = _ShownTemplates(theme.dirs)
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", keeping)
        yield


class _ShownTemplates(FileSystemLoader):
    """The templates of a theme; those in hidden folders are loaded when they are named, and not listed."""

    def list_templates(self) -> list[str]:
        shown = [each for top in self.searchpath for each in Path(top).iterdir() if not each.name.startswith(".")]
        loaders = ((each, FileSystemLoader(each).list_templates()) for each in shown if each.is_dir())
        within = {f"{folder.name}/{name}" for folder, names in loaders for name in names}
        return sorted(within | {each.name for each in shown if each.is_file()})


@pytest.fixture(autouse=True)
def quiet_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the notice about MkDocs 2, which Material for MkDocs logs in every build."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A handbook into which something can be imported: it has one link, which can own it."""
    write(tmp_path / "empty/standards/organisation.yml", "name: Larkfield Council\n")
    write(tmp_path / "empty/standards/links/front.yml", FRONT)
    return tmp_path / "empty"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in each theme, without the handbook (`plain-…`) and with it. For all tests: copy before a change."""
    return made_once(tmp_path_factory, "hosted", _make_sites)


def _make_sites(folder: Path) -> None:
    for name in FRAMES:
        given = settings(theme(name, "navigation.tabs", "navigation.instant"))
        site_of(folder / name, given)
        site_of(folder / f"plain-{name}", {**given, "plugins": ["search"]})
    handbook = tiny_with(THEIRS, folder / "ours")
    pipeline.build(checking.check(handbook, TODAY), Settings(audience="public"), handbook / "site")


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The tiny handbook with the `mkdocs.yml` of a new handbook."""
    return with_settings(tmp_path / "handbook")


@pytest.fixture(params=["interlock", "mkdocs"])
def address(request: pytest.FixtureRequest, handbook: Path) -> Iterator[str]:
    with served(handbook, request.param) as address:
        yield address
