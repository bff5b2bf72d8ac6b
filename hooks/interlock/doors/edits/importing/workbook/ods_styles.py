"""What the styles of an `.ods` say of cells and of words in them, by their own or as those do on which they are based."""

import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from interlock.doors.edits.importing.workbook.cell_styles import CellStyle
from interlock.doors.edits.importing.workbook.ods_formats import SORTS_OF_FORMATS, number_format
from interlock.doors.edits.importing.workbook.workbook_parts import attribute_named

_MOST_BASED = 50  # styles of which each is based on the next
_WHITE = "#ffffff"
_NO_COLOUR = ("", "transparent", _WHITE)


class _Said(NamedTuple):
    """What a style says of its own; an empty text where it says nothing. `based_on`: the name of another style."""

    based_on: str
    line: str = ""
    number_format: str = ""
    colour: str = ""
    background: str = ""


def styles_in_ods(book: zipfile.ZipFile) -> dict[str, CellStyle]:
    """The styles of a workbook by their names, without those that look as usual."""
    said: dict[str, _Said] = {}
    formats: dict[str, ElementTree.Element] = {}
    for part in ("styles.xml", "content.xml"):
        for element in _elements(book, part):
            sort = element.tag.rpartition("}")[2]
            if sort in SORTS_OF_FORMATS:
                formats[attribute_named(element, "name")] = element
            elif sort == "style":
                said[attribute_named(element, "name")] = _said(element)
    styles = ((name, _style(said, name, formats)) for name in said)
    return {name: style for name, style in styles if style != CellStyle()}


def _elements(book: zipfile.ZipFile, part: str) -> Iterator[ElementTree.Element]:
    """The elements of a part of a workbook that stand before its sheets."""
    if part not in book.namelist():
        return
    with book.open(part) as xml:
        for event, element in ElementTree.iterparse(xml, events=("start", "end")):
            if element.tag.endswith("}body"):
                return
            if event == "end":
                yield element


def _said(style: ElementTree.Element) -> _Said:
    found = {key.rpartition("}")[2]: value for inner in style for key, value in inner.items()}
    return _Said(
        attribute_named(style, "parent-style-name"),
        found.get("text-line-through-style", ""),
        attribute_named(style, "data-style-name"),
        found.get("color", "").lower(),
        found.get("background-color", "").lower(),
    )


def _style(said: Mapping[str, _Said], name: str, formats: Mapping[str, ElementTree.Element]) -> CellStyle:
    chain: list[_Said] = []
    while name in said and len(chain) < _MOST_BASED:
        chain.append(said[name])
        name = said[name].based_on
    line, named, colour, background = (next(filter(None, values), "") for values in [*zip(*chain, strict=True)][1:])
    shown = number_format(formats[named], formats) if named in formats else ""
    return CellStyle(line not in ("", "none"), shown, colour == _WHITE and background in _NO_COLOUR)
