"""Makes other plugins skip our pages where they cannot handle them."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section

from interlock.doors.mkdocs.host_pages import HostPage

# Plugins that make one file for paper of the navigation, with `exclude_pages` by their addresses.
_MAKE_PDF = ("with-pdf", "to-pdf")


def register_for_proofs(made: Iterable[File], config: MkDocsConfig) -> None:
    """Make our files known to mkdocs-htmlproofer, which listed all files before ours were added, so that links to ours hold."""
    known = getattr(config.plugins.get("htmlproofer"), "files", None)
    if isinstance(known, list):
        noted = {id(file) for file in known}
        known += [file for file in made if id(file) not in noted]


def skip_our_pages(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Make plugins skip our pages.

    mkdocs-git-authors asks git for the authors of each page, and mkdocs-rss for its dates. Pages that are worked out from many
    files were never committed: the plugins would warn about each, and a feed would show all of them as new. mkdocs-print-site
    puts the pages in the navigation into one: of ours these are lists, whose links would lead nowhere there. The same holds for
    mkdocs-with-pdf and mkdocs-to-pdf, whose library, beside Material, fails at any page with something to unfold. For paper, the
    handbook has books. mkdocs-htmlproofer takes what follows `?` in an address for the name of a file.
    """
    ours = list(pages)
    of_many_files = [page.src_uri for page in ours if page.generated_by]
    _exclude(config.plugins.get("git-authors"), of_many_files)
    _exclude(config.plugins.get("print-site"), [page.src_uri for page in ours])
    _exclude(config.plugins.get("htmlproofer"), [page.src_uri for page in ours], "ignore_pages")
    for name in _MAKE_PDF:
        generator = getattr(config.plugins.get(name), "generator", None)
        patterns: list[re.Pattern[str]] = getattr(generator, "_exclude_page_patterns", [])
        patterns += [re.compile(rf"{re.escape(page.url)}\Z") for page in ours]
    feed: Any = config.plugins.get("rss")
    if wanted := getattr(feed, "match_path_pattern", None):
        feed.match_path_pattern = _PathsWithout(wanted, frozenset(of_many_files))


class _PathsWithout(NamedTuple):
    """Stands for a pattern, but does not match some paths."""

    wanted: re.Pattern[str]
    paths: frozenset[str]

    def match(self, path: str) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return None if path in self.paths else self.wanted.match(path)


def _exclude(plugin: Any, names: list[str], option: str = "exclude") -> None:
    if plugin is not None:
        plugin.config[option] = [*(plugin.config.get(option) or []), *names]


def leave_out_of_print(nav: Navigation, config: MkDocsConfig) -> None:
    """Make mkdocs-print-site skip our section, which would be a heading without anything below."""
    renderer = getattr(config.plugins.get("print-site"), "renderer", None)
    if renderer is not None:
        renderer.items = [item for item in nav.items if not _is_ours(item)]


def _is_ours(item: StructureItem) -> bool:
    return all(map(_is_ours, item.children)) if isinstance(item, Section) else isinstance(item, HostPage)
