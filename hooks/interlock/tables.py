"""Reads results: CSV texts to rows that know their file and line. The only reader of CSV."""

import csv
import io
import re
from dataclasses import dataclass, field

from interlock.findings import Finding, Place
from interlock.nearest import nearest

REQUIRED = ("promise", "period", "value")
OPTIONAL = ("met", "total", "cause", "action", "note")
MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of results, as written. `line` counts from 1, the header included."""

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
        """Where a cell of this row stands, or some words in it."""
        text: str = words or getattr(self, column)
        start = self.quote.find(text) if text else 0
        return Place(self.file, self.line, max(start, 0) + 1, max(len(text), 1), self.quote)


def read_results(path: str, text: str) -> tuple[list[ResultRow], list[Finding]]:
    """The rows of a results file, and what is wrong with its shape. Blank rows are passed over."""
    lines = re.split(r"\r\n|\r|\n", text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        findings = _header_findings(path, header, lines[0] if lines else "")
        if not set(REQUIRED) <= set(header):
            return [], findings
        rows = []
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            quote = lines[line - 1] if line <= len(lines) else ""
            if len(cells) > len(header):
                findings.append(_too_many(path, line, quote, len(cells), len(header)))
                continue
            named = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name in REQUIRED + OPTIONAL}
            rows.append(ResultRow(**named, file=path, line=line, quote=quote))
            if len(rows) > MOST_ROWS:
                return [], [
                    Finding(
                        "unsafe-yaml",
                        Place(path),
                        f"This file has more than {MOST_ROWS:,} rows",
                        "Split it, a file for each year.",
                    )
                ]
        return rows, findings
    except csv.Error as error:
        line = max(reader.line_num, 1)
        quote = lines[line - 1] if line <= len(lines) else ""
        column = quote.find('"') + 1 or 1
        message = (
            "A quotation mark stands where it does not belong"
            if '"' in quote or "quote" in str(error) or "expected" in str(error)
            else f"This row cannot be read: {error}"
        )
        return [], [
            Finding(
                "bad-value",
                Place(path, line, column, 1, quote),
                message,
                'Quote the whole cell, and write a quotation mark inside it twice: `"the ""red"" bin"`.',
            )
        ]


def _too_many(path: str, line: int, quote: str, found: int, expected: int) -> Finding:
    return Finding(
        "wrong-type",
        Place(path, line, 1, len(quote) or 1, quote),
        f"This row has {found} cells, the header has {expected}",
        "Put a cell that contains a comma in quotation marks.",
    )


def _header_findings(path: str, header: list[str], quote: str) -> list[Finding]:
    """What is wrong with the header. A misspelt column is the cause of the one that seems to be missing: one finding for both."""
    known = REQUIRED + OPTIONAL
    free = [name for name in known if name not in header]
    unknown = [name for name in dict.fromkeys(header) if name not in known]
    meant = {name: nearest(name, free) for name in unknown}
    findings = [_unknown_column(path, name, meant[name], quote) for name in unknown]
    findings += [_column_twice(path, name, quote) for name in dict.fromkeys(header) if name and header.count(name) > 1]
    missing = [name for name in REQUIRED if name not in header and name not in meant.values()]
    if missing:
        listed = " and ".join(f"`{name}`" for name in missing)
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
