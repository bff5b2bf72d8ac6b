"""The `interlock` command."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import click

from interlock import build, progress, reports, since, site, trace
from interlock.approvals.vouching import Side
from interlock.audience import OPENNESS, Audience, seen_by
from interlock.catalog import Catalog, catalog_of
from interlock.changes import changes
from interlock.changes.telling import as_json, as_text
from interlock.commands import fix
from interlock.commands.approve import approve
from interlock.commands.files import Refused
from interlock.commands.importing import FORMATS, import_file
from interlock.commands.init import init
from interlock.commands.new import new
from interlock.commands.rename import rename
from interlock.commands.review import review
from interlock.definitions import KINDS, ContactPoint, Definition, Link
from interlock.exports import EXPORTS, SKOS_AS_JSONLD, Export, export_named, pages
from interlock.facts import Facts
from interlock.findings import Finding
from interlock.handbook import read_handbook
from interlock.nearest import did_you_mean
from interlock.output import NotOurs
from interlock.pages.desk import Settings
from interlock.rules import RULES, rule_named


class _Day(click.ParamType[datetime.date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date. Write year-month-day, such as 2026-03-31.", param, ctx)
        if not 1900 <= day.year <= 2200:
            self.fail(f"{value} is outside the calendar, which goes from 1900 to 2200.", param, ctx)
        return day


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
    default=site.today,
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
    _require_definitions(handbook)
    checked, findings = _checked(handbook, today, revision, paths)
    if fixing and (changes := fix.changes(checked.facts, findings)):
        fix.write(handbook, changes)
        click.echo("".join(change.diff() for change in changes), err=form != "full")
        checked, findings = _checked(handbook, today, revision, paths)
    click.echo(_written(findings, form, advice, len(checked.catalog.definitions)), nl=False)
    sys.exit(_exit_code(findings, strict))


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


def _exit_code(findings: list[Finding], strict: bool) -> int:
    bar = ("error", "warning") if strict else ("error",)
    return 1 if any(finding.severity in bar for finding in findings) else 0


def _require_definitions(handbook: Path) -> None:
    if not (handbook / "standards").is_dir() and not (handbook / "glossary").is_dir():
        raise click.UsageError(
            f"There is no handbook in {handbook.resolve()}: neither standards/ nor glossary/ is there. Run this in the handbook's folder, or name it with --handbook; `interlock init` starts one."
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


@main.command("build")
@handbook_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes; left out: what mkdocs.yml says, else site/.",
)
@click.option("--audience", type=click.Choice(OPENNESS), help="Who the site is for; left out: what mkdocs.yml says, else staff.")
@as_of_option
def build_site(handbook: Path, out: Path | None, audience: str | None, today: datetime.date) -> None:
    """Build the site. Refuses while there is any error."""
    _require_definitions(handbook)
    checked = build.check(handbook, today)
    style = _coloured if sys.stdout.isatty() else reports.plain
    if checked.errors:
        click.echo(reports.full(checked.errors, style))
        click.echo(f"{reports.counted(len(checked.errors), 'error')}: nothing was built.")
        sys.exit(1)
    config = site.load(handbook)
    click.echo(_built(checked, site.settings_of(config, audience=audience), out or Path(config.site_dir)))


def _built(checked: build.Checked, settings: Settings, target: Path, form: build.Form = build.SITE) -> str:
    """Write pages, and say how many and where."""
    with progress.shown() as told:
        try:
            written = build.build(checked, settings, target, told, form)
        except NotOurs as error:
            raise click.UsageError(str(error)) from None
    return f"{reports.counted(written, 'page')} in {target}"


@main.command()
@handbook_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve; left out: 127.0.0.1:8000.")
def serve(handbook: Path, address: str | None) -> None:
    """Show the handbook while it is being edited: every saved change at once, drafts and faults included."""
    _require_definitions(handbook)
    site.serve(handbook, address)


@main.command("changes")
@click.option(
    "--since",
    "revision",
    metavar="REV",
    required=True,
    help="What to compare with: a branch, a tag, a commit such as HEAD~1, or a day such as 2026-03-31.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for a program.")
@handbook_option
@as_of_option
def changes_command(revision: str, form: str, handbook: Path, today: datetime.date) -> None:
    """Tell what changed in meaning since an earlier day: promises, times, hand-overs, approvals, words.

    Compares the files as they are now with those that git keeps. Layout, punctuation, tags and reviews are no changes.
    """
    _require_definitions(handbook)
    try:
        earlier = since.revision_named(handbook, revision)
        before = earlier.checked(today).facts
    except since.NoSuchRevision as error:
        raise click.UsageError(str(error)) from None
    after = build.check(handbook, today).facts
    found = changes(before, after)
    left_out = len(before.catalog.broken | after.catalog.broken)
    click.echo(as_json(found) if form == "json" else as_text(found, earlier.words, left_out), nl=False)


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


# The pages are written by a build, and not from the definitions alone.
_FORMATS = {export.name: export.headline for export in EXPORTS} | {"pages": (pages.__doc__ or "").partition("\n")[0]}


@main.command(epilog="Formats: " + "; ".join(f"{name}: {_FORMATS[name]}" for name in sorted(_FORMATS)))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(_FORMATS)))
@click.option("--out", type=click.Path(path_type=Path), help="A folder, or a file where the export is one text.")
@click.option("--jsonld", is_flag=True, help="With skos: JSON-LD in place of Turtle.")
@click.option(
    "--audience",
    type=click.Choice(["public", "staff", "restricted"]),
    default="staff",
    show_default=True,
    help="Only what these readers may see is in it.",
)
@handbook_option
@as_of_option
def export(format: str, out: Path | None, jsonld: bool, audience: Audience, handbook: Path, today: datetime.date) -> None:
    """Write the handbook for another tool. What has faults is left out; `check` shows them."""
    if jsonld and format != "skos":
        raise click.UsageError(f"`--jsonld` belongs to `skos`; `{format}` has one form only.")
    _require_definitions(handbook)
    checked = build.check(handbook, today)
    if format == "pages":
        settings = site.settings_of(site.load(handbook), audience=audience)
        click.echo(f"{_built(checked, settings, _folder_for(format, out), build.PAGES)}. README.md there says how to build them.")
        return
    catalog = seen_by(checked.catalog, audience)
    chosen = SKOS_AS_JSONLD if jsonld else export_named(format)
    assert chosen
    if out is not None:
        _write_export(chosen.files(catalog), chosen, out)
    elif chosen.text is not None:
        click.echo(chosen.text(catalog), nl=False)
    else:
        _folder_for(format, out)


def _folder_for(format: str, out: Path | None) -> Path:
    if out is None:
        raise click.UsageError(f"`{format}` is several files. Name a folder for them: `interlock export {format} --out FOLDER`.")
    if out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} is a file, and `{format}` is several. Name a folder for them.")
    return out


def _write_export(files: dict[str, str], export: Export, out: Path) -> None:
    """Into a folder; or, where PATH looks like a file, the text under that name and the other files beside it."""
    is_file = export.text is not None and not out.is_dir() and bool(out.suffix) and not out.name.startswith(".")
    first = next(iter(files))
    for name, text in files.items():
        path = (out if name == first else out.parent / name) if is_file else out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    written = ", ".join(files) if len(files) <= 5 else f"{len(files)} files"
    click.echo(f"Wrote {written} to {out}.", err=True)


@main.command("import", epilog="Formats: " + "; ".join(f"{name}: {form.headline}" for name, form in FORMATS.items()))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=click.Choice([kind.name for kind in KINDS]),
    help="What the rows of a table are, where its header does not tell.",
)
@click.option("--owner", metavar="LINK", help="The link that looks after what names no owner.")
@handbook_option
def import_command(format: str, file: Path, kind: str | None, owner: str | None, handbook: Path) -> None:
    """Take definitions from another tool's file. Writes a file for each, and never over one that is there."""
    _require_definitions(handbook)
    try:
        done = import_file(handbook, format, file, kind, owner)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    if done.findings:
        click.echo(reports.full(done.findings, _coloured if sys.stdout.isatty() else reports.plain))
    left_out = f"; {reports.counted(len(done.findings), 'finding')} above" if done.findings else ""
    click.echo(f"{reports.counted(len(done.written), 'file')} written{left_out}. Next: `interlock check`.")
    sys.exit(_exit_code(done.findings, strict=False))


