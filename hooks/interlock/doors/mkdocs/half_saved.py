"""Waits a moment for files that are being saved: while it is half written, a file would be told as faulty, and its page be gone."""

import time
from collections.abc import Callable
from pathlib import Path

from interlock.site.checking import Checked
from interlock.sources.handbook import Handbook

_MOMENT = 1.0  # seconds until a file is taken for what somebody meant to save
_PAUSE = 0.1


def read_when_saved(read: Callable[[], Checked], before: Checked | None) -> Checked:
    """Read a handbook, and read it again while a file that was good `before` is empty or ends in the middle of a line."""
    until = time.monotonic() + _MOMENT
    found = read()
    while before and _is_being_saved(found.handbook, before.handbook) and time.monotonic() < until:
        time.sleep(_PAUSE)
        found = read()
    return found


def _is_being_saved(handbook: Handbook, before: Handbook) -> bool:
    new = (handbook.broken - before.broken) & handbook.paths.keys() & before.definitions.keys()
    return any(_ends_early(handbook.folder / handbook.paths[key]) for key in new)


def _ends_early(file: Path) -> bool:
    try:
        return not file.read_bytes().endswith((b"\n", b"\r"))
    except OSError:
        return False
