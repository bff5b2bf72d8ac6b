"""Whole files as examples: those of the handbook that `interlock init` starts, and of kinds that it does not have."""

from pathlib import Path

from interlock.definitions import Kind
from interlock.definitions.organisation import ORGANISATION_FILE

_EXAMPLES = Path(__file__).parent / "examples"
STARTER = _EXAMPLES / "starter"
# Files that fit into the starter, of kinds that a first handbook can do without.
MORE_EXAMPLES = _EXAMPLES / "more"


def example_of(kind: Kind | None) -> tuple[str, str]:
    """The path in a handbook and the text of an example of a kind; of the organisation where it is None."""
    for folder in (STARTER, MORE_EXAMPLES):
        path = folder / ORGANISATION_FILE if kind is None else next(iter(sorted((folder / kind.folder).glob("*.yml"))), None)
        if path is not None and path.is_file():
            return path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
    raise LookupError(f"There is no example of {kind.name if kind else 'the organisation'}")
