"""Findings about `mkdocs.yml`: settings that would be passed over, above all the one that says for whom the site is made."""

import os
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

import yaml

from interlock.definitions.values.contact_addresses import site_fault
from interlock.findings import Finding, Place, Severity
from interlock.findings.nearest import nearest
from interlock.sources.disk.file_texts import read_text
from interlock.sources.disk.files import FoundFile, fault_of_link
from interlock.sources.disk.folders import HANDBOOK_FOLDERS, configuration_in
from interlock.sources.misread.left_out import left_out
from interlock.sources.settings.composed_settings import composed_settings
from interlock.sources.settings.excluded import is_pattern
from interlock.sources.settings.inherited_settings import fault_of_inherited
from interlock.sources.settings.installed_parts import parts_not_installed
from interlock.sources.settings.own_settings import extra_with_audience, faults_of_extra
from interlock.sources.settings.refused_settings import refused_settings
from interlock.sources.settings.settings_nodes import SettingNodes, entries_of, place_of_node, repeated_settings, unread_setting
from interlock.sources.settings.settings_of_build import faults_for_build, is_meant_for_us, plugins_of
from interlock.sources.settings.settings_types import FORMS_OF_SETTINGS, wrong_types
from interlock.sources.settings.settings_values import meaningless_values
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

# Settings that take one text.
_TEXTS = ("site_name", "site_url", "repo_url", "edit_uri", "docs_dir", "site_dir")
# Settings that the site of a handbook depends on, and all that MkDocs knows.
_OF_HANDBOOKS = (*_TEXTS, "extra", "exclude_docs", "hooks", "plugins", "theme")
_SETTINGS = (*FORMS_OF_SETTINGS, "dev_addr", "pages", "mdx_configs", "INHERIT")
# Settings that say how MkDocs makes and frames pages.
_OF_OTHER_FRAMES = frozenset(
    ("nav", "use_directory_urls", "extra_css", "extra_javascript", "extra_templates", "markdown_extensions")
)
# Whether the handbook stands alone, as nothing but these can say.
_SAY_WHOSE_SITE = frozenset(("INHERIT", "theme", "plugins"))
# How names begin below which people keep what other settings repeat.
_FREE = ("x-", ".", "_")
# Of other settings, only one that is as like it as this, in percent, was meant.
_ALIKE = 80
_NO_SETTING = "Take it out; what is meant for a hook or a theme stands below `extra:`."


def settings_faults(folder: Path) -> list[Finding]:
    """What is wrong with `mkdocs.yml` in a folder, by whatever name it has, and in it."""
    file = configuration_in(folder)
    settings = FoundFile(file.name, file)
    if settings.absolute.is_symlink() and (fault := fault_of_link(settings.absolute, os.path.realpath(folder))):
        return [Finding("misplaced-file", Place(file.name), *fault)]
    if settings.absolute.is_file():
        text, findings = read_text(settings)
        return findings or settings_findings(file.name, text, file)
    if os.path.lexists(settings.absolute):
        message, remedy = "This is not a file that can be read", "Delete it, or put the file itself here."
        return [Finding("misplaced-file", Place(file.name), message, remedy)]
    return []


def settings_findings(path: str, text: str, file: Path | None = None) -> list[Finding]:
    """What is wrong in a text as a configuration of MkDocs for a handbook.

    `file`: where it stands, and beside it what it names.
    """
    source = Source(path, text)
    composed = composed_settings(source)
    root, faults = composed.root, composed.faults
    if root is None:
        return faults
    if not isinstance(root, yaml.MappingNode):
        remedy = "Begin it with a line such as `site_name: Our handbook`."
        return faults or [Finding("wrong-type", place_of_node(source, root), "This file has no settings", remedy)]
    entries = entries_of(root)
    given = {key.value: value for key, value in entries}
    is_in_a_site = bool(composed.passed_over & _SAY_WHOSE_SITE) or "INHERIT" in given or _is_in_a_site(given)
    found = [*_top(source, entries, file, is_in_a_site), *faults_for_build(source, given, file.parent if file else None)]
    return [*faults, *found]


def _top(source: Source, entries: list[SettingNodes], file: Path | None, is_in_a_site: bool) -> Iterator[Finding]:
    yield from repeated_settings(source, entries, ("extra", "plugins"))
    yield from wrong_types(source, entries)
    yield from refused_settings(source, entries)
    given = {key.value: value for key, value in entries}
    yield from parts_not_installed(source, given)
    yield from meaningless_values(source, given)
    if not is_in_a_site:
        yield from _standing_alone(source, entries, file)
    texts = {value.end_mark.line + 1 for value in given.values() if isinstance(value, yaml.ScalarNode) and not value.style}
    yield from (each for each in left_out(source) if each.place.line in texts)
    for key, value in entries:
        yield from _of_setting(source, key, value, file)


def _standing_alone(source: Source, entries: list[SettingNodes], file: Path | None) -> Iterator[Finding]:
    """Settings that a handbook in a frame of its own passes over, or that harm it."""
    given = {key.value: value for key, value in entries}
    if given.get("hooks") and _has_no_theme(given.get("theme")):
        yield from _of_other_frames(source, entries)
    yield from _pages_elsewhere(source, given.get("docs_dir"))
    if file and (fault := fault_of_site_dir(source, given.get("site_dir"), file, HANDBOOK_FOLDERS)):
        yield fault


