"""Reads tables of responsibilities (RACI): a row for each activity, and for each team the part that it has in it.

Such a table becomes the draft of one procedure: each activity is a step, whose `by` is the team that does it (R) and whose
`accountable` the one that answers for it (A). A step has no place for who is consulted (C) or informed (I), so the user is told.
Further columns are read as in a table of steps: within what time, what if not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interlock.definitions import kind_named
from interlock.definitions.ids import id_from
from interlock.doors.edits.importing.columns.headers import kind_of_columns
from interlock.doors.edits.importing.entries import ImportedEntry, ImportedFile
from interlock.doors.edits.importing.procedure_tables.about_procedure import about_procedure, plain_name, title_of_file
from interlock.doors.edits.importing.procedure_tables.step_columns import StepColumns
from interlock.doors.edits.importing.procedure_tables.tables_of_steps import FILLED_IN_LATER
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, step_ids
from interlock.doors.edits.importing.runbook.teams import Teams, names_in
from interlock.doors.edits.importing.spreadsheet import MOST_COLUMNS
from interlock.doors.edits.importing.words_escaped import escaped
from interlock.exports.csv import as_typed
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital, few_of
from interlock.sources.tables.table_columns import Table
from interlock.sources.tables.table_rows import TableRow

_MOST_NAMED = 20  # teams in a line
_MOST_BESIDE = 3  # columns beside those of teams that say nothing of a step, with that of the activity
_ROLES = {"r": "responsible", "a": "accountable", "c": "consulted", "i": "informed"}
_LETTERS = lazy_pattern(r"[RACI](?:[\s/,;&+]*[RACI])*", re.I)


@dataclass(slots=True)
class Activity:
    """A row: what is done, and the names of teams by their roles. `columns`: the indices of these cells, the activity first."""

    row: TableRow
    does: str
    columns: Sequence[int]
    teams: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_assigned(self) -> bool:
        """Whether the row names an activity and a team that has a part in it; others are headings."""
        return bool(self.does) and any(self.teams.values())


def activities_in(table: Table) -> list[Activity]:
    """The activities of a table of responsibilities; none in any other table, even if it says who is responsible."""
    if table.header is None or sum(map(bool, table.header.cells)) > MOST_COLUMNS:
        return []
    activities = _activities(table, table.header)
    kind = kind_of_columns(table.names) if activities else None
    return activities if kind is None or kind.name == "procedure" else []


def _activities(table: Table, header: TableRow) -> list[Activity]:
    named = [index for index, name in enumerate(table.names) if name and not _only_counts(table.rows, index)]
    by_role = {index: role for index in named if (role := _role(table.names[index]))}
    others = [index for index in named if index not in by_role]
    if {"responsible", "accountable"} < {*by_role.values()} and others:
        return [_of_columns(row, others[0], by_role) for row in table.rows]
    teams = _columns_of_teams(table, header, named)
    return [_of_letters(row, named[0], {index: header.cells[index] for index in teams}) for row in table.rows] if teams else []


def _columns_of_teams(table: Table, header: TableRow, named: Sequence[int]) -> list[int]:
    """The columns that say by letters which part teams have in the activity of the first one; none in other tables."""
    teams = [index for index in named[1:] if _has_letters(table.rows, index)]
    letters = {letter for row in table.rows for index in teams for letter in row.cell(index).lower()}
    others = {*named} - {*teams}
    of_steps = {*StepColumns(header.cells, ()).fields.values()} - {*named[:1]}
    is_of_teams = len(teams) > 1 and len(others - of_steps) <= _MOST_BESIDE and letters & {"r", "a"}
    return teams if is_of_teams else []


def _has_letters(rows: Sequence[TableRow], index: int) -> bool:
    cells = [row.cell(index) for row in rows if row.cell(index)]
    return bool(cells) and all(map(_LETTERS.fullmatch, cells))


def _only_counts(rows: Sequence[TableRow], index: int) -> bool:
    return any(row.cell(index) for row in rows) and all(re.fullmatch(r"[\d.]*", row.cell(index)) for row in rows)


def _role(name: str) -> str:
    plain = re.sub(r"\W+|_", " ", name).strip()
    return next((role for letter, role in _ROLES.items() if plain in (letter, role, f"{role} {letter}", f"{letter} {role}")), "")


def _of_columns(row: TableRow, first: int, by_role: Mapping[int, str]) -> Activity:
    activity = Activity(row, row.cell(first), [first, *by_role])
    for index, role in by_role.items():
        activity.teams[role] += names_in(row.cell(index))
    return activity


def _of_letters(row: TableRow, first: int, teams: Mapping[int, str]) -> Activity:
    activity = Activity(row, row.cell(first), [first, *teams])
    for index, team in teams.items():
        for letter in re.findall(r"[raci]", row.cell(index).lower()):
            activity.teams[_ROLES[letter]].append(team)
    return activity


def read_responsibilities(path: str, table: Table, activities: list[Activity], teams: Teams, owner: str | None) -> ImportedFile:
    """The draft of a procedure with a step for each activity, and lines that tell what of the table it has no place for."""
    assert table.header
    reading = ImportedFile(findings=list(table.findings))
    if owner is None:
        message = "This table of responsibilities becomes a procedure, and does not say which team looks after that"
        reading.findings.append(Finding("missing-field", table.header.place, message, "Name it: `--owner LINK`."))
        return reading
    about = about_procedure(table.above).fields
    title = about["title"][0] if "title" in about else title_of_file(path)
    told = f"{path}: this table of responsibilities was read as the draft of a procedure, `{title}`, with a step a row."
    reading.told = [told, *_passed_over(path, table.header, activities)]
    columns, texts = _columns_of_steps(table, table.header, activities), RunbookTexts((), {})
    assigned = [each for each in activities if each.is_assigned]
    steps = [columns.step(each.row.line, _cells_beside(table.header, each), texts, teams) for each in assigned]
    for activity, step in zip(assigned, steps, strict=True):
        reading.told += [f"{path}:{step.line}: {said}" for said in _assign(step, activity, teams, owner)]
        reading.findings += columns.unread_time(activity.row, step)
    reading.told += [f"{path}:{line}: {note}." for line, note in dict.fromkeys(texts.notes)]
    fields = [_filled(step.fields(id, owner)) for id, step in zip(step_ids(steps), steps, strict=True)]
    written = {"title": title, "summary": escaped(title), "owner": owner, "status": "draft", "steps": fields}
    reading.entries.append(ImportedEntry(kind_named("procedure"), id_from(title), written, table.header.place))
    return reading


def _passed_over(path: str, header: TableRow, activities: Sequence[Activity]) -> Iterator[str]:
    """Lines about the rows and the columns of which no step says anything."""
    for each in activities:
        if not each.is_assigned:
            yield f"{path}:{each.row.line}: this row names no activity of a team, and was passed over."
    for name in header.cells:
        if FILLED_IN_LATER.fullmatch(plain_name(name)):
            yield f"{path}: the column `{name}` is filled in when work is done, and was left out."


def _assign(step: RunbookStep, activity: Activity, teams: Teams, owner: str) -> list[str]:
    """Give a step to the team that does it, or else to whoever answers for it. Returns what is to be told about that."""
    by, accountable = (_first_known(activity.teams[role], teams) for role in ("responsible", "accountable"))
    step.does, step.by = capital(step.does), by or accountable or owner
    if accountable and accountable != step.by:
        step.more = {"accountable": accountable, **step.more}
    return [*_left_out(activity, by, accountable, owner, teams)]


def _filled(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _columns_of_steps(table: Table, header: TableRow, activities: Sequence[Activity]) -> StepColumns:
    """What the columns beside activities and teams say of a step: within what time, what if not, and more."""
    first, *of_teams = activities[0].columns
    names = ["" if index == first or index in of_teams else name for index, name in enumerate(header.cells)]
    columns = StepColumns(names, [[row.cell(index) for index in range(len(names))] for row in table.rows])
    columns.fields = {"does": first} | {
        name: at for name, at in columns.fields.items() if name not in ("does", "by", "accountable")
    }
    return columns


def _cells_beside(header: TableRow, activity: Activity) -> list[str]:
    """The cells of a row without those of teams, and those that are filled in when work is done."""
    of_teams = activity.columns[1:]
    return [
        ""
        if index in of_teams or FILLED_IN_LATER.fullmatch(plain_name(name))
        else " ".join(as_typed(activity.row.cell(index)).split())
        for index, name in enumerate(header.cells)
    ]


def _first_known(names: list[str], teams: Teams) -> str:
    return next((id for name in names if (id := teams.id_of(name))), "")


def _left_out(activity: Activity, by: str, accountable: str, owner: str, teams: Teams) -> Iterator[str]:
    """Sentences about what a step has no place for, and about what stands in it only because nothing better is known."""
    if not by:
        yield f"no team of the handbook does this step (R), so `by` is `{accountable or owner}`."
    for role, taken in (("responsible", by), ("accountable", accountable)):
        named = list(dict.fromkeys(activity.teams[role]))
        unknown = [name for name in named if not teams.id_of(name)]
        if unknown:
            yield f"no link is called {_quoted(unknown)}, which {'is' if len(unknown) == 1 else 'are'} {role}."
        if others := [name for name in named if teams.id_of(name) not in ("", taken)]:
            one = f"a step has one team that is {role}, `{taken}`"
            yield f"{one}; {_quoted(others)} left out: make it two steps, or write it in `does`."
    for role in ("consulted", "informed"):
        if named := activity.teams[role]:
            no_place = f"a step has no place for who is {role}: {_quoted(named)}"
            yield f"{no_place}; write a step for it, or a hand-over between the teams."


def _quoted(names: list[str]) -> str:
    return few_of([f"`{name}`" for name in dict.fromkeys(names)], _MOST_NAMED)
