"""A lock on a handbook: one command edits it at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from interlock.doors.edits.refused import Refused, cannot_be_written
from interlock.sources.disk.folder_lock import Held, locked

# The folder in the handbook that exists while a command edits it. Readers of a handbook ignore dot-files.
EDITING = ".interlock-edit"

_MAX_WAIT = 10.0  # seconds that a command waits for the lock; an edit takes a fraction of one


def is_edited(handbook: Path) -> bool:
    """Whether a command edits a handbook now, or died while it did."""
    return (handbook / EDITING).exists()


@contextmanager
def locked_handbook(handbook: Path, holder: str) -> Iterator[Path]:
    """Hold the lock of a handbook. Yields the folder for the journal of the edit. Raises Refused.

    `holder`: the words for this command that others show while they wait for the lock.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(handbook / EDITING, holder, _MAX_WAIT))
        except Held as held:
            raise Refused(f"{held} is editing this handbook. Wait until that is done, and run this again.") from None
        except OSError as error:
            raise cannot_be_written(handbook.resolve(), error) from None
        yield handbook / EDITING
