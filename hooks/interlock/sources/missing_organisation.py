"""Tells that the file of the organisation is missing, once, and not of everything that it would hold."""

from interlock.definitions.organisation import ORGANISATION_FILE
from interlock.definitions.text_marks import ValueOfOrganisation
from interlock.definitions.walk import marked_texts
from interlock.findings import Finding, Place
from interlock.findings.nouns import few_of
from interlock.sources.handbook import Handbook
from interlock.sources.mislaid import ORGANISATION_KEY, take_organisation_for_broken

_NAME = ORGANISATION_FILE.rpartition("/")[2]
_MOST_NAMED = 6


def require_organisation(handbook: Handbook) -> None:
    """Add a finding when the file of the organisation is missing, or stands beside the folders.

    A handbook may do without it, unless definitions name the organisation's values.
    """
    if any(finding.place.file == ORGANISATION_FILE for finding in handbook.findings):
        take_organisation_for_broken(handbook)
    if ORGANISATION_KEY in handbook.sources or ORGANISATION_KEY in handbook.broken:
        return
    if (handbook.folder / _NAME).is_file():
        message = "The file of the organisation stands in `standards/`"
        handbook.findings.append(Finding("misplaced-file", Place(_NAME), message, f"Move it to `{ORGANISATION_FILE}`."))
        handbook.broken.add(ORGANISATION_KEY)
        return
    message, values = "This file is missing, so the handbook has no name, calendar or values", _values_named(handbook)
    if values:
        handbook.broken.add(ORGANISATION_KEY)
        named = few_of([f"`{value}`" for value in values], _MOST_NAMED)
        remedy = f"Bring it back, or write it: `name: …` and, below `values:`, those that definitions name, {named}."
        handbook.findings.append(Finding("missing-field", Place(ORGANISATION_FILE), message, remedy))
        return
    remedy = "Write it; one line is enough: `name: …`."
    handbook.findings.append(Finding("missing-field", Place(ORGANISATION_FILE), message, remedy, "warning"))


def _values_named(handbook: Handbook) -> list[str]:
    """The values of the organisation that definitions name, each once."""
    found = (text for definition in handbook.definitions.values() for text in marked_texts(definition))
    return sorted({each.text for each in found if isinstance(each.mark, ValueOfOrganisation)})
