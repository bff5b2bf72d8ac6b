"""What the sheets of `.xlsx` and `.ods` workbooks look like inside: their parts, their XML, and the names of their columns."""

import posixpath
import zipfile
from xml.etree import ElementTree

_MOST_DIGITS = 9  # of a count of rows, columns or blanks


def part_of_sheet(book: zipfile.ZipFile, sheet: str) -> str:
    """The path of the part of an `.xlsx` that holds a sheet. Raises KeyError where the workbook does not name one."""
    named = {
        each.get("name"): value
        for each in ElementTree.fromstring(book.read("xl/workbook.xml")).iter()
        for key, value in each.attrib.items()
        if each.tag.endswith("}sheet") and key.endswith("}id")
    }
    parts = {each.get("Id"): each.get("Target") for each in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    return posixpath.normpath(posixpath.join("/xl", parts[named[sheet]] or "")).lstrip("/")


def attributes_named(element: ElementTree.Element, name: str) -> list[str]:
    """The values of the attributes with this local name, in any namespace: an `.ods` may have several `value-type`."""
    return [value for key, value in element.items() if key.rpartition("}")[2] == name]


def attribute_named(element: ElementTree.Element, name: str) -> str:
    """The value of the first attribute with this local name, in any namespace; empty where there is none."""
    return next(iter(attributes_named(element, name)), "")


def times_repeated(element: ElementTree.Element, name: str) -> int:
    """How many rows, columns or cells an element of an `.ods` stands for, by its attribute with this local name: 1 without it."""
    return number_named(element, name, 1)


def number_named(element: ElementTree.Element, name: str, otherwise: int) -> int:
    """The whole number in the attribute with this local name; `otherwise` where there is none, or it is too large."""
    number = attribute_named(element, name)
    return int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else otherwise


def letters_of_column(index: int) -> str:
    """The letters of a column by its index from 0: `A`, `Z`, `AA`."""
    return (letters_of_column(index // 26 - 1) if index > 25 else "") + chr(ord("A") + index % 26)


def index_of_column(letters: str) -> int:
    """The index of a column from 0 by its letters, such as `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
