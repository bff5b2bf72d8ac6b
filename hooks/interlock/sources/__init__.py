"""Reads the folders of a handbook: texts of files, and YAML as nodes with positions. Only this package parses YAML.

Scalars are always read as strings: the model of a definition decides their types, not YAML's rules for untyped scalars.
"""

from interlock.definitions.model_fields import Route
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
