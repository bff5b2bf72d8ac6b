"""A table of steps: a row for each, with who does it, what, and within what time."""

import re
from collections.abc import Callable

from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, is_time, joined, no_link
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.findings.lazy_patterns import lazy_pattern

_DOES = lazy_pattern(
    r"what(?: to do)?|(?:next )?actions?|tasks?|activity|instructions?|do|does|what happens|description|steps?", re.I
)
_BY = lazy_pattern(r"who|by(?: whom)?|responsible|team|owner|role|done by|person", re.I)
_WITHIN = lazy_pattern(r"time|within|how long|duration|deadline|by when|sla|target", re.I)
_NUMBER = lazy_pattern(r"(?:step )?(?:#|no\.?|nr\.?|number)|steps?", re.I)


def steps_in_table(block: MarkdownBlock, texts: RunbookTexts, teams: Teams) -> list[RunbookStep]:
    """The steps in a table; none where its header names no column of what is done."""
    header, *rows = block.cells()
    numbered = _numbered(header, rows)
    does = _column(header, _DOES.fullmatch, numbered)
    by, within = _column(header, _BY.fullmatch, numbered), _column(header, _WITHIN.fullmatch, numbered)
    if does is None or (by is None and within is None and not numbered):
        return []
    steps: list[RunbookStep] = []
    for number, row in enumerate(rows):
        if not any(row):
            continue
        line = block.start + 3 + number
        step = RunbookStep(line, texts.taken(row[does], line))
        team = teams.id_of(row[by]) if by is not None else ""
        if by is not None and row[by] and not team:
            texts.notes.append((line, no_link(row[by])))
        time = row[within] if within is not None and is_time(row[within]) else ""
        step.by, step.within = team, time
        held = {does, *numbered, *([by] if team else []), *([within] if time else [])}
        rest = "; ".join(f"{header[index]}: {cell}" for index, cell in enumerate(row) if index not in held and cell)
        step.does = joined(step.does, f"({texts.taken(rest, line)})") if rest else step.does
        steps.append(step)
    return steps


def has_numbered_steps(block: MarkdownBlock) -> bool:
    """Whether a table has a column of numbers, and one of what is done."""
    header, *rows = block.cells()
    numbered = _numbered(header, rows)
    return bool(numbered) and _column(header, _DOES.fullmatch, numbered) is not None


def _numbered(header: list[str], rows: list[list[str]]) -> list[int]:
    """The columns that only count the rows."""
    return [index for index, name in enumerate(header) if _NUMBER.fullmatch(name) and _are_numbers(rows, index)]


def _column(header: list[str], is_named: Callable[[str], object], taken: list[int]) -> int | None:
    return next((index for index, name in enumerate(header) if index not in taken and is_named(name)), None)


def _are_numbers(rows: list[list[str]], index: int) -> bool:
    cells = [row[index] for row in rows if row[index]]
    return bool(cells) and all(re.fullmatch(r"\d+[.)]?", cell) for cell in cells)
