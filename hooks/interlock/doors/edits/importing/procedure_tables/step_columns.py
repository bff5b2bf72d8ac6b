"""Reads tables of steps: which column holds what, and each row as a step. Used for pages in Markdown, tables and workbooks."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.quantities import parse_quantity
from interlock.definitions.values.units import QuantityError
from interlock.doors.edits.importing.columns.cell_parsers import several
from interlock.doors.edits.importing.columns.column_cells import NOTHING, UNIT
from interlock.doors.edits.importing.procedure_tables.step_names import NAMES_OF_FIELDS, field_names_plain
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, is_time, no_link
from interlock.doors.edits.importing.runbook.teams import Teams, names_in
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.printable import printable
from interlock.sources.tables.table_rows import TableRow

# What a column of numbers may be called, without accents.
_NUMBER = lazy_pattern(
    r"(?:(?:step|schritt|etape|stap|paso|lfd|lfde|seq) )?(?:#|n[or°]|n\.?[oº]|num|number|nummer|volgnummer|numero)|step id|n"
    r"|steps?|schritte?|etapes?|stap(?:pen)?|pasos?"
)
_LISTS = ("needs", "gives")
NUMBER_OF_A_STEP = lazy_pattern(r"(?:(?:step|schritt|etape|étape|stap|paso) )?(?P<number>\d+(?:\.\d+)*[a-z]?)[.):]?", re.I)


class StepColumns:
    """The columns of a table of steps. `numbers`: indices of those that only count rows; `fields`: the index for each field."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.header = header
        names = [field_names_plain(name) for name in header]
        self.numbers = [
            index for index, name in enumerate(names) if name and _NUMBER.fullmatch(name) and _are_numbers(rows, index)
        ]
        self.fields: dict[str, int] = {}
        for field, pattern in NAMES_OF_FIELDS.items():
            named = (index for index, name in enumerate(names) if index not in self.numbers and name and pattern.fullmatch(name))
            if (found := next(named, None)) is not None:
                self.fields[field] = found

    @property
    def are_of_steps(self) -> bool:
        """Whether the header names a column of what is done, and one of numbers, of who does it, or of the time for it."""
        return "does" in self.fields and bool(self.numbers or "by" in self.fields or "within" in self.fields)

    def step(self, line: int, cells: Sequence[str], texts: RunbookTexts, teams: Teams) -> RunbookStep:
        """The step in a row. Cells that no field holds follow its words in brackets, with the names of their columns."""
        step = RunbookStep(line, texts.taken(cells[self.fields["does"]], line))
        self.add_to(step, cells, texts, teams)
        return step

    def add_to(self, step: RunbookStep, cells: Sequence[str], texts: RunbookTexts, teams: Teams) -> None:
        """Add what the other cells of a row say to a step whose words are known."""
        _ReadRow(self, step, cells, texts, teams)

    def unread_time(self, row: TableRow, step: RunbookStep) -> Iterator[Finding]:
        """A finding for a cell of times that holds no length of time; its text stands in the words of the step."""
        index = self.fields.get("within")
        if index is not None and says_something(cell := row.cell(index)) and not step.within:
            message = f"`{printable(cell)}` is no length of time, so it stands in the words of the step"
            remedy = "Write an amount with its unit, such as `2 working days`: here, or as `within` of the step."
            yield Finding("bad-quantity", row.place_of(index), message, remedy, "warning")


