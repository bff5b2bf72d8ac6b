"""What changed in a handbook's meaning between two states of it, in sentences for those who answer for it.

Layout, punctuation, tags and reviews change no meaning. Both states are judged for the same day, so what differs was edited.
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION
from interlock.definitions.named_parts import part_nouns
from interlock.history.changes.change import THE_ORGANISATION, MeaningChange, change_groups
from interlock.history.changes.changed_definitions import changes_of, pairs_of
from interlock.history.changes.changed_fields import Comparison
from interlock.history.changes.changed_standing import approval_changes, capability_changes, handshake_changes
from interlock.history.changes.spoken_values import Speaker
from interlock.questions.facts import Facts

__all__ = ["MeaningChange", "changes"]


def changes(before: Facts, after: Facts) -> list[MeaningChange]:
    """Every change of meaning, by group and by the title of what it is about."""
    whole = after.whole or after.catalog
    pairs = pairs_of(before.catalog, after.catalog)
    found = [
        *(change for pair in pairs for change in changes_of(pair, before.catalog, after.catalog, whole)),
        *capability_changes(pairs, before, after),
        *approval_changes(pairs, before, after),
        *handshake_changes(before, after),
        *_organisation_changes(before, after),
    ]
    groups = change_groups()
    return sorted(found, key=lambda change: (groups.index(change.group), change.title.casefold(), change.about))


def _organisation_changes(before: Facts, after: Facts) -> Iterator[MeaningChange]:
    now = after.catalog.organisation
    comparison = Comparison(Speaker(before.catalog, ORGANISATION), Speaker(after.catalog, ORGANISATION), part_nouns(now))
    for found in comparison.differences(before.catalog.organisation, now):
        yield MeaningChange(THE_ORGANISATION, str(ORGANISATION), now.name, found.what, found.text, found.was, found.now)
