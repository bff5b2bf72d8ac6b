"""The handbook as the whole site, in our own frame: MkDocs makes no page.

Both doors write the same bytes, and MkDocs' own cost for each page does not arise.
"""

import logging
import posixpath
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.utils import clean_directory

from interlock.doors.mkdocs.checked_handbook import CheckedHandbook, log, settings_in
from interlock.findings.system_errors import why_not_written
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, serving
from interlock.site.folder import NotASite, ServedFolder, mark_as_site, refuse_other_files
from interlock.site.live_reload import allowing_reload
from interlock.site.plain_requests import plain_requests
from interlock.site.publishing import NotPublished
from interlock.site.same_origin import kept_from_other_sites
from interlock.site.theme_folder import THEME
from interlock.site.writer import SiteWriter


class OwnFrame:
    """MkDocs' events for a site of ours."""

    def __init__(self, reading: CheckedHandbook) -> None:
        self.reading = reading
        self._served = serving.Served()
        self._checked: checking.Checked | None = None
        self._site = ""
        self._instead: tempfile.TemporaryDirectory[str] | None = None
        self._server: LiveReloadServer | None = None

    def on_config(self, config: MkDocsConfig, handbook: Path) -> MkDocsConfig:
        """Read and check the handbook, and pass over what MkDocs would do with pages.

        An edit is shown while the handbook is served before the rules have run.
        """
        self._served.close()
        self._pass_over_navigation(config)
        again = self.reading.read_again(handbook) if self.reading.is_served else None
        self._checked = again or self.reading.check(handbook, config)
        if not self.reading.is_served:
            self._write_elsewhere(config)
        return config

    def _pass_over_navigation(self, config: MkDocsConfig) -> None:
        """Take `nav:` away, because MkDocs would look for its pages among those that it makes itself, of which there are none."""
        if not config.nav:
            return
        config.nav = None
        words = "mkdocs.yml: take out `nav:`, which is passed over. The handbook makes its own navigation."
        if config.strict and not self.reading.is_served:
            raise PluginError(f"{words} The build is strict: nothing was built.")
        log.warning("%s", words)

    def _write_elsewhere(self, config: MkDocsConfig) -> None:
        """Have MkDocs empty and fill a temporary folder, so that the old site stands until the new one takes its place."""
        self._site = config.site_dir
        self._instead = tempfile.TemporaryDirectory(prefix="interlock-")
        config.site_dir = self._instead.name

    def on_files(self, files: Files) -> Files:
        """MkDocs itself makes no pages."""
        return Files([])

    def on_post_build(self, config: MkDocsConfig, handbook: Path) -> None:
        """Write the site. MkDocs has just emptied the folder that it serves, and written a sitemap without pages into it."""
        assert self._checked is not None
        if self.reading.is_served:
            mark_as_site(Path(config.site_dir))
            self._show(self._checked, settings_in(config, handbook, drafts=True), ServedFolder(Path(config.site_dir)))
            return
        assert self._instead is not None
        self._instead.cleanup()
        config.site_dir = self._site
        _publish(self._checked, Path(config.site_dir), settings_in(config, handbook))

    def _show(self, checked: checking.Checked, settings: Settings, folder: ServedFolder) -> None:
        """Show what was read, then what the rules find in it. Browsers load a page again where that changes it."""

        def second(require: Callable[[], None]) -> SiteWriter | None:
            judged = self.reading.judge(require)
            return SiteWriter(judged, settings, folder) if judged else None

        self._served.show(SiteWriter(checked, settings, folder), second, lambda: _have_pages_loaded_again(self._server))

    def on_shutdown(self) -> None:
        """MkDocs is about to delete the folder that it served."""
        self._served.close()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
        """Watch the handbook's folders, and have each page written before the server reads it."""
        serve_file = allowing_reload(server.serve_request)

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            try:
                self._served.need(file_asked_for(environ["PATH_INFO"], server.mount_path))
            except OSError as error:  # a full disk
                log.error("%s", why_not_written(config.site_dir, error))
            return serve_file(environ, start_response)

        server.set_app(kept_from_other_sites(plain_requests(answer), str(config.dev_addr.host)))
        assert self._checked is not None
        self._server = server
        handbook = self._checked.handbook.folder
        for path in (handbook / "standards", handbook / "glossary", THEME):
            if path.is_dir():
                server.watch(str(path), recursive=True)
        if not logging.getLogger("mkdocs").handlers:
            print(f"Serving {server.url}", flush=True)
        return server


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


def _publish(checked: checking.Checked, site: Path, settings: Settings) -> None:
    """Write the site. Another one that stands there is deleted first, as MkDocs does."""
    try:
        refuse_other_files(site)
    except NotASite:
        clean_directory(str(site))
        mark_as_site(site)  # dot-files, such as `.git`, are still there
    try:
        pipeline.build(checked, settings, site, waiting=lambda holder: log.info("%s is writing %s; waiting.", holder, site))
    except NotPublished as error:
        raise PluginError(str(error)) from None


def file_asked_for(address: str, mount_path: str) -> str:
    """The file of the site that a request's path leads to, as MkDocs resolves it; for a folder, its `index.html`."""
    path = address.encode("latin-1").decode("utf-8", "ignore")
    inside = posixpath.normpath("/" + path.removeprefix(mount_path)).lstrip("/")
    is_file = "." in inside.rpartition("/")[2]
    return inside if is_file else f"{inside}/index.html".lstrip("/")
