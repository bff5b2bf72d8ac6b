"""No regular expression takes the square of a text's length: an editor's slip, or somebody's mischief, would stop a build."""

import pytest

from tests.patterns import all_patterns, attacks, within

# Modules whose patterns see texts of a few hundred or thousand letters only, which are checked before, or pages of our own.
SHORT_TEXTS = (
    "interlock.definitions.contact_addresses",
    "interlock.definitions.periods",
    "interlock.definitions.place_names",
    "interlock.definitions.amounts_meant",
    "interlock.definitions.quantities",
    "interlock.definitions.telephone",
    "interlock.doors.edits.importing.runbook.section_roles",
    "interlock.site.exported_pages",
    "interlock.sources.copies",
)


@pytest.mark.nightly
def test_every_pattern_is_found() -> None:
    assert len(all_patterns()) > 400


@pytest.mark.nightly
def test_no_pattern_takes_the_square_of_a_length() -> None:
    """The bound is thousands of times what a linear pattern takes, in time of the processor."""
    slow = []
    for used in all_patterns():
        length = 200 if used.where.startswith(SHORT_TEXTS) else 10_000
        slow += [f"{used.where} {text[:40]!r}" for text in attacks(used.pattern, length) if not within(0.5, used, text)][:1]
    assert slow == []
