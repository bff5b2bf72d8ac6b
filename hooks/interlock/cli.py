"""The `interlock` command."""

import datetime
import sys
from pathlib import Path

import click

from interlock import build, reports, since
from interlock.findings import Finding
from interlock.nearest import did_you_mean
from interlock.rules import RULES, rule_named


class _Day(click.ParamType[datetime.date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date. Write year-month-day, such as 2026-03-31.", param, ctx)


handbook_option = click.option(
    "--handbook",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The handbook's folder; left out: this one.",
)
as_of_option = click.option(
    "--as-of",
    "today",
    type=_Day(),
    default=lambda: datetime.date.today(),
    show_default="today",
    help="The day for which everything is worked out.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="interlock-handbook")
def main() -> None:
    """Check the definitions of a service handbook, and build it."""


@main.command()
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
@as_of_option
def check(
    paths: tuple[Path, ...], handbook: Path, form: str, strict: bool, advice: bool, revision: str | None, today: datetime.date
) -> None:
    """Check the definitions. PATHs narrow what is reported, never what is read."""
    _require_definitions(handbook)
    checked = build.check(handbook, today)
    findings = checked.findings
    if revision:
        try:
            findings = since.new_findings(handbook, revision, today, findings)
        except since.NoSuchRevision as error:
            raise click.UsageError(str(error)) from None
    findings = _narrowed(findings, paths, handbook)
    click.echo(_written(findings, form, advice, len(checked.catalog.definitions)), nl=False)
    sys.exit(_exit_code(findings, strict))


def _exit_code(findings: list[Finding], strict: bool) -> int:
    bar = ("error", "warning") if strict else ("error",)
    return 1 if any(finding.severity in bar for finding in findings) else 0


def _require_definitions(handbook: Path) -> None:
    if not (handbook / "standards").is_dir() and not (handbook / "glossary").is_dir():
        raise click.UsageError(
            f"There is no handbook in {handbook.resolve()}: neither standards/ nor glossary/ is there. `interlock init DIR` starts one."
        )


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
    style = _coloured if sys.stdout.isatty() else reports.plain
    told = reports.full(shown, style)
    counted = [finding for finding in findings if not advice or finding.severity != "advice"]
    return told + ("\n" if told else "") + reports.summary(counted, definitions, style) + "\n"


def _coloured(text: str, colour: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a rule is about, with a bad and a good example."""
    found = rule_named(rule)
    if found is None:
        names = ", ".join(rule.name for rule in RULES)
        raise click.UsageError(
            f"There is no rule {rule!r}. {did_you_mean(rule, [rule.name for rule in RULES]) or f'Rules are {names}.'}"
        )
    click.echo(reports.explained(found))
