"""Cells that do not mean what they say: a dash for nothing, a number whose unit stands in the header, numbers of rows."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from interlock.definitions.ids import ID, id_from
from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.units import UNITS_ABROAD, unit_in_english
from interlock.doors.edits.importing.columns.column_fields import Column
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed
from interlock.sources.tables.table_rows import TableRow

# For each column, the meaning of cells by what is written in them; an empty text where that means nothing.
CellsMeant = Mapping[int, Mapping[str, str]]

# What a spreadsheet shows where a formula failed, such as `#REF!`, `#N/A` and `#NV`.
_FAILED = r"#(?:[A-ZÄÖÜÉ]+[!?]|DIV/0!|N/A|NV)"
_DASH = lazy_pattern(rf"[-–—]+|{_FAILED}")
# What people write where there is nothing to say.
NOTHING = lazy_pattern(rf"{_DASH.pattern}|\?+|(?i:n/?a|n\.a\.|tb[acd]|not applicable|to be (?:agreed|confirmed|decided))")
# Fields that hold an amount of time, whose unit may head their column.
TIMES = frozenset({"limit", "within"})
# A unit of time in the name of a column, such as `Limit (working days)`, without accents.
UNIT = lazy_pattern(
    r"\b(?:(?:(?:working|work|business|calendar|school|term|court|clear)[ -])?"
    rf"(?:minutes?|mins?|hours?|hrs?|(?:work|week)?days?|weeks?|months?)|{'|'.join(UNITS_ABROAD)})\b",
    re.I,
)
_NUMBER = lazy_pattern(r"\d+(?:[.,]\d+)?(?: ?(?:-|–|to) ?\d+)?")
_DECIMAL_COMMA = lazy_pattern(r"(?<=\d),(?=\d{1,2}$)")
_SHARE_WITH_COMMA = lazy_pattern(r"(\d{1,3}),(\d{1,2})[ \u00a0\u202f]?%")
_AMOUNT = lazy_pattern(rf"(?P<number>{_NUMBER.pattern}) ?(?P<unit>[^\W\d][^\d]*)")
_NUMBER_OF_A_ROW = lazy_pattern(r"\d+(?:\.\d+)*[.)]?")

# What a list of SharePoint holds where rows of another list were chosen, `Members;#3;#Visitors;#4`, or several words,
# `;#pay;#ask;#`.
_LISTED = lazy_pattern(r"[^;#]+;#\d+(?:;#[^;#]+;#\d+)*|(?:;#[^;#]+)+;#")
_LOOKED_UP = lazy_pattern(r"([^;#]+);#\d+(?:;#|$)")
_CHOSEN = lazy_pattern(r"[^;#]+")


def _cells_in(rows: Sequence[TableRow], index: int) -> Counter[str]:
    """The contents of the cells of a column, with how often each stands there. Empty cells are left out."""
    return Counter(cell for row in rows if (cell := row.cell(index)))


def numbers_of_rows(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> int | None:
    """The index of an id column that is not called `id` and only counts the rows, in a table with titles; None without one."""
    if not any(column.route == ("title",) for column in columns.values()):
        return None
    for index, column in columns.items():
        cells = _cells_in(rows, index)
        if column.route == ("id",) and header.cells[index].lower() != "id" and all(map(_NUMBER_OF_A_ROW.fullmatch, cells)):
            return index
    return None


def without_unnamed_numbers(names: Sequence[str], rows: list[TableRow]) -> tuple[list[TableRow], list[str]]:
    """The rows without the cells of unnamed columns that only count the rows, and a sentence about each such column."""
    counting = [
        index
        for index, name in enumerate(names)
        if not name
        and (cells := _cells_in(rows, index))
        and len(cells) == cells.total()
        and all(map(_NUMBER_OF_A_ROW.fullmatch, cells))
    ]
    if not counting:
        return rows, []
    without = [
        row._replace(cells=tuple("" if index in counting else cell for index, cell in enumerate(row.cells))) for row in rows
    ]
    return without, [f"column {index + 1}, which has no name, only counts the rows, and was left out." for index in counting]


def cells_meant(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> tuple[CellsMeant, list[str]]:
    """The cells that mean something else than they say, and sentences for the user about how they were read."""
    meant: dict[int, dict[str, str]] = {}
    told, blank = [], Counter[str]()
    for index, column in columns.items():
        cells, name = _cells_in(rows, index), header.cells[index]
        pattern = _DASH if column.has_words else NOTHING
        nothing = {cell: number for cell, number in cells.items() if pattern.fullmatch(cell)}
        others = _chosen_in_lists(cells) | _others_meant(name, column, cells)
        if others:
            cell, meaning = next(iter(others.items()))
            more = f", and so {counted(len(others) - 1, 'other')}" if len(others) > 1 else ""
            told.append(f"in `{name}`, `{cell}` was read as `{meaning}`{more}.")
        if column.route not in (("id",), ("title",)):
            blank.update(nothing)
            others |= dict.fromkeys(nothing, "")
        meant[index] = others
    if blank:
        named = listed(f"`{cell}`" for cell in blank)
        told.append(f"{named} {'was' if len(blank) == 1 else 'were'} read as nothing, in {counted(blank.total(), 'cell')}.")
    return meant, told


def told_of_merged(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> list[str]:
    """A sentence for each column before the title that is blank below a value, as when merged cells were saved as text."""
    titles = next((index for index, column in columns.items() if column.route == ("title",)), 0)
    told = []
    for index in (index for index in columns if index < titles):
        cells = [row.cell(index) for row in rows]
        first = next((position for position, cell in enumerate(cells) if cell), len(cells))
        if blank := cells[first:].count(""):
            is_empty = f"`{header.cells[index]}` is empty in {counted(blank, 'row')} below `{cells[first]}`"
            told.append(f"{is_empty}; where cells were merged, write their value in each row.")
    return told


def _chosen_in_lists(cells: Iterable[str]) -> dict[str, str]:
    """What was chosen in cells of a list of SharePoint, without the numbers that its rows have there."""
    chosen = {cell: (_CHOSEN if cell.startswith(";") else _LOOKED_UP).findall(cell) for cell in cells if _LISTED.fullmatch(cell)}
    return {cell: "; ".join(name.strip() for name in names) for cell, names in chosen.items()}


def _others_meant(name: str, column: Column, cells: Counter[str]) -> dict[str, str]:
    if column.route == ("id",) and name.lower() != "id":
        ids = {cell: id_from(cell) for cell in cells if not ID.fullmatch(cell)}
        return {cell: id for cell, id in ids.items() if id}
    if column.route[-1] == "share":
        return {cell: f"{match[1]}.{match[2]}%" for cell in cells if (match := _SHARE_WITH_COMMA.fullmatch(cell))}
    if column.route[-1] not in TIMES:
        return {}
    units = {unit.lower() for unit in UNIT.findall(without_accents(name.replace("_", " ")))}
    # Of two units in the name, nobody knows which is meant.
    unit = _english(units.pop()) if len(units) == 1 else ""
    read = {cell: _with_unit(cell, unit) for cell in cells if unit and _NUMBER.fullmatch(cell)}
    amounts = {cell: match for cell in cells if (match := _AMOUNT.fullmatch(cell))}
    return read | {
        cell: _with_unit(_DECIMAL_COMMA.sub(".", match["number"]), meant)
        for cell, match in amounts.items()
        if (meant := unit_in_english(match["unit"]))
    }


def _english(unit: str) -> str:
    """A unit in the name of a column, in English; empty where it is ambiguous."""
    return unit_in_english(unit) or ("" if unit in UNITS_ABROAD else unit)


def _with_unit(number: str, unit: str) -> str:
    one = unit.removesuffix("s")
    return f"{number} {one}" if number == "1" else f"{number} {one}s"
