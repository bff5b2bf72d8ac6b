"""Our pages in navigations that plugins make from files of their own: awesome-nav, awesome-pages, literate-nav."""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from interlock.sources.configuration_file import ConfigurationError, read_configuration
from interlock.sources.named_in_settings import files_named_in

# Plugins that read the navigation of a folder from a file in it, `.nav.yml` and `.pages`.
_WITH_FILES = ("awesome-nav", "awesome-pages")


def include_named(pages: Iterable[File], files: Files, config: MkDocsConfig) -> None:
    """Include those of our pages that the files of plugins name, by page or folder: the plugins ignore all in no navigation."""
    for plugin in (config.plugins[each] for each in _WITH_FILES if each in config.plugins):
        named = {
            name for file in files if posixpath.basename(file.src_uri) == plugin.config["filename"] for name in _names_in(file)
        }
        for page in pages:
            if page.src_uri in named or page.src_uri.removesuffix("/index.md") in named:
                page.inclusion = InclusionLevel.INCLUDED


def _names_in(file: File) -> Iterator[str]:
    try:
        given = read_configuration(Path(file.abs_src_path or ""))
    except (ConfigurationError, OSError):  # the plugin tells of it
        return
    folder = posixpath.dirname(file.src_uri)
    for name in files_named_in(given.get("nav")):
        yield posixpath.normpath(posixpath.join(folder, name))


def with_pages_of_folders(nav: Any, names: Collection[str], path: str, title: str) -> Any:
    """A navigation made by literate-nav with our pages in place of the names of our folders, which that plugin cannot see.

    `names`: the names of our pages. `path`: the handbook's own folder, whose name becomes a list, so that its entry can be added,
    below a `title` where it was given none.
    """
    match nav:
        case list():
            made = [with_pages_of_folders(each, names, path, title) for each in nav]
            return [{title: each} if isinstance(each, list) else each for each in made]
        case dict():
            return {title: with_pages_of_folders(inside, names, path, title) for title, inside in nav.items()}
        case str() if nav not in names and (index := f"{nav.rstrip('/')}/index.md") in names:
            return [index] if index == f"{path}index.md" else index
    return nav
