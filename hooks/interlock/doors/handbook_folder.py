"""Which folder is meant where none is a handbook."""

import os
from pathlib import Path

from interlock.sources.folders import is_handbook


def handbooks_below(folder: Path) -> list[str]:
    """The names of the folders in a folder that are handbooks: it may be the folder of a site that has one."""
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith(".") and is_handbook(Path(entry.path)))
