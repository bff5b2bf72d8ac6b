"""Commands that make something of the whole handbook."""

import datetime
import errno
import sys
from pathlib import Path

import click

from interlock import build, progress, site
from interlock.audience import OPENNESS, Audience, seen_by
from interlock.cli.options import as_of_option, audience_option, handbook_option, in_full, listed, require_definitions
from interlock.exports import EXPORTS, SKOS_AS_JSONLD, Export, export_named, pages
from interlock.nouns import counted
from interlock.output import NotOurs
from interlock.pages.desk import Settings


@click.command("build")
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
    require_definitions(handbook)
    checked = build.check(handbook, today)
    if checked.errors:
        click.echo(in_full(checked.errors))
        click.echo(f"{counted(len(checked.errors), 'error')}: nothing was built.")
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
    return f"{counted(written, 'page')} in {target}"


@click.command()
@handbook_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve; left out: 127.0.0.1:8000.")
def serve(handbook: Path, address: str | None) -> None:
    """Show the handbook while it is being edited: every saved change at once, drafts and faults included."""
    require_definitions(handbook)
    try:
        site.serve(handbook, address)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
            raise
        where = address or "The usual address"
        raise click.UsageError(
            f"{where} cannot be used: {error.strerror}. Another program may serve there. Name another address: `interlock serve --address 127.0.0.1:8001`."
        ) from None


# The pages are written by a build, and not from the definitions alone.
_FORMATS = {export.name: export.headline for export in EXPORTS} | {"pages": (pages.__doc__ or "").partition("\n")[0]}


@click.command(epilog=listed(_FORMATS))
@click.argument("format", metavar="FORMAT", type=click.Choice(sorted(_FORMATS)))
@click.option("--out", type=click.Path(path_type=Path), help="A folder, or a file where the export is one text.")
@click.option("--jsonld", is_flag=True, help="With skos: JSON-LD in place of Turtle.")
@audience_option
@handbook_option
@as_of_option
def export(format: str, out: Path | None, jsonld: bool, audience: Audience, handbook: Path, today: datetime.date) -> None:
    """Write the handbook for another tool. What has faults is left out; `check` shows them."""
    if jsonld and format != "skos":
        raise click.UsageError(f"`--jsonld` belongs to `skos`; `{format}` has one form only.")
    require_definitions(handbook)
    checked = build.check(handbook, today)
    if format == "pages":
        settings = site.settings_of(site.load(handbook), audience=audience)
        click.echo(f"{_built(checked, settings, _folder_for(format, out), build.PAGES)}. README.md there says how to build them.")
        return
    catalog = seen_by(checked.catalog, audience)
    chosen = SKOS_AS_JSONLD if jsonld else export_named(format)
    assert chosen
    if out is not None:
        _write_export(chosen.files(catalog, today), chosen, out)
    elif chosen.text is not None:
        click.echo(chosen.text(catalog, today), nl=False)
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
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise click.UsageError(f"{path} cannot be written: {error.strerror}.") from None
    written = ", ".join(files) if len(files) <= 5 else f"{len(files)} files"
    click.echo(f"Wrote {written} to {out}.", err=True)
