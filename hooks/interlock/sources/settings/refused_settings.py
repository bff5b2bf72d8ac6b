"""Findings about `mkdocs.yml`: settings that MkDocs refuses whatever they say, and values with which it makes no site."""

from collections.abc import Iterator

import yaml

from interlock.findings import Finding
from interlock.sources.settings.settings_nodes import SettingNodes, entries_of, place_of_node
from interlock.sources.source import Source

_NO_SITE = "with which `mkdocs build` makes no site"
# Settings that may be left out, and may not be empty.
_NEVER_EMPTY = ("extra", "extra_javascript", "hooks", "validation", "watch")
# Lists of paths, and of names or paths that may have settings of their own, with an entry of each.
_PATHS, _NAMES = ("hooks", "watch"), ("extra_javascript", "markdown_extensions", "plugins")
_EXAMPLES = {
    "extra_javascript": "scripts/ours.js",
    "hooks": "hooks/ours.py",
    "markdown_extensions": "admonition",
    "plugins": "search",
    "watch": "handbook",
}


def refused_settings(source: Source, entries: list[SettingNodes]) -> Iterator[Finding]:
    """What MkDocs refuses, each with what to type. Values of another type are reported by `wrong_types`."""
    for key, value in entries:
        if key.value in _WITHDRAWN and not value.tag.endswith(":null"):
            message = f"MkDocs takes no `{key.value}`, {_NO_SITE}"
            yield Finding("bad-value", place_of_node(source, key), message, _WITHDRAWN[key.value](value), "warning")
        elif key.value in _NEVER_EMPTY and value.tag.endswith(":null"):
            remedy = "Take this line out, or write below it what belongs there."
            yield Finding("missing-field", place_of_node(source, key), f"`{key.value}` is empty, {_NO_SITE}", remedy, "warning")
        elif key.value in (*_PATHS, *_NAMES) and isinstance(value, yaml.SequenceNode):
            yield from _items(source, key.value, value)


def _in_place_of_pages(_: yaml.Node) -> str:
    return "Write `nav:` in its place, as it is called today."


def _in_place_of_options(options: yaml.Node) -> str:
    named = next((key.value for key, _ in entries_of(options)), "toc")
    return f"Write them where the extension is named: `markdown_extensions: [{{{named}: {{…: …}}}}]`."


# Settings that nobody may write, with what to type in place of each.
_WITHDRAWN = {"pages": _in_place_of_pages, "mdx_configs": _in_place_of_options}


def _items(source: Source, setting: str, values: yaml.SequenceNode) -> Iterator[Finding]:
    for item in values.value:
        is_text = item.tag.endswith(":str") or item.tag.startswith("!")
        is_one = isinstance(item, yaml.MappingNode) and (len(item.value) == 1 or (setting == "extra_javascript" and item.value))
        is_named = setting in _NAMES and bool(is_one)
        if not is_text and not is_named:
            message = f"This can be no entry of `{setting}`, so that `mkdocs build` makes no site"
            remedy = f"Write a line for each: `- {_EXAMPLES[setting]}`."
            yield Finding("wrong-type", place_of_node(source, item), message, remedy, "warning")
