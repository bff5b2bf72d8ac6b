"""Reads steps of a procedure in one cell: a line or a number for each, as in `1. Take the call (Contact centre)`."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from interlock.definitions.model_fields import required_fields
from interlock.doors.edits.importing.entries import ImportedEntry
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, step_ids, step_of
from interlock.doors.edits.importing.runbook.teams import Teams
from interlock.findings.lazy_patterns import lazy_pattern

_NUMBER = lazy_pattern(r"(?:step\s+)?(?P<number>\d{1,3})\s*[.):]\s+|[-*+•–]\s+", re.I)
_NEXT_NUMBER = lazy_pattern(r"[;,.]?(?<!\s)\s++(?=(?:step\s+)?\d{1,3}[.):]\s)", re.I)
_LINES = lazy_pattern(r"[\r\n]+")


def is_of_steps(model: type[BaseModel]) -> bool:
    """Whether a model is a step, which has an id and an instruction."""
    return required_fields(model)[:2] == ("id", "does")


def steps_in_cell(cell: str) -> list[dict[str, Any]]:
    """The instructions in a cell, without their numbers. Below numbered lines, one without a number continues the step above.

    >>> [step["does"] for step in steps_in_cell("1. Take the call 2. Load it")]
    ['Take the call', 'Load it']
    """
    lines = [line.strip() for line in _LINES.split(cell) if line.strip()]
    if len(lines) == 1:
        parts = _NEXT_NUMBER.split(lines[0])
        lines = parts if _count(parts) else [part.strip() for part in cell.split(";") if part.strip()]
    has_numbers = bool(lines) and _NUMBER.match(lines[0])
    steps: list[str] = []
    for line in lines:
        number = _NUMBER.match(line)
        if has_numbers and not number and steps:
            steps[-1] += f" {line}"
        else:
            steps.append(line[number.end() :] if number else line)
    return [{"does": step.rstrip(";, ")} for step in steps]


def _count(parts: list[str]) -> bool:
    """Whether texts begin with the numbers 1, 2, 3 and so on."""
    found = [_NUMBER.match(part) for part in parts]
    return [match["number"] if match else None for match in found] == [str(number + 1) for number in range(len(parts))]


def with_steps_meant(entry: ImportedEntry, teams: Teams, owner: str | None) -> Iterator[str]:
    """Complete the steps of an entry that were read from a cell: ids, teams and times. Yields sentences about unknown teams."""
    written = entry.fields.get("steps")
    if not isinstance(written, list) or not all(isinstance(step, dict) and [*step] == ["does"] for step in written):
        return
    texts = RunbookTexts((), {})
    steps = [step_of([], texts, teams, heading=step["does"], line=entry.place_of("steps").line) for step in written]
    by = entry.fields.get("owner") or owner or ""
    pairs = zip(step_ids(steps), steps, strict=True)
    entry.fields["steps"] = [{name: value for name, value in step.fields(id, by).items() if value} for id, step in pairs]
    where = f"{entry.place.file}:{entry.place_of('steps').line}"
    yield from (f"{where}: {note}." for _, note in dict.fromkeys(texts.notes))
    yield from (f"{where}: {sentence}" for sentence in left_to_owner(steps, by))


def left_to_owner(steps: Sequence[RunbookStep], owner: str) -> Iterator[str]:
    """The sentence about steps that name no team of the handbook, if there are any."""
    if owner and (count := sum(not step.by and not step.is_of_customers for step in steps)):
        said = "1 step names" if count == 1 else f"{count} steps name"
        yield f"{said} no team of the handbook, so `by` is the owner, `{owner}`: write there who does them."
