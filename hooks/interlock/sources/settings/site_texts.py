"""What `mkdocs.yml` says of the site of a handbook: texts and addresses that stand on its pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from interlock.findings import Place
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.disk.folders import configuration_in, seen_from
from interlock.sources.settings.composed_settings import composed_settings
from interlock.sources.settings.plugin_options import PLUGIN
from interlock.sources.settings.settings_nodes import entries_of
from interlock.sources.settings.settings_of_build import plugins_of
from interlock.sources.source import Source

_SAID = ("site_name", "site_description", "copyright")
_ADDRESSES = ("site_url", "repo_url", "edit_uri", "edit_uri_template")
# What themes show as well, all texts in it, and the options of our plugin that stand on the pages of a site.
_IN_THEMES = ("site_author", "repo_name", "extra", "extra_css", "extra_javascript")
_OPTIONS = ("path", "nav")


class SiteText(NamedTuple):
    """The text of a setting, and where it is written: from `start` to `end` in its file.

    `is_prose`: whether it is said to readers in sentences, and is no address, name or title.
    """

    setting: str
    text: str
    source: Source
    start: int
    end: int
    is_prose: bool

    def place_of(self, words: str) -> Place:
        """The place of some words in it, or of all of it where they are written otherwise."""
        found = self.source.text.find(words, self.start, self.end)
        return self.source.place(*((found, found + len(words)) if found >= 0 else (self.start, self.end)))


def site_texts(folder: Path, around: Path | None = None) -> list[SiteText]:
    """The texts of the settings that pages show; none where they cannot be read.

    `around`: the configuration of the site in which the handbook stands; None where it is a site of its own.
    """
    file = around or configuration_in(folder)
    if file.is_symlink() or not file.is_file():
        return []
    source = Source(seen_from(folder, file), read_text(FoundFile(file.name, file))[0])
    return [
        SiteText(name, value.value, source, value.start_mark.index, value.end_mark.index, name in _SAID)
        for name, value in _shown(composed_settings(source).root, in_theme=around is not None)
        if value.value and not value.tag.startswith("!")
    ]


def _shown(root: yaml.Node | None, *, in_theme: bool) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The values that pages show, each with the name of its setting: titles in the navigation, and all that `extra` hands on."""
    for key, value in entries_of(root):
        if key.value in (*_SAID, *_ADDRESSES) or (in_theme and key.value in _IN_THEMES):
            yield from ((key.value, each) for each in _scalars(value, set()))
        elif in_theme and key.value == "nav":
            yield from ((key.value, each) for each in _scalars(value, set(), with_names=True) if not each.value.endswith(".md"))
        elif in_theme and key.value == "plugins":
            ours = (options for name, options in plugins_of(value) if name.value == PLUGIN)
            found = (entry for options in ours for entry in entries_of(options) if entry[0].value in _OPTIONS)
            yield from ((option.value, each) for option, given in found for each in _scalars(given, set()))


def _scalars(node: yaml.Node, opened: set[int], *, with_names: bool = False) -> Iterator[yaml.ScalarNode]:
    """All texts in a node. `opened`: the nodes around it, because an alias may stand inside itself."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif id(node) not in opened:
        opened.add(id(node))
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        names = [key for key, _ in pairs if isinstance(key, yaml.ScalarNode)] if with_names else []
        for each in (*names, *(value for _, value in pairs), *(node.value if isinstance(node, yaml.SequenceNode) else ())):
            yield from _scalars(each, opened, with_names=with_names)
