"""The plugin `interlock`: the handbook in the frame of a site of MkDocs or ProperDocs, in any theme with a `main.html`."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from interlock.doors.mkdocs.build_folder import build_folder, is_of_site
from interlock.doors.mkdocs.checked_handbook import CheckedHandbook, configuration_file_of, folder_of
from interlock.doors.mkdocs.host_faults import refuse_double_addresses, refuse_unknown_in_nav, refuse_unusable
from interlock.doors.mkdocs.host_languages import keeps_languages_alone
from interlock.doors.mkdocs.host_markdown import HostMarkdown
from interlock.doors.mkdocs.host_named_folders import is_laid_down, titles_given, with_pages_of_folders
from interlock.doors.mkdocs.host_navigation import add_links, add_to_navigation, put_back_pages
from interlock.doors.mkdocs.host_neighbours import leave_out_of_print
from interlock.doors.mkdocs.host_options import HostOptions, NavigationEntry
from interlock.doors.mkdocs.host_search import add_to_search, allow_reading
from interlock.doors.mkdocs.host_server import WatchedFolders, end_when_stopped
from interlock.doors.mkdocs.hosted_handbook import HostedHandbook
from interlock.doors.mkdocs.kept_site import KeptSite, one_build_at_a_time
from interlock.doors.mkdocs.rebuilding import SystemRefusals, rebuilding
from interlock.doors.stopping import clean_up_when_stopped
from interlock.findings.system_errors import why_not_written
from interlock.site.requests.same_origin import kept_from_other_sites
from interlock.sources.disk.folders import HANDBOOK_FOLDERS

# Plugins that list all files, or drop those outside the site's folder. Our files are added after them; other plugins should see
# ours.
_LISTING = {"literate-nav", "i18n"}


class InterlockPlugin(BasePlugin[HostOptions]):
    """The events of MkDocs. One instance serves all builds of `mkdocs serve`, because it has `on_startup`."""

    def __init__(self, reading: CheckedHandbook | None = None) -> None:
        super().__init__()
        self._reading = reading or CheckedHandbook()
        self._hosted: HostedHandbook | None = None
        self._marking: HostMarkdown | None = None
        self._temporary = ExitStack()
        self._empties_folder = False
        self._kept: KeptSite | None = None
        self._site = Path()
        self._lock = ExitStack()
        self._watched: WatchedFolders | None = None
        self._is_whole = False
        self._builds = 0  # more than one at a time: static-i18n builds each further language within the build of the first

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which MkDocs command runs, and make it clear up, as after Ctrl-C, when a signal stops it."""
        clean_up_when_stopped()
        self._reading.begin(command)
        self._hosted, self._watched, self._builds = None, None, 0
        self._empties_folder = command != "serve" and not dirty

    @event_priority(-50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the handbook and make its pages. Faults end the build here, before MkDocs empties the folder of the old site.

        A server that runs is told what the system refuses, and tries again.
        """
        try:
            return self._configured(config)
        except PluginError as error:
            if self._watched and isinstance(error.__cause__, OSError):
                raise error.__cause__ from None
            raise

    def _configured(self, config: MkDocsConfig) -> MkDocsConfig:
        if self._hosted and _is_translated_again(config):
            return config
        handbook = (folder_of(config) / self.config.handbook).resolve()
        self._watch(handbook, config)
        refuse_unusable(config, handbook, self.config.path)
        self.on_shutdown()
        folder = self._temporary.enter_context(build_folder())
        self._hosted = HostedHandbook(self._reading, handbook, config, self.config, folder)
        refuse_unknown_in_nav(config, self._hosted.source_names, self.config.path)
        refuse_double_addresses(self._hosted.files_by_address, self._hosted.files_of_others(get_files(config)))
        return config

    @event_priority(200)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep the old site, which MkDocs deletes next. If another build writes there, wait until it is done.

        This runs before all other plugins, because Material's projects are built into the new site at this event.
        """
        self._builds += 1
        self._site = Path(config.site_dir)
        if self._empties_folder and self._builds == 1:
            self._lock.enter_context(one_build_at_a_time(Path(config.site_dir)))
            self._kept, self._is_whole = KeptSite(Path(config.site_dir)), False
            self._kept.put_aside()

    def _on_build_error(self, error: Exception) -> None:
        """Bring back the old site."""
        self._builds, self._is_whole = 0, False
        self._end_build()

    @event_priority(-100)
    def _on_build_error_late(self, error: Exception) -> None:
        """Tell in a sentence that the system refuses to write the site, where MkDocs would print a traceback.

        A server is told of that itself, and tries again.
        """
        if self._empties_folder and isinstance(error, OSError) and is_of_site(error, self._site):
            raise PluginError(why_not_written(self._site, error))

    on_build_error = CombinedEvent(_on_build_error, _on_build_error_late)

    def _end_build(self) -> None:
        if self._kept and self._is_whole:
            self._kept.let_go()
        elif self._kept:
            self._kept.bring_back()
        self._kept = None
        self._lock.close()

    @property
    def hosted(self) -> HostedHandbook:
        """The handbook as it was made for this build."""
        assert self._hosted is not None, "MkDocs calls on_config first"
        return self._hosted

    @event_priority(-50)
    def _on_files(self, files: Files, config: MkDocsConfig) -> Files:
        if not _LISTING & config.plugins.keys():
            self.hosted.add_to(files, config)
        return files

    @event_priority(-150)
    def _on_files_late(self, files: Files, config: MkDocsConfig) -> Files:
        self.hosted.take_definitions_from(files)
        if _LISTING & config.plugins.keys() and not _is_translated_again(config):
            self.hosted.add_to(files, config)
            title = (self.config.nav or NavigationEntry()).title
            config.nav = with_pages_of_folders(config.nav, self.hosted.source_names, self.config.path, title)
        return files

    on_files = CombinedEvent(_on_files, _on_files_late)

    @event_priority(-50)
    def _on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        return nav if keeps_languages_alone(config) else self._with_ours(nav, config, files)

    @event_priority(-150)
    def _on_nav_late(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        return self._with_ours(nav, config, files) if keeps_languages_alone(config) else nav

    on_nav = CombinedEvent(_on_nav, _on_nav_late)

    def _with_ours(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Add the pages that lead to others to the navigation, and give all others their place below them."""
        if _is_translated_again(config):
            add_links(nav, self.hosted.addresses_led_to, self.config.nav)
            return nav
        refuse_double_addresses(self.hosted.files_by_address, self.hosted.files_of_others(files))
        if self.config.search != "own":
            allow_reading(config, self.hosted.pages)
        pages = {page.handbook_path: page for page in self.hosted.pages}
        put_back_pages(nav, pages.values())
        titles = titles_given(files, config)
        add_to_navigation(nav, pages, self.hosted.leads, self.config.nav, titles, is_laid_down=is_laid_down(config))
        leave_out_of_print(nav, config)
        self._marking = self.hosted.marking(files)
        # The library takes extensions as they are.
        config.markdown_extensions.extend(self._marking.extensions)  # type: ignore[arg-type]
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave a page of the site alone that says `interlock: false` at its head. All others are marked while they are made."""
        if self._marking and page.meta.get("interlock") is False:
            self._marking.opted_out.add(page.file.src_uri)
        return markdown

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """Report links between our pages and the site's that lead to no place on their page, now that all are made."""
        if not _is_translated_again(config):
            self.hosted.tell_of_anchors(files)
        return env

    @event_priority(100)
    def _on_post_build(self, config: MkDocsConfig) -> None:
        """Put our pages into the site's search before that writes its index."""
        if _is_translated_again(config):
            return
        add_to_search(config, self.hosted.pages, is_found=self.config.search != "own")

    @event_priority(-200)
    def _on_post_build_late(self, config: MkDocsConfig) -> None:
        self._builds -= 1
        if self._kept and not self._builds:
            self._is_whole = True  # but in a strict build, MkDocs may still refuse it
            if not config.strict:
                self._end_build()

    on_post_build = CombinedEvent(_on_post_build, _on_post_build_late)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when the handbook changes too, and refuse requests that come from other websites."""
        server.set_app(kept_from_other_sites(server.get_app() or server.serve_request, str(config.dev_addr.host)))
        self._watched = WatchedFolders(server)
        self._watch(self.hosted.handbook, config)
        server.builder = rebuilding(server.builder, configuration_file_of(config), SystemRefusals())
        end_when_stopped(server)
        return server

    def _watch(self, handbook: Path, config: MkDocsConfig) -> None:
        """Have a server watch a handbook, which is another one where somebody has just said so in `mkdocs.yml`."""
        if self._watched:
            folders = (handbook / name for name in HANDBOOK_FOLDERS)
            self._watched.add(folder for folder in folders if folder != Path(config.docs_dir))

    def on_shutdown(self) -> None:
        """Remove what was made for the build. If the build was stopped, bring back the old site."""
        self._end_build()
        self._temporary.close()


def _is_translated_again(config: MkDocsConfig) -> bool:
    """Whether this build repeats the site in one more language (static-i18n). The handbook stands in the first alone."""
    return not getattr(config.plugins.get("i18n"), "is_default_language_build", True)
