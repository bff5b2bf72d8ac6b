"""Definitions in files that stand in the wrong place: they are taken for broken ones, so that references to them are right."""

from interlock.definitions import Kind
from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.sources.disk.files import FoundFile
from interlock.sources.handbook import Handbook
from interlock.sources.misplaced import meant_definition

# The organisation is not a definition, but is kept among them under a kind and an id of its own.
ORGANISATION_KEY = ("organisation", "organisation")


def take_for_broken(handbook: Handbook, found: FoundFile, kind: Kind | None, name: str | None = None) -> None:
    """Take the definition in a file that stands in the wrong place, or has a wrong name, for a broken one.

    References to it are right, once the file has been put right. Without a kind, those to any kind with its id are. `name`: the
    name that the file should have, where it is known.
    """
    if name := name or meant_definition(found):
        id = name.rpartition(".")[0].lower()
        if kind is None:
            handbook.strayed.add(id)
        else:
            handbook.broken.add((kind.name, id))


def take_organisation_for_broken(handbook: Handbook) -> None:
    """Take a misplaced file of the organisation for a broken one, unless one stands in its place."""
    if not (handbook.folder / ORGANISATION_FILE).is_file():
        handbook.broken.add(ORGANISATION_KEY)