@main.command("approve", epilog="Asks nothing and checks nothing else: whoever approves has read it.")
@click.argument("name", metavar="KIND/ID")
@click.option("--side", type=click.Choice(["management", "providers"]), required=True, help="Whose approval it is.")
@click.option("--link", required=True, help="The link that approves.")
@click.option("--role", required=True, help="The role of whoever approves, never a person's name.")
@handbook_option
@as_of_option
def approve_command(name: str, side: Side, link: str, role: str, handbook: Path, today: datetime.date) -> None:
    """Write one side's approval into a definition, with the stamp of what it says now."""
    _edit(handbook, lambda: approve(handbook, name, side, link, role, today))


@main.command("review")
@click.argument("name", metavar="KIND/ID")
@click.option("--by", help="The role that reviewed it, never a person's name.")
@handbook_option
@as_of_option
def review_command(name: str, by: str | None, handbook: Path, today: datetime.date) -> None:
    """Record that a definition was reviewed today."""
    _edit(handbook, lambda: review(handbook, name, by, today))


@main.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init_command(folder: Path) -> None:
    """Start a handbook in a new folder: a small example that works, ready to be changed."""
    _told(lambda: init(folder))


@main.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id", metavar="ID")
@handbook_option
def new_command(kind: str, id: str, handbook: Path) -> None:
    """Start a definition: a file with the fields it needs, each with a hint."""
    _edit(handbook, lambda: new(handbook, kind, id))


