"""The exception by which editing commands refuse."""

from pathlib import Path

from interlock.findings.system_errors import why_not_written


class Refused(Exception):
    """The command cannot do what was asked. The message says why, and what to do."""


def cannot_be_written(path: Path, error: OSError, also: str = "") -> Refused:
    """The refusal for a file or folder that cannot be written. `also`: a further sentence, or an empty text."""
    return Refused(why_not_written(path, error, also))
