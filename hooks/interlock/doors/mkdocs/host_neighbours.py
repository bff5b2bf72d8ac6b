"""Plugins beside ours that do something with every page, and cannot with ours."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section

from interlock.doors.mkdocs.host_pages import HostPage


def leave_alone(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Have plugins pass over our pages.

    mkdocs-git-authors asks git for the authors of each, and mkdocs-rss for its dates. Nobody has committed those that are
    worked out from many files: of each they complain, and a feed would have all of them as new. mkdocs-print-site puts what the
    navigation leads to into one page: of ours that would be lists that lead nowhere, as the pages that they list are not there.
    For paper, the handbook has books.
    """
    ours = list(pages)
    of_many_files = [page.src_uri for page in ours if page.generated_by]
    _exclude(config.plugins.get("git-authors"), of_many_files)
    _exclude(config.plugins.get("print-site"), [page.src_uri for page in ours])
    feed: Any = config.plugins.get("rss")
    if wanted := getattr(feed, "match_path_pattern", None):
        feed.match_path_pattern = _PathsWithout(wanted, frozenset(of_many_files))


class _PathsWithout(NamedTuple):
    """What a pattern matches, without some paths."""

    wanted: re.Pattern[str]
    paths: frozenset[str]

    def match(self, path: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return None if path in self.paths else self.wanted.match(path)


def _exclude(plugin: Any, names: list[str]) -> None:
    if plugin is not None:
        plugin.config["exclude"] = [*(plugin.config.get("exclude") or []), *names]


def leave_out_of_print(nav: Navigation, config: MkDocsConfig) -> None:
    """Have mkdocs-print-site pass over our section, which would be a heading without anything below."""
    renderer = getattr(config.plugins.get("print-site"), "renderer", None)
    if renderer is not None:
        renderer.items = [item for item in nav.items if not _is_ours(item)]


def _is_ours(item: StructureItem) -> bool:
    return all(map(_is_ours, item.children)) if isinstance(item, Section) else isinstance(item, HostPage)
