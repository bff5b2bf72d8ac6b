"""Imports definitions from another tool's file: each becomes a YAML file; existing files are never touched."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from interlock.definitions import Kind, kind_named
from interlock.doors.edits.handbook_files import Refused
from interlock.doors.edits.importing import spreadsheet, vocabulary
from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.writing import Writing
from interlock.doors.edits.transaction import exclusive
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.sources import LARGEST_TABLE, FoundFile, read_text
from interlock.sources.handbook import read_handbook

__all__ = ["FORMATS", "Imported", "import_file"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a line about it, the function that reads it, and the only kind it can hold, if there is just one."""

    headline: str
    read: Callable[[str, str, Kind | None], ImportedFile]


FORMATS = {
    "csv": Format(
        "a table: the header names the fields, each row is a definition; terms, promises and other kinds",
        spreadsheet.read_spreadsheet,
    ),
    "skos": Format("a vocabulary in Turtle or JSON-LD: each concept becomes a term", vocabulary.read_vocabulary),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the files that were written, and a finding for everything that was not imported."""

    written: list[str]
    findings: list[Finding]


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
        return Imported([], findings)
    reading = FORMATS[format].read(file.as_posix(), text.removeprefix("\ufeff"), kind_named(kind) if kind else None)
    writing = Writing(folder, handbook, owner)
    for entry in reading.entries:
        writing.add(entry)
    return Imported(writing.write(), sorted([*findings, *reading.findings, *writing.findings], key=lambda found: found.sort_key))


def _require_link(id: str | None, links: list[str]) -> None:
    if id is not None and id not in links:
        raise Refused(f"There is no link `{id}`. {did_you_mean(id, links) or f'`interlock new link {id}` starts one.'}")
