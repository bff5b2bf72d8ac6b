"""Reads a page as tables of definitions or of steps, or as the draft of a procedure, whichever it holds more of."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.procedure_tables.about_procedure import about_procedure
from interlock.doors.edits.importing.reading_tables import Wanted, holds_definitions, holds_steps, read_tables
from interlock.doors.edits.importing.runbook.runbook_reader import RunbookContext, read_runbook
from interlock.doors.edits.importing.web_page.data_tables import tables_of_data
from interlock.doors.edits.importing.web_page.page_block import PageBlock, PageNotes, shown
from interlock.doors.edits.importing.web_page.page_blocks import BlockReader
from interlock.doors.edits.importing.web_page.page_files import PageInFile, page_in_file
from interlock.doors.edits.importing.web_page.page_markdown import markdown_of
from interlock.doors.edits.importing.web_page.page_tables import TooManyCells, table_of_page
from interlock.doors.edits.importing.web_page.page_titles import names_of_tables, title_of_page, words_of_name
from interlock.doors.edits.importing.web_page.page_tree import content_of, elements_in, parsed_tree, words_in
from interlock.doors.edits.importing.web_page.page_words import id_of_page
from interlock.doors.edits.importing.workbook.sheet import rows_of_values
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import few_of
from interlock.sources.disk.damaged_letters import garbled_in
from interlock.sources.tables.table_rows import TableRow

if TYPE_CHECKING:
    from justhtml import Node

_MOST_NAMED = 5  # tables or frames in a sentence
_NUMBERED = lazy_pattern(r"(?:step|schritt|étape)?\s*\d{1,2}\s*[.:)–—-]\s*\S", re.I)


@dataclass(frozen=True, slots=True)
class _PageTable:
    """A table: its unique name, its caption or heading (`called`), the index of its block, its rows, and notes with rows."""

    name: str
    called: str
    block: int
    rows: list[TableRow]
    notes: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _SavedPage:
    """A page: its file, the path for findings, its title, its blocks, its tables by path, and notes about what was left out."""

    file: str
    path: str
    title: str
    blocks: list[PageBlock]
    tables: dict[str, _PageTable]
    notes: PageNotes

    @property
    def steps(self) -> int:
        """How many numbered steps it has outside of tables."""
        return sum(block.is_step for block in self.blocks)

    @property
    def heading_steps(self) -> int:
        """How many of its headings are numbered."""
        return sum(block.kind == "heading" and _NUMBERED.match(block.words) is not None for block in self.blocks)


def read_web_page(path: str, data: bytes, wanted: Wanted, context: RunbookContext) -> ImportedFile:
    """The definitions in a page, with findings about its faults, and lines about what was left out, with places."""
    found = page_in_file(path, data)
    if isinstance(found, Finding):
        return ImportedFile(findings=[found])
    tree = parsed_tree(found)
    try:
        page = _page(found, tree)
        if not page.blocks:
            return ImportedFile(findings=[_nothing(found.path, tree)])
        reading = _as_procedure(page, context) if _is_procedure(page, wanted) else _as_tables(page, wanted)
    except TooManyCells:
        message = "A table of this page has more cells than can be read"
        remedy = "Copy what is needed of it into a spreadsheet, for `interlock import sheet FILE.xlsx`."
        return ImportedFile(findings=[Finding("unsafe-yaml", Place(found.path), message, remedy)])
    reading.findings += _garbled(found)
    reading.told += [
        f"{path}: `{name}` is in this file, too, and was not read: save it by itself, and import that." for name in found.beside
    ]
    return reading


def _garbled(page: PageInFile) -> Iterator[Finding]:
    """A warning about characters that were lost before the page was saved."""
    if page.encoding == "utf-8" and (finding := garbled_in(page.path, page.data.decode("utf-8"))):
        yield replace(finding, severity="warning", remedy="Type it anew in what was written, or save the page again as UTF-8.")


def _page(found: PageInFile, tree: "Node") -> _SavedPage:
    notes, content = PageNotes(), content_of(tree)
    titles = [each for each in elements_in(tree) if each.name == "h1"]
    if content is not tree and (words := words_in(tree, without={content, *titles})):
        notes.add(1, f"`{shown(words)}` is around the page, and was left out")
    data = {*tables_of_data(content)}
    blocks = BlockReader(notes, lambda element: element in data, as_markdown=True).read([content])
    title = found.title or title_of_page(tree)
    tables: dict[str, _PageTable] = {}
    for index, (name, called) in names_of_tables(blocks, title).items():
        table = blocks[index].table
        assert table is not None
        path, read = f"{found.file}#{name}", table_of_page(table, as_markdown=False)
        rows = rows_of_values(path, read.rows)
        if any(not row.is_blank for row in rows):
            tables[path] = _PageTable(name, called, index, rows, read.notes)
    return _SavedPage(found.file, found.path, title, blocks, tables, notes)


def _is_procedure(page: _SavedPage, wanted: Wanted) -> bool:
    """Whether a page is read as a procedure: without tables, or with more numbered steps than rows, unless rows are asked for."""
    if wanted.kind is not None and wanted.kind.name != "procedure":
        return False
    if not page.tables:
        return True
    steps = page.steps or page.heading_steps
    rows = sum(len(table.rows) - 1 for path, table in page.tables.items() if holds_definitions(path, table.rows, wanted))
    return steps > 1 and (wanted.kind is not None or steps > rows)


def _as_procedure(page: _SavedPage, context: RunbookContext) -> ImportedFile:
    markdown = markdown_of(page.blocks, page.title, page.notes)
    reading = read_runbook(page.path, markdown.text, replace(context, lines=markdown.written_on, called="page"))
    reading.entries = [replace(entry, id=id_of_page(page.file)) if entry.called == "name" else entry for entry in reading.entries]
    reading.told += [f"{page.path}:{line}: {sentence}." for line, sentence in sorted(page.notes.lines)]
    if page.tables and reading.entries:
        tables = few_of([f"`{table.name}`" for table in page.tables.values()], _MOST_NAMED)
        how = "to take them as definitions, say what their rows are: `--kind KIND`"
        reading.told.append(f"{page.path}: this page was read as steps, and its tables ({tables}) as parts of them; {how}.")
    return reading


def _as_tables(page: _SavedPage, wanted: Wanted) -> ImportedFile:
    tables, above, taken = dict(page.tables), dict[str, list[TableRow]](), set[int]()
    of_steps = {path: table for path, table in page.tables.items() if holds_steps(path, table.rows, wanted)}
    titles = Counter(table.called for table in of_steps.values())
    for path, table in of_steps.items():
        if path in tables:
            labels = dict(_labels_above(page, path, table))
            above[path] = [row for index in sorted(labels) for row in labels[index]]
            if table.called and titles[table.called] == 1:
                above[path].insert(0, TableRow(path, 1, table.called, (table.called,), (table.called,)))
            taken |= {*labels}
            tables = {path: table for path, table in tables.items() if table.block not in labels}
    rows = {path: [*above.get(path, []), *table.rows] for path, table in tables.items()}
    reading, refusals = read_tables(rows, wanted, "table")
    if refusals and len(refusals) == len(rows):
        reading.findings = [replace(finding, severity="error") for finding in reading.findings]
    told = [f"{path}:{row}: {sentence}." for path, table in page.tables.items() for row, sentence in table.notes]
    notes = [
        *page.notes.lines,
        *((block.line, f"`{shown(block.words)}` stands in no table, and was left out") for block in _beside_tables(page, taken)),
    ]
    reading.told += told + [f"{page.path}:{line}: {sentence}." for line, sentence in sorted(notes)]
    return reading


def _labels_above(page: _SavedPage, path: str, table: _PageTable) -> Iterator[tuple[int, list[TableRow]]]:
    """The blocks above a table of steps that hold fields of its procedure, such as `Owner: Depot`: their index and rows."""
    tables = {each.block: each for each in page.tables.values()}
    for index in range(table.block - 1, -1, -1):
        block = page.blocks[index]
        if block.kind not in ("text", "table") or (index in tables and len(tables[index].rows[0].cells) != 2):
            return
        cells = [row.cells for row in tables[index].rows] if index in tables else [(line,) for line in _lines_of(block)]
        rows = [TableRow(path, 1, ": ".join(each), each, each) for each in cells]
        about = about_procedure(rows)
        if about.fields and "title" not in about.fields and (index in tables or not about.left_out):
            yield index, rows


def _lines_of(block: PageBlock) -> list[str]:
    return [line for line in block.words.replace("*", "").split("\n") if line]


def _beside_tables(page: _SavedPage, taken: Collection[int]) -> Iterator[PageBlock]:
    """The blocks with words that stand in no table, without those taken and headings that name a table or the page."""
    named = {words_of_name(name) for name in [page.title, *(table.name for table in page.tables.values())]}
    for index, block in enumerate(page.blocks):
        if block.words and index not in taken and words_of_name(block.words) not in named:
            yield block


def _nothing(path: str, tree: "Node") -> Finding:
    """The finding about a page without words."""
    elements = [*elements_in(tree)]
    if frames := [each.attrs["src"] for each in elements if each.name in ("frame", "iframe") and each.attrs.get("src")]:
        named = few_of([f"`{name}`" for name in frames], _MOST_NAMED)
        message = f"This page only shows others in frames, {named}"
        return Finding("wrong-type", Place(path), message, "Import those: they stand in the folder beside it.")
    message = "This page holds no words: it shows them only when its scripts run"
    if not any(each.name == "script" for each in elements):
        return Finding("missing-field", Place(path), "This page is empty", "Save it again.")
    remedy = "Open it in a browser, save it there as “Webpage, Complete”, and import that."
    return Finding("missing-field", Place(path), message, remedy)