@main.command("rename")
@click.argument("name", metavar="KIND/ID")
@click.argument("id", metavar="ID")
@handbook_option
def rename_command(name: str, id: str, handbook: Path) -> None:
    """Give a definition another id, and rewrite everything that refers to it."""
    _edit(handbook, lambda: rename(handbook, name, id))


def _edit(handbook: Path, change: Callable[[], str]) -> None:
    _require_definitions(handbook)
    _told(change)


def _told(change: Callable[[], str]) -> None:
    """Say what was done; a refusal is wrong use."""
    try:
        click.echo(change().rstrip("\n"))
    except Refused as refused:
        raise click.UsageError(str(refused)) from None


@main.command("trace")
@click.argument("name", metavar="KIND/ID")
@click.option("--without", is_flag=True, help="What falls when this link or contact point is gone.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or for a program.")
@handbook_option
@as_of_option
def trace_command(name: str, without: bool, form: str, handbook: Path, today: datetime.date) -> None:
    """Show who stands behind a promise, whether it can be kept, and what rests on a link."""
    _require_definitions(handbook)
    facts = Facts(catalog_of(read_handbook(handbook)), today)
    definition = _definition(facts.catalog, name)
    if not without:
        found = trace.trace(facts, definition)
    elif isinstance(definition, Link | ContactPoint):
        found = trace.trace_without(facts, definition)
    else:
        raise click.UsageError("`--without` asks about a link or a contact point, such as `link/ict`.")
    click.echo(
        trace.as_json(found) if form == "json" else trace.as_text(found, _coloured if sys.stdout.isatty() else reports.plain),
        nl=False,
    )


def _definition(catalog: Catalog, name: str) -> Definition:
    kind, _, id = name.partition("/")
    definition = catalog.get(kind, id)
    if definition is None:
        known = [str(key) for key in catalog.definitions]
        raise click.UsageError(
            f"There is no {name}. {did_you_mean(name, known) or 'Write KIND/ID, such as promise/answer-calls.'}"
        )
    return definition
