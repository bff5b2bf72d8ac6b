"""Our pages in navigations that plugins make from files of their own: awesome-nav, awesome-pages, literate-nav."""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from interlock.sources.settings.configuration_file import ConfigurationError, read_configuration
from interlock.sources.settings.named_in_settings import files_named_in

# Plugins that read the navigation of a folder from a file in it, `.nav.yml` and `.pages`.
_WITH_FILES = ("awesome-nav", "awesome-pages")


def is_laid_down(config: MkDocsConfig) -> bool:
    """Whether the site says what its navigation holds: by `nav:`, or by a plugin's file in the folder of its pages."""
    names = (config.plugins[each].config["filename"] for each in _WITH_FILES if each in config.plugins)
    return bool(config.nav) or any((Path(config.docs_dir) / name).is_file() for name in names)


def include_named(pages: Iterable[File], files: Files, config: MkDocsConfig) -> None:
    """Include those of our pages that the files of plugins name, by page or folder: the plugins ignore all in no navigation."""
    named = {_in_folder(file, name) for file, nav in _navigations_in(files, config) for name in files_named_in(nav)}
    for page in pages:
        if page.src_uri in named or page.src_uri.removesuffix("/index.md") in named:
            page.inclusion = InclusionLevel.INCLUDED


def titles_given(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """The titles that the site's navigation gives to pages, by their names: in `nav:`, or in files of plugins."""
    found = dict(_titles_in(config.nav))
    for file, nav in _navigations_in(files, config):
        found.update((_in_folder(file, name), title) for name, title in _titles_in(nav))
    return found


def _navigations_in(files: Files, config: MkDocsConfig) -> Iterator[tuple[File, Any]]:
    """What the files of plugins say of the navigation of their folders."""
    for plugin in (config.plugins[each] for each in _WITH_FILES if each in config.plugins):
        for file in files:
            if posixpath.basename(file.src_uri) == plugin.config["filename"]:
                try:
                    yield file, read_configuration(Path(file.abs_src_path or "")).get("nav")
                except (ConfigurationError, OSError):  # the plugin tells of it
                    continue


def _in_folder(file: File, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), name))


def _titles_in(given: object) -> Iterator[tuple[str, str]]:
    """The titles that a navigation gives, with the files that it names."""
    match given:
        case list():
            for each in given:
                yield from _titles_in(each)
        case dict():
            for title, inside in given.items():
                if isinstance(inside, str):
                    yield inside, str(title)
                else:
                    yield from _titles_in(inside)


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
