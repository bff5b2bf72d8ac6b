"""The handbook as it is made for one build of another site: parts of pages in a temporary folder, and their addresses."""

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from interlock.catalog import page_key
from interlock.catalog.addresses import address_of, is_home
from interlock.doors.configuration import for_readers
from interlock.doors.mkdocs.checked_handbook import CheckedHandbook, configuration_file_of, folder_of, log, settings_in
from interlock.doors.mkdocs.host_addresses import HostAddresses, url_of
from interlock.doors.mkdocs.host_anchors import links_to_no_place, pages_made
from interlock.doors.mkdocs.host_faults import refuse_double_addresses
from interlock.doors.mkdocs.host_languages import address_in_language, assign_first_language
from interlock.doors.mkdocs.host_links import HostLinks
from interlock.doors.mkdocs.host_markdown import HostMarkdown
from interlock.doors.mkdocs.host_named_folders import include_named
from interlock.doors.mkdocs.host_neighbours import register_for_proofs, skip_our_pages
from interlock.doors.mkdocs.host_options import HostOptions, NavigationEntry
from interlock.doors.mkdocs.host_pages import HostPage, other_files, page_files
from interlock.doors.mkdocs.host_redirects import register_for_redirects
from interlock.doors.mkdocs.host_themes import host_theme_of
from interlock.doors.site_findings import (
    address_meant,
    in_file,
    may_lead_to_theirs,
    seen_from_site,
    told_of_theirs,
)
from interlock.doors.unshown_pages import UnshownPages
from interlock.findings import Finding, formats
from interlock.pages.page_context import PageContext
from interlock.pages.settings import Settings
from interlock.rules.engine.pages_of_theirs import marked_words
from interlock.site import pipeline
from interlock.site.checking import Checked
from interlock.site.other_sites.page_parts import NAVIGATION, PART_FILE, SiteNavigation, home_called, read_navigation, read_part
from interlock.site.outputs import hosted
from interlock.site.publishing import NotPublished
from interlock.site.shown_to_nobody import why_empty
from interlock.site.writer import facts_for
from interlock.sources.disk.folders import DEFINITION_FOLDERS, seen_from
from interlock.sources.disk.site_mark import MARK
from interlock.sources.settings.site_around import PagesOfSite

# The endings of files in the folders of definitions.
_OF_DEFINITIONS = (".yml", ".yaml", ".csv")
# What to type in place of a link on the site's home page that leads nowhere.
_WRITE_A_FILE = "Write a file of your site, such as `guides/first.md`, or a reference: `[[kind/id]]`."


def _tell(finding: Finding) -> None:
    log.warning("%s", formats.short([finding]).rstrip())


def _addresses_of(files: Iterable[File]) -> frozenset[str]:
    """The addresses of files, and their paths in the site."""
    return frozenset(name for file in files for name in (file.dest_uri, url_of(file).rstrip("/")))


