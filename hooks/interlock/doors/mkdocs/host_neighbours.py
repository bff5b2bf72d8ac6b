"""Plugins beside ours that do something with every page, and cannot with ours."""

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


def let_links_be_proved(made: Iterable[File], config: MkDocsConfig) -> None:
    """Have mkdocs-htmlproofer know our files, so that links to them hold: it notes all that there are before ours come."""
    known = getattr(config.plugins.get("htmlproofer"), "files", None)
    if isinstance(known, list):
        noted = {id(file) for file in known}
        known += [file for file in made if id(file) not in noted]


def leave_alone(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Have plugins pass over our pages.

    mkdocs-git-authors asks git for the authors of each, and mkdocs-rss for its dates. Nobody has committed those that are
    worked out from many files: of each they complain, and a feed would have all of them as new. mkdocs-print-site puts what the
    navigation leads to into one page: of ours that would be lists that lead nowhere, as the pages that they list are not there.
    The same holds for mkdocs-with-pdf and mkdocs-to-pdf, whose library, beside Material, ends at any page with something to
    unfold. For paper, the handbook has books. mkdocs-htmlproofer takes what follows `?` in an address for the name of a file.
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
    """What a pattern matches, without some paths."""

    wanted: re.Pattern[str]
    paths: frozenset[str]

    def match(self, path: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return None if path in self.paths else self.wanted.match(path)


def _exclude(plugin: Any, names: list[str], option: str = "exclude") -> None:
    if plugin is not None:
        plugin.config[option] = [*(plugin.config.get(option) or []), *names]


def leave_out_of_print(nav: Navigation, config: MkDocsConfig) -> None:
    """Have mkdocs-print-site pass over our section, which would be a heading without anything below."""
    renderer = getattr(config.plugins.get("print-site"), "renderer", None)
    if renderer is not None:
        renderer.items = [item for item in nav.items if not _is_ours(item)]


def _is_ours(item: StructureItem) -> bool:
    return all(map(_is_ours, item.children)) if isinstance(item, Section) else isinstance(item, HostPage)
