"""`interlock export pages`: the pages for another site generator, in our frame or for the theme of a site that is there."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import click

from interlock.catalog import page_key
from interlock.catalog.addresses import address_of
from interlock.doors.cli.build import built
from interlock.doors.cli.options import typed_here
from interlock.findings.nouns import counted
from interlock.pages.settings import Settings
from interlock.site.checking import Checked
from interlock.site.other_sites.frameless_pages import Surroundings
from interlock.site.other_sites.host_stylesheet import THEMES, HostTheme, host_theme_named
from interlock.site.outputs import exported, frameless

# Hugo is no theme, and takes another file for the page of a folder.
_HUGO = "hugo"
THEME_NAMES = (*(theme.name for theme in THEMES), _HUGO)
# The folders in which generators look for pages.
_ROOTS = ("docs", "content")


def export_pages(checked: Checked, settings: Settings, out: Path, theme: str | None, under: str) -> None:
    """Write the pages for a theme, or without one in our frame, for a site in which they stand in the folder `under`."""
    below = _folder_of_site(under)
    _tell_of_errors(checked)
    if theme:
        _export_for_theme(checked, settings, out, theme)
    else:
        _export_with_frame(checked, settings, out, below)


def _export_with_frame(checked: Checked, settings: Settings, out: Path, below: str) -> None:
    """Write the pages and our frame around them. `below`: the folder of the other site in which they will stand."""
    settings = replace(settings, site_url=settings.site_url + quote(below)) if settings.site_url else settings
    done = built(checked, settings, out, exported(below))
    click.echo(f"{done}. README.md there says how to build them.")


def _export_for_theme(checked: Checked, settings: Settings, out: Path, theme: str) -> None:
    """Write the pages into a folder of another site, which puts them into the frame of its theme."""
    family, index = _family_and_index(theme)
    around = _surroundings(checked, out.absolute(), index)
    if around.in_docs and settings.site_url:
        settings = replace(settings, site_url=settings.site_url + quote(around.folder))
    done = built(checked, settings, out, frameless(family, around))
    click.echo(f"{done}. {out / '.README.md'} has the lines for the configuration of the site.")


def _folder_of_site(text: str) -> str:
    """The folder as the beginning of paths: empty, or with a slash at its end."""
    parts = [part for part in text.replace("\\", "/").split("/") if part]
    if not all(re.fullmatch(r"\w[\w.-]*", part) for part in parts):
        raise click.UsageError(f"`--under {text}` cannot be a folder of a site. Write a name such as `--under handbook`.")
    return "".join(f"{part}/" for part in parts)


def _tell_of_errors(checked: Checked) -> None:
    """Pages are made to be published: say which handbook `build` would refuse."""
    if checked.errors:
        told = counted(len(checked.errors), "error")
        refused = f"{told}: a build would refuse this handbook. `interlock check` shows what to mend before it is published."
        click.echo(typed_here(refused, checked.handbook.folder), err=True)


def _family_and_index(theme: str) -> tuple[HostTheme, str]:
    return (host_theme_named("other"), "_index.md") if theme == _HUGO else (host_theme_named(theme), "index.md")


def _surroundings(checked: Checked, out: Path, index: str) -> Surroundings:
    """Where the pages will stand. What the handbook has in `docs/` is the site's own where they are written into that folder."""
    docs = checked.handbook.folder.absolute() / "docs"
    if out.is_relative_to(docs):
        return Surroundings(_as_folder(out.relative_to(docs).parts), in_docs=True, theirs=_paths_in_docs(checked), index=index)
    at = max((number for number, part in enumerate(out.parts) if part in _ROOTS), default=len(out.parts) - 2)
    return Surroundings(_as_folder(out.parts[at + 1 :]), index=index)


def _as_folder(parts: tuple[str, ...]) -> str:
    return "".join(f"{part}/" for part in parts)


def _paths_in_docs(checked: Checked) -> frozenset[str]:
    pages = (address_of(page_key(page.path))[1:] for page in checked.catalog.pages)
    files = (path.removeprefix("docs/") for path in checked.catalog.assets)
    return frozenset(path for path in (*pages, *files) if path)
