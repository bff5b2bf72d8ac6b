"""Reads the files of `docs/`: hand-written pages, and those that are published as they are."""

import os
from pathlib import Path

from interlock.findings import Finding, Place
from interlock.sources.disk.copies import FolderListings, original_of
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile, walk
from interlock.sources.disk.folders import DEFINITION_FOLDERS, configuration_in
from interlock.sources.handbook import Handbook
from interlock.sources.meant.meant_kinds import is_organisation_file
from interlock.sources.media.attached import faults_of_attached, text_of_attached
from interlock.sources.mislaid import take_for_broken, take_organisation_for_broken
from interlock.sources.misplaced import definition_in_docs, holds_definition, second_copy, unfit_name
from interlock.sources.settings.excluded import NOT_IN_A_SITE, excluded_from
from interlock.sources.settings.site_around import PagesOfSite
from interlock.sources.written_pages import read_page


def read_docs(handbook: Handbook, listings: FolderListings, pages: PagesOfSite | None) -> None:
    """Read the files of `docs/` into a handbook, or in their place the `pages` of the site in which it stands."""
    folder, handbook.of_site = handbook.folder, pages
    is_excluded = excluded_from(pages.configuration, NOT_IN_A_SITE) if pages else excluded_from(configuration_in(folder))
    own = _definitions_among(pages, folder) if pages else ()
    for found in walk(folder, "docs", pages.folder if pages else None, handbook.exported):
        path = found.place.file if isinstance(found, Finding) else found.path
        if is_excluded(path.removeprefix("docs/")) or path.startswith(own):
            continue
        if isinstance(found, Finding):
            handbook.findings.append(found)
        else:
            _read_page_or_asset(handbook, found, listings)


def _definitions_among(pages: PagesOfSite, folder: Path) -> tuple[str, ...]:
    """The beginnings of the paths of definitions that stand among the pages of the site."""
    site, handbook = (Path(os.path.realpath(each)) for each in (pages.folder, folder))
    if not handbook.is_relative_to(site):
        return ()
    return tuple(f"docs/{(handbook / top).relative_to(site).as_posix()}/" for top in DEFINITION_FOLDERS)


def _read_page_or_asset(handbook: Handbook, found: FoundFile, listings: FolderListings) -> None:
    faults = _faults_of_name(handbook, found, listings)
    if found.path.endswith(".md") and not faults:
        _read_written_page(handbook, found)
        return
    faults = faults or faults_of_attached(found)
    handbook.findings += faults
    is_refused = any(fault.severity == "error" for fault in faults)
    (handbook.refused if is_refused else handbook.assets).add(found.path)
    text = "" if is_refused else text_of_attached(found)
    if text is None:
        handbook.unsearched.add(found.path)
    elif text:
        handbook.asset_texts[found.path] = text


def _faults_of_name(handbook: Handbook, found: FoundFile, listings: FolderListings) -> list[Finding]:
    """What the name of a file in `docs/` says against it."""
    if original := original_of(found, listings):
        return [second_copy(found, original)]
    if found.path.endswith((".yml", ".yaml")) and holds_definition(found):
        if is_organisation_file(found):
            take_organisation_for_broken(handbook)
        take_for_broken(handbook, found, None)
        return [definition_in_docs(found)]
    return unfit_name(found)


def _read_written_page(handbook: Handbook, found: FoundFile) -> None:
    text, findings = read_text(found)
    handbook.findings += findings
    if findings and not text:
        handbook.refused.add(found.path)
        return
    if not text.strip():
        empty = Finding("missing-field", Place(found.path), "This page is empty", "Write it, or delete the file.", "warning")
        handbook.findings.append(empty)
    page, faults = read_page(found.path, text)
    handbook.findings += faults
    handbook.pages.append(page)
