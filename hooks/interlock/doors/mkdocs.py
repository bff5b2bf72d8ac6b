"""MkDocs' events as short calls into the pipeline. The only importer of MkDocs.

MkDocs provides its configuration, command line and server; every page is Interlock's own. So both commands write the same bytes,
and MkDocs' own cost for each page does not arise.
"""

import json
import logging
import posixpath
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.utils import clean_directory

from interlock.doors.clock import build_day
from interlock.doors.configuration import settings_of
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.transaction import undo_unfinished
from interlock.findings import Finding, formats
from interlock.findings.nouns import counted
from interlock.findings.system_errors import why_not_written
from interlock.history import since
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, serving
from interlock.site.folder import NotASite, ServedFolder, mark_as_site, refuse_other_files
from interlock.site.live_reload import allowing_reload
from interlock.site.local_only import is_local, local_only
from interlock.site.plain_requests import plain_requests
from interlock.site.publishing import NotPublished
from interlock.site.writer import THEME, SiteWriter
from interlock.sources.configuration_file import ConfigurationError

log = logging.getLogger("mkdocs.interlock")

_state: dict[str, Any] = {"command": "build"}
_served = serving.Served()


def _settings(config: MkDocsConfig, drafts: bool = False) -> Settings:
    """The handbook's settings from MkDocs' configuration."""
    try:
        return replace(settings_of(dict(config), Path(config.config_file_path).parent), drafts=drafts)
    except ConfigurationError as error:
        raise PluginError(str(error)) from None


def _default_configuration(folder: Path) -> Path:
    """Write a configuration for a handbook that has none, into a temporary folder. Returns its path."""
    hooks, file = folder / "main.py", folder / "mkdocs.yml"
    hooks.write_text(f"from {__name__} import {', '.join(_EVENTS)}\n", encoding="utf-8")
    settings = {
        "site_name": "Handbook",
        "theme": {"name": None, "custom_dir": str(THEME)},
        "plugins": [],
        "hooks": [str(hooks)],
    }
    file.write_text(json.dumps(settings), encoding="utf-8")  # JSON is valid YAML, and quotes any path
    return file


# The events that MkDocs calls. A hook file must import them from here, so that all share this module's state.
_EVENTS = ("on_config", "on_files", "on_post_build", "on_serve", "on_shutdown", "on_startup")


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder for all temporary files of this process, removed at the end: MkDocs leaves its own behind when it cannot start."""
    with tempfile.TemporaryDirectory(prefix="interlock-", ignore_cleanup_errors=True) as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def _docs_folder(handbook: Path, temporary: Path) -> Path:
    """The folder of the hand-written pages; an empty one where the handbook has none, because MkDocs requires one."""
    docs = handbook / "docs"
    if docs.is_dir():
        return docs
    (temporary / "docs").mkdir()
    return temporary / "docs"


def serve_handbook(handbook: Path, address: str | None) -> None:
    """Serve a handbook for editing with MkDocs' server, rebuilding after each change."""
    handbook = handbook.resolve()
    file = handbook / "mkdocs.yml"
    given: dict[str, Any] = {"dev_addr": address} if address else {}
    _state["handbook"] = handbook
    on_startup(command="serve", dirty=False)
    with _temporary_folder() as temporary:
        if not file.is_file():
            file = _default_configuration(temporary)
            given["docs_dir"] = str(_docs_folder(handbook, temporary))
        mkdocs_serve(config_file=str(file), **given)


