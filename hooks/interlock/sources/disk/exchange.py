"""Exchange two files, or two folders, in one step, where the system and the file system can."""

import os
import sys
from pathlib import Path

_AT_WORKING_FOLDER = -100  # AT_FDCWD of Linux
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS


def exchanged(one: Path, other: Path) -> bool:
    """Give each the name of the other, in one step. False, and nothing is changed, where the system cannot do that."""
    if sys.platform == "win32":
        return False
    import ctypes  # slow to load, and most commands exchange nothing

    library = ctypes.CDLL(None)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        names = (_AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other))
        return bool(library.renameat2(*names, _EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
    return False
