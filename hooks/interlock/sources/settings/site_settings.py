"""Findings about the configuration of the site in which a handbook stands: what its build would end with, or warn of."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from interlock.findings import Finding
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile
from interlock.sources.disk.folders import DEFINITION_FOLDERS, configuration_in, is_handbook, seen_from
from interlock.sources.settings.composed_settings import composed_settings
from interlock.sources.settings.configuration_file import ConfigurationError
from interlock.sources.settings.named_in_settings import plugins_in
from interlock.sources.settings.navigation_settings import faults_in_navigation
from interlock.sources.settings.plugin_options import PLUGIN
from interlock.sources.settings.settings_findings import fault_of_site_dir, is_known_folder, settings_findings
from interlock.sources.settings.settings_nodes import entries_of, place_of_node
from interlock.sources.settings.settings_of_build import is_meant_for_us, not_there, plugins_of
from interlock.sources.settings.site_around import SiteAround, configurations_around, site_around, values_of
from interlock.sources.source import Source

# A plugin with which pages may stand beside the configuration.
_BESIDE = "same-dir"


def site_settings_faults(handbook: Path, ours: Collection[str]) -> list[Finding]:
    """What is wrong with the configuration of the site in which a handbook stands or was meant to, as `mkdocs build` tells.

    `ours`: the pages of the handbook, as in `faults_in_navigation`. Files are as seen from the handbook. What the configuration
    in its own folder says is checked with the handbook.
    """
    site = site_around(handbook) or _site_meant(handbook)
    if site is None:
        return []
    path = seen_from(handbook, site.file)
    text, unreadable = read_text(FoundFile(path, site.file))
    if unreadable:
        return unreadable
    is_checked_already = site.file.resolve() == configuration_in(handbook).resolve()
    found = [] if is_checked_already else settings_findings(path, text, site.file)
    source = Source(path, text)
    root = composed_settings(source).root
    return [*found, *_faults_of_site(source, root, site, ours)] if isinstance(root, yaml.MappingNode) else found


def _site_meant(handbook: Path) -> SiteAround | None:
    """The site whose configuration names our plugin almost, or a folder that is no handbook."""
    for file in configurations_around(handbook):
        try:
            values = values_of(file)
            if any(_is_meant(handbook, file, name, options) for name, options in plugins_in(values.given).items()):
                return SiteAround(handbook, file, values)
        except (ConfigurationError, OSError, ValueError):  # ValueError: a path holds a NUL character
            continue
    return None


def _is_meant(handbook: Path, file: Path, plugin: str, options: Any) -> bool:
    if not is_meant_for_us(plugin):
        return False
    folder = options.get("handbook") if isinstance(options, dict) else None
    named = file.parent / (folder if isinstance(folder, str) else ".")
    return named.resolve() == handbook.resolve() or (plugin == PLUGIN and not is_handbook(named))


def _faults_of_site(source: Source, root: yaml.MappingNode, site: SiteAround, ours: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the folder of its pages and its navigation.

    Faults of an inherited file are reported where it is named.
    """
    if not site.is_read_whole:
        return
    given = {key.value: value for key, value in entries_of(root)}
    plugin = next((name for name, _ in plugins_of(given.get("plugins")) if is_meant_for_us(name.value)), None)
    if site.given.get("site_name") is None:
        place = place_of_node(source, root.value[0][0])
        message = "`site_name` is missing, without which `mkdocs build` makes no site"
        yield Finding("missing-field", place, message, "Write it; one line is enough: `site_name: …`.", "warning")
    kept = (site.docs, *(site.handbook / name for name in DEFINITION_FOLDERS))
    if fault := fault_of_site_dir(source, given.get("site_dir"), site.file, kept):
        # Our own build looks at the configuration in the handbook's folder alone, so that it is not stopped by another.
        is_own = site.file.parent.resolve() == site.handbook.resolve()
        yield fault if is_own else replace(fault, severity="warning")
    docs_dir = given.get("docs_dir")
    named = docs_dir or given.get("INHERIT") or plugin
    if named is not None and (docs_dir is None or is_known_folder(docs_dir)) and (fault := _fault_of_docs(source, named, site)):
        yield fault
        return
    if plugin is not None and (theirs := _in_our_place(site)):
        message = f"The site has a page `{theirs}`, where the handbook would be, so that no site is made"
        remedy = "Give the handbook another folder: `path: service-handbook/`."
        yield Finding("bad-value", place_of_node(source, plugin), message, remedy, "warning")
    nav = given.get("nav")
    if nav is not None:
        yield from faults_in_navigation(source, nav, site, ours)


def _in_our_place(site: SiteAround) -> str:
    """A page of the site in the folder of the handbook's pages, or at its address; empty where there is none.

    Looked for only among pages that are read with the handbook: whether others come or go, no check from the cache would notice.
    """
    folder = site.prefix.rstrip("/")
    if not folder or not site.pages:
        return ""
    found = (path for path in (site.docs / f"{folder}.md", *(site.docs / folder).rglob("*.md")) if path.is_file())
    return next((path.relative_to(site.docs).as_posix() for path in found), "")


def _fault_of_docs(source: Source, named: yaml.Node, site: SiteAround) -> Finding | None:
    if not site.docs.is_dir():
        folder = seen_from(site.file.parent, site.docs)
        remedy = "Put your pages there, an `index.md` first, or name their folder: `docs_dir: …`."
        return not_there(source, named, "folder", folder, remedy)
    if site.docs.resolve() == site.file.parent.resolve() and _BESIDE not in plugins_in(site.given):
        message = "MkDocs makes no site of pages that stand beside its configuration"
        remedy = "Put them into a folder, such as `docs/`, and name that: `docs_dir: docs`."
        return Finding("bad-value", place_of_node(source, named), message, remedy, "warning")
    return None