def on_startup(command: str, dirty: bool) -> None:
    """Remember which MkDocs command runs."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the handbook. On errors a build stops here, before anything is written, and the old site stays."""
    _served.close()
    handbook = _state.get("handbook") or Path(config.config_file_path or "mkdocs.yml").parent
    _undo_interrupted_edit(handbook)
    before: checking.Checked | None = _state.get("checked")
    before = before if before and before.handbook.folder == handbook else None
    if before and _state["command"] == "serve":
        _read_again(handbook, before)
        _pass_over_navigation(config)
        return config
    with serving.frozen_until_written():
        checked = checking.check(handbook, build_day(), before)
    _state["checked"], _state["read"], _state["judged"] = checked, checked, lambda require: None
    shown = [finding for finding in checked.findings if finding.severity != "advice"]
    if checked.errors and _state["command"] != "serve":
        closing = formats.summary(checked.findings, len(checked.catalog.definitions))
        raise PluginError(f"\n{formats.full(shown)}\n{closing}\n{formats.errors_among(shown)}")
    _pass_over_navigation(config)
    if config.strict and shown and _state["command"] != "serve":
        raise PluginError(
            f"\
{formats.short(shown)}{counted(len(shown), 'warning')}, and the build is strict: nothing was built."
        )
    _report(shown)
    if _state["command"] != "serve":
        _write_elsewhere(config)
    return config


def _report(shown: list[Finding]) -> None:
    """Log the findings that are new since they were reported last."""
    reported, held = _state.get("reported", []), _state.get("held", [])
    for line in changes_in_findings(shown, reported, held):
        log.warning("%s", line)
    _state["reported"], _state["held"] = shown, not_looked_for(shown, reported, held)


def _read_again(handbook: Path, before: checking.Checked) -> None:
    """Read an edited handbook, to be shown with the findings that stood before, until the rules have run again."""
    with serving.frozen_until_written():
        read = checking.read(handbook, build_day(), before)
    by_rules = since.findings_not_in(_state["read"].findings, before.findings)
    first = replace(read, findings=sorted([*read.findings, *by_rules], key=lambda finding: finding.sort_key))
    _state["read"], _state["checked"] = read, first
    _state["judged"] = lambda require: _judged(read, first, require)


def _judged(read: checking.Checked, first: checking.Checked, require: Callable[[], None]) -> checking.Checked | None:
    """Run the rules on an edited handbook, and report what they find; None where that is what its pages show already."""
    checked = checking.with_rules(read, require)
    _report([finding for finding in checked.findings if finding.severity != "advice"])
    _state["checked"] = checked
    return checked if checked.findings != first.findings else None


def _pass_over_navigation(config: MkDocsConfig) -> None:
    """Take `nav:` away, because MkDocs would look for its pages among those that it makes itself, of which there are none."""
    if not config.nav:
        return
    config.nav = None
    words = "mkdocs.yml: take out `nav:`, which is passed over. The handbook makes its own navigation."
    if config.strict and _state["command"] != "serve":
        raise PluginError(f"{words} The build is strict: nothing was built.")
    log.warning("%s", words)


def _undo_interrupted_edit(handbook: Path) -> None:
    """As every command does first: undo an edit whose process died."""
    try:
        note = undo_unfinished(handbook)
    except Refused as refused:
        note = str(refused)
    if note:
        log.warning("%s", note)


def changes_in_findings(shown: list[Finding], before: list[Finding], held: Sequence[Finding] = ()) -> Iterator[str]:
    """Findings to log, a line each: all at first, after a save only new ones and a count of the rest.

    `held`: earlier findings that were not looked for in the check before, so that they are neither new now nor put right.
    """
    known = [*before, *held]
    new, gone = since.findings_not_in(known, shown), since.findings_not_in(shown, known)
    unseen = not_looked_for(shown, before, held)
    yield from (formats.short([finding]).rstrip() for finding in new)
    if known:
        errors = counted(sum(finding.severity == "error" for finding in shown), "error")
        as_before = counted(len(shown) - len(new), "finding")
        later = f" {len(unseen):,} not looked for until the errors are mended," if unseen else ""
        yield f"{as_before} as before, {len(new):,} new,{later} {len(gone) - len(unseen):,} put right; {errors} in all."


