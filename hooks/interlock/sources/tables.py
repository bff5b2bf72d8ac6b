"""Parses the CSV files of results into rows that know their file and line."""

import csv
import io
import re
from dataclasses import dataclass, field

from interlock.findings import Finding, Place
from interlock.findings.nearest import nearest
from interlock.findings.nouns import counted

REQUIRED = ("promise", "period", "value")
OPTIONAL = ("met", "total", "cause", "action", "note")
MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of results, with its cells as strings. `line` counts from 1 and includes the header; `quote` is the whole line."""

    promise: str
    period: str
    value: str
    met: str = ""
    total: str = ""
    cause: str = ""
    action: str = ""
    note: str = ""
    file: str = field(default="", compare=False)
    line: int = field(default=1, compare=False)
    quote: str = field(default="", compare=False)

    def place(self, column: str = "promise", words: str = "") -> Place:
        """The place of a cell, or of some words in it."""
        text: str = words or getattr(self, column)
        start = self.quote.find(text) if text else 0
        return Place(self.file, self.line, max(start, 0) + 1, max(len(text), 1), self.quote)


def read_results(path: str, text: str) -> tuple[list[ResultRow], list[Finding]]:
    """The rows of a file of results, and findings about its format. Blank rows are skipped."""
    lines = re.split(r"\r\n|\r|\n", text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[ResultRow] = []
    findings: list[Finding] = []
    before = 0
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        findings += _header_findings(path, header, lines[0])
        if not set(REQUIRED) <= set(header):
            return [], findings
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            row = _row(path, header, cells, line, lines[min(line, len(lines)) - 1])
            if isinstance(row, ResultRow):
                rows.append(row)
            elif row:
                findings.append(row)
            if len(rows) > MOST_ROWS:
                return [], [_too_many_rows(path)]
    except csv.Error as error:
        findings.append(unreadable_row(path, lines, before + 1, str(error)))
    return rows, findings


def _row(path: str, header: list[str], cells: list[str], line: int, quote: str) -> ResultRow | Finding | None:
    """A row, or a finding about it, or None when it is blank."""
    if not any(cell.strip() for cell in cells):
        return None
    if len(cells) > len(header):
        return too_many_cells(path, line, quote, len(cells), len(header))
    named = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name in REQUIRED + OPTIONAL}
    if "value" not in named:
        return _too_few(path, line, quote, len(cells), len(header))
    for name in ("promise", "period"):
        if not named[name]:
            remedy = {"promise": "Write the id of a promise.", "period": "Write a period, such as `2026-10`."}[name]
            return Finding("missing-field", Place(path, line, 1, len(quote) or 1, quote), f"This row names no {name}", remedy)
    return ResultRow(**named, file=path, line=line, quote=quote)


def _too_many_rows(path: str) -> Finding:
    return Finding("unsafe-yaml", Place(path), f"This file has more than {MOST_ROWS:,} rows", "Split it, a file for each year.")


def unreadable_row(path: str, lines: list[str], line: int, error: str) -> Finding:
    """The finding for an error of the CSV parser, in practice about quotation marks. The rest of the file is not read."""
    quote = lines[min(line, len(lines)) - 1]
    column = quote.find('"') + 1 or 1
    if "unexpected end" in error:
        message, remedy = "A quotation mark opens here and is never closed", "Close it at the end of the cell, or delete it."
    elif "quote" in error or '"' in quote:
        message = "A quotation mark stands where it does not belong"
        remedy = 'Quote the whole cell, and write a quotation mark inside it twice: `"the ""red"" bin"`.'
    else:
        message, remedy = f"This row cannot be read: {error}", "Compare it with the rows above it."
    return Finding("bad-value", Place(path, line, column, 1, quote), message, remedy)


def too_many_cells(path: str, line: int, quote: str, found: int, expected: int) -> Finding:
    return Finding(
        "wrong-type",
        Place(path, line, 1, len(quote) or 1, quote),
        f"This row has {counted(found, 'cell')}, the header has {expected}",
        "Put a cell that contains a comma in quotation marks.",
    )


def _too_few(path: str, line: int, quote: str, found: int, expected: int) -> Finding:
    return Finding(
        "wrong-type",
        Place(path, line, 1, len(quote) or 1, quote),
        f"This row has {counted(found, 'cell')}, the header has {expected}",
        "Write promise, period and value, separated by commas; a value that is not known stays blank.",
    )


def _header_findings(path: str, header: list[str], quote: str) -> list[Finding]:
    """Findings about the header. A missing column of which a misspelt one is there is left out: the misspelling is reported."""
    known = REQUIRED + OPTIONAL
    free = [name for name in known if name not in header]
    unknown = [name for name in dict.fromkeys(header) if name not in known]
    meant = {name: nearest(name, free) for name in unknown}
    findings = [_unknown_column(path, name, meant[name], quote) for name in unknown]
    findings += [_column_twice(path, name, quote) for name in dict.fromkeys(header) if name and header.count(name) > 1]
    missing = [name for name in REQUIRED if name not in header and name not in meant.values()]
    if missing:
        listed = " or ".join(f"`{name}`" for name in missing)
        remedy = "Start the file with `promise,period,value`, then any of `met,total,cause,action,note`."
        findings.append(Finding("missing-field", _in_header(path, quote, quote), f"No column is called {listed}", remedy))
    return findings


def _unknown_column(path: str, name: str, meant: str | None, quote: str) -> Finding:
    remedy = f"Did you mean `{meant}`?" if meant else f"Known columns are {', '.join(REQUIRED + OPTIONAL)}."
    return Finding("unknown-field", _in_header(path, quote, name), f"There is no column `{name}` in results", remedy)


def _column_twice(path: str, name: str, quote: str) -> Finding:
    return Finding("duplicate-key", _in_header(path, quote, name), f"The column `{name}` stands twice", "Delete one of the two.")


def _in_header(path: str, quote: str, words: str) -> Place:
    return Place(path, 1, max(quote.lower().rfind(words.lower()), 0) + 1, max(len(words), 1), quote)
