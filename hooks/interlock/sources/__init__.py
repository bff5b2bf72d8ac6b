"""Reads the handbook's folders: source texts, and YAML as nodes that know their place. The only reader of YAML.

Nothing is constructed from YAML but texts, lists and mappings: the schema decides what a text means, not YAML's guess.
"""

from interlock.definitions.field_types import Route
from interlock.sources.attached import fault_of_attached
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
    "fault_of_attached",
    "read_text",
    "read_yaml",
    "walk",
]
