"""What several commands share: options, the exit code, and functions that print results and refuse bad input."""

import datetime
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from interlock.doors.clock import build_day
from interlock.doors.edits.lock import is_edited
from interlock.doors.edits.refused import Refused
from interlock.findings import Finding, formats
from interlock.findings.printable import printable_lines
from interlock.findings.typed_commands import typed_path, with_folder, with_handbook
from interlock.sources.disk.folders import DEFINITION_FOLDERS, handbooks_below, is_handbook, require_an_answer


class DayOption(click.ParamType[datetime.date]):
    """A day written as year-month-day, between 1900 and 2200."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))
        except ValueError:
            from interlock.definitions.values.dates import day_meant, day_with_month_first, is_no_day

            if is_no_day(str(value)):
                self.fail(f"There is no such day as {value}. Check the day and the month.", param, ctx)
            meant = dict.fromkeys(filter(None, (day_meant(str(value)), day_with_month_first(str(value)))))
            days = " or ".join(map(str, meant)) or "year-month-day, such as 2026-03-31"
            self.fail(f"{value!r} is not a date. Write {days}.", param, ctx)
        if not 1900 <= day.year <= 2200:
            self.fail(f"{value} is outside the calendar, which goes from 1900 to 2200.", param, ctx)
        return day


class NamedPath(click.Path):
    """A path that is not empty. An empty one comes from a script's variable without a value, and would be the current folder.

    What the system refuses to tell is not called missing.
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not os.fspath(value):
            self.fail("It is empty, and names no place. In a script, the variable may not be set.", param, ctx)
        if self.exists:
            require_an_answer(value)
        return super().convert(value, param, ctx)


