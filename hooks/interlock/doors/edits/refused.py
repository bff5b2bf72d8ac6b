"""The exception by which editing commands refuse."""

import errno
import os
from pathlib import Path


class Refused(Exception):
    """The command cannot do what was asked. The message says why, and what to do."""


_REMEDIES = {
    errno.ENOSPC: "Free some space, and run this again.",
    getattr(errno, "EDQUOT", errno.ENOSPC): "Free some space, and run this again.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOTDIR: "A file stands where its folder should be.",
}


def cannot_be_written(path: Path, error: OSError, also: str = "") -> Refused:
    """The refusal for a file or folder that cannot be written. `also` is a further sentence."""
    remedy = _REMEDIES.get(error.errno or 0, "Check who may write it.")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Refused(" ".join(filter(None, (f"{path} cannot be written: {reason}.", also, remedy))))
