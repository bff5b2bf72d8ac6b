"""Names of files and folders that some computers cannot hold, so that a handbook could not be copied to them."""

import re

from interlock.definitions.ids import is_device
from interlock.findings.lazy_patterns import lazy_pattern

_NOT_ON_WINDOWS = lazy_pattern(r'[<>:"|?*\\]')


def fault_of_name(name: str) -> tuple[str, str] | None:
    """The message and the remedy for a name that Windows cannot hold, else None."""
    if is_device(name):
        stem, dot, endings = name.partition(".")
        word = "page" if endings == "md" else "file" if dot else "folder"
        return f"Windows keeps the name `{stem}` for itself", f"Add a word, such as `{stem}-{word}{dot}{endings}`."
    if sign := _NOT_ON_WINDOWS.search(name):
        better = re.sub(r"-{2,}", "-", _NOT_ON_WINDOWS.sub("-", name)).strip("- ")
        return f"`{sign[0]}` cannot stand in a name on Windows", f"Rename it to `{better}`."
    if name != name.rstrip(" ."):
        last = "full stop" if name.endswith(".") else "blank"
        return f"This name ends in a {last}, which Windows drops", f"Rename it to `{name.rstrip(' .')}`."
    return None
