"""The folders of a handbook. It imports next to nothing, because commands that find nothing changed load little."""

import os
from pathlib import Path

DEFINITION_FOLDERS = ("standards", "glossary")
HANDBOOK_FOLDERS = (*DEFINITION_FOLDERS, "docs")


def is_handbook(folder: Path) -> bool:
    """Whether there are definitions in a folder."""
    return any(os.path.isdir(folder / name) for name in DEFINITION_FOLDERS)