def not_looked_for(shown: list[Finding], before: list[Finding], held: Sequence[Finding]) -> list[Finding]:
    """The warnings that are gone because of an error, not because they were mended: what is faulty is not checked further."""
    if not any(finding.severity == "error" for finding in shown):
        return []
    has_new_error = any(finding.severity == "error" for finding in since.findings_not_in(before, shown))
    gone = since.findings_not_in(shown, [*held, *before] if has_new_error else held)
    return [finding for finding in gone if finding.severity != "error"]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs itself makes no pages."""
    return Files([])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the site. MkDocs has just emptied the folder that it serves, and written a sitemap without pages into it."""
    if _state["command"] == "serve":
        mark_as_site(Path(config.site_dir))
        folder = ServedFolder(Path(config.site_dir))
        _show(_settings(config, drafts=True), folder)
        return
    _state.pop("instead").cleanup()
    config.site_dir = _state.pop("site")
    _publish(Path(config.site_dir), _settings(config))


def _show(settings: Settings, folder: ServedFolder) -> None:
    """Show what was read, then what the rules find in it. Browsers load a page again where that changes it."""
    judged = _state["judged"]

    def second(require: Callable[[], None]) -> SiteWriter | None:
        checked = judged(require)
        return SiteWriter(checked, settings, folder) if checked else None

    _served.show(SiteWriter(_state["checked"], settings, folder), second, lambda: _have_pages_loaded_again(_state.get("server")))


def _have_pages_loaded_again(server: LiveReloadServer | None) -> None:
    """Tell the browsers that pages have changed without a build. MkDocs has no public way; a test looks at what is used here.

    A build that has begun meanwhile tells them itself, with a later number than this one.
    """
    if server:
        with server._epoch_cond:
            epoch = server._visible_epoch + 1
            if server._wanted_epoch < epoch:
                server._visible_epoch = server._wanted_epoch = epoch
                server._epoch_cond.notify_all()


def _write_elsewhere(config: MkDocsConfig) -> None:
    """Have MkDocs empty and fill a temporary folder, so that the old site stands until the new one takes its place."""
    _state["site"] = config.site_dir
    _state["instead"] = tempfile.TemporaryDirectory(prefix="interlock-")
    config.site_dir = _state["instead"].name


def _publish(site: Path, settings: Settings) -> None:
    """Write the site. Another one that stands there is deleted first, as MkDocs does."""
    try:
        refuse_other_files(site)
    except NotASite:
        clean_directory(str(site))
        mark_as_site(site)  # dot-files, such as `.git`, are still there
    try:
        pipeline.build(
            _state["checked"], settings, site, waiting=lambda holder: log.info("%s is writing %s; waiting.", holder, site)
        )
    except NotPublished as error:
        raise PluginError(str(error)) from None


def on_shutdown() -> None:
    """MkDocs is about to delete the folder that it served."""
    _served.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch the handbook's folders, and have each page written before the server reads it."""
    serve_file = allowing_reload(server.serve_request)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        try:
            _served.need(file_asked_for(environ["PATH_INFO"], server.mount_path))
        except OSError as error:  # a full disk
            log.error("%s", why_not_written(config.site_dir, error))
        return serve_file(environ, start_response)

    plain = plain_requests(answer)
    server.set_app(local_only(plain) if is_local(str(config.dev_addr.host)) else plain)
    _state["server"] = server
    handbook = _state["checked"].handbook.folder
    for path in (handbook / "standards", handbook / "glossary", THEME):
        if path.is_dir():
            server.watch(str(path), recursive=True)
    if not logging.getLogger("mkdocs").handlers:
        print(f"Serving {server.url}", flush=True)
    return server


def file_asked_for(address: str, mount_path: str) -> str:
    """The file of the site that a request's path leads to, as MkDocs resolves it; for a folder, its `index.html`."""
    path = address.encode("latin-1").decode("utf-8", "ignore")
    inside = posixpath.normpath("/" + path.removeprefix(mount_path)).lstrip("/")
    is_file = "." in inside.rpartition("/")[2]
    return inside if is_file else f"{inside}/index.html".lstrip("/")
