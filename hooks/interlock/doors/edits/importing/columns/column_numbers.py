"""Telephone numbers in a table: one of a row is its `phone`, all others stand below `other_numbers` with what each is for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from interlock.definitions import Kind
from interlock.definitions.model_fields import Route
from interlock.definitions.other_names.field_words import fields_for
from interlock.definitions.values.telephone import several_numbers, telephone_of
from interlock.doors.edits.importing.columns.cell_parsers import Parse
from interlock.doors.edits.importing.columns.column_cells import NOTHING
from interlock.doors.edits.importing.columns.column_fields import Column, NoColumn, known_column
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted, listed
from interlock.sources.tables.table_rows import TableRow, column_name

# The field that a column of extensions fills until each extension is put behind the number in `phone`.
EXTENSION = "extension"
OTHER_NUMBERS = "other_numbers"
NumberFor = str | dict[str, str]  # alone, or with what it is for

_EXTENSIONS = lazy_pattern(
    r"(?:(?:tele)?phone |internal )?(?:ext|extn|extension|durchwahl|nebenstelle|poste)s?(?: (?:number|no|nr))?", re.I
)
_EXTENSION_ALONE = lazy_pattern(r"(?:(?:extension|extn|ext|x)[\s.:]*)?(\d{1,6})", re.I)
_MOBILE = lazy_pattern(r"(?:mobile?|cell|handy|portable)\b.*", re.I)
# Names of columns with numbers that take no extension, because they ring at a desk or in a pocket.
_DIRECT = lazy_pattern(rf"direct.*|{_MOBILE.pattern}", re.I)
_PHONE = r"(?:telephone|phone|tel|telefon|téléphone)(?: (?:number|no|nr))?"
_ONLY_PHONE = lazy_pattern(rf"{_PHONE}s?|(?:contact |phone )?numbers?", re.I)
_WITH_PURPOSE = lazy_pattern(rf"(?P<before>.+?) (?:{_PHONE}|mobile)|{_PHONE} ?[-–:(/]? ?(?P<after>.+?)\)?", re.I)
# A stricter pattern for columns whose name is that of no field: words behind `Phone` may just be about telephones.
_SURELY_WITH_PURPOSE = lazy_pattern(rf".+ (?:{_PHONE}|mobile)|{_PHONE} ?(?:[-–:(/]|\d).*", re.I)
_OTHER_DEVICES = lazy_pattern(
    r"(?P<device>fax|telefax|textphone|minicom|pager|bleep|mobile|handy|switchboard|zentrale)(?: (?:number|no|nr))?", re.I
)
# Words that say only that a number is another one.
_ANOTHER = lazy_pattern(r"\d(?:st|nd|rd|th)?|second|third|other|another|alternat(?:iv)?e|additional|further|extra|main", re.I)


def with_numbers_of_telephones(header: Sequence[str], fields: Sequence[str], rows: Sequence[TableRow], kind: Kind) -> list[str]:
    """The fields that columns fill, with `phone` in place of `id` for a column `Number` that holds telephone numbers."""
    phone = next((name for name in ("phone", "contact.phone") if _is_field(name.split("."), kind)), "")
    return [
        phone if phone and name == "id" != header[index] and _are_all(is_in_full, rows, index) else name
        for index, name in enumerate(fields)
    ]


def is_in_full(cell: str) -> bool:
    """Whether a cell holds a whole telephone number, which anybody can dial, and not the number of a row or a file."""
    cell = cell.strip()
    return cell[:1] in "0+(" and sum(map(str.isdigit, cell)) > 6 and telephone_of(cell, None).dials != ""


def with_number_columns(
    header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column | NoColumn], kind: Kind
) -> dict[int, Column | NoColumn]:
    """The columns of a table, in which every column with telephone numbers fills a field of its own."""
    holder = next((route for route in ((), ("contact",)) if _is_field((*route, "phone"), kind)), None)
    known = [column.route for column in columns.values() if isinstance(column, Column)]
    if holder is None or any(OTHER_NUMBERS in route for route in known):
        return dict(columns)
    names = {index: " ".join(header.cells[index].replace(".", " ").split()) for index in columns}
    found = _columns_of_numbers(names, rows, columns, (*holder, "phone"))
    numbered = {index: Column((*holder, *field), parse) for index, (field, parse) in _fields_of_numbers(names, found).items()}
    return {**columns, **numbered}


class _NumberColumns(NamedTuple):
    """The indices of columns with telephone numbers: that for `phone`, others, and the first one of extensions."""

    main: int | None
    others: list[int]
    extensions: int | None


def _columns_of_numbers(
    names: Mapping[int, str], rows: Sequence[TableRow], columns: Mapping[int, Column | NoColumn], phone: Route
) -> _NumberColumns:
    phones = [index for index, column in columns.items() if isinstance(column, Column) and column.route == phone]
    main = next((index for index in phones if not _MOBILE.fullmatch(names[index])), next(iter(phones), None))
    strange = [index for index, column in columns.items() if isinstance(column, NoColumn) and names[index]]
    extensions = [index for index in strange if _has_extensions(names[index], rows, index)]
    others = [index for index in phones if index != main]
    others += [index for index in strange if index not in extensions and _has_numbers(names[index], rows, index)]
    return _NumberColumns(main, sorted(others), next(iter(extensions), None))


def _fields_of_numbers(names: Mapping[int, str], found: _NumberColumns) -> dict[int, tuple[Route, Parse]]:
    """The field that each column with numbers fills, and the function that reads its cells."""
    fields: dict[int, tuple[Route, Parse]] = {
        index: ((OTHER_NUMBERS, number), partial(_other_numbers, purpose=_purpose(names[index])))
        for number, index in enumerate(found.others, 1)
    }
    if found.extensions is not None:
        is_direct = found.main is not None and _DIRECT.fullmatch(names[found.main])
        fields[found.extensions] = (OTHER_NUMBERS, len(found.others) + 1) if is_direct else (EXTENSION,), _extension_alone
    if found.main is not None:
        fields[found.main] = ("phone",), str
    return fields


def _is_field(route: Sequence[str], kind: Kind) -> bool:
    return known_column(".".join(route), kind) is not None


def _has_extensions(name: str, rows: Sequence[TableRow], index: int) -> bool:
    return bool(_EXTENSIONS.fullmatch(name)) and _are_all(_EXTENSION_ALONE.fullmatch, rows, index)


def _has_numbers(name: str, rows: Sequence[TableRow], index: int) -> bool:
    """Whether a column whose name is that of no field holds telephone numbers."""
    if _EXTENSIONS.fullmatch(name):  # such as `Durchwahl`, below which some write the whole number
        return _are_all(is_in_full, rows, index)
    return bool(_OTHER_DEVICES.fullmatch(name) or _SURELY_WITH_PURPOSE.fullmatch(name)) and _are_all(_is_number, rows, index)


def _are_all(test: Callable[[str], object], rows: Sequence[TableRow], index: int) -> bool:
    """Whether a column holds something, and all its cells that say something pass a test."""
    cells = [cell for row in rows if (cell := row.cell(index)) and not NOTHING.fullmatch(cell)]
    return bool(cells) and all(map(test, cells))


def _is_number(cell: str) -> bool:
    return sum(map(str.isdigit, cell)) > 2 and telephone_of(cell, None).fault != "no number"


def _purpose(name: str) -> str:
    """What a number is for, by the name of its column; empty where that says only that it is a number, or another one."""
    if _ONLY_PHONE.fullmatch(name):
        return ""
    if device := _OTHER_DEVICES.fullmatch(name):
        return device["device"].lower()
    found = _WITH_PURPOSE.fullmatch(name)
    words = (found["before"] or found["after"]).strip(" /&-–:") if found else name
    if _ANOTHER.fullmatch(words) or _ONLY_PHONE.fullmatch(words):
        return ""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _other_numbers(cell: str, purpose: str) -> list[NumberFor]:
    """The numbers in a cell of a column other than that of `phone`."""
    numbers = several_numbers(cell) or [(cell, "")]
    return [number_for(number, ", ".join(filter(None, (purpose, words)))) for number, words in numbers]


def number_for(number: str, what: str) -> NumberFor:
    """A number as an entry of `other_numbers`."""
    return {"number": number, "for": what} if what else number


def _extension_alone(cell: str) -> str:
    found = _EXTENSION_ALONE.fullmatch(cell)
    return f"ext {found[1]}" if found else cell


def with_numbers_meant(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry, with one number in `phone`, and all others in `other_numbers`."""
    if isinstance(contact := fields.get("contact"), dict):
        return {**fields, "contact": _sorted_out(contact)}
    return _sorted_out(fields)


