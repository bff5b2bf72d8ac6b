"""Finds changes of meaning between two versions of a handbook, as sentences for those who own it.

Layout, punctuation, tags and reviews do not change the meaning. The facts of both versions must be for the same day, so that all
differences come from edits.
"""

from collections.abc import Iterator
from dataclasses import replace

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.catalog.audience import HIDDEN_PAGE, without
from interlock.definitions.name_order import sort_key
from interlock.definitions.named_parts import part_nouns
from interlock.history.changes.change import THE_ORGANISATION, MeaningChange, change_groups
from interlock.history.changes.changed_definitions import changes_of, not_compared, pairs_of
from interlock.history.changes.changed_fields import Comparison
from interlock.history.changes.changed_standing import approval_changes, capability_changes, handshake_changes
from interlock.history.changes.value_words import ValueWords
from interlock.questions.approvals.first_ids import by_first_ids
from interlock.questions.facts import Facts

__all__ = ["MeaningChange", "changes"]


def changes(before: Facts, after: Facts) -> list[MeaningChange]:
    """Every change of meaning, sorted by group and by the title of its subject."""
    whole = after.whole or after.catalog
    pairs = pairs_of(before.catalog, after.catalog)
    faulty = not_compared(before.catalog, after.catalog)
    was, now = (_without(facts, faulty) for facts in (before, after))
    found = [
        *(change for pair in pairs for change in changes_of(pair, before.catalog, after.catalog, whole, after.today)),
        *capability_changes(pairs, was, now),
        *approval_changes(pairs, before, after, faulty),
        *handshake_changes(was, now),
        *([] if ORGANISATION in faulty else _organisation_changes(before, after)),
    ]
    groups = change_groups()
    return sorted(found, key=lambda change: (groups.index(change.group), sort_key(change.title), change.about))


def _without(facts: Facts, faulty: frozenset[Key]) -> Facts:
    """The facts without files that have faults in one of the versions, because what is missing there is not a change."""

    def less(catalog: Catalog) -> Catalog:
        return without(catalog, faulty, HIDDEN_PAGE)

    return replace(facts, catalog=less(facts.catalog), whole=facts.whole and less(facts.whole)) if faulty else facts


def _organisation_changes(before: Facts, after: Facts) -> Iterator[MeaningChange]:
    was, now = (by_first_ids(each.catalog, ORGANISATION, each.catalog.organisation) for each in (before, after))
    comparison = Comparison(ValueWords(before.catalog, ORGANISATION), ValueWords(after.catalog, ORGANISATION), part_nouns(now))
    for found in comparison.differences(was, now):
        yield MeaningChange(THE_ORGANISATION, str(ORGANISATION), now.name, found.what, found.text, found.was, found.now)