class NamedText(click.ParamType[str]):
    """A text that is not empty. An empty one would stand for all: every change, every team, every file."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value:
            self.fail("It is empty, and names nothing. In a script, the variable may not be set.", param, ctx)
        return str(value)


handbook_option = click.option(
    "--handbook",
    type=NamedPath(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The handbook's folder; left out: this one.",
)
as_of_option = click.option(
    "--as-of",
    "today",
    type=DayOption(),
    default=build_day,
    help="The day that is taken for today, such as 2026-03-31.",
)
text_or_json_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for a program."
)


def undo_interrupted_edit(handbook: Path) -> None:
    """Undo an edit whose process died, and say so on standard error. A refusal is a usage error."""
    if not is_edited(handbook):
        return
    from interlock.doors.edits.transaction import undo_unfinished  # slow to load, and hardly ever needed

    try:
        note = undo_unfinished(handbook)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    if note:
        click.echo(note, err=True)


def require_definitions(handbook: Path) -> None:
    """Require a handbook in this folder, without a half-finished edit; anything else is a usage error."""
    undo_interrupted_edit(handbook)
    if is_handbook(handbook):
        return
    for name in DEFINITION_FOLDERS:
        require_an_answer(handbook / name)
    here = f"There is no handbook in {handbook.resolve()}: neither standards/ nor glossary/ is there."
    if above := next(filter(is_handbook, handbook.resolve().parents), None):
        raise click.UsageError(f"{here} There is one in {above}: run this there.")
    if below := next(iter(handbooks_below(handbook)), None):
        raise click.UsageError(f"{here} There is one in {below}/: add `--handbook {typed_path(handbook / below)}`.")
    raise click.UsageError(
        f"{here} Run this in the handbook's folder, or name it with --handbook; `interlock init DIR` starts one."
    )


def print_result(change: Callable[[], str], handbook: Path = Path()) -> None:
    """Run a change and print the sentence that it returns; a refusal becomes a usage error."""
    try:
        click.echo(fitted(printable_lines(typed_here(change(), handbook))).rstrip("\n"))
    except Refused as refused:
        raise click.UsageError(str(refused)) from None


def typed_here(text: str, handbook: Path) -> str:
    """A text in which commands name the folder of the handbook, if it is not the current folder."""
    return with_handbook(text, handbook) if _is_elsewhere(handbook) else text


def _is_elsewhere(handbook: Path) -> bool:
    return handbook.resolve() != Path.cwd()


def exit_code(findings: Iterable[Finding], strict: bool = False) -> int:
    """1 if there is an error, with `strict` also if there is a warning; else 0."""
    bar = ("error", "warning") if strict else ("error",)
    return 1 if any(finding.severity in bar for finding in findings) else 0


def style() -> formats.Style:
    """Colours on a terminal that has them; none in a pipe, or where NO_COLOR is set (https://no-color.org)."""
    is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return _coloured if is_coloured else formats.plain


def in_full(findings: Sequence[Finding], handbook: Path, *, are_in_handbook: bool = True) -> str:
    """Findings for people, with commands as they are typed in this folder; on a terminal in colour, and wrapped to its width.

    `are_in_handbook`: whether they name files by their paths from the handbook.
    """
    if _is_elsewhere(handbook):
        findings = typed_elsewhere(findings, handbook, are_in_handbook=are_in_handbook)
    return formats.full(findings, style(), width_to_fill())


def in_short(findings: Sequence[Finding], handbook: Path) -> str:
    """Findings in a line each, with commands as they are typed in this folder."""
    return formats.short(typed_elsewhere(findings, handbook) if _is_elsewhere(handbook) else findings)


def typed_elsewhere(findings: Sequence[Finding], handbook: Path | str, *, are_in_handbook: bool = True) -> list[Finding]:
    """Findings with remedies for somebody outside the handbook's folder: their commands name that folder.

    `are_in_handbook`: whether they name files by their paths from the handbook.
    """
    findings = [replace(finding, remedy=with_handbook(finding.remedy, handbook)) for finding in findings]
    return [replace(each, remedy=with_folder(each.remedy, handbook)) for each in findings] if are_in_handbook else findings


def fitted(text: str) -> str:
    """A text wrapped to the terminal's width, with indents kept; in a pipe, as it is."""
    width = width_to_fill()
    return "".join(_fitted_line(line, width) for line in text.splitlines(keepends=True)) if width else text


def refusal_fitted(text: str) -> str:
    """The message of a usage error wrapped to the terminal's width. Lines that are indented are there to be copied, and stay."""
    first, *rest = text.split("\n")
    lines = formats.broken_lines(first, terminal_width(), len("Error: "))
    for line in rest:
        lines += [line] if line.startswith(" ") else formats.broken_lines(line, terminal_width())
    return "\n".join(lines)


def _fitted_line(line: str, width: int) -> str:
    words = line.lstrip(" ")
    if len(line) <= width or words.startswith("interlock "):  # a command to copy
        return line
    indent = " " * (len(line) - len(words))
    below = indent + "  "
    first, *rest = formats.broken_lines(words.rstrip("\n"), width - len(below))
    return "\n".join([indent + first, *(below + more for more in rest)]) + words[len(words.rstrip("\n")) :]


def width_to_fill() -> int | None:
    """The width of the terminal; None in a pipe, whose reader wants each text in one line."""
    return terminal_width() if sys.stdout.isatty() else None


def terminal_width() -> int:
    """The width of the terminal in characters, at most 100, the longest line that reads well; 80 in a pipe."""
    return min(shutil.get_terminal_size().columns, 100)


def _coloured(text: str, colour: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)


def formats_listed(headlines: Mapping[str, str]) -> str:
    """Formats, a paragraph each, for the end of a command's help."""
    return "\n\n".join(["Formats:", *(f"{name}: {headline.rstrip('.')}." for name, headline in sorted(headlines.items()))])


def run_edit(change: Callable[[], str], handbook: Path) -> None:
    """Run a change of files of a handbook, and print the sentence that it returns. Without a handbook, that is a usage error."""
    require_definitions(handbook)
    print_result(change, handbook)