class HostedHandbook:
    """A checked handbook, its parts, and their addresses in the site."""

    def __init__(
        self, reading: CheckedHandbook, handbook: Path, config: MkDocsConfig, options: HostOptions, folder: Path
    ) -> None:
        self.handbook, self._config, self._options = handbook, config, options
        self._docs = Path(config.docs_dir)
        self._may_be_theirs: dict[str, Finding] = {}
        # Hand-written pages that stand where the site's own do belong to the site, which makes them.
        own = handbook / "docs"
        self.shares_docs = not own.is_dir() or own.resolve() == self._docs.resolve()
        self.settings = self._settings(reading)
        pages = PagesOfSite(self._docs, configuration_file_of(config), self.settings.audience, options.path)
        self.checked = self._of_ours(reading.check(handbook, config, self._told, pages if self.shares_docs else None))
        reading.advise(self._told)
        reading.warn(why_empty(self.checked.catalog, self.settings), config)
        self._folder = folder / "parts"
        theme, own_search = host_theme_of(config), options.search != "site"
        form = hosted(
            theme,
            home_called((options.nav or NavigationEntry()).title, options.path),
            own_search=own_search,
            written_pages=not self.shares_docs,
            welcome=not (self.shares_docs and options.path),
            to_folders=bool(config.use_directory_urls),
        )
        try:
            pipeline.build(self.checked, self.settings, self._folder, form=form)
        except NotPublished as error:
            raise PluginError(str(error)) from error.__cause__
        self._files: list[File] = []
        self.pages: list[HostPage] = []  # once they are among the files of the site

    def _settings(self, reading: CheckedHandbook) -> Settings:
        settings = settings_in(self._config, self.handbook, drafts=reading.is_served)
        # Our addresses are those of folders, so they hold in the site only if its addresses are, too.
        url = settings.site_url and settings.site_url + self._options.path if self._config.use_directory_urls else ""
        return for_readers(replace(settings, site_url=url), self._options.audience)

    def _of_ours(self, checked: Checked) -> Checked:
        """The check with only the findings that are reported here: others are the site's concern, and not shown on our pages."""
        return checked._replace(findings=[finding for finding in checked.findings if self._told(finding)])

    def _told(self, finding: Finding) -> Finding | None:
        """A finding with its file as seen from the site; None where it is not reported, as are most on the site's own pages.

        Findings about links that may lead to the site's pages are kept in `_may_be_theirs` until these are known.
        """
        if not (self.shares_docs and finding.place.file.startswith("docs/")):
            placed = seen_from_site(finding, self._from_site(self.handbook))
            if not may_lead_to_theirs(finding):
                return placed
            self._may_be_theirs[f"{placed.place}"] = placed
            return None
        file = self._docs / finding.place.file.removeprefix("docs/")
        placed = in_file(finding, self._from_site(file), self._from_site(self.handbook))
        if finding.rule == "broken-link" and is_home(finding.place.file) and not self._options.path:
            # Our home page shows this page, so MkDocs does not check its links.
            names_a_definition = "[[" in placed.remedy and "[[kind/id]]" not in placed.remedy
            self._may_be_theirs[f"{placed.place}"] = placed if names_a_definition else replace(placed, remedy=_WRITE_A_FILE)
            return None
        told = told_of_theirs(finding, file, self._options.path)
        return told and replace(placed, severity=told.severity)

    def _from_site(self, path: Path) -> str:
        return seen_from(folder_of(self._config).resolve(), path)

    def marking(self, files: Files) -> HostMarkdown:
        """What gives the site's own pages their references, terms and links to ours."""
        addresses = self._addresses(files)
        of_others = self.files_of_others(files)
        theirs = _addresses_of(of_others) | {file.src_uri for file in of_others}
        published = [file for file in files if file.inclusion.is_included()]
        in_site = _addresses_of(published) | {path.rstrip("/") for path in addresses.theirs}
        sources = {file.src_uri for file in published}  # by which pages are named in Markdown, and nowhere from the root
        for finding in self._may_be_theirs.values():
            meant = address_meant(finding)
            if not (meant in in_site or (meant in sources and not marked_words(finding).startswith("/"))):
                _tell(replace(finding, severity="warning"))
        catalog, settings = self.checked.catalog, self.settings
        unshown = UnshownPages(catalog, settings.audience, drafts=settings.drafts, rules_tell=self.shares_docs)
        self.links = HostLinks(addresses, self._config.site_url or "", self._from_site(self._docs), _tell, unshown, theirs)
        context = PageContext(facts_for(self.checked, self.settings), self.settings)
        self._named = sorted(f"{kind}/{id}" for kind, id in context.listed)
        return HostMarkdown(context, addresses, self.links, self._tell_of_unknown)

    def _tell_of_unknown(self, file: File, target: str) -> None:
        if not self.shares_docs:  # else the check has told of it
            self.links.tell_of_reference(file, target, self._named)

    def tell_of_anchors(self, files: Files) -> None:
        """Report links between our pages and the site's, in both directions, that lead to no place on their page."""
        self.links.tell_of_anchors({page.handbook_path: page.present_anchor_ids or () for page in self.pages})
        theirs = pages_made(self.files_of_others(files))
        for finding in links_to_no_place(self.checked.catalog, theirs, written_pages=not self.shares_docs):
            _tell(seen_from_site(finding, self._from_site(self.handbook)))

    def _paths_of_theirs(self) -> dict[str, str]:
        """The files of the site's own pages in its folder, by their paths in the handbook. The home page is ours."""
        found = {address_of(page_key(page.path))[1:]: page.path.removeprefix("docs/") for page in self.checked.catalog.pages}
        return {path: file for path, file in found.items() if path}

    @cached_property
    def _written(self) -> list[str]:
        return sorted(path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file())

    @cached_property
    def paths(self) -> list[str]:
        """The paths of the pages."""
        return [path.removesuffix(PART_FILE) for path in self._written if PurePosixPath(path).name == PART_FILE]

    @cached_property
    def _others(self) -> list[str]:
        return [path for path in self._written if PurePosixPath(path).name != PART_FILE and path not in (NAVIGATION, MARK)]

    @cached_property
    def leads(self) -> SiteNavigation:
        """What the navigation of the handbook leads to."""
        return read_navigation((self._folder / NAVIGATION).read_text(encoding="utf-8"))

    @property
    def addresses_led_to(self) -> SiteNavigation:
        """What the navigation leads to, with addresses in place of paths, for pages that are not made together with ours."""
        addresses, home = self._addresses(), "Overview" if self._options.path else "Home"

        def led_to(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
            return [(title if path else home, addresses.address(path)) for title, path in places if path in addresses.ours]

        return SiteNavigation(led_to(self.leads.bar), led_to(self.leads.more))

    def _addresses(self, files: Files | None = None) -> HostAddresses:
        theirs = {}
        if files is not None and self.shares_docs:
            for path, name in self._paths_of_theirs().items():
                if file := files.get_file_from_path(name):
                    theirs[path] = url_of(file)
                elif address := address_in_language(name, self._config):
                    theirs[path] = address
        paths = frozenset(self.paths)
        leading = frozenset(f"{PurePosixPath(path).parent}/" for path in paths if path.count("/") > 1)
        definitions = {address_of(key)[1:] for key in self.checked.catalog.definitions}
        indexes = frozenset({"", *(leading & paths - definitions)})
        return HostAddresses(
            self._options.path, frozenset({*paths, *self._others}), bool(self._config.use_directory_urls), indexes, theirs
        )

    @property
    def source_names(self) -> frozenset[str]:
        """The names by which Markdown and `nav:` may refer to our pages."""
        addresses = self._addresses()
        return frozenset(addresses.source_name(path) for path in self.paths)

    @cached_property
    def files_by_address(self) -> dict[str, str]:
        """The path in the handbook of each file of the site that comes from it, by the path of that file."""
        addresses = self._addresses()
        return {addresses.file_of(path): path for path in (*self.paths, *self._others)}

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Add our pages and files to those of the site."""
        for taken in [file for file in files if self._is_taken(file)]:
            files.remove(taken)
        refuse_double_addresses(self.files_by_address, self.files_of_others(files))
        addresses = self._addresses(files)
        parts = ((path, self._folder / path / PART_FILE) for path in self.paths)
        made = page_files(config, parts, self._sources(), self.settings.edit_url, addresses)
        self._files = [*made, *other_files(config, self._folder, self._others, addresses)]
        self.pages = [page for file in made if isinstance(page := file.page, HostPage)]
        for file in self._files:
            files.append(file)
        register_for_redirects(made, config)
        register_for_proofs(self._files, config)
        skip_our_pages(made, config)
        include_named(made, files, config)
        assign_first_language(made, config)

    def take_definitions_from(self, files: Files) -> None:
        """Remove definitions that stand among the site's pages from its files, because MkDocs would publish them as they are."""
        folders = tuple(f"{self.handbook / name}{os.sep}" for name in DEFINITION_FOLDERS)
        written = [file for file in self.files_of_others(files) if file.src_uri.endswith(_OF_DEFINITIONS)]
        for file in written:
            if os.path.realpath(file.abs_src_path or "").startswith(folders):  # a folder of pages may have links
                files.remove(file)

    def files_of_others(self, files: Iterable[File]) -> list[File]:
        """The files that do not come from the handbook."""
        ours = {id(file) for file in self._files}
        return [file for file in files if id(file) not in ours and not self._is_taken(file)]

    def _is_taken(self, file: File) -> bool:
        """Whether a file is the welcome page that our home page shows."""
        return self.shares_docs and not self._options.path and file.generated_by is None and is_home(f"docs/{file.src_uri}")

    def _sources(self) -> dict[str, str]:
        """The source file of each page that has one, by path. Without files of the site's own pages, which it has already."""
        docs = Path(self._config.docs_dir).resolve()
        found = {}
        for path in self.paths:
            source = read_part((self._folder / path / PART_FILE).read_text(encoding="utf-8")).source
            file = self.handbook / source
            if source and file.is_file() and not file.resolve().is_relative_to(docs):
                found[path] = str(file)
        return found
