"""Findings about values in `mkdocs.yml` of another type than their settings take: `exclude_docs: [plans/]`, `site_name: 2026`."""

from collections.abc import Iterator, Mapping

import yaml

from interlock.findings import Finding, Severity
from interlock.sources.settings.settings_nodes import SettingNodes, entries_of, is_open, place_of_node
from interlock.sources.source import Source

_Forms = tuple[str, ...]
_TEXT, _LINES, _ANSWER, _LIST, _OWN = ("str",), ("str", "lines"), ("bool",), ("list",), ("mapping",)

# The forms that settings of MkDocs may have.
_SETTINGS: Mapping[_Forms, str] = {
    _TEXT: "site_name site_url site_description site_author repo_url repo_name edit_uri "
    "edit_uri_template docs_dir site_dir copyright "
    "remote_branch remote_name",
    _LINES: "exclude_docs not_in_nav draft_docs",
    _ANSWER: "strict use_directory_urls",
    _LIST: "nav hooks watch extra_css extra_javascript extra_templates",
    _OWN: "extra validation",
    _TEXT + _OWN: "theme",
    _LIST + _OWN: "plugins markdown_extensions",
}
FORMS_OF_SETTINGS = {setting: forms for forms, settings in _SETTINGS.items() for setting in settings.split()}
# What each takes, in words, and how that is written.
_SAID: Mapping[_Forms, tuple[str, str]] = {
    _TEXT: ("one value", "{name}: {words}"),
    _LINES: ("a text, so that nothing is left out", "{name}: {words}"),
    _ANSWER: ("`true` or `false`", "{name}: true"),
    _LIST: ("a list", "{name}: [{words}]"),
    _OWN: ("settings of its own", "{name}: {{…: …}}"),
    _TEXT + _OWN: ("one value", "{name}: {words}"),
    _LIST + _OWN: ("a list", "{name}: [{words}]"),
}
_ADDRESSES = ("site_url", "repo_url")
# What may stand where there are no options: `search: false` is the plugin as it comes, and does not switch it off.
_NOTHING = ("false", "no", "off", "0", "")
# Settings that our own build refuses if they are no single value, or without which it shows what was to be left out.
_DECISIVE = ("site_name", "edit_uri", "edit_uri_template", "docs_dir", "site_dir", "extra", "exclude_docs", *_ADDRESSES)


def wrong_types(source: Source, entries: list[SettingNodes]) -> Iterator[Finding]:
    """Values with which MkDocs makes no site, and of which our own build may read nothing."""
    for key, value in entries:
        forms = FORMS_OF_SETTINGS.get(key.value)
        if forms and not is_open(value) and _form_of(value) not in forms:
            yield _wrong_type(source, key.value, value, forms)
    given = {key.value: value for key, value in entries}
    for setting in ("plugins", "markdown_extensions"):
        yield from _options_by_name(source, given.get(setting))
    yield from _theme(source, given.get("theme"))


def _form_of(value: yaml.Node) -> str:
    if isinstance(value, yaml.ScalarNode):
        return value.tag.rpartition(":")[2]
    return "list" if isinstance(value, yaml.SequenceNode) else "mapping"


def _wrong_type(source: Source, name: str, value: yaml.Node, forms: _Forms) -> Finding:
    severity: Severity = "error" if name in _DECISIVE else "warning"
    takes, example = _SAID[forms]
    message, remedy = f"`{name}` takes {takes}", f"Write `{example.format(name=name, words=_words_in(value))}`."
    if isinstance(value, yaml.ScalarNode) and "str" in forms:
        message = f"`{value.value}` is no text to YAML, so that `mkdocs build` makes no site"
        remedy, severity = f'Write it in quotes: `{name}: "{value.value}"`.', "warning"
        if name in _ADDRESSES:
            message, remedy, severity = f"`{value.value}` is no web address", "Write one that starts with `https://`.", "error"
    elif forms == _LINES:
        remedy = f"{remedy.removesuffix('.')}; more than one stand on lines of their own below `{name}: |`."
    return Finding("wrong-type", place_of_node(source, value), message, remedy, severity)


def _words_in(value: yaml.Node) -> str:
    """The text of a value, or the first in it; three dots where that has none."""
    first = value if isinstance(value, yaml.ScalarNode) else next(iter(value.value), None)
    return (isinstance(first, yaml.ScalarNode) and first.value) or "…"


def _options_by_name(source: Source, named: yaml.Node | None) -> Iterator[Finding]:
    """Options of plugins and of Markdown extensions that are no settings by their names."""
    listed = named.value if isinstance(named, yaml.SequenceNode) else [named]
    for name, options in (entry for each in listed for entry in entries_of(each)):
        is_nothing = isinstance(options, yaml.ScalarNode) and options.value in _NOTHING
        if not is_open(options) and not is_nothing and _form_of(options) != "mapping":
            message = f"`{name.value}` takes settings by their names, without which `mkdocs build` makes no site"
            remedy = f"Write `{name.value}: {{…: …}}`."
            yield Finding("wrong-type", place_of_node(source, options), message, remedy, "warning")


def _theme(source: Source, theme: yaml.Node | None) -> Iterator[Finding]:
    given = {key.value: value for key, value in entries_of(theme)}
    name, folder = given.get("name"), given.get("custom_dir")
    has_name = name is not None and not (name.tag.endswith(":null") and (folder is None or folder.tag.endswith(":null")))
    if isinstance(theme, yaml.MappingNode) and not has_name:
        message = "The theme has no `name`, without which `mkdocs build` makes no site"
        remedy = "Write its `name: …`; `name: null` where all stands in `custom_dir`."
        yield Finding("missing-field", place_of_node(source, theme), message, remedy, "warning")
    for setting in ("name", "custom_dir"):
        value = given.get(setting)
        if value is not None and not is_open(value) and _form_of(value) != "str":
            yield _wrong_type(source, setting, value, _TEXT)
