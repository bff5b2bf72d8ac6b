"""The other door: MkDocs' events as one-line calls into the pipeline. The only importer of MkDocs.

MkDocs gives its configuration, its command line and its server; every page is Interlock's. So both doors write the same
bytes, and no page costs what MkDocs charges for one.
"""

import json
import logging
import posixpath
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from interlock.doors.clock import build_day
from interlock.doors.configuration import settings_of
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.transaction import undo_unfinished
from interlock.findings import Finding, formats
from interlock.findings.nouns import counted
from interlock.history import since
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, serving
from interlock.site.folder import claim
from interlock.site.local import answering_local, is_local
from interlock.site.writer import THEME, SiteWriter
from interlock.sources.configuration_file import ConfigurationError

log = logging.getLogger("mkdocs.interlock")

_state: dict[str, Any] = {"command": "build"}
_served = serving.Served()


def _settings(config: MkDocsConfig, drafts: bool = False) -> Settings:
    """The handbook's settings in MkDocs' configuration."""
    try:
        return replace(settings_of(dict(config)), drafts=drafts)
    except ConfigurationError as error:
        raise PluginError(str(error)) from None


def _stand_in(folder: Path) -> Path:
    """A configuration for a handbook that has none of its own, written into a folder."""
    hooks, file = folder / "main.py", folder / "mkdocs.yml"
    hooks.write_text(f"from {__name__} import {', '.join(_EVENTS)}\n", encoding="utf-8")
    settings = {
        "site_name": "Handbook",
        "theme": {"name": None, "custom_dir": str(THEME)},
        "plugins": [],
        "hooks": [str(hooks)],
    }
    file.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML, with any path in quotes
    return file


# MkDocs runs hooks in a module of their own, which would know nothing of what was kept in this one.
_EVENTS = ("on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup")


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder for all temporary files of this process, which is removed with them: MkDocs leaves its own where it refuses to serve."""
    with tempfile.TemporaryDirectory(prefix="interlock-", ignore_cleanup_errors=True) as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def _docs(handbook: Path, temporary: Path) -> Path:
    """The hand-written pages of a handbook; where it has none, an empty folder, for MkDocs wants one."""
    docs = handbook / "docs"
    if docs.is_dir():
        return docs
    (temporary / "docs").mkdir()
    return temporary / "docs"


def serve_handbook(handbook: Path, address: str | None) -> None:
    """Serve a handbook for editing: MkDocs' server, with every change built anew."""
    handbook = handbook.resolve()
    file = handbook / "mkdocs.yml"
    given: dict[str, Any] = {"dev_addr": address} if address else {}
    _state["handbook"] = handbook
    on_startup(command="serve", dirty=False)
    with _temporary_folder() as temporary:
        if not file.is_file():
            file = _stand_in(temporary)
            given["docs_dir"] = str(_docs(handbook, temporary))
        mkdocs_serve(config_file=str(file), **given)


def on_startup(command: str, dirty: bool) -> None:
    """MkDocs says which of its commands runs."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check before anything is written: a faulty handbook keeps the site it had."""
    _served.close()
    handbook = _state.get("handbook") or Path(config.config_file_path or "mkdocs.yml").parent
    _undo_what_was_cut_short(handbook)
    before: checking.Checked | None = _state.get("checked")
    with serving.frozen_while_served():
        checked = checking.check(handbook, build_day(), before if before and before.handbook.folder == handbook else None)
    _state["checked"] = checked
    shown = [finding for finding in checked.findings if finding.severity != "advice"]
    if checked.errors and _state["command"] != "serve":
        closing = formats.summary(checked.findings, len(checked.catalog.definitions))
        raise PluginError(f"\n{formats.full(shown)}\n{closing}\n{formats.errors_among(shown)}")
    for line in to_tell(shown, _state.get("told", [])):
        log.warning("%s", line)
    _state["told"] = shown
    return config


def _undo_what_was_cut_short(handbook: Path) -> None:
    """As every command does first: a handbook that is half edited is not shown."""
    try:
        note = undo_unfinished(handbook)
    except Refused as refused:
        note = str(refused)
    if note:
        log.warning("%s", note)


def to_tell(shown: list[Finding], before: list[Finding]) -> Iterator[str]:
    """What is wrong, a line each; where something was told before, only what a save brought in, and a count of the rest."""
    new, mended = since.not_among(before, shown), since.not_among(shown, before)
    yield from (formats.short([finding]).rstrip() for finding in new)
    if before:
        errors = counted(sum(finding.severity == "error" for finding in shown), "error")
        as_before = counted(len(shown) - len(new), "finding")
        yield f"{as_before} as before, {len(new):,} new, {len(mended):,} put right; {errors} in all."


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs has no pages of its own to make."""
    return Files([])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the site. MkDocs has emptied the folder by now, and put a map of no pages into it."""
    folder = Path(config.site_dir)
    claim(folder)
    if _state["command"] == "serve":
        _served.show(SiteWriter(_state["checked"], _settings(config, drafts=True), folder))
    else:
        pipeline.build(_state["checked"], _settings(config), folder)


def on_shutdown() -> None:
    """MkDocs is about to delete the folder that it served."""
    _served.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what the handbook is made of, and have each page there before the server reads it."""
    serve_file = server.serve_request

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        _served.need(file_asked_for(environ["PATH_INFO"], server.mount_path))
        return serve_file(environ, start_response)

    server.set_app(answering_local(answer) if is_local(str(config.dev_addr.host)) else answer)
    handbook = _state["checked"].handbook.folder
    for path in (handbook / "standards", handbook / "glossary", THEME):
        if path.is_dir():
            server.watch(str(path), recursive=True)
    if not logging.getLogger("mkdocs").handlers:
        print(f"Serving {server.url}", flush=True)
    return server


def file_asked_for(address: str, mount_path: str) -> str:
    """The file of the site that a path on the server leads to, as MkDocs finds it; its folder's page for a folder."""
    path = address.encode("latin-1").decode("utf-8", "ignore")
    inside = posixpath.normpath("/" + path.removeprefix(mount_path)).lstrip("/")
    is_file = "." in inside.rpartition("/")[2]
    return inside if is_file else f"{inside}/index.html".lstrip("/")
