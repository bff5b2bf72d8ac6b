"""What the values of a configuration of MkDocs name: plugins with their options, and files."""

import os
from collections.abc import Iterator
from typing import Any

from interlock.sources.disk.folders import DEFINITION_FOLDERS
from interlock.sources.settings.plugin_options import PLUGIN

# Plugins that hold others below `plugins`, which are switched on and off together.
GROUPS = ("group", "material/group")


def plugins_in(given: dict[str, Any]) -> dict[str, Any]:
    """The plugins of a configuration with their options, those in groups too: those of the first where one is named again.

    A list has names, and mappings of one name.
    """
    found: dict[str, Any] = {}
    waiting, opened = [given.get("plugins")], set[int]()
    while waiting:
        listed = waiting.pop(0)
        if id(listed) in opened:  # an alias may stand inside itself
            continue
        opened.add(id(listed))
        for name, options in _named_in(listed):
            if name in GROUPS and isinstance(options, dict):
                waiting.append(options.get("plugins"))
            found.setdefault(name, options)
    return found


def _named_in(listed: Any) -> Iterator[tuple[str, Any]]:
    for each in [listed] if isinstance(listed, dict) else listed if isinstance(listed, list) else []:
        yield from [(str(name), options) for name, options in each.items()] if isinstance(each, dict) else [(str(each), None)]


def files_named_in(nav: Any, seen: set[int] | None = None) -> Iterator[str]:
    """The files that a `nav:` names, with a title or without.

    `seen`: the lists gone through: an alias may stand inside itself.
    """
    seen = set() if seen is None else seen
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict) and id(nav) not in seen:
        seen.add(id(nav))
        for inside in nav.values() if isinstance(nav, dict) else nav:
            yield from files_named_in(inside, seen)


def paths_named_in(given: dict[str, Any]) -> Iterator[str]:
    """What a configuration names and a check looks for: hooks, pages, what is watched, folders of theme and definitions."""
    theme = given.get("theme")
    options = plugins_in(given).get(PLUGIN)
    folder = options.get("handbook") if isinstance(options, dict) else None
    lists = (given.get(name) for name in ("hooks", "watch"))
    named = [path for each in lists if isinstance(each, list) for path in each]
    named += [theme.get("custom_dir")] if isinstance(theme, dict) else []
    named += [os.path.join(folder, name) for name in DEFINITION_FOLDERS] if isinstance(folder, str) else []
    docs = given.get("docs_dir")
    docs = docs if isinstance(docs, str) else "docs"
    named += [docs, *(os.path.join(docs, path) for path in files_named_in(given.get("nav")))]
    return (path for path in named if isinstance(path, str))
