"""What `mkdocs.yml` in the folder of a handbook says of its site: texts that stand on its pages."""

from pathlib import Path
from typing import NamedTuple

import yaml

from interlock.findings import Place
from interlock.sources.file_texts import read_text
from interlock.sources.files import FoundFile
from interlock.sources.folders import configuration_in
from interlock.sources.settings.composed_settings import composed_settings
from interlock.sources.settings.settings_nodes import entries_of
from interlock.sources.source import Source

_SHOWN = ("site_name", "site_description", "copyright")


class SiteText(NamedTuple):
    """The text of a setting, and where it is written: from `start` to `end` in its file."""

    setting: str
    text: str
    source: Source
    start: int
    end: int

    def place_of(self, words: str) -> Place:
        """The place of some words in it, or of all of it where they are written otherwise."""
        found = self.source.text.find(words, self.start, self.end)
        return self.source.place(*((found, found + len(words)) if found >= 0 else (self.start, self.end)))


def site_texts(folder: Path) -> list[SiteText]:
    """The texts of the settings that pages show; none where they cannot be read."""
    file = configuration_in(folder)
    if file.is_symlink() or not file.is_file():
        return []
    source = Source(file.name, read_text(FoundFile(file.name, file))[0])
    values = ((key.value, value) for key, value in entries_of(composed_settings(source).root))
    return [
        SiteText(name, value.value, source, value.start_mark.index, value.end_mark.index)
        for name, value in values
        if name in _SHOWN and isinstance(value, yaml.ScalarNode) and value.value and not value.tag.startswith("!")
    ]
