"""Reads the handbook's folders: source texts, and YAML as nodes that know their place. The only reader of YAML.

Nothing is constructed from YAML but texts, lists and mappings: the schema decides what a text means, not YAML's guess.
"""

from interlock.sources.attached import bytes_of_attached, faults_of_attached
from interlock.sources.files import LARGEST_FILE, LARGEST_TABLE, Found, read_text, walk
from interlock.sources.reading import read_yaml
from interlock.sources.source import Node, Route, Source

__all__ = [
    "LARGEST_FILE",
    "LARGEST_TABLE",
    "Found",
    "Node",
    "Route",
    "Source",
    "bytes_of_attached",
    "faults_of_attached",
    "read_text",
    "read_yaml",
    "walk",
]
