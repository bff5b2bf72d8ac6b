"""Turns all that a validation found in one file into findings, each fault reported once."""

from typing import NamedTuple

from pydantic_core import ErrorDetails

from interlock.definitions.model_fields import Route
from interlock.findings import Finding
from interlock.findings.nouns import counted
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_findings import MISSING, PASTED, UNKNOWN, field_finding, foreign_field, no_definition
from interlock.sources.meant.meant_fields import meant_field
from interlock.sources.meant.parted_entries import parted_entries
from interlock.sources.meant.wrapped_definition import wrapped_definition
from interlock.sources.meant.written_field import MeantField
from interlock.sources.misread.loose_words import LooseWords

# The most faulty fields of one file that are looked at one by one.
_MOST_FAULTS = 200


def findings_of_errors(decoding: Decoding, errors: list[ErrorDetails], loose: list[LooseWords]) -> list[Finding]:
    """What pydantic's errors and the words without a colon mean for an editor. Beyond a bound, errors are only counted."""
    if wrapped := wrapped_definition(decoding):
        return [wrapped]
    return _findings(decoding, errors[:_MOST_FAULTS], loose) + _the_rest(decoding, errors[_MOST_FAULTS:])


def _findings(decoding: Decoding, errors: list[ErrorDetails], loose: list[LooseWords]) -> list[Finding]:
    """A finding for each error, and for words without a colon in mappings that may stand where they are.

    A missing field is left out where another finding says how to write it, such as that about its misspelling. Of a mapping
    without any field of its own, only the first field is reported.
    """
    of_shape = {error["loc"] for error in errors if error["type"] != "bad-value"}
    loose = [words for words in loose if words.holder not in of_shape]
    meant = {error["loc"]: meant_field(decoding, error["loc"]) for error in errors if error["type"] == UNKNOWN}
    first = {route[:-1]: route for route in reversed(meant)}
    foreign = {holder: route for holder, route in first.items() if _is_foreign(decoding, holder, meant)}
    parted = parted_entries(decoding, errors)
    told = _Told(
        written=_written_by_remedies(errors, loose, meant),
        whole=frozenset(foreign).union(*(each.parts for each in parted)),
        with_loose=frozenset(words.holder for words in loose),
        cut=frozenset((*words.holder, words.cut) for words in loose),
        again=_with_remedies_told(meant),
    )
    found = [words.finding for words in loose] + [each.finding for each in parted]
    for error in errors:
        if not told.covers(error) and (finding := _finding(decoding, error, foreign)):
            found.append(finding)
    return _with_first_pasted(found)


class _Told(NamedTuple):
    """What other findings of a file say, so that an error need not.

    `written`: the fields, each with the route of its mapping, that are there once what is told is typed; `whole`: the mappings
    to be written anew; `with_loose`: those with words without a colon, and `cut`: the fields whose value a comma cut off;
    `again`: the unknown fields whose remedy is that of one above, which names them.
    """

    written: set[tuple[Route, str]]
    whole: frozenset[Route]
    with_loose: frozenset[Route]
    cut: frozenset[Route]
    again: frozenset[Route]

    def covers(self, error: ErrorDetails) -> bool:
        """Whether nothing needs to be said about an error."""
        route, holder = error["loc"], error["loc"][:-1]
        if route in self.cut or route in self.again or (holder, error.get("ctx", {}).get("for_want_of")) in self.written:
            return True
        if error["type"] in MISSING:
            return (holder, route[-1]) in self.written or holder in self.whole
        return error["type"] == "bad-value" and route in self.with_loose


def _finding(decoding: Decoding, error: ErrorDetails, foreign: dict[Route, Route]) -> Finding | None:
    """The finding about an error; None for a field behind the first of a mapping that has no field of its own."""
    route, holder = error["loc"], error["loc"][:-1]
    if error["type"] != UNKNOWN or holder not in foreign:
        return field_finding(decoding, error)
    if route != foreign[holder]:
        return None
    return foreign_field(decoding, route) if holder else no_definition(decoding)


def _written_by_remedies(
    errors: list[ErrorDetails], loose: list[LooseWords], meant: dict[Route, MeantField | None]
) -> set[tuple[Route, str]]:
    """The fields, each with the route of its mapping, that are there once what another finding says is typed."""
    written = {(field.holder, name) for field in meant.values() if field for name in (field.name, *field.writes)}
    written |= {(words.holder, name) for words in loose for name in words.writes}
    written |= {(error["loc"][:-1], name) for error in errors for name in error.get("ctx", {}).get("writes", ())}
    return written


def _with_remedies_told(meant: dict[Route, MeantField | None]) -> frozenset[Route]:
    """The unknown fields that belong into one mapping, where the remedy of the first of them names them all."""
    first: dict[MeantField, Route] = {}
    for route, field in meant.items():
        if field and field.is_for_all:
            first.setdefault(field, route)
    return frozenset(route for route, field in meant.items() if field in first and first[field] != route)


def _with_first_pasted(found: list[Finding]) -> list[Finding]:
    """The findings, of those about no-break spaces the first: whoever pasted one line with them pasted the next ones, too."""
    pasted = [finding for finding in found if finding.message.startswith(PASTED)]
    return [finding for finding in found if finding not in pasted[1:]] if pasted else found


def _the_rest(decoding: Decoding, errors: list[ErrorDetails]) -> list[Finding]:
    """One finding for all errors beyond the bound, at the first of them."""
    if not errors:
        return []
    place = decoding.source.place_at(errors[0]["loc"], key=errors[0]["type"] == UNKNOWN)
    message = f"{counted(len(errors), 'more field')} of this file cannot be read"
    return [Finding("wrong-type", place, message, "Mend those above, and check again.")]


def _is_foreign(decoding: Decoding, holder: Route, meant: dict[Route, MeantField | None]) -> bool:
    """Whether a mapping in the file has no field of its own, nor one that is meant for one."""
    node = decoding.source.at(holder)
    names = [key.text or "" for key, _ in (node.entries if node else None) or ()]
    return bool(names) and all((*holder, name) in meant and meant[(*holder, name)] is None for name in names)
