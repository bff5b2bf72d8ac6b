"""The exception by which editing commands refuse."""

import errno
import os
from pathlib import Path


class Refused(Exception):
    """The command cannot do what was asked. The message says why, and what to do."""


_NO_SPACE = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def cannot_be_written(path: Path, error: OSError, also: str = "") -> Refused:
    """The refusal for a file or folder that cannot be written. `also` is a further sentence."""
    remedy = "Free some space, and run this again." if error.errno in _NO_SPACE else "Check who may write it."
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Refused(" ".join(filter(None, (f"{path} cannot be written: {reason}.", also, remedy))))
