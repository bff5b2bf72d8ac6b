"""Reads the handbook's folders: source texts, and YAML as nodes with positions. The only room that parses YAML.

YAML is read as strings, lists and mappings only: the models decide what a string means, not YAML's type guessing.
"""

from interlock.definitions.field_types import Route
from interlock.sources.attached import bytes_of_attached
from interlock.sources.files import LARGEST_FILE, LARGEST_TABLE, FoundFile, read_text, walk
from interlock.sources.source import Node, Source
from interlock.sources.yaml_reader import read_yaml

__all__ = [
    "LARGEST_FILE",
    "LARGEST_TABLE",
    "FoundFile",
    "Node",
    "Route",
    "Source",
    "bytes_of_attached",
    "read_text",
    "read_yaml",
    "walk",
]
