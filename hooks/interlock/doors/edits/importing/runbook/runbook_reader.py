"""Reads a runbook in Markdown as the first draft of a procedure: its numbered steps, when to use it, what to do if it fails."""

import datetime
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from interlock.definitions import kind_named
from interlock.doors.edits.importing.columns.column_numbers import is_in_full
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.doors.edits.importing.number_lists import is_name_with_number, list_of_numbers
from interlock.doors.edits.importing.runbook.blocks import parsed_page
from interlock.doors.edits.importing.runbook.front_fields import FrontFields, read_front_fields, take_front_fields
from interlock.doors.edits.importing.runbook.labelled_lines import LabelledLine, without_labels
from interlock.doors.edits.importing.runbook.runbook_texts import (
    RunbookTexts,
    procedure_id,
)
from interlock.doors.edits.importing.runbook.several_procedures import PartsOfPage, procedures_in
from interlock.doors.edits.importing.runbook.sorted_sections import LONGEST_SUMMARY, SortedSections, runbook_title
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.doors.edits.importing.web_page.page_block import shown
from interlock.doors.edits.importing.words_escaped import escaped
from interlock.findings import Finding, Place
from interlock.findings.nearest import did_you_mean
from interlock.sources.handbook import Handbook
from interlock.sources.source import LINE_END
from interlock.sources.yaml.nodes import Node, Scalar

__all__ = ["procedure_id", "read_runbook"]

_LONGEST_TITLE = 80
_MOST_PROCEDURES = 200  # in a page


@dataclass(frozen=True, slots=True)
class RunbookContext:
    """What a runbook is read with: the handbook, the procedures that links may lead to, the owner of those without one, today.

    `lines`: for each line of the text, that of the file, where the text was made of another, such as a web page. `called`: what
    the file is.
    """

    handbook: Handbook
    procedures: Container[str]
    owner: str | None
    today: datetime.date
    lines: Sequence[int] = ()
    called: str = "runbook"

    def line_in_file(self, line: int) -> int:
        """The line of the file for one of the text, both from 1."""
        return self.lines[line - 1] if line <= len(self.lines) else line


def read_runbook(path: str, text: str, context: RunbookContext) -> ImportedFile:
    """The procedures in a runbook, findings where it cannot become one, and lines about what was left out or moved."""
    front, rest = read_front_fields(path, text, context.today)
    if front.findings:
        reading = ImportedFile(findings=front.findings)
    elif parts := procedures_in(rest):
        reading = _read_parts(path, text, rest, context, parts)
    else:
        reading = _read(path, rest, front, context)
    reading.findings = [
        replace(finding, place=replace(finding.place, line=context.line_in_file(finding.place.line)))
        for finding in reading.findings
    ]
    return reading


def _read_parts(path: str, text: str, rest: str, context: RunbookContext, parts: PartsOfPage) -> ImportedFile:
    """The procedures of a page that holds several. Each has what the front matter says, except title, summary and other names."""
    if len(parts.texts) > _MOST_PROCEDURES:
        message = f"This {context.called} holds {len(parts.texts):,} procedures; {_MOST_PROCEDURES} are the most that are read"
        return ImportedFile(findings=[Finding("unsafe-yaml", Place(path), message, "Split it into several files.")])
    named = f"{len(parts.texts)} procedures, each called as the heading above its steps"
    reading = ImportedFile(told=[f"{path}: this {context.called} was read as {named}."])
    before = next(number for number, each in enumerate(LINE_END.split(rest)) if each.strip())
    front_matter = LINE_END.split(text)[:before]
    for line, part in parts.texts:
        front, part = read_front_fields(path, "\n".join([*front_matter, *part.split("\n")[before:]]), context.today)
        if any(label.is_owner for label in without_labels(part)[1]):
            front.owner = None
        for name in ("title", "summary", "also_called"):
            front.fields.pop(name, None)
        read = _read(path, part, front, context)
        place = Place(path, context.line_in_file(line))
        reading.entries += [replace(entry, id="", place=place, called="title") for entry in read.entries]
        reading.findings += read.findings
        reading.told += read.told
    reading.told += [
        f"{path}:{context.line_in_file(line)}: `{shown(words)}` stands beside these procedures, and was left out."
        for line, words in parts.beside
    ]
    reading.findings, reading.told = [*dict.fromkeys(reading.findings)], [*dict.fromkeys(reading.told)]
    return reading


