"""Imports definitions from another tool's file: each becomes a YAML file; existing files are never touched."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from interlock.definitions import Kind, kind_named
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.importing import spreadsheet, vocabulary
from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.writing import Writing
from interlock.doors.edits.transaction import exclusive
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.rules.engine.folding import MOST_SHOWN_OF_A_RULE
from interlock.sources import LARGEST_TABLE, FoundFile, read_text
from interlock.sources.handbook import Handbook, read_handbook

__all__ = ["FORMATS", "Imported", "import_file"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a line about it, the function that reads it, and the only kind it can hold, if there is just one."""

    headline: str
    read: Callable[[str, str, Kind | None, Handbook], ImportedFile]


FORMATS = {
    "csv": Format(
        "a table: the header names the fields, each row is a definition; terms, promises and other kinds",
        lambda path, text, kind, handbook: spreadsheet.read_spreadsheet(path, text, kind),
    ),
    "skos": Format(
        "a vocabulary in Turtle, N-Triples, RDF/XML or JSON-LD: each concept becomes a term", vocabulary.read_vocabulary
    ),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the files that were written, a finding for everything that was not imported, and what to tell."""

    written: list[str]
    findings: list[Finding]
    told: list[str]


@exclusive("import")
def import_file(folder: Path, format: str, file: Path, kind: str | None, owner: str | None) -> Imported:
    """Import a file: write a YAML file for every definition in it that is valid.

    `kind`: what the file holds, where the format does not say; `owner`: a link's id, for definitions without an owner. Raises
    Refused where the arguments make no sense; faults in the file are findings.
    """
    handbook = read_handbook(folder)
    _require_link(owner, [id for known, id in handbook.paths if known == "link"])
    text, findings = read_text(FoundFile(file.as_posix(), file), LARGEST_TABLE)
    if findings and not text:
        return Imported([], findings, [])
    reading = FORMATS[format].read(file.as_posix(), text.removeprefix("\ufeff"), kind_named(kind) if kind else None, handbook)
    if format == "skos" and reading.entries and owner is None:
        raise Refused("A vocabulary does not say which team looks after its words. Name it: `--owner LINK`.")
    writing = Writing(folder, handbook, owner)
    for entry in reading.entries:
        writing.add(entry)
    found = sorted([*findings, *reading.findings, *writing.findings], key=lambda found: found.sort_key)
    return Imported(writing.write(), list(_folded(found)), reading.told)


def _folded(findings: list[Finding]) -> Iterator[Finding]:
    """The findings; of those that say the same of different things, the first ones and one with the number of the others."""
    alike = [(found.rule, re.sub(r"`[^`]*`|\d+", "", found.message)) for found in findings]
    total, seen = Counter(alike), Counter[tuple[str, str]]()
    for finding, sort in zip(findings, alike, strict=True):
        seen[sort] += 1
        if seen[sort] <= MOST_SHOWN_OF_A_RULE or total[sort] == MOST_SHOWN_OF_A_RULE + 1:
            yield finding
        elif seen[sort] == MOST_SHOWN_OF_A_RULE + 1:
            message = f"{total[sort] - MOST_SHOWN_OF_A_RULE:,} more of this file have the same fault"
            yield replace(finding, message=message, remedy="Mend those above, and import again.")


def _require_link(id: str | None, links: list[str]) -> None:
    if id is not None and id not in links:
        raise Refused(f"There is no link `{id}`. {did_you_mean(id, links) or f'`interlock new link {id}` starts one.'}")
