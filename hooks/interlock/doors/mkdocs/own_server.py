"""`interlock serve`: MkDocs' server for a handbook, with or without a configuration of its own."""

import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.serve import serve as mkdocs_serve

from interlock.doors.mkdocs import hook_events
from interlock.doors.mkdocs.checked_handbook import log
from interlock.site.theme_folder import THEME
from interlock.sources.disk.folders import configuration_in
from interlock.sources.disk.temporary_folders import temporary_folder
from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration, runs_interlock

_TAKEN_OVER = ("site_name", "site_url", "extra")  # from the configuration of another site
_EVENTS = ("on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup")


def serve_handbook(handbook: Path, address: str | None) -> None:
    """Serve a handbook for editing with MkDocs' server, rebuilding after each change.

    Where `mkdocs.yml` makes another site and does not run Interlock, the handbook is served by itself, as `interlock build`
    writes it.
    """
    handbook = handbook.resolve()
    file = configuration_in(handbook)
    given: dict[str, Any] = {"dev_addr": address} if address else {}
    hook_events.EVENTS.handbook = handbook
    hook_events.on_startup(command="serve", dirty=False)
    _show_what_is_logged()
    with _temporary_folder() as temporary:
        if not file.is_file():
            file = _default_configuration(temporary, {})
        elif (site := _settings_of_site(file)) is not None and not runs_interlock(file, site):
            file = _default_configuration(temporary, {name: site[name] for name in _TAKEN_OVER if name in site})
        mkdocs_serve(config_file=str(file), **given)


def _show_what_is_logged() -> None:
    """Print all that Interlock logs, information too. Of what MkDocs logs, editors need only warnings."""
    log.addHandler(logging.StreamHandler())
    log.setLevel(logging.INFO)
    log.propagate = False


def _settings_of_site(file: Path) -> dict[str, Any] | None:
    """The settings in `mkdocs.yml`; None where they cannot be read, which MkDocs' server then says."""
    try:
        return read_configuration(file)
    except ConfigurationError:
        return None


def _default_configuration(folder: Path, settings_of_site: dict[str, Any]) -> Path:
    """Write a configuration for a handbook that no configuration names, into a temporary folder. Returns its path."""
    hooks, file = folder / "main.py", folder / "mkdocs.yml"
    (folder / "docs").mkdir()  # MkDocs requires one, in which it finds no page
    hooks.write_text(f"from {hook_events.__name__} import {', '.join(_EVENTS)}\n", encoding="utf-8")
    settings = {
        "site_name": "Handbook",
        "theme": {"name": None, "custom_dir": str(THEME)},
        "plugins": [],
        "hooks": [str(hooks)],
        **settings_of_site,
    }
    file.write_text(json.dumps(settings, default=str), encoding="utf-8")  # JSON is valid YAML, and quotes any path
    return file


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder for all temporary files of this process, removed at the end: MkDocs leaves its own behind when it cannot start."""
    with temporary_folder() as folder:
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield folder
        finally:
            tempfile.tempdir = before
