"""Reads labelled lines of a step, `Responsible: Depot` or `Frist: 2 Tage` below what is done, like cells of a table of steps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from interlock.doors.edits.importing.procedure_tables.step_columns import StepColumns
from interlock.doors.edits.importing.procedure_tables.step_names import NAMES_OF_FIELDS, field_names_plain
from interlock.doors.edits.importing.runbook.blocks import MarkdownBlock
from interlock.doors.edits.importing.runbook.labelled_lines import label_and_words
from interlock.doors.edits.importing.runbook.runbook_texts import RunbookTexts
from interlock.doors.edits.importing.runbook.steps import RunbookStep, step_of
from interlock.doors.edits.importing.runbook.teams import Teams

_LABELS = ("by", "within")  # ways out are sentences, and stand in any line
_DONE = "what"


def labelled_step(
    blocks: Sequence[MarkdownBlock], texts: RunbookTexts, teams: Teams, heading: str = "", line: int = 0
) -> RunbookStep:
    """The step in an item of a list, or below a numbered heading, with what its labelled lines say."""
    labels: list[tuple[str, str]] = []
    plain = [*_without_labels(blocks, labels, has_words=bool(heading))]
    step = step_of(plain, texts, teams, heading, line)
    if labels:
        names, cells = zip(*labels, strict=True)
        StepColumns([_DONE, *names], ()).add_to(step, [step.does, *cells], texts, teams)
    return step


def is_labelled(block: MarkdownBlock) -> bool:
    """Whether a paragraph begins with who does a step, or within what time."""
    return block.kind == "paragraph" and _is_label(_lines(block)[0])


def _without_labels(blocks: Iterable[MarkdownBlock], labels: list[tuple[str, str]], has_words: bool) -> Iterator[MarkdownBlock]:
    """Blocks without their labelled lines, which are added to `labels`.

    `has_words`: whether the step has words already. If not, the first line says what is done, whatever it begins with.
    """
    for block in blocks:
        if block.kind == "bullet_list" and has_words and all(map(_is_label_alone, block.items())):
            labels += [label_and_words(line) for item in block.items() for line in _lines(item[0])]
            continue
        if block.kind == "paragraph":
            lines = _lines(block)
            first = 0 if has_words else 1
            found = [line for line in lines[first:] if _is_label(line)]
            labels += [label_and_words(line) for line in found]
            if found and not (left := [*lines[:first], *(line for line in lines[first:] if line not in found)]):
                continue
            if found:
                block = _with_lines(block, left)
        has_words = True
        yield block


def _is_label_alone(item: Sequence[MarkdownBlock]) -> bool:
    return len(item) == 1 and item[0].kind == "paragraph" and all(map(_is_label, _lines(item[0])))


def _is_label(line: str) -> bool:
    label, _ = label_and_words(line)
    plain = field_names_plain(label)
    return bool(plain) and any(NAMES_OF_FIELDS[name].fullmatch(plain) for name in _LABELS)


def _lines(block: MarkdownBlock) -> list[str]:
    return block.tokens[1].content.split("\n")


def _with_lines(block: MarkdownBlock, lines: Sequence[str]) -> MarkdownBlock:
    begins, inline, ends = block.tokens
    return replace(block, tokens=[begins, inline.copy(content="\n".join(lines)), ends])
