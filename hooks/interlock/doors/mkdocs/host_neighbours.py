"""Makes other plugins skip our pages where they cannot handle them."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section

from interlock.doors.mkdocs.host_pages import HostPage


def skip_our_pages(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Make plugins skip our pages.

    mkdocs-git-authors asks git for the authors of each page, and mkdocs-rss for its dates. Pages that are worked out from many
    files were never committed: the plugins would warn about each, and a feed would show all of them as new. mkdocs-print-site
    puts the pages in the navigation into one: of ours these are lists, whose links would lead nowhere there. For paper, the
    handbook has books.
    """
    ours = list(pages)
    of_many_files = [page.src_uri for page in ours if page.generated_by]
    _exclude(config.plugins.get("git-authors"), of_many_files)
    _exclude(config.plugins.get("print-site"), [page.src_uri for page in ours])
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


def _exclude(plugin: Any, names: list[str]) -> None:
    if plugin is not None:
        plugin.config["exclude"] = [*(plugin.config.get("exclude") or []), *names]


def leave_out_of_print(nav: Navigation, config: MkDocsConfig) -> None:
    """Make mkdocs-print-site skip our section, which would be a heading without anything below."""
    renderer = getattr(config.plugins.get("print-site"), "renderer", None)
    if renderer is not None:
        renderer.items = [item for item in nav.items if not _is_ours(item)]


def _is_ours(item: StructureItem) -> bool:
    return all(map(_is_ours, item.children)) if isinstance(item, Section) else isinstance(item, HostPage)
