"""`interlock check`: what is wrong, where, and what to type."""

import datetime
import sys
from pathlib import Path
from typing import NamedTuple

import click

from interlock.doors import progress
from interlock.doors.cli.options import (
    NamedPath,
    NamedText,
    as_of_option,
    exit_code,
    handbook_option,
    in_full,
    in_short,
    require_definitions,
    style,
    typed_elsewhere,
    width_to_fill,
)
from interlock.findings import Finding, formats
from interlock.findings.nouns import counted
from interlock.findings.printable import printable
from interlock.findings.typed_commands import typed_path
from interlock.history import remembered_checks
from interlock.history.made_from import checked_from
from interlock.history.remembered_checks import CheckResult
from interlock.history.repository import folder_in_repository
from interlock.sources.disk.folders import seen_from
from interlock.sources.settings.site_around import site_around

# The rules are imported only where the last check does not tell the findings: loading them takes most of the time of this
# command.


@click.command()
@click.argument("paths", nargs=-1, type=NamedPath(path_type=Path))
@handbook_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "short", "json", "github", "gitlab", "sarif"]),
    default="full",
    help="How findings are written: `full` for people, the others for programs; left out: full.",
)
@click.option("--strict", is_flag=True, help="End as a failure for warnings too, not only for errors.")
@click.option("--advice", is_flag=True, help="Show gaps as well: what nobody has written yet, though nothing is wrong.")
@click.option(
    "--since",
    "revision",
    metavar="REV",
    type=NamedText(),
    help="Only what was not there at that time: a branch, a tag, a commit, or a day such as yesterday.",
)
@click.option("--fix", "fixing", is_flag=True, help="Write the right word where a word to avoid has exactly one, and show it.")
@click.option("--all", "each", is_flag=True, help="Show each finding; left out: of more than ten that are alike, the first few.")
@as_of_option
def check_command(
    paths: tuple[Path, ...],
    handbook: Path,
    form: str,
    strict: bool,
    advice: bool,
    revision: str | None,
    fixing: bool,
    each: bool,
    today: datetime.date,
) -> None:
    """Check the definitions: what is wrong, where, and what to type.

    PATHS are files and folders to which the report is narrowed; all are read. Only --fix changes files.

    \b
        interlock check
        interlock check standards/promises
        interlock check --since yesterday
    """
    require_definitions(handbook)
    result, findings = _checked(handbook, today, revision, paths)
    if fixing and _fixed(handbook, today, findings, is_for_people=form == "full"):
        result, findings = _checked(handbook, today, revision, paths)
    report = _Report(handbook, result, findings, has_advice=advice)
    text = report.for_people(_clean(result, paths, revision), each) if form == "full" else report.for_a_tool(form)
    click.echo(text, nl=False)
    sys.exit(exit_code(findings, strict))


def _checked(
    handbook: Path, today: datetime.date, revision: str | None, paths: tuple[Path, ...]
) -> tuple[CheckResult, list[Finding]]:
    """The result of a check, and those of its findings that are about these paths."""
    result = _since(handbook, today, revision) if revision else known_result(handbook, today)
    return result, _narrowed(result.findings, paths, handbook)


def known_result(handbook: Path, today: datetime.date) -> CheckResult:
    """The result of the last check, if nothing has changed since, else that of a new one."""
    made_from = checked_from(handbook, today)
    last = remembered_checks.last_check(handbook) if made_from else None
    if made_from and last and last.fingerprint == made_from.fingerprint:
        return last.result
    from interlock.doors.fresh_check import fresh_check

    with progress.checking(handbook):
        return fresh_check(handbook, today, made_from, last)


def _since(handbook: Path, today: datetime.date, revision: str) -> CheckResult:
    """The result of a check, of whose findings those are left out that were there in an earlier revision."""
    from interlock.doors.fresh_check import check_since
    from interlock.history import since

    try:
        with progress.checking(handbook):
            return check_since(handbook, today, revision)
    except since.NoSuchRevision as error:
        raise click.UsageError(str(error)) from None


