"""Findings about `INHERIT` in `mkdocs.yml`: what it names is read by every build, and where it cannot be, there is no site."""

import os
from pathlib import Path

import yaml

from interlock.findings import Finding
from interlock.findings.printable import printable
from interlock.sources.settings.configuration_file import ConfigurationError, UnreadableConfiguration, read_configuration
from interlock.sources.settings.settings_nodes import SettingNodes, place_of_node
from interlock.sources.source import Source

_MOST_UP = 2
_TAKE_OUT = "Correct the path, or take the line out."


def fault_of_inherited(source: Source, entry: SettingNodes, file: Path) -> Finding | None:
    """What keeps a build from reading what a configuration inherits. `file`: the configuration."""
    key, value = entry
    if not isinstance(value, yaml.ScalarNode):
        message, remedy = "`INHERIT` takes one file", "Write `INHERIT: base.yml`."
        return Finding("wrong-type", place_of_node(source, value), message, remedy)
    if not value.value:  # `interlock build` takes no notice, and MkDocs fails
        message = "`INHERIT` names no file, without which `mkdocs build` makes no site"
        return Finding("missing-field", place_of_node(source, key), message, "Name the file, or take the line out.", "warning")
    try:
        read_configuration(file)
    except UnreadableConfiguration as error:
        message = f"No site is made, because `{_named(error.file, file.parent)}` {error.what}"
        return Finding("bad-value", place_of_node(source, value), message, error.remedy or _TAKE_OUT)
    except ConfigurationError:
        return Finding("bad-value", place_of_node(source, value), "This cannot be the name of a file", _TAKE_OUT)
    return None


def _named(file: Path, folder: Path) -> str:
    """A file as it may be named in a folder; one that is far away as it is."""
    relative = os.path.relpath(file, folder)
    is_far = relative.count("..") > _MOST_UP
    return printable(file.as_posix() if is_far else Path(relative).as_posix())
