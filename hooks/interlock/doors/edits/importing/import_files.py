"""Imports definitions from another tool's file: each becomes a YAML file; existing files are never touched."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interlock.definitions import kind_named
from interlock.definitions.ids import can_be_id, id_from
from interlock.doors.clock import build_day
from interlock.doors.edits.handbook_files import refuse_where_unread
from interlock.doors.edits.importing import spreadsheet, vocabulary
from interlock.doors.edits.importing.columns.column_steps import with_steps_meant
from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.fields_set import fields_set
from interlock.doors.edits.importing.other_encodings import from_windows, in_utf8
from interlock.doors.edits.importing.other_programs import unreadable_file
from interlock.doors.edits.importing.reading_tables import Wanted, read_as_table, read_tables
from interlock.doors.edits.importing.runbook.runbook_reader import RunbookContext, procedure_id, read_runbook
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.doors.edits.importing.titles import Titles
from interlock.doors.edits.importing.web_page.page_files import LARGEST_PAGE_FILE
from interlock.doors.edits.importing.web_page.page_reader import read_web_page
from interlock.doors.edits.importing.web_page.page_words import id_of_page
from interlock.doors.edits.importing.workbook import sheet
from interlock.doors.edits.importing.writing import Writing
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import exclusive
from interlock.findings import Finding, Place
from interlock.findings.formats import folded_alike
from interlock.findings.nearest import did_you_mean
from interlock.findings.printable import printable
from interlock.rules.engine.folding import MOST_SHOWN_IN_A_TEXT, folded_by
from interlock.sources import LARGEST_TABLE, FoundFile, read_bytes
from interlock.sources.disk.file_texts import decoded_text
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.tables.table_columns import read_table


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a line about it, and the function that reads a file of it. `has_columns`: whether `--map` and `--set` apply."""

    headline: str
    read: Callable[[Path, Wanted], ImportedFile]
    has_columns: bool = True


def _read_csv(file: Path, wanted: Wanted) -> ImportedFile:
    known = spreadsheet.known_columns(wanted.names)
    return _of_text(file, lambda path, text: read_as_table(path, read_table(path, text, known), wanted))


def _read_sheet(file: Path, wanted: Wanted) -> ImportedFile:
    tables, findings = sheet.read_sheets(file.as_posix(), file)
    if not tables and not findings:
        findings.append(
            Finding("missing-field", Place(file.as_posix()), "This workbook is empty", "Write a header into a sheet.")
        )
    reading, refusals = read_tables(tables, wanted, "sheet")
    if refusals and len(refusals) == len(tables):
        raise refusals[0]
    reading.findings = findings + reading.findings
    return reading


def _read_skos(file: Path, wanted: Wanted) -> ImportedFile:
    return _of_text(file, lambda path, text: vocabulary.read_vocabulary(path, text, wanted.kind, wanted.handbook))


def _read_markdown(file: Path, wanted: Wanted) -> ImportedFile:
    if wanted.kind is not None and wanted.kind.name != "procedure":
        raise Refused(f"A runbook becomes a procedure. Leave out `--kind {wanted.kind.name}`.")
    return _of_text(file, lambda path, text: read_runbook(path, text, _context(wanted)))


def _context(wanted: Wanted, id_of: Callable[[str], str] = procedure_id) -> RunbookContext:
    there = {id for kind, id in wanted.handbook.paths if kind == "procedure"}
    procedures = there | {id_of(other.as_posix()) for other in wanted.files}
    return RunbookContext(wanted.handbook, procedures, wanted.owner, build_day())


def _read_html(file: Path, wanted: Wanted) -> ImportedFile:
    data, findings = read_bytes(FoundFile(file.as_posix(), file), LARGEST_PAGE_FILE)
    return (
        ImportedFile(findings=findings)
        if findings
        else read_web_page(file.as_posix(), data, wanted, _context(wanted, id_of_page))
    )


def _of_text(file: Path, read: Callable[[str, str], ImportedFile]) -> ImportedFile:
    """What a text holds, which may be in UTF-16 or Windows text, as spreadsheets save it."""
    path = file.as_posix()
    data, findings = read_bytes(FoundFile(path, file), LARGEST_TABLE)
    data, told = from_windows(in_utf8(data))
    text, wrong = decoded_text(path, data)
    findings += wrong
    if findings and not text:
        return ImportedFile(findings=findings)
    reading = read(path, text.removeprefix("\ufeff"))
    reading.findings += findings
    reading.told += [f"{path}: {told}"] if told else []
    return reading