def _fixed(handbook: Path, today: datetime.date, findings: list[Finding], *, is_for_people: bool) -> bool:
    """Write the right words, and show what was written. Returns whether there were any to write."""
    from interlock.doors.edits import fix
    from interlock.doors.edits.refused import Refused
    from interlock.site import checking

    changes = fix.word_changes(checking.check(handbook, today).facts, findings)
    if not changes:
        return False
    try:
        written, refused = fix.write(handbook, changes)
    except Refused as reason:
        raise click.UsageError(str(reason)) from None
    click.echo("".join(change.diff() for change in written), err=not is_for_people)
    if refused:
        raise click.UsageError("\n".join(refused))
    return True


def _narrowed(findings: list[Finding], paths: tuple[Path, ...], handbook: Path) -> list[Finding]:
    if not paths:
        return findings
    wanted = [_relative(path, handbook) for path in paths]
    return [
        finding
        for finding in findings
        if any(path in (".", finding.place.file) or finding.place.file.startswith(f"{path}/") for path in wanted)
    ]


def _relative(path: Path, handbook: Path) -> str:
    """A path that was typed, as findings name files: from the folder of the handbook. Raises UsageError for any other."""
    absolute = path if path.exists() or path.is_absolute() else handbook / path
    if not absolute.exists():
        raise click.UsageError(f"There is no file or folder {path}. {_meant(path, handbook)}")
    try:
        return absolute.absolute().relative_to(handbook.absolute()).as_posix()
    except ValueError:
        site = site_around(handbook)
        is_page = site and site.pages and absolute.resolve().is_relative_to(site.docs.resolve())
        if is_page or (site and absolute.resolve() == site.file.resolve()):
            return seen_from(handbook, absolute)
        told = " `mkdocs build` checks a site's own pages." if path.suffix == ".md" else ""
        raise click.UsageError(f"{path} is not in the handbook {handbook.resolve()}.{told}") from None


def _meant(path: Path, handbook: Path) -> str:
    """What to type for a path that is not there: the file of a definition with this id, or one with a name like it."""
    from interlock.definitions.ids import can_be_id
    from interlock.doors.cli.command_advice import existing

    folders = (handbook / "standards", handbook / "glossary")
    found = (
        next((file for folder in folders for file in folder.rglob(f"{path.stem}.yml")), None) if can_be_id(path.stem) else None
    )
    return f"Did you mean `{typed_path(found)}`?" if found else existing(path, Path.exists)


def _clean(result: CheckResult, paths: tuple[Path, ...], revision: str | None) -> str:
    """The sentence where there are no faults. If the report is narrowed to paths or to new findings, it says so."""
    of_paths = f"`{printable(str(paths[0]))}`" if len(paths) == 1 else f"these {len(paths)} paths"
    where = of_paths if paths else counted(result.definitions, "definition")
    return f"No new faults in {where} since {printable(revision)}." if revision else f"No faults in {where}."


class _Report(NamedTuple):
    """The result of a check, and the findings that are reported of it. `has_advice`: whether gaps are shown as well."""

    handbook: Path
    result: CheckResult
    findings: list[Finding]
    has_advice: bool

    @property
    def _shown(self) -> list[Finding]:
        return self.findings if self.has_advice else [each for each in self.findings if each.severity != "advice"]

    def for_people(self, clean: str, each: bool) -> str:
        """The gaps by rule, the findings in full, and a summary, which counts the advice that is not shown.

        `clean`: the sentence where there are no faults. `each`: whether findings that are alike are all shown.
        """
        opening = formats.gaps_by_rule(self._shown, self.result.headlines, style(), width_to_fill())
        listed = self._shown if each else formats.folded_alike(self._shown)
        text = (f"{opening}\n" if opening else "") + in_full(listed, self.handbook)
        summed_up = [found for found in self.findings if not self.has_advice or found.severity != "advice"]
        closing = formats.summary(summed_up, clean, style(), width_to_fill())
        return text + ("\n" if text else "") + closing + "\n" + formats.errors_among(self._shown, style())

    def for_a_tool(self, form: str) -> str:
        """The findings in a format for tools. Formats of code hosts name files, and commands, from the root of the repository."""
        if form == "short":
            return in_short(self._shown, self.handbook)
        if form == "json":
            return formats.findings_as_json(self._shown)
        folder = folder_in_repository(self.handbook)
        shown = typed_elsewhere(self._shown, folder.rstrip("/")) if folder else self._shown
        if form == "github":
            return formats.github(shown, folder)
        return formats.gitlab(shown, folder) if form == "gitlab" else formats.sarif(shown, self.result.headlines, folder)
