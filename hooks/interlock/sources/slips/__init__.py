"""Common slips in YAML: each function looks for one near the place where the parser stopped, and says what to type."""

from interlock.findings import Finding
from interlock.sources.slips.brackets import missing_comma, semicolon
from interlock.sources.slips.colons import missing_colon, stuck_colon
from interlock.sources.slips.indentation import (
    beside_the_hyphen,
    entry_out_of_line,
    field_at_the_edge,
    indented_beginning,
    odd_indent,
    outside_its_entry,
    text_goes_on,
    unmarked_first_entry,
    unmarked_item,
)
from interlock.sources.slips.notes import note_above, noted_field
from interlock.sources.slips.odd_spaces import line_separator, pasted_space
from interlock.sources.slips.other_languages import other_language
from interlock.sources.slips.quotes import cut_by_note, late_closing, unclosed
from interlock.sources.slips.shifted_items import hyphen_within_entry, shifted_items
from interlock.sources.slips.signs import at_sign, bullet, bullet_before_field, end_of_document, leading_sign, stuck_hyphen
from interlock.sources.slips.stop import ParserStop, known_fields, outermost_fields

__all__ = ["ParserStop", "known_fields", "outermost_fields", "slip_at"]

# The first that finds something counts, so those that are surest come first.
_SLIPS = (
    end_of_document,
    other_language,
    note_above,
    noted_field,
    line_separator,
    pasted_space,
    indented_beginning,
    cut_by_note,
    semicolon,
    unclosed,
    late_closing,
    missing_comma,
    bullet_before_field,
    bullet,
    stuck_hyphen,
    stuck_colon,
    at_sign,
    leading_sign,
    missing_colon,
    hyphen_within_entry,
    entry_out_of_line,
    outside_its_entry,
    unmarked_first_entry,
    unmarked_item,
    beside_the_hyphen,
    text_goes_on,
    field_at_the_edge,
    shifted_items,
    odd_indent,
)


def slip_at(stop: ParserStop) -> Finding | None:
    """The finding about the slip because of which the parser stopped, or None when it is none of these."""
    return next((finding for slip in _SLIPS if (finding := slip(stop))), None)
