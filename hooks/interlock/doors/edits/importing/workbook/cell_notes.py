"""Notes and comments on cells of an `.xlsx`, which stand in parts of their own."""

import posixpath
import re
import zipfile
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.workbook_parts import part_of_sheet


def notes_in_xlsx(file: str, sheet: str) -> list[str]:
    """The names of the cells of a sheet that have a note, such as `B2`; none where the file is of another form."""
    try:
        with zipfile.ZipFile(file) as book:
            folder, name = posixpath.split(part_of_sheet(book, sheet))
            related = ElementTree.fromstring(book.read(f"{folder}/_rels/{name}.rels"))
            parts = [each.get("Target", "") for each in related if each.get("Type", "").endswith("/comments")]
            return [cell for part in parts for cell in _noted(book.read(posixpath.normpath(f"/{folder}/{part}")[1:]))]
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError):
        return []


def _noted(xml: bytes) -> list[str]:
    refs = [each.get("ref", "") for each in ElementTree.fromstring(xml).iter() if each.tag.endswith("}comment")]
    return [ref for ref in refs if re.fullmatch(r"[A-Z]{1,3}\d{1,7}", ref)]
