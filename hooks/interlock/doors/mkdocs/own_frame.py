"""The handbook as the whole site, in our own frame: MkDocs makes no page.

Both doors write the same bytes, and MkDocs' own cost for each page does not arise.
"""

import logging
import posixpath
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.utils import clean_directory

from interlock.doors.mkdocs.build_folder import build_folder
from interlock.doors.mkdocs.checked_handbook import CheckedHandbook, configuration_file_of, log, settings_in
from interlock.doors.mkdocs.host_server import WatchedFolders, end_when_stopped
from interlock.doors.mkdocs.rebuilding import SystemRefusals, rebuilding
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline, serving
from interlock.site.folder import ServedFolder, mark_as_site
from interlock.site.publishing import NotPublished
from interlock.site.refused_folders import NotASite, refuse_inside_a_site, refuse_link_out, refuse_other_files, refuse_sources
from interlock.site.requests.live_reload import allowing_reload
from interlock.site.requests.plain_requests import plain_requests
from interlock.site.requests.same_origin import kept_from_other_sites
from interlock.site.shown_to_nobody import why_empty
from interlock.site.theme_folder import THEME
from interlock.site.writer import SiteWriter
from interlock.sources.disk.folders import HANDBOOK_FOLDERS


class OwnFrame:
    """MkDocs' events for a site of ours."""

    def __init__(self, reading: CheckedHandbook) -> None:
        self.reading = reading
        self._refusals = SystemRefusals()
        self._served = serving.Served(self._refusals.tell)
        self._checked: checking.Checked | None = None
        self._settings = Settings()
        self._site = ""
        self._for_mkdocs: Path | None = None
        self._temporary = ExitStack()
        self._server: LiveReloadServer | None = None

    def on_config(self, config: MkDocsConfig, handbook: Path) -> MkDocsConfig:
        """Read and check the handbook, and keep MkDocs from making pages.

        While the handbook is served, an edit is shown before the rules have run.
        """
        self._served.close()
        self._pass_over_navigation(config)
        again = self.reading.read_again(handbook) if self.reading.is_served else None
        self._checked = again or self.reading.check(handbook, config)
        self._settings = settings_in(config, handbook, drafts=self.reading.is_served)
        self.reading.warn(why_empty(self._checked.catalog, self._settings), config)
        self._keep_mkdocs_away(config)
        return config

    def _pass_over_navigation(self, config: MkDocsConfig) -> None:
        """Take `nav:` away, because MkDocs would look for its pages among those that it makes, and it makes none."""
        if not config.nav:
            return
        config.nav = None
        words = "mkdocs.yml: take out `nav:`, which is passed over. The handbook makes its own navigation."
        self.reading.warn(words, config)

    def _keep_mkdocs_away(self, config: MkDocsConfig) -> None:
        """Have MkDocs look for pages in an empty folder, because it would follow links out of `docs/`, through a whole disk.

        In a build, have it also empty and fill a temporary folder, so that the old site stands until the new one takes its place.
        """
        self._for_mkdocs = self._for_mkdocs or self._temporary.enter_context(build_folder())
        config.docs_dir = str(self._for_mkdocs / "docs")
        Path(config.docs_dir).mkdir(exist_ok=True)
        self._site = config.site_dir
        if not self.reading.is_served:
            config.site_dir = str(self._for_mkdocs / "site")

    def _clear_up(self) -> None:
        self._temporary.close()
        self._for_mkdocs = None

    def on_files(self, files: Files) -> Files:
        """MkDocs itself makes no pages."""
        return Files([])

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the site. MkDocs has just emptied the folder that it serves, and written a sitemap without pages into it."""
        assert self._checked is not None
        if self.reading.is_served:
            mark_as_site(Path(config.site_dir))
            self._show(self._checked, self._settings, ServedFolder(Path(config.site_dir)))
            return
        self._clear_up()
        config.site_dir = self._site
        _publish(self._checked, Path(config.site_dir), self._settings)

    def _show(self, checked: checking.Checked, settings: Settings, folder: ServedFolder) -> None:
        """Show what was read, and then what the rules find in it. If that changes a page, browsers load it again."""

        def second(require: Callable[[], None]) -> SiteWriter | None:
            judged = self.reading.judge(require)
            return SiteWriter(judged, settings, folder) if judged else None

        self._served.show(SiteWriter(checked, settings, folder), second, lambda: _have_pages_loaded_again(self._server))

    def on_shutdown(self) -> None:
        """MkDocs is about to delete the folder that it served."""
        self._served.close()
        self._clear_up()

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
        """Watch the handbook's folders, and have each page written before the server reads it."""
        serve_file = allowing_reload(server.serve_request)

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if refusal := self._refusals.stops_build:
                return self._refusals.answer(refusal, start_response)
            try:
                self._served.need(file_asked_for(environ["PATH_INFO"], server.mount_path))
            except OSError as error:
                return self._refusals.answer(error, start_response)
            return serve_file(environ, start_response)

        server.set_app(kept_from_other_sites(plain_requests(answer), str(config.dev_addr.host)))
        assert self._checked is not None
        self._server = server
        server.builder = rebuilding(server.builder, configuration_file_of(config), self._refusals)
        handbook = self._checked.handbook.folder
        WatchedFolders(server).add([*(handbook / name for name in HANDBOOK_FOLDERS), THEME])
        end_when_stopped(server)
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
    """Write the site. If the folder holds another site, that is deleted first, as MkDocs would do."""
    try:
        refuse_link_out(site, checked.handbook.folder)
        refuse_sources(site, checked.handbook.folder, in_docs=False)
        refuse_inside_a_site(site)
    except NotASite as error:
        raise PluginError(str(error)) from None
    try:
        refuse_other_files(site)
    except NotASite:
        clean_directory(str(site))
        mark_as_site(site)  # dot-files, such as `.git`, are still there
    try:
        pipeline.build(checked, settings, site, waiting=lambda holder: log.info("%s is writing %s; waiting.", holder, site))
    except (NotASite, NotPublished) as error:
        raise PluginError(str(error)) from None


def file_asked_for(address: str, mount_path: str) -> str:
    """The file of the site that a request's path leads to, as MkDocs resolves it; for a folder, its `index.html`."""
    path = address.encode("latin-1").decode("utf-8", "ignore")
    inside = posixpath.normpath("/" + path.removeprefix(mount_path)).lstrip("/")
    is_file = "." in inside.rpartition("/")[2]
    return inside if is_file else f"{inside}/index.html".lstrip("/")
