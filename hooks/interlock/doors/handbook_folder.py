"""Which folder is a handbook, and which one is meant where none is."""

import os
from pathlib import Path

from interlock.sources.folders import DEFINITION_FOLDERS


def is_handbook(folder: Path) -> bool:
    """Whether there are definitions in a folder."""
    return any((folder / name).is_dir() for name in DEFINITION_FOLDERS)


def handbooks_below(folder: Path) -> list[str]:
    """The names of the folders in a folder that are handbooks: it may be the folder of a site that has one."""
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith(".") and is_handbook(Path(entry.path)))
