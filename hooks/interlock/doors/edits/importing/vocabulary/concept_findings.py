"""Findings about an imported vocabulary: what its editor should see to, with places in its file."""

import re
from collections.abc import Iterator

from interlock.doors.edits.importing.vocabulary.concepts import Concepts, last_part
from interlock.findings import Finding, Place, Severity
from interlock.findings.nouns import counted, few_of, listed
from interlock.rules.shared.cycles import cycle_in_words
from interlock.sources import Source

_MOST_NAMED = 3


class ConceptPlaces:
    """The places where concepts are first named in a file: guesses, because the parsers keep no places."""

    def __init__(self, source: Source) -> None:
        self._source, self._positions = source, _first_positions(source.text)

    def of(self, address: str) -> Place:
        """The place where the concept with an address is first named."""
        segment = last_part(address)
        start = self._positions.get(segment, 0)
        return self._source.place(start, start + len(segment)) if segment in self._positions else self._source.place(0)


def findings_about(concepts: Concepts, places: ConceptPlaces) -> Iterator[Finding]:
    """What is wrong with concepts: one finding for each sort of fault, with the first concepts that have it."""
    yield from _not_taken(concepts, places)
    yield from _without_definition(concepts, places)
    yield from _cycles(concepts, places)
    yield from _same_labels(concepts, places)


def _not_taken(concepts: Concepts, places: ConceptPlaces) -> Iterator[Finding]:
    nameless = f"{counted(len(concepts.nameless), 'concept has', 'concepts have')} no label and cannot be taken"
    remedy = "Give each a `skos:prefLabel`."
    yield from _of_sort(concepts, places, "missing-field", nameless, concepts.nameless, remedy, "error")
    known = f"{counted(len(concepts.known), 'concept is', 'concepts are')} in the handbook already, by the same address"
    yield from _of_sort(concepts, places, "duplicate-id", known, concepts.known, "Edit their files, which stay as they are.")


def _without_definition(concepts: Concepts, places: ConceptPlaces) -> Iterator[Finding]:
    drafts = [str(concept) for concept in concepts.ids if concepts.is_draft(concept)]
    taken = "it is taken as a draft" if len(drafts) == 1 else "they are taken as drafts"
    message = f"{counted(len(drafts), 'concept has', 'concepts have')} no definition, so {taken}"
    remedy = "Write `definition:` in each file, in place of the label, and take out `status: draft`."
    yield from _of_sort(concepts, places, "missing-field", message, drafts, remedy)


def _cycles(concepts: Concepts, places: ConceptPlaces) -> Iterator[Finding]:
    for cycle in concepts.cycles:
        message = f"`{cycle[0]}` is broader than itself: {cycle_in_words(cycle)}. The last of these was left out"
        place = places.of(str(concepts.with_id(cycle[-1])))
        yield Finding("broader-cycle", place, message, "Check which of them is the wider one.", "warning")


def _same_labels(concepts: Concepts, places: ConceptPlaces) -> Iterator[Finding]:
    for title, ids in concepts.by_title.items():
        if len(ids) > 1 and len({concepts.context(concepts.with_id(id)) for id in ids}) < len(ids):
            message = f"`{title}` is the label of {len(ids)} concepts: {listed(f'`{id}`' for id in ids[: _MOST_NAMED + 1])}"
            message += ", so all but the first are taken as drafts"
            remedy = "Tell them apart: write a `context` in each file, such as `finance`, and take out `status: draft`."
            yield Finding("label-clash", places.of(str(concepts.with_id(ids[1]))), message, remedy, "warning")


def _of_sort(
    concepts: Concepts,
    places: ConceptPlaces,
    rule: str,
    message: str,
    addresses: list[str],
    remedy: str,
    severity: Severity = "warning",
) -> Iterator[Finding]:
    """One finding about all these concepts, if there are any, at the first of them."""
    if addresses:
        ids = {str(concept): id for concept, id in concepts.ids.items()}
        named = few_of([f"`{ids.get(address) or address}`" for address in addresses], _MOST_NAMED)
        yield Finding(rule, places.of(addresses[0]), f"{message}: {named}", remedy, severity)


def _first_positions(text: str) -> dict[str, int]:
    """The first position of each last part of an address; as the subject of a statement, if it is one somewhere."""
    found: dict[str, int] = {}
    subjects: dict[str, int] = {}
    for match in re.finditer(r"[:/#<\"]([^\s<>\"'/#:;,()\[\]{}]+)(?=[>\s\"])", text):
        found.setdefault(match[1], match.start(1))
    for match in re.finditer(r"^[^\s\"]*[:/#<]([^\s<>\"'/#:;,()\[\]{}]+)(?=[>\s])", text, re.M):
        subjects.setdefault(match[1], match.start(1))
    return found | subjects
