"""A table of steps in a page: a row for each, with who does it, what, and within what time."""

from interlock.doors.edits.importing.procedure_tables.step_columns import StepColumns
from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep
from interlock.doors.edits.importing.runbook.teams import Teams


def steps_in_table(block: MarkdownBlock, texts: RunbookTexts, teams: Teams) -> list[RunbookStep]:
    """The steps in a table; none where its header names no column of what is done."""
    header, *rows = block.cells()
    columns = StepColumns(header, rows)
    if not columns.are_of_steps:
        return []
    return [columns.step(block.start + 3 + number, row, texts, teams) for number, row in enumerate(rows) if any(row)]


def has_numbered_steps(block: MarkdownBlock) -> bool:
    """Whether a table has a column of numbers, and one of what is done."""
    header, *rows = block.cells()
    columns = StepColumns(header, rows)
    return bool(columns.numbers) and "does" in columns.fields
