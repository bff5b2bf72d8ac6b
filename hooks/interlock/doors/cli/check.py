"""`interlock check`: what is wrong, where, and what to type."""

import datetime
import sys
from pathlib import Path

import click

from interlock.doors.cli.options import (
    as_of_option,
    exit_code,
    handbook_option,
    in_full,
    require_definitions,
    style,
)
from interlock.doors.edits import fix
from interlock.doors.edits.handbook_files import Refused
from interlock.findings import Finding, formats
from interlock.history import since
from interlock.history.repository import folder_in_repository
from interlock.rules.engine.all_rules import RULES
from interlock.site import checking


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@handbook_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "short", "json", "github", "gitlab", "sarif"]),
    default="full",
    help="How findings are written.",
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--advice", is_flag=True, help="Show gaps as well: what nobody has written yet, though nothing is wrong.")
@click.option(
    "--since", "revision", metavar="REV", help="Only what was not there in that git revision, or on a day such as yesterday."
)
@click.option("--fix", "fixing", is_flag=True, help="Write the right word where a word to avoid has exactly one, and show it.")
@as_of_option
def check_command(
    paths: tuple[Path, ...],
    handbook: Path,
    form: str,
    strict: bool,
    advice: bool,
    revision: str | None,
    fixing: bool,
    today: datetime.date,
) -> None:
    """Check the definitions. PATHs narrow what is reported, never what is read. Only --fix writes."""
    require_definitions(handbook)
    checked, findings = _checked(handbook, today, revision, paths)
    if fixing and (changes := fix.word_changes(checked.facts, findings)):
        try:
            written, refused = fix.write(handbook, changes)
        except Refused as reason:
            raise click.UsageError(str(reason)) from None
        click.echo("".join(change.diff() for change in written), err=form != "full")
        if refused:
            raise click.UsageError("\n".join(refused))
        checked, findings = _checked(handbook, today, revision, paths)
    shown = [finding for finding in findings if advice or finding.severity != "advice"]
    if form == "full":
        text = _for_people(findings, shown, advice, len(checked.catalog.definitions))
    else:
        text = _for_a_tool(shown, form, handbook)
    click.echo(text, nl=False)
    sys.exit(exit_code(findings, strict))


def _checked(
    handbook: Path, today: datetime.date, revision: str | None, paths: tuple[Path, ...]
) -> tuple[checking.Checked, list[Finding]]:
    checked = checking.check(handbook, today)
    findings = checked.findings
    if revision:
        try:
            findings = since.new_findings(checking.check, handbook, revision, today, findings)
        except since.NoSuchRevision as error:
            raise click.UsageError(str(error)) from None
    return checked, _narrowed(findings, paths, handbook)


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
    absolute = path if path.exists() or path.is_absolute() else handbook / path
    if not absolute.exists():
        raise click.UsageError(f"There is no file or folder {path}.")
    try:
        return absolute.absolute().relative_to(handbook.absolute()).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} is not in the handbook {handbook.resolve()}.") from None


def _for_people(findings: list[Finding], shown: list[Finding], advice: bool, definitions: int) -> str:
    """The gaps by rule, the findings in full, and a summary. Advice that is not shown is counted in the summary."""
    opening = formats.gaps_by_rule(shown, {rule.name: rule.headline for rule in RULES}, style())
    text = (f"{opening}\n" if opening else "") + in_full(formats.folded_alike(shown))
    counted = [finding for finding in findings if not advice or finding.severity != "advice"]
    closing = formats.summary(counted, definitions, style())
    return text + ("\n" if text else "") + closing + "\n" + formats.errors_among(shown, style())


def _for_a_tool(shown: list[Finding], form: str, handbook: Path) -> str:
    """The findings in a format for tools. Formats of code hosts name files from the root of the repository."""
    match form:
        case "short":
            return formats.short(shown)
        case "json":
            return formats.findings_as_json(shown)
        case "github":
            return formats.github(shown, folder_in_repository(handbook))
        case "gitlab":
            return formats.gitlab(shown, folder_in_repository(handbook))
    return formats.sarif(shown, {rule.name: rule.headline for rule in RULES}, folder_in_repository(handbook))