FORMATS = {
    "csv": Format(
        "tables: the header names the fields, each row is a definition: terms, promises and other kinds; or each row is a step, "
        "and the table becomes the draft of a procedure",
        _read_csv,
    ),
    "html": Format(
        "web pages that people saved, from a wiki, an intranet or a word processor, and e-mails (`.html`, "
        "`.mht`, `.eml`): their tables "
        "are read as those of a workbook, and a page with numbered steps as a runbook",
        _read_html,
    ),
    "markdown": Format(
        "a runbook: its numbered steps become the first draft of a procedure, and what cannot be held is told",
        _read_markdown,
        has_columns=False,
    ),
    "sheet": Format("a workbook (`.xlsx`): each of its sheets is such a table", _read_sheet),
    "skos": Format(
        "a vocabulary in Turtle, N-Triples, RDF/XML or JSON-LD: each concept becomes a term", _read_skos, has_columns=False
    ),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the files that were written, a finding for all that was not imported, and what to tell.

    `has_drafts`: whether drafts are among the files.
    """

    written: list[str]
    findings: list[Finding]
    told: list[str]
    has_drafts: bool


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of an import, as they were typed.

    `kind`: what the files hold, where they do not say. `owner`: the id or title of a link, for definitions without an owner.
    `pairs`: fields for names of columns (`--map`). `given`: what fields hold where no column fills them (`--set`).
    """

    kind: str | None = None
    owner: str | None = None
    pairs: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@exclusive("import")
def import_files(folder: Path, format: str, files: Sequence[Path], options: ImportOptions) -> Imported:
    """Import files, which may refer to each other: write a YAML file for every definition in them that passes the check.

    Raises Refused where the options make no sense; faults in the files are findings.
    """
    for option, pairs in (("--map", options.pairs), ("--set", options.given)):
        if pairs and not FORMATS[format].has_columns:
            raise Refused(f"`{option}` is for columns of tables; `{format}` has none.")
    handbook = read_handbook(folder)
    refuse_where_unread(handbook)
    teams = Teams(handbook)
    owner = None if options.owner is None else _link_named(options.owner, teams)
    kind = kind_named(options.kind) if options.kind else None
    wanted = Wanted(handbook, files, owner, kind, spreadsheet.names_of(options.pairs), fields_set(options.given))
    readings = _readings(format, files, wanted)
    entries = [entry for reading in readings for entry in reading.entries]
    if format == "skos" and entries and owner is None:
        raise Refused("A vocabulary does not say which team looks after its words. Name it: `--owner LINK`.")
    titles = Titles(handbook, entries)
    writing = Writing(folder, handbook, owner)
    told = [line for reading in readings for line in _first(reading.told)]
    for entry in entries:
        titles.with_ids(entry)
        told += with_steps_meant(entry, teams, owner)
        writing.add(entry)
    writing.leave_out_faulty()
    findings = [*(finding for reading in readings for finding in reading.findings), *writing.findings]
    found = sorted(findings, key=lambda found: found.sort_key)
    faults = list(folded_by(folded_alike(found, ""), _fault, "places", "import again"))
    return Imported(writing.write(), faults, told, writing.has_drafts)


def _readings(format: str, files: Sequence[Path], wanted: Wanted) -> list[ImportedFile]:
    """What each file holds. Where only some files become procedures, these are read again, so that none links to the others."""
    readings = [_read(format, file, wanted) for file in files]
    becoming = [file for file, reading in zip(files, readings, strict=True) if _is_procedure(reading)]
    if len(becoming) in (0, len(files)):
        return readings
    narrowed = replace(wanted, files=becoming)
    return [
        _read(format, file, narrowed) if _is_procedure(reading) else reading
        for file, reading in zip(files, readings, strict=True)
    ]


def _is_procedure(reading: ImportedFile) -> bool:
    """Whether a file became a procedure that has its name."""
    return any(entry.kind.name == "procedure" and entry.called == "name" for entry in reading.entries)


def _read(format: str, file: Path, wanted: Wanted) -> ImportedFile:
    if fault := unreadable_file(file.as_posix(), file, format):
        return ImportedFile(findings=[fault])
    return FORMATS[format].read(file, wanted)


def _first(told: list[str]) -> list[str]:
    """The lines that are told about a file; of very many, the first ones and the number of the others."""
    more = len(told) - MOST_SHOWN_IN_A_TEXT
    return told if more <= 1 else [*told[:MOST_SHOWN_IN_A_TEXT], f"… and {more:,} more lines like these."]


def _fault(finding: Finding) -> Hashable:
    """What findings of the same fault have in common: the rule, and the message without names and numbers."""
    return finding.rule, re.sub(r"`[^`]*`|\d+", "", finding.message)


def _link_named(name: str, teams: Teams) -> str:
    """The id of the link with an id or a title. Raises Refused."""
    if id := teams.id_of(name):
        return id
    new = name if can_be_id(name) else id_from(name)
    begun = f"`interlock new link {new}` starts one." if can_be_id(new) else "Write the id of one: `--owner LINK`."
    raise Refused(f"There is no link `{printable(name)}`. {did_you_mean(name, teams.ids) or begun}")
