"""Makes drafts of the procedures in a table of steps, and lists what a procedure has no place for.

The title of a procedure comes from the column that names procedures, else from the text above the table, the sheet or the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from interlock.definitions import kind_named
from interlock.definitions.ids import id_from
from interlock.doors.edits.importing.columns.column_steps import left_to_owner
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.doors.edits.importing.procedure_tables.about_procedure import AboutProcedure, about_procedure, title_of_file
from interlock.doors.edits.importing.procedure_tables.step_columns import NUMBER_OF_A_STEP, says_something
from interlock.doors.edits.importing.procedure_tables.tables_of_steps import TableOfSteps
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, step_ids
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.doors.edits.importing.web_page.page_block import shown
from interlock.doors.edits.importing.words_escaped import escaped
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.findings.nouns import capital, counted
from interlock.findings.printable import printable
from interlock.sources.tables.table_columns import Table, too_many_cells
from interlock.sources.tables.table_rows import TableRow


@dataclass(frozen=True, slots=True)
class _Drafting:
    """What the drafts of a table share: path, table, what stands above it, owner, teams, and the result so far."""

    path: str
    found: TableOfSteps
    about: AboutProcedure
    owner: str
    teams: Teams
    reading: ImportedFile

    def draft(self, title: str, rows: Sequence[TableRow]) -> None:
        """Add the draft of a procedure, if a row holds a step, and sentences about what was left out."""
        steps = self._steps(rows)
        if not steps:
            return
        rows_read = counted(len(steps), "row was read", "rows were read")
        told = [f"{rows_read} as the draft of a procedure, `{title}`.", *left_to_owner(steps, self.owner)]
        self.reading.told += [f"{self.path}: {sentence}" for sentence in told]
        said = {name: words for name, (words, _) in self.about.fields.items() if name not in ("title", "owner")}
        written = [
            {name: value for name, value in step.fields(id, self.owner).items() if value}
            for id, step in zip(step_ids(steps), steps, strict=True)
        ]
        fields = {"summary": escaped(title), **said, "title": title, "owner": self.owner, "status": "draft", "steps": written}
        entry = ImportedEntry(kind_named("procedure"), id_from(title), fields, rows[0].place, called="title")
        self.reading.entries.append(entry)

    def _steps(self, rows: Sequence[TableRow]) -> list[RunbookStep]:
        found, texts = self.found, RunbookTexts((), {})
        steps: list[RunbookStep] = []
        for row, after in zip_longest(rows, rows[1:]):
            if fault := _not_a_step(found, row):
                self.reading.findings.append(fault)
            elif _is_heading(found, row, after):
                if words := _heading(found, row):
                    texts.notes.append((row.line, f"`{printable(words)}` was taken as a heading, and left out"))
            else:
                steps.append(found.columns.step(row.line, found.cells(row), texts, self.teams))
                self.reading.findings += found.columns.unread_time(row, steps[-1])
        self.reading.told += [f"{self.path}:{line}: {note}." for line, note in dict.fromkeys(texts.notes)]
        return steps


def read_table_of_steps(path: str, table: Table, found: TableOfSteps, teams: Teams, given: str | None) -> ImportedFile:
    """A draft for each procedure in a table. `given`: the owner of those without one."""
    reading = ImportedFile(findings=list(table.findings))
    about = about_procedure(found.above)
    owner, fault = _owner(about, found, teams, given)
    if fault:
        reading.findings.append(fault)
        return reading
    reading.told = [
        f"{path}:{line}: `{printable(words)}` has no place in a procedure, and was left out." for line, words in about.left_out
    ]
    named = [found.header.cells[index] for index in found.ticked]
    reading.told += [f"{path}: the column `{name}` is filled in when work is done, and was left out." for name in named]
    reading.told += [f"{path}:{row.line}: this row sums up others, and was left out." for row in found.totals]
    reading.told += [f"{path}:{row.line}: `{_words(row)}` stands below the steps, and was left out." for row in found.signed]
    below = Table(found.header, rows=[*found.rows])
    fitting, long = below.by_length()
    reading.findings += too_many_cells(below, long)
    found = replace(found, rows=fitting)
    title = about.fields["title"][0] if "title" in about.fields else title_of_file(path)
    drafting = _Drafting(path, found, about, owner, teams, reading)
    for name, rows in found.by_procedure().items():
        drafting.draft(capital(name or title), rows)
    return reading


def _owner(about: AboutProcedure, found: TableOfSteps, teams: Teams, given: str | None) -> tuple[str, Finding | None]:
    words, row = about.fields.get("owner", ("", found.header))
    if owner := teams.id_of(words) or given:
        if words and not teams.id_of(words):
            about.left_out.append((row.line, words))
        return owner, None
    if words:
        remedy = did_you_mean(words, teams.ids) or "`interlock new link ID` starts one; or name another: `--owner LINK`."
        place = row.place_of(next(index for index, cell in enumerate(row.cells) if words in cell))
        return "", Finding("unknown-reference", place, f"There is no link `{printable(words)}`", remedy)
    message = "This table of steps becomes a procedure, and does not say which team looks after that"
    return "", Finding("missing-field", found.header.place, message, "Name it: `--owner LINK`.")


def _words(row: TableRow) -> str:
    """What a row says, as it is quoted in a sentence."""
    return shown(" ".join(dict.fromkeys(filter(None, row.cells))))


def _not_a_step(found: TableOfSteps, row: TableRow) -> Finding | None:
    """The finding for a row with several cells, none of which says what is done."""
    filled = {cell for index, cell in enumerate(found.cells(row)) if cell and index not in found.columns.numbers}
    if found.cell(row, "does") or len(filled) < 2:
        return None
    name = found.name_of("does")
    message = f"This row says nothing in `{name}`, so it is no step, and was left out"
    return Finding("missing-field", row.place, message, f"Write into `{name}` what is done, and import again.", "warning")


def _is_heading(found: TableOfSteps, row: TableRow, after: TableRow | None) -> bool:
    """Whether a row only names what follows: it has no number where others do, or the next row has a part of its number."""
    cells = found.cells(row)
    numbers = [cells[index] for index in found.columns.numbers]
    if not found.cell(row, "does"):
        return True
    if not numbers or len({cell for cell in cells if cell} - {*numbers}) > 1:
        return False
    number = found.number(row)
    return not number or bool(after and found.number(after).startswith(f"{number}."))


def _heading(found: TableOfSteps, row: TableRow) -> str:
    """The words of a heading; nothing where a row has only a number, or a box to tick."""
    cells = (cell for cell in found.cells(row) if says_something(cell) and not NUMBER_OF_A_STEP.fullmatch(cell))
    return found.cell(row, "does") or next(cells, "")