class _ReadRow:
    """Reads the cells of a row into a step."""

    def __init__(self, columns: StepColumns, step: RunbookStep, cells: Sequence[str], texts: RunbookTexts, teams: Teams) -> None:
        self._columns, self._cells, self._texts, self._teams, self.step = columns, cells, texts, teams, step
        self._held = {columns.fields["does"], *columns.numbers}
        self._take("by", self._by)
        self._take("within", self._within)
        self._take("if_not", self._if_not)
        self._take("accountable", self._accountable)
        self._take("with", self._with)
        for field in _LISTS:
            self._take(field, partial(self._list, field))
        rest = "; ".join(
            (f"{name}: {cell}" if name else cell)
            for index, (name, cell) in enumerate(zip(columns.header, cells, strict=False))
            if index not in self._held and says_something(cell)
        )
        step.beside = texts.taken(rest, step.line)

    def _take(self, field: str, is_taken: Callable[[str], bool]) -> None:
        index = self._columns.fields.get(field)
        if index is not None and says_something(cell := self._cells[index]) and is_taken(cell):
            self._held.add(index)

    def _by(self, cell: str) -> bool:
        if self.step.by:
            return self._teams.id_of(cell) == self.step.by
        names = [cell] if self._teams.id_of(cell) else names_in(cell)
        if not self._teams.id_of(cell) and self._teams.are_customers(cell):
            self.step.more["stage"] = "customer"
            return True
        known = [id for name in names if (id := self._teams.id_of(name))]
        self.step.by = known[0] if known else ""
        if not known:
            self._note(no_link(cell))
        elif len(names) > 1:
            self._note(
                f"a step has one team, so `by` is `{known[0]}` of `{cell}`: where work goes from one to the other, make two steps"
            )
        return len(names) == 1 and bool(known)

    def _within(self, cell: str) -> bool:
        if self.step.within:
            return time_meant(cell, "") == self.step.within
        self.step.within = time_meant(cell, self._columns.header[self._columns.fields["within"]])
        if self.step.within and not self.step.within.startswith(cell):  # a unit that heads the column is no guess
            self._note(f"`{cell}` was read as `within: {self.step.within}`")
        return bool(self.step.within)

    def _if_not(self, cell: str) -> bool:
        self.step.way_out = self._texts.taken(cell, self.step.line)
        return True

    def _accountable(self, cell: str) -> bool:
        if (id := self._teams.id_of(cell)) and id != self.step.by:
            self.step.more["accountable"] = id
        return bool(id)

    def _with(self, cell: str) -> bool:
        ids = [self._teams.id_of(name) for name in names_in(cell)]
        self.step.more["with"] = [id for id in ids if id]
        return bool(ids) and all(ids)

    def _list(self, field: str, cell: str) -> bool:
        self.step.more[field] = several(cell)
        return True

    def _note(self, message: str) -> None:
        self._texts.notes.append((self.step.line, message))


def time_meant(cell: str, name: str) -> str:
    """The length of time that a cell means, or nothing: `ca. 2 Tage` is `2 days`, and `5` below `Time (min)` is `5 min`."""
    unit = UNIT.search(without_accents(name.replace("_", " ")))
    for words in (cell, f"{cell} {unit[0]}" if unit else cell):
        if is_time(words):
            return words
        try:
            parse_quantity(words)
        except QuantityError as error:
            if error.nearest and is_time(error.nearest):
                return error.nearest
    return ""


def names_what_is_done(header: Sequence[str]) -> bool:
    """Whether a cell is a name for the column of what is done."""
    return any(NAMES_OF_FIELDS["does"].fullmatch(field_names_plain(name)) for name in header)


def says_something(cell: str) -> bool:
    """Whether a cell holds words: no dash, and no box to tick."""
    return any(map(str.isalnum, cell)) and not NOTHING.fullmatch(cell)


def end_of_numbers(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The number of rows before words in the column of numbers, such as `Prepared by` below the last number; all without such."""
    for index, name in enumerate(map(field_names_plain, header)):
        numbered = [at for at, row in enumerate(rows) if NUMBER_OF_A_STEP.fullmatch(row[index])]
        if name and _NUMBER.fullmatch(name) and len(numbered) > 1:
            return next((at for at in range(numbered[-1] + 1, len(rows)) if rows[at][index][:1].isalpha()), len(rows))
    return len(rows)


def _are_numbers(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a column holds only numbers. Rows with a single text, which are headings, do not count."""
    cells = [row[index] for row in rows if row[index] and len({cell for cell in row if cell}) > 1]
    return bool(cells) and all(map(NUMBER_OF_A_STEP.fullmatch, cells))
