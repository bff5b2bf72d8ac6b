"""What the operating system refuses, in a sentence, and what to do about it."""

import errno
import os

# The errors of a disk without room, or of a share of it that is used up; Windows knows only the first.
FULL_DISK = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REMEDIES = {
    **dict.fromkeys(FULL_DISK, "Free some space, and run this again."),
    errno.EIO: "The disk may be failing: choose another place, or check it.",
    errno.EROFS: "Choose another place, or work in a copy elsewhere.",
    errno.EFBIG: "Choose a place that takes larger files.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOTDIR: "A file stands where its folder should be.",
    errno.EEXIST: "Something else stands where its folder should be.",
    errno.ENOENT: "Check the path.",
    errno.EMFILE: "Close other programs, or allow more open files with `ulimit -n`.",
    errno.ENFILE: "Close other programs, and run this again.",
    errno.ELOOP: "A link stands where a folder or file of its own should be. Delete the link.",
}
# What an error of a temporary file names: nobody who runs a command has heard of the file itself.
TEMPORARY_FILES = "The folder for temporary files"
_OTHER_TEMPORARY = "Name one in the variable `TMPDIR` that may be written and has space."


def of_temporary_files(error: OSError) -> OSError:
    """The error of a temporary file as one of the folder for all of them."""
    return OSError(error.errno, error.strerror, TEMPORARY_FILES)


def remedy_for_reading(error: OSError) -> str:
    """What to do about a file or folder that cannot be read.

    >>> remedy_for_reading(OSError(errno.EIO, "Input/output error"))
    'The disk may be failing: choose another place, or check it.'
    """
    return _REMEDIES.get(error.errno or 0, "Check who may read it.")


def why_refused(what: str, error: OSError) -> str:
    """Why a file cannot be used, where nobody knows whether it was read or written. `what`: the file, or some words for it.

    >>> why_refused("docs/help.md", OSError(errno.EIO, "Input/output error"))
    'docs/help.md: Input/output error. The disk may be failing: choose another place, or check it.'
    """
    remedy = "Check who may read and write it." if isinstance(error, PermissionError) else _REMEDIES.get(error.errno or 0, "")
    return f"{what}: {error.strerror or 'it cannot be used'}. {remedy}".rstrip()


def why_not_written(path: object, error: OSError, also: str = "") -> str:
    """Why a file or folder cannot be written. `also` is a further sentence.

    >>> why_not_written("site", OSError(errno.ENOSPC, "No space left on device"))
    'site cannot be written: No space left on device. Free some space, and run this again.'
    """
    is_temporary = error.filename == TEMPORARY_FILES
    if is_temporary or (error.errno == errno.ELOOP and error.filename):
        path = error.filename  # the folder, or the link
    remedy = _OTHER_TEMPORARY if is_temporary else _REMEDIES.get(error.errno or 0, "Check who may write it.")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return " ".join(filter(None, (f"{path} cannot be written: {reason}.", also, remedy)))