def _read(path: str, rest: str, front: FrontFields, context: RunbookContext) -> ImportedFile:
    reading = ImportedFile()
    rest, labelled = without_labels(rest)
    _take_labels(front, labelled, context.today)
    teams = Teams(context.handbook)
    owner, fault = _owner_of(front, teams, context, Place(path))
    page = parsed_page(rest)
    texts = RunbookTexts(context.procedures, page.addresses, front.notes)
    runbook = SortedSections(page, texts, teams)
    runbook.read()
    if not runbook.steps and (line := _first_number(rest)):
        reading.findings.append(list_of_numbers(Place(path, line)))
        return reading
    if not runbook.steps:
        remedy = "Number what is done, `1. Open the valve.`, each in a line of its own; a list with boxes, `- [ ]`, will do, too."
        reading.findings.append(Finding("missing-field", Place(path), f"This {context.called} has no numbered steps", remedy))
        return reading
    if fault:
        reading.findings.append(fault)
        return reading
    title = runbook_title(str(front.fields.get("title") or runbook.title or procedure_id(path).replace("-", " ")))
    if runbook.title and runbook.title.casefold() != title.casefold():
        note = f"the heading `{runbook.title}` was left out, as the front matter has the title `{title}`"
        texts.notes.append((runbook.title_line, f"{note}; if people say so, write it into `also_called`"))
    told = runbook.fields(owner, str(front.fields.get("summary") or ""))
    fields = _in_limits({"summary": escaped(title)} | told | front.fields | {"title": title}, texts)
    id = procedure_id(path)
    fields |= {"owner": owner, "status": "draft"}
    reading.entries.append(ImportedEntry(kind_named("procedure"), id, fields, Place(path), called="name"))
    reading.told = [f"{path}:{context.line_in_file(line)}: {note}." for line, note in sorted(set(texts.notes))]
    return reading


def _first_number(text: str) -> int:
    """The line of the first number in a list of telephone numbers, in lines with names or in tables; 0 for any other page."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if any(map(str.isalnum, line))]
    found = [number for number, line in lines if is_name_with_number(line) or any(map(is_in_full, line.split("|")))]
    return found[0] if len(found) > 1 and 2 * len(found) >= len(lines) else 0


def _take_labels(front: FrontFields, labelled: list[LabelledLine], today: datetime.date) -> None:
    """Take owner, reviews and tags from lines at the top, where the front matter lacks them, and note lines about the file."""
    fields: list[tuple[Node, Node]] = [
        (Scalar(line.start, line.end, line.label), Scalar(line.start, line.end, line.words)) for line in labelled if line.is_field
    ]
    take_front_fields(front, fields, today)
    for line in labelled:
        if line.is_owner and front.owner is None:
            front.owner = Scalar(line.start, line.end, line.words)
        elif line.is_owner and front.owner:
            if line.words.casefold() != (front.owner.text or "").casefold():
                front.notes.append((line.line, f"one team answers for a procedure; `{line.words}` was left out"))
        elif not line.is_field and line.begins >= 0:
            front.notes.append((line.line, f"`{line.label}`, {line.words}, has no place in a procedure"))


def _owner_of(front: FrontFields, teams: Teams, context: RunbookContext, place: Place) -> tuple[str, Finding | None]:
    """The id of the link that answers for the procedure, or an empty text and the finding that says what to do."""
    given = context.owner
    named = front.owner.text or "" if front.owner else ""
    if id := teams.id_of(named):
        return id, None
    if given:
        if front.owner:
            front.notes.append(
                (front.source.place_of(front.owner).line, f"the owner `{named}` is no link here; `{given}` stands for it")
            )
        return given, None
    if front.owner is None:
        message = f"This {context.called} does not say which team looks after it"
        remedy = "Write a line `Owner: TEAM` below its title, or name the team: `--owner LINK`."
        return "", Finding("missing-field", place, message, remedy)
    remedy = did_you_mean(named, teams.ids) or "`interlock new link ID` starts one; or name another: `--owner LINK`."
    return "", Finding("unknown-reference", front.source.place_of(front.owner), f"There is no link `{named}`", remedy)


def _in_limits(fields: dict[str, object], texts: RunbookTexts) -> dict[str, object]:
    """The fields, with a title and a summary that are not too long."""
    for name, longest in (("title", _LONGEST_TITLE), ("summary", LONGEST_SUMMARY)):
        words = str(fields.get(name) or "")
        if len(words) > longest:
            fields[name] = words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
            texts.notes.append((1, f"the {name} was cut: it may have {longest} characters"))
    return fields
