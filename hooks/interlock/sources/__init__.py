"""Reads the folders of a handbook: texts of files, and YAML as nodes with positions. Only this package parses YAML.

Scalars are always read as strings: the model of a definition decides their types, not YAML's rules for untyped scalars.

Names are imported when they are first used: a command that finds that nothing changed since it last ran reads no YAML.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interlock.definitions.model_fields import Route
    from interlock.sources.disk.file_texts import read_bytes, read_text
    from interlock.sources.disk.files import LARGEST_FILE, LARGEST_TABLE, FoundFile, walk
    from interlock.sources.media.attached import bytes_of_attached
    from interlock.sources.source import Source
    from interlock.sources.yaml.nodes import Node
    from interlock.sources.yaml.yaml_reader import read_yaml

__all__ = [
    "LARGEST_FILE",
    "LARGEST_TABLE",
    "FoundFile",
    "Node",
    "Route",
    "Source",
    "bytes_of_attached",
    "read_bytes",
    "read_text",
    "read_yaml",
    "walk",
]

_HOMES = {
    "interlock.definitions.model_fields": ("Route",),
    "interlock.sources.media.attached": ("bytes_of_attached",),
    "interlock.sources.disk.file_texts": ("read_bytes", "read_text"),
    "interlock.sources.disk.files": ("LARGEST_FILE", "LARGEST_TABLE", "FoundFile", "walk"),
    "interlock.sources.yaml.nodes": ("Node",),
    "interlock.sources.source": ("Source",),
    "interlock.sources.yaml.yaml_reader": ("read_yaml",),
}


def __getattr__(name: str) -> object:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)
