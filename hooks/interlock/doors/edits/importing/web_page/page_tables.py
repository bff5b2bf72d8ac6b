"""The rows of a table in a page. A list of names with what each is (`dl`) is a table of two columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interlock.definitions.other_names.field_words import fields_for
from interlock.doors.edits.importing.web_page.data_tables import parts_of_names
from interlock.doors.edits.importing.web_page.page_block import PageNotes, shown
from interlock.doors.edits.importing.web_page.page_blocks import BlockReader
from interlock.doors.edits.importing.web_page.page_tree import why_left_out, words_in
from interlock.doors.edits.importing.web_page.page_words import PageLink, in_brackets
from interlock.doors.edits.importing.workbook.workbook_values import MOST_CELLS
from interlock.findings.nouns import counted
from interlock.sources.tables.table_rows import column_name

if TYPE_CHECKING:
    from justhtml import Element

_MOST_COLUMNS = 20_000
_WIDEST = 1_000  # columns over which a cell may stretch, as in browsers


class TooManyCells(Exception):
    """A table has more cells than can be read."""


@dataclass(slots=True)
class TableOfPage:
    """The rows of a table, and what of it was left out: the row from 1, and a sentence without its full stop."""

    rows: list[list[str]]
    notes: list[tuple[int, str]]


class _Reading:
    """Reads the cells of a table, each for all rows over which it stretches; of several columns, it fills the first."""

    def __init__(self, table: "Element", as_markdown: bool) -> None:
        self._table, self._as_markdown = table, as_markdown
        self.notes: list[tuple[int, str]] = []
        self._links: dict[tuple[int, int], list[PageLink]] = {}
        self._down: dict[tuple[int, int], int] = {}  # over how many rows a cell with links stretches
        self._meanings: dict[Element, list[Element]] = {}  # all that say what a name is, by the first of them
        self._number = 0

    def rows(self) -> list[list[str]]:
        rows: list[list[str]] = []
        stretched: dict[int, tuple[int, str]] = {}  # by column: the rows in which a cell above still stands, and its words
        total = 0
        for number, row in enumerate(self._shown_rows(), 1):
            self._number = number
            values = self._row(row, stretched)
            total += len(values)
            if total > MOST_CELLS:
                raise TooManyCells
            rows.append(values)
        return rows

    def _shown_rows(self) -> "Iterator[list[Element]]":
        """The cells of each row that is shown, without those that are hidden, which are noted."""
        number = 1
        if self._table.name == "dl":
            yield from self._pairs()
        pending: list[Element] = [*reversed(self._table.children)]
        while pending:
            part = pending.pop()
            if part.name not in ("tr", "thead", "tbody", "tfoot"):
                continue
            if why := why_left_out(part):
                self._leave_out(number, part, why)
            elif part.name == "tr":
                yield [cell for cell in part.children if cell.name in ("td", "th") and not self._is_left_out(number, cell)]
                number += 1
            else:
                pending += reversed(part.children)

    def _pairs(self) -> "Iterator[list[Element]]":
        """The names in a list, each with the first element that says what it is; several names in a row have the same."""
        groups: list[tuple[list[Element], list[Element]]] = []
        for part in parts_of_names(self._table):
            if part.name == "dt":
                if not groups or groups[-1][1]:
                    groups.append(([], []))
                groups[-1][0].append(part)
            elif part.name == "dd" and groups:
                groups[-1][1].append(part)
        for names, meanings in groups:
            if meanings:
                self._meanings[meanings[0]] = meanings
            yield from ([name, *meanings[:1]] for name in names)

    def _is_left_out(self, number: int, cell: "Element") -> bool:
        why = why_left_out(cell)
        if why:
            self._leave_out(number, cell, why)
        return bool(why)

    def _leave_out(self, number: int, element: "Element", why: str) -> None:
        if words := words_in(element):
            self.notes.append((number, f"`{shown(words)}` is {why}, and was left out"))

    def _row(self, cells: "Sequence[Element]", stretched: dict[int, tuple[int, str]]) -> list[str]:
        values: dict[int, str] = {column: words for column, (_, words) in stretched.items()}
        for column, (left, words) in [*stretched.items()]:
            stretched[column] = (left - 1, words)
            if left == 1:
                del stretched[column]
        column = 0
        for cell in cells:
            while column in values:
                column += 1
            words, columns, down = self._words(cell, column), _span(cell, "colspan"), _span(cell, "rowspan")
            self._down[self._number - 1, column] = down
            for at in range(column, column + columns):
                values[at] = words if at == column else ""
                if down > 1:
                    stretched[at] = (down - 1, values[at])
            column += columns
            if column > _MOST_COLUMNS:
                raise TooManyCells
        return [values.get(index, "") for index in range(max(values, default=-1) + 1)]

    def _words(self, cell: "Element", column: int) -> str:
        notes = PageNotes()
        reader = BlockReader(notes, lambda element: False, self._as_markdown)
        blocks = reader.read(self._meanings.get(cell) or cell.children)
        self.notes += [(self._number, sentence) for _, sentence in notes.lines]
        if reader.has_tables:
            self.notes.append((self._number, "a table stands in a cell, and its rows were read as lines of that"))
        lines = [f"{block.marker} {block.words}" if block.marker[:1].isdigit() else block.words for block in blocks]
        words = "\n".join(line for line in lines if line and line != "[ ]")  # a box by itself is for choosing rows
        if reader.links:
            self._links[self._number - 1, column] = reader.links
        return words

    def place_links(self, rows: list[list[str]]) -> None:
        """Put addresses where a column has them; keep links inside sentences; note all others."""
        lost: dict[int, list[tuple[int, PageLink]]] = {}
        head = rows[0] if rows else []
        for (row, column), links in self._links.items():
            name = column_name(head[column]) if column < len(head) else ""
            before = words = rows[row][column]
            at = 0
            for link in links:
                address = _address(link, _fields_of(name), is_alone=before == link.words)
                if address is not None and (found_at := words.find(link.words, at)) >= 0:
                    at = found_at + len(address)
                    words = words[:found_at] + address + words[found_at + len(link.words) :]
                elif not link.address.startswith("#"):
                    lost.setdefault(column, []).append((row + 1, link))
            for below in rows[row : row + self._down[row, column]]:
                below[column] = words
        for column, found in lost.items():
            first, link = found[0]
            where = f"in `{shown(head[column])}`" if column < len(head) and head[column] else "in its cells"
            what = f"{counted(len(found), 'link')} {where} {'was' if len(found) == 1 else 'were'} left out, and the words stay"
            self.notes.append((first, f"{what}: the first leads to `{link.address[:80]}`"))


def _fields_of(name: str) -> set[str]:
    """The fields for which a column may be named."""
    plain = name.replace("-", "_")
    return {plain, *fields_for(plain)}


def _address(link: PageLink, fields: set[str], is_alone: bool) -> str | None:
    """What stands in a cell in place of the words of a link; None where the words stay and the address is lost."""
    scheme, _, rest = link.address.partition(":")
    address = rest.partition("?")[0]
    if scheme.lower() in ("mailto", "tel"):
        if _plain(address) in _plain(link.words) or (scheme.lower() == "tel" and sum(map(str.isdigit, link.words)) > 4):
            return link.words
        takes = "email" if scheme.lower() == "mailto" else "phone"
        if is_alone and fields & {takes, f"contact.{takes}"}:
            return address
    elif scheme.lower() in ("http", "https"):
        if link.words in (link.address, rest.lstrip("/")):
            return link.words
        if is_alone and fields & {"url", "source"}:
            return link.address
        if not is_alone:
            return f"[{link.words}]({in_brackets(link.address)})"
    return None


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _span(cell: "Element", name: str) -> int:
    """Over how many columns or rows a cell stretches."""
    written = (cell.attrs.get(name) or "").strip()
    return max(1, min(int(written), _WIDEST)) if written.isdecimal() and len(written) < 7 else 1


def table_of_page(table: "Element", as_markdown: bool) -> TableOfPage:
    """The rows of a table. `as_markdown`: whether its words are written as Markdown. Raises TooManyCells."""
    reading = _Reading(table, as_markdown)
    rows = [["name", "description"]] if table.name == "dl" else []
    rows += reading.rows()
    if not as_markdown:
        reading.place_links(rows)
    return TableOfPage(rows, reading.notes)