def _of_setting(source: Source, key: yaml.ScalarNode, value: yaml.Node, file: Path | None) -> Iterator[Finding]:
    match key.value:
        case "INHERIT":
            if file and (fault := fault_of_inherited(source, (key, value), file)):
                yield fault
        case "extra":
            yield from faults_of_extra(source, value)
        case "audience" | "interlock":
            yield unread_setting(source, key, f"Write `{extra_with_audience(value)}`.")
        case "exclude_docs":
            yield from _patterns(source, value, "error")
        case "draft_docs" | "not_in_nav":
            yield from _patterns(source, value, "warning")
        case name if name in _TEXTS:
            yield from _text(source, name, value)
        case name if name not in _SETTINGS and not name.startswith(_FREE) and not _is_repeated_below(source, key):
            yield _unknown(source, key)


def _is_repeated_below(source: Source, key: yaml.ScalarNode) -> bool:
    """Whether its value has an anchor, so that other settings take it over: `defaults: &defaults`."""
    return source.text[key.end_mark.index :].lstrip(" :\"'").startswith("&")


def _unknown(source: Source, key: yaml.ScalarNode) -> Finding:
    """A setting that MkDocs does not know either: it warns of it, and makes no site with `--strict`."""
    meant = nearest(key.value, _OF_HANDBOOKS) or nearest(key.value, _SETTINGS, _ALIKE)
    remedy = f"Did you mean `{meant}`?" if meant else _NO_SETTING
    return unread_setting(source, key, remedy, "error" if meant == "extra" else "warning")


def _pages_elsewhere(source: Source, folder: yaml.Node | None) -> Iterator[Finding]:
    """A folder of pages that nobody reads: in our own frame, without a theme and the plugin, they are read from `docs/`."""
    if not isinstance(folder, yaml.ScalarNode) or folder.tag.startswith("!"):
        return
    if folder.value and posixpath.normpath(folder.value) != "docs":
        message = "The pages of a handbook are read from `docs/`, so that this folder is passed over"
        yield Finding(
            "bad-value", place_of_node(source, folder), message, "Take this line out, and name the folder `docs`.", "warning"
        )


def fault_of_site_dir(source: Source, named: yaml.Node | None, file: Path, kept: Iterable[str | Path]) -> Finding | None:
    """A folder of the site that holds what must be kept, or lies in it: MkDocs empties it, and our own build refuses it.

    `named`: the value of `site_dir`, if it is given. `kept`: folders, from that of the configuration `file` on.
    """
    if named is None or not is_known_folder(named):
        return None
    written = (file.parent / named.value).resolve()
    folders = [(file.parent / each).resolve() for each in kept]
    if not any(each.is_relative_to(written) or written.is_relative_to(each) for each in folders):
        return None
    message = "A build empties this folder, and it holds pages or definitions, or lies among them"
    return Finding("bad-value", place_of_node(source, named), message, "Name a folder of its own, such as `site_dir: site`.")


def is_known_folder(folder: yaml.Node) -> TypeGuard[yaml.ScalarNode]:
    """Whether a folder is known: another kind of value is reported already, and one from the environment is not known here."""
    return isinstance(folder, yaml.ScalarNode) and folder.tag.endswith(":str") and "\0" not in folder.value


def _is_in_a_site(given: dict[str, yaml.Node]) -> bool:
    """Whether the handbook stands in the frame of a theme, or in a site with our plugin."""
    theme = given.get("theme")
    names = [value for key, value in entries_of(theme) if key.value == "name"] if isinstance(theme, yaml.MappingNode) else [theme]
    has_plugin = any(is_meant_for_us(key.value) for key, _ in plugins_of(given.get("plugins")))
    return has_plugin or any(name is not None and not name.tag.endswith(":null") for name in names)


def _has_no_theme(theme: yaml.Node | None) -> bool:
    """Whether the configuration says itself that no theme frames the pages: `theme: {name: null, custom_dir: …}`."""
    return any(key.value == "name" and value.tag.endswith(":null") for key, value in entries_of(theme))


def _of_other_frames(source: Source, entries: list[SettingNodes]) -> Iterator[Finding]:
    """Settings by which MkDocs makes pages that a theme frames, and ours does not read."""
    for key, value in entries:
        if key.value in _OF_OTHER_FRAMES and not value.tag.endswith(":null") and value.value not in ([], "true", "yes", "on"):
            message = f"`{key.value}` is for sites with a theme, so that it is passed over: pages of ours have their own frame"
            remedy = "Take it out, or name a theme whose frame takes it: `theme: material`."
            yield Finding("bad-value", place_of_node(source, key), message, remedy, "warning")


def _text(source: Source, name: str, value: yaml.Node) -> Iterator[Finding]:
    if isinstance(value, yaml.ScalarNode) and _is_whole_address(name, value) and (fault := site_fault(value.value)):
        yield Finding("bad-value", place_of_node(source, value), fault.message, fault.remedy)


def _is_whole_address(setting: str, value: yaml.ScalarNode) -> bool:
    """Whether a setting takes a web address, which `edit_uri` may be: otherwise it is a path after that of `repo_url`."""
    is_whole = setting in ("site_url", "repo_url") or (setting == "edit_uri" and "://" in value.value)
    return is_whole and bool(value.value) and value.tag.endswith(":str")


def _patterns(source: Source, value: yaml.Node, severity: Severity) -> Iterator[Finding]:
    if isinstance(value, yaml.ScalarNode):
        for line in value.value.splitlines():
            if not is_pattern(line):
                message = f"`{line.strip()[:LONGEST_SHOWN]}` cannot name files, so that it is passed over"
                remedy = "Write a file or folder of `docs/` a line, such as `plans/` or `*.tmp`."
                yield Finding("bad-value", _place_of_line(source, value, line), message, remedy, severity)


def _place_of_line(source: Source, value: yaml.ScalarNode, line: str) -> Place:
    start = source.text.find(line, value.start_mark.index, value.end_mark.index) if line.strip() else -1
    return source.place(start, start + len(line)) if start >= 0 else place_of_node(source, value)
