"""Findings about a handbook that stands in another site: which are reported there, and how files and commands are typed there."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, is_home
from interlock.definitions import KINDS
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.typed_commands import with_folder, with_handbook
from interlock.rules.engine.pages_of_theirs import is_reported_of_theirs, marked_words
from interlock.sources.disk.folders import HANDBOOK_FOLDERS, seen_from
from interlock.sources.settings.site_around import SiteAround

_FOLDERS_OURS = tuple(f"/{address_of(Key(kind.name, 'any')).split('/')[1]}/" for kind in KINDS)
# The beginning of a quoted path in a remedy that leads into a folder of the handbook.
_FOLDER = lazy_pattern(rf"`(?={'|'.join(f'{name}/' for name in HANDBOOK_FOLDERS)})")
# The rules that apply to the site's home page where the handbook is the whole site: our home page shows it, rendered by our
# Markdown.
_TOLD_OF_HOME = ("foreign-markup", "unsafe-markup")

# Where the handbook is the whole site, its build is refused for a page of the site at the address of one of ours.
_IN_OUR_PLACE = lazy_pattern(r"This page would stand at `[^`]*`, in place of (?!`docs/)")
_OTHER_NAME = "Give the file another name, or the handbook a folder of the site: `path: handbook/`."


def told_of_theirs(finding: Finding, page: Path, prefix: str) -> Finding | None:
    """A finding about a hand-written page of the site as it is reported, or None where it is not: no such fault ends a build.

    `page`: the file of the page. `prefix`: the folder of the handbook in the site, empty where it is the whole site.
    """
    is_shown_by_us = not prefix and is_home(finding.place.file) and finding.rule in _TOLD_OF_HOME
    if not (is_shown_by_us or is_reported_of_theirs(finding)) or is_opted_out(page):
        return None
    return replace(finding, severity="warning") if is_shown_by_us else finding


def may_lead_to_theirs(finding: Finding) -> bool:
    """Whether it is about a link from the root of the site to no folder of ours: plugins make pages that are known only later."""
    link = marked_words(finding)
    return finding.rule == "broken-link" and link.startswith("/") and not link.startswith(_FOLDERS_OURS)


def address_meant(finding: Finding) -> str:
    """The address from the root of the site, without what follows `?` or `#`, of the link that a finding marks."""
    return unquote(re.split("[?#]", marked_words(finding), maxsplit=1)[0].strip("/"))


def is_opted_out(page: Path) -> bool:
    """Whether a page of the site says `interlock: false` at its head."""
    text = page.read_text(encoding="utf-8", errors="replace")
    return any(re.fullmatch(r"interlock:\s*(?:false|no|off)\s*", line, re.I) for line in _head(text))


def _head(text: str) -> Iterator[str]:
    lines = iter(text.lstrip("\ufeff").splitlines())
    if next(lines, "").rstrip() == "---":
        for line in lines:
            if line.rstrip() in ("---", "..."):
                return
            yield line


def mentioned_in(site: SiteAround, handbook: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that a build of the site would report, with files as seen from the handbook.

    A link to a page that a plugin may make is not reported: only the build of the site knows whether it is there.
    """
    for finding in findings:
        if site.shares_docs and finding.place.file.startswith("docs/"):
            file = site.docs / finding.place.file.removeprefix("docs/")
            if not site.prefix and _IN_OUR_PLACE.match(finding.message):
                place = replace(finding.place, file=seen_from(handbook, file))
                yield replace(finding, severity="warning", place=place, remedy=_OTHER_NAME)
            elif told := told_of_theirs(finding, file, site.prefix):
                yield replace(told, place=replace(told.place, file=seen_from(handbook, file)))
        elif not may_lead_to_theirs(finding):
            yield finding
        elif not (site.makes_pages or site.has(address_meant(finding))):
            yield replace(finding, severity="warning")


def in_file(finding: Finding, file: str, handbook: str) -> Finding:
    """A finding in a file as it is named from the site, with what is typed in the folder of the site.

    `handbook`: the path of the handbook from there.
    """
    remedy = finding.remedy
    if handbook not in ("", "."):
        remedy = _FOLDER.sub(lambda found: f"{found[0]}{handbook}/", with_folder(with_handbook(remedy, handbook), handbook))
    return replace(finding, remedy=remedy, place=replace(finding.place, file=posixpath.normpath(file)))


def seen_from_site(finding: Finding, handbook: str) -> Finding:
    """A finding about a file of the handbook. `handbook`: its path from the folder of the site."""
    return in_file(finding, posixpath.join(handbook, finding.place.file), handbook)
