"""`NoValue`: a cell of a workbook in which something stands that is no value, or that no reader should see."""

from typing import NamedTuple

from interlock.doors.edits.importing.workbook.workbook_parts import letters_of_column

ENDLESS, NOT_STORED, STRUCK = "a number without end", "a formula without a value", "words that are struck out"
FORMATTED_AWAY, WHITE = "words that its number format hides", "white words on white"


class NoValue(NamedTuple):
    """A cell that is left empty though something stands in it: its row from 1, its name, such as `C5`, and what stands in it.

    `left`: the words that are read from it, where some of them are struck out.
    """

    row: int
    cell: str
    held: str
    left: str = ""

    @classmethod
    def at(cls, row: int, column: int, held: str, left: str = "") -> "NoValue":
        """The cell in a row, counted from 1, and a column, counted from 0.

        >>> NoValue.at(5, 2, "#REF!").cell
        'C5'
        """
        return cls(row, f"{letters_of_column(column)}{row}", held, left)

    @property
    def column(self) -> str:
        """The letters of its column."""
        return "".join(filter(str.isalpha, self.cell))
