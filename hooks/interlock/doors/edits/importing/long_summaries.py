"""Descriptions that are longer than a summary may be: the first sentence is the summary, and what follows stands in the body."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interlock.doors.edits.importing.columns.column_fields import Column
from interlock.doors.edits.importing.runbook.runbook_texts import opening_sentence
from interlock.doors.edits.importing.runbook.sorted_sections import LONGEST_SUMMARY
from interlock.findings.nouns import counted
from interlock.sources.tables.table_rows import TableRow


def with_short_summary(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with a summary that is not too long. A first sentence that is too long is cut, and the body has it whole."""
    text = str(fields.get("summary", "")).strip()
    if len(text) <= LONGEST_SUMMARY:
        return fields
    first = opening_sentence(text.split("\n")[0])
    summary, rest = first, text.removeprefix(first).strip()
    if len(first) > LONGEST_SUMMARY:
        summary, rest = first[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…", text
    return fields | {"summary": summary, "body": "\n\n".join(filter(None, (rest, fields.get("body"))))}


def summaries_told(header: TableRow, rows: Sequence[TableRow], columns: Mapping[int, Column]) -> Iterator[str]:
    """A sentence for the user about the number of rows in which a part of the summary stands in the body."""
    for index in (index for index, column in columns.items() if column.route == ("summary",)):
        if number := sum(len(row.cell(index)) > LONGEST_SUMMARY for row in rows):
            longer = f"`{header.cells[index]}` is longer than the {LONGEST_SUMMARY} characters of a summary"
            yield f"in {counted(number, 'row')}, {longer}, so what follows its first sentence stands in `body`."
