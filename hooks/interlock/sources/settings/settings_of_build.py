"""Findings about `mkdocs.yml`: what surely ends the build of the site, and what our plugin does not understand."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean, nearest
from interlock.sources.disk.folders import handbooks_below, is_handbook
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.named_in_settings import GROUPS
from interlock.sources.settings.plugin_options import NAMED_AGAIN, PLUGIN, PLUGIN_OPTIONS, fault_of_option
from interlock.sources.settings.settings_nodes import (
    SettingNodes,
    entries_of,
    no_choice,
    place_of_node,
    repeated_settings,
    unread_setting,
)
from interlock.sources.source import Source

# The words that some options of the plugin may be.
_WORDS = {"audience": OPENNESS, "search": ("both", "site", "own")}
# What MkDocs itself takes below any plugin.
_SWITCH = "enabled"
_NO_FOLDER = "Write the path from this file to the folder that has them; for the folder of this file, `handbook: .`."
# A name that is as similar to ours as this, in percent, is ours misspelt: MkDocs has no plugin like it.
_MISSPELT = 85


def faults_for_build(source: Source, given: dict[str, yaml.Node], folder: Path | None) -> Iterator[Finding]:
    """What ends a build with these settings, or is passed over by our plugin. `folder`: where the files stand that they name."""
    plugins = plugins_of(given.get("plugins"))
    yield from _misspelt(source, plugins)
    yield from _named_again(source, given.get("plugins"))
    for name, options in plugins:
        if name.value == PLUGIN:
            yield from _options(source, entries_of(options), folder)
            if folder and not is_handbook(folder) and all(option.value != "handbook" for option, _ in entries_of(options)):
                yield _no_handbook(source, name, ".", folder)
    if folder:
        is_built = given.get("hooks") or any(name.value == PLUGIN for name, _ in plugins)
        yield from _missing(source, given if is_built else {"watch": given.get("watch")}, folder)


def plugins_of(node: yaml.Node | None) -> list[SettingNodes]:
    """The plugins with their options, and those in groups."""
    found, opened = list[SettingNodes](), {id(node)}
    waiting = [node]
    while waiting:
        named = plugins_at_top(waiting.pop(0))
        found += named
        inside = [
            plugins
            for name, options in named
            if name.value in GROUPS
            for key, plugins in entries_of(options)
            if key.value == "plugins"
        ]
        waiting += [plugins for plugins in inside if id(plugins) not in opened]  # an alias may stand inside itself
        opened |= {id(plugins) for plugins in inside}
    return found


def plugins_at_top(node: yaml.Node | None) -> list[SettingNodes]:
    """The plugins with their options. A list has names, and mappings of one name; a name alone stands for both."""
    listed = node.value if isinstance(node, yaml.SequenceNode) else []
    alone = [(each, each) for each in listed if isinstance(each, yaml.ScalarNode)]
    return [*alone, *(entry for each in listed for entry in entries_of(each)), *entries_of(node)]


def is_meant_for_us(plugin: str) -> bool:
    """Whether our plugin was meant by a name, which may be misspelt."""
    return plugin == PLUGIN or bool(nearest(plugin, [PLUGIN], _MISSPELT))


def _misspelt(source: Source, plugins: list[SettingNodes]) -> Iterator[Finding]:
    names = [name for name, _ in plugins]
    if all(name.value != PLUGIN for name in names):
        for name in names:
            if is_meant_for_us(name.value):
                message = f"There is no plugin `{name.value}`, so that no site is made"
                yield Finding("bad-value", place_of_node(source, name), message, f"Did you mean `{PLUGIN}`?")


def _named_again(source: Source, plugins: yaml.Node | None) -> Iterator[Finding]:
    """A second handbook for the site. A name that a mapping has twice is reported for every setting."""
    ours = [name for name, _ in plugins_at_top(plugins) if name.value == PLUGIN] if isinstance(plugins, yaml.SequenceNode) else []
    if len(ours) > 1:
        second = sorted(ours, key=lambda name: name.start_mark.index)[1]
        yield Finding("bad-value", place_of_node(source, second), *NAMED_AGAIN, "warning")


def _options(source: Source, options: list[SettingNodes], folder: Path | None) -> Iterator[Finding]:
    yield from repeated_settings(source, options, ("audience",))
    for name, value in options:
        if name.value == _SWITCH:
            if isinstance(value, yaml.ScalarNode) and not value.tag.startswith("!") and not value.tag.endswith(":bool"):
                yield no_choice(source, name, value, ("true", "false"))
        elif name.value not in PLUGIN_OPTIONS:
            others = ", ".join(f"`{each}`" for each in PLUGIN_OPTIONS)
            yield unread_setting(source, name, did_you_mean(name.value, PLUGIN_OPTIONS) or f"The plugin takes {others}.")
        elif fault := _fault_of_value(name.value, value):
            yield Finding("bad-value", place_of_node(source, value if _has_words(value) else name), *fault)
        elif isinstance(value, yaml.ScalarNode) and not value.tag.startswith("!"):
            known = _WORDS.get(name.value)
            if known and value.value and value.value not in known:
                yield no_choice(source, name, value, known)
            elif name.value == "handbook" and folder and _is_path(value) and not is_handbook(folder / value.value):
                yield _no_handbook(source, value, value.value, folder)


def _fault_of_value(option: str, node: yaml.Node) -> tuple[str, str] | None:
    try:
        return fault_of_option(option, yaml.constructor.SafeConstructor().construct_document(node))
    except (yaml.YAMLError, ValueError, AttributeError, LookupError, OverflowError):
        # What only MkDocs understands, such as `!ENV`.
        return None


def _has_words(node: yaml.Node) -> bool:
    return not isinstance(node, yaml.ScalarNode) or bool(node.value)


def _no_handbook(source: Source, node: yaml.Node, named: str, folder: Path) -> Finding:
    """What the plugin takes for a handbook, and is none. `folder`: that of the configuration."""
    message = f"`{named}` has neither `standards/` nor `glossary/`"
    there = next(iter(handbooks_below(folder)), None)
    remedy = f"There is a handbook in `{there}/`: write `handbook: {there}` below `interlock:`." if there else _NO_FOLDER
    return Finding("bad-value", place_of_node(source, node), message, remedy)


def _missing(source: Source, given: Mapping[str, yaml.Node | None], folder: Path) -> Iterator[Finding]:
    """Files and folders that MkDocs looks for first: without them it makes no site, while `interlock build` needs none."""
    hooks = given.get("hooks")
    for hook in hooks.value if isinstance(hooks, yaml.SequenceNode) else []:
        if _is_path(hook) and not os.path.isfile(folder / hook.value):
            yield not_there(source, hook, "file", hook.value)
    watched = given.get("watch")
    for path in watched.value if isinstance(watched, yaml.SequenceNode) else []:
        if _is_path(path) and not os.path.exists(folder / path.value):
            yield not_there(source, path, "file or folder", path.value)
    for name, value in entries_of(given.get("theme")):
        if name.value == "custom_dir" and _is_path(value) and not os.path.isdir(folder / value.value):
            yield not_there(source, value, "folder", value.value)


def _is_path(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and bool(node.value) and "\0" not in node.value


def not_there(source: Source, node: yaml.Node, what: str, named: str, remedy: str = "") -> Finding:
    """A file or folder that is missing. `node`: where it is named, or would be."""
    message = f"There is no {what} `{named}`, without which `mkdocs build` makes no site"
    return Finding(
        "bad-value", place_of_node(source, node), message, remedy or f"Correct the path, or take it out: `{named}`.", "warning"
    )