def _sorted_out(fields: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in fields.items() if name not in ("phone", OTHER_NUMBERS, EXTENSION)}
    if len(rest) == len(fields):
        return fields
    phone = str(fields.get("phone") or "")
    (phone, _), *more = several_numbers(phone) or [(phone, "")]
    others = [number_for(*each) for each in more]
    for entry in fields.get(OTHER_NUMBERS) or ():
        others += entry if isinstance(entry, list) else [entry]
    if not phone and others and _may_stand_first(others[0]):
        first = others.pop(0)
        phone = first if isinstance(first, str) else first["number"]
    if extension := fields.get(EXTENSION):
        if more or "ext" in phone.lower():
            others.append(extension)
        else:
            phone = f"{phone} {extension}".strip()
    return ({"phone": phone} if phone else {}) | ({OTHER_NUMBERS: others} if others else {}) | rest


def _may_stand_first(other: NumberFor) -> bool:
    """Whether a number reaches the people themselves, as a mobile does, so that it may stand in `phone`."""
    return isinstance(other, str) or "phone" in fields_for(column_name(other.get("for", "phone")))


def numbers_told(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> Iterator[str]:
    """Sentences for the user: how cells with several numbers were read, and where extensions and other numbers stand now."""
    phones = [index for index, column in columns.items() if column.route[-1] == "phone"]
    others = [index for index, column in columns.items() if OTHER_NUMBERS in column.route and column.route[-1] != OTHER_NUMBERS]
    several = {cell: found for index in phones + others for row in rows if (found := several_numbers(cell := row.cell(index)))}
    for cell, found in [*several.items()][:1]:
        said = listed(f"`{number}`" for number, _ in found)
        more = f", and so {counted(len(several) - 1, 'other')}" if len(several) > 1 else ""
        yield f"`{' '.join(cell.split())}` was read as {counted(len(found), 'number')}, {said}{more}."
    for name in [header.cells[index] for index, column in columns.items() if column.route[-1] == EXTENSION]:
        yield f"`{name}` was put behind the number in `phone`, as in `01632 960001 ext 204`."
    moved = [index for row in rows if phones and not _is_filled(row, phones[0]) and (index := _moved(row, others, columns)) >= 0]
    if moved:
        name, place = header.cells[moved[0]], header.cells[phones[0]]
        yield f"in {counted(len(moved), 'row')} without `{place}`, `{name}` stands in its place."


def _moved(row: TableRow, others: Sequence[int], columns: Mapping[int, Column]) -> int:
    """The index of the first other number of a row, where that may stand in place of `phone`; else -1."""
    first = next((index for index in others if _is_filled(row, index)), -1)
    return first if first >= 0 and _may_stand_first(columns[first].parse(row.cell(first))[0]) else -1


def _is_filled(row: TableRow, index: int) -> bool:
    return any(map(str.isdigit, row.cell(index)))
