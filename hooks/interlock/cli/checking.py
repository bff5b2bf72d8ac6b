"""Commands that say what is wrong."""

import datetime
import sys
from pathlib import Path

import click

from interlock import build, reports, since
from interlock.cli.options import as_of_option, exit_code, handbook_option, in_full, require_definitions, style, terminal_width
from interlock.commands import fix
from interlock.commands.files import Refused
from interlock.findings import Finding
from interlock.nearest import did_you_mean
from interlock.rules import RULES, rule_named


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@handbook_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "short", "json", "github", "sarif"]),
    default="full",
    help="How findings are written.",
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--advice", is_flag=True, help="Show gaps as well.")
@click.option("--since", "revision", metavar="REV", help="Only what was not there in that git revision.")
@click.option("--fix", "fixing", is_flag=True, help="Write the right word where a word to avoid has exactly one, and show it.")
@as_of_option
def check(
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
    if fixing and (changes := fix.changes(checked.facts, findings)):
        try:
            written, refused = fix.write(handbook, changes)
        except Refused as reason:
            raise click.UsageError(str(reason)) from None
        click.echo("".join(change.diff() for change in written), err=form != "full")
        if refused:
            raise click.UsageError("\n".join(refused))
        checked, findings = _checked(handbook, today, revision, paths)
    click.echo(_written(findings, form, advice, len(checked.catalog.definitions)), nl=False)
    sys.exit(exit_code(findings, strict))


def _checked(
    handbook: Path, today: datetime.date, revision: str | None, paths: tuple[Path, ...]
) -> tuple[build.Checked, list[Finding]]:
    checked = build.check(handbook, today)
    findings = checked.findings
    if revision:
        try:
            findings = since.new_findings(handbook, revision, today, findings)
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


def _written(findings: list[Finding], form: str, advice: bool, definitions: int) -> str:
    shown = [finding for finding in findings if advice or finding.severity != "advice"]
    match form:
        case "short":
            return reports.short(shown)
        case "json":
            return reports.as_json(shown)
        case "github":
            return reports.github(shown)
        case "sarif":
            return reports.sarif(shown, {rule.name: rule.headline for rule in RULES})
    told = in_full(shown)
    counted = [finding for finding in findings if not advice or finding.severity != "advice"]
    return (
        told
        + ("\n" if told else "")
        + reports.summary(counted, definitions, style())
        + "\n"
        + reports.errors_among(shown, style())
    )


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a rule is about, with a bad and a good example.

    Without RULE: lists them all.
    """
    if rule is None:
        click.echo(reports.named(RULES), nl=False)
        return
    found = rule_named(rule)
    if found is None:
        names = [known.name for known in RULES]
        holding = " or ".join(f"`{name}`" for name in names if rule.lower() in name)
        near = did_you_mean(rule, names) or (f"Did you mean {holding}?" if holding else "`interlock explain` lists them all.")
        raise click.UsageError(f"There is no rule {rule!r}. {near}")
    click.echo(reports.explained(found, terminal_width()))
