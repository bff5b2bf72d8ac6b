"""Finds the cells of an `.xlsx` in which something stands that is no value, such as an error, and that are therefore left empty.

The reader of workbooks does not tell them from empty cells, so they are looked for in the file itself.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.cell_styles import is_struck
from interlock.doors.edits.importing.workbook.no_values import NOT_STORED, STRUCK, NoValue
from interlock.doors.edits.importing.workbook.workbook_parts import part_of_sheet


def cells_without_values(file: str, sheet: str) -> Iterable[NoValue]:
    """The cells of a sheet of an `.xlsx` that show an error, such as `#REF!`, or whose formula has no stored value.

    Also those of which some words are struck out.
    """
    try:
        with zipfile.ZipFile(file) as book:
            return list(_in_xlsx(book, sheet))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return ()  # of another form, or with its parts in places of its own


def _in_xlsx(book: zipfile.ZipFile, sheet: str) -> Iterator[NoValue]:
    struck = _struck_strings(book)
    with book.open(part_of_sheet(book, sheet)) as xml:
        for _, cell in ElementTree.iterparse(xml):
            if not cell.tag.endswith("}c"):
                continue
            inner = {part.tag.rpartition("}")[2]: part.text or "" for part in cell}
            name, value = cell.get("r", ""), inner.get("v", "")
            is_not_stored = "f" in inner and not value and cell.get("t") != "str"  # a formula may give an empty text
            held: str | None = None
            left: str | None = ""
            if cell.get("t") == "e" or is_not_stored:
                held = NOT_STORED if is_not_stored else value
            elif (left := _left_of(cell, value, struck)) is not None:
                held = STRUCK
            if name and held is not None:
                yield NoValue(int("".join(filter(str.isdigit, name))), name, held, left or "")
            cell.clear()


def _left_of(cell: ElementTree.Element, value: str, struck: Mapping[str, str]) -> str | None:
    """What is left of the words of a cell of which some are struck out; None where none are. `struck`: texts by their numbers."""
    if cell.get("t") == "s":
        return struck.get(value)
    return next((_without_struck(part) for part in cell if part.tag.endswith("}is")), None)


def _struck_strings(book: zipfile.ZipFile) -> dict[str, str]:
    """The texts of an `.xlsx` of which some words are struck out, by their numbers, without these words."""
    try:
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    except KeyError:
        return {}
    return {str(index): kept for index, text in enumerate(texts) if (kept := _without_struck(text)) is not None}


def _without_struck(text: ElementTree.Element) -> str | None:
    """The words of a text without those that are struck out; None where none are."""
    runs = [[run, *run] for run in text if run.tag.endswith("}r")]
    are_struck = [any(part.tag.endswith("}rPr") and is_struck(part) for part in run) for run in runs]
    if not any(are_struck):
        return None
    kept = (
        part.text or "" for run, out in zip(runs, are_struck, strict=True) for part in run if part.tag.endswith("}t") and not out
    )
    return "".join(kept).strip()
