"""A column `Contact` with numbers, addresses and names together: each part of a cell fills a field of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interlock.definitions import Kind
from interlock.definitions.values.plain_letters import without_accents
from interlock.definitions.values.telephone import several_numbers, telephone_of
from interlock.doors.edits.importing.columns.column_cells import NOTHING
from interlock.doors.edits.importing.columns.column_fields import Column, NoColumn, known_column
from interlock.doors.edits.importing.columns.column_numbers import OTHER_NUMBERS, is_in_full, number_for
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import listed
from interlock.sources.tables.table_rows import TableRow

# The part of `contact` that a column fills until the parts of its cells are moved into fields of their own.
REACHED = "reached"
# Without accents.
_NAMES = lazy_pattern(
    r"contacts?(?: (?:details?|information|info|data))?|how to (?:reach|contact)(?: (?:us|them))?"
    r"|kontakte?|kontaktdaten|erreichbarkeit|coordonnees",
    re.I,
)
_ADDRESS = lazy_pattern(r"(?P<web>https?://[^\s;,<>]+)|(?:mailto:)?(?P<mail>(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+)", re.I)
_BETWEEN = lazy_pattern(r"[;,|\r\n]+")
# A number that does not ring at a desk, with what it is for.
_SPECIAL = lazy_pattern(r"(?P<what>mobile?|cell|handy|portable|fax|telefax|pager)\b[ .:]*(?P<number>.*\d.*)", re.I)
_LABEL = lazy_pattern(r"(?:telephone|telefon|téléphone|phone|tel|tél|e-?mail|mail|courriel|web(?:site)?)\b[ .:]*", re.I)


def with_contact_columns(
    header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column | NoColumn], kind: Kind
) -> dict[int, Column | NoColumn]:
    """The columns of a table, in which the first called `Contact` fills the parts of `contact` that no other column does."""
    if known_column("contact.ask_for", kind) is None:
        return dict(columns)
    others = {str(column.route[1]) for column in columns.values() if isinstance(column, Column) and column.route[0] == "contact"}
    for index, column in columns.items():
        name = without_accents(header.cells[index]).replace("_", " ").strip(" .:*")
        if isinstance(column, NoColumn) and _NAMES.fullmatch(name):
            parts = _parts_of(rows, index)
            return (
                {**columns, index: Column(("contact", REACHED), _in_contact)} if parts and not parts & others else dict(columns)
            )
    return dict(columns)


def contacts_told(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> Iterator[str]:
    """A sentence for the user about the fields that the parts of a column `Contact` fill."""
    for index in (index for index, column in columns.items() if column.route[-1] == REACHED):
        fields = listed(f"`contact.{part}`" for part in sorted(_parts_of(rows, index)))
        yield f"`{header.cells[index]}` was read as {fields}, by what its cells hold."


def with_contacts_meant(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entry, with the parts of a cell `Contact` moved into the fields of `contact`."""
    contact = fields.get("contact")
    if not isinstance(contact, dict) or REACHED not in contact:
        return fields
    rest = {name: value for name, value in contact.items() if name != REACHED}
    return {**fields, "contact": contact[REACHED] | rest}


def _in_contact(cell: str) -> dict[str, Any]:
    """The parts of a contact in a cell: telephone numbers, an address for e-mail, places on the web, and whom to ask for."""
    addresses = [*_ADDRESS.finditer(cell)]
    mails = [found["mail"] for found in addresses if found["mail"]]
    webs = [found["web"] for found in addresses if found["web"]]
    pieces = [_LABEL.sub("", piece.strip(), count=1).strip() for piece in _BETWEEN.split(_ADDRESS.sub(";", cell))]
    pieces = [words for piece in pieces if (words := piece.strip(" -–:/"))]
    numbers = [number for piece in pieces for number in _numbers_in(piece)]
    main = next((number for number, what in sorted(numbers, key=lambda each: not is_in_full(each[0])) if not what), "")
    further = [number_for(*number) for number in numbers if number != (main, "")]
    others = [piece for piece in pieces if not _numbers_in(piece)] + mails[1:]
    return {
        **({"phone": main} if main else {}),
        **({OTHER_NUMBERS: further} if further else {}),
        **({"email": mails[0]} if mails else {}),
        **({"ask_for": ", ".join(others)} if others else {}),
        **({"web": webs} if webs else {}),
    }


def _numbers_in(piece: str) -> list[tuple[str, str]]:
    """The numbers in a piece of a cell that holds no other words, each with what it is for."""
    special = _SPECIAL.fullmatch(piece)
    words, what = (special["number"], special["what"].lower()) if special else (piece, "")
    number = telephone_of(words, None)
    is_one = not number.fault and any(map(str.isdigit, words))
    return [(words, what)] if is_one else several_numbers(piece)


def _parts_of(rows: Sequence[TableRow], index: int) -> set[str]:
    cells = (row.cell(index) for row in rows)
    return {part for cell in cells if not NOTHING.fullmatch(cell) for part in _in_contact(cell)}
