"""Findings about `mkdocs.yml`: texts that mean nothing to MkDocs, such as levels of `validation` and languages of themes."""

import ipaddress
import string
from collections.abc import Iterator, Mapping
from dataclasses import replace

import yaml

from interlock.definitions.values.language_tags import language_meant, language_or_none
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.sources.settings.settings_nodes import SettingNodes, entries_of, is_open, no_choice, place_of_node, unread_setting
from interlock.sources.source import Source
from interlock.sources.yaml.yaml_findings import LONGEST_SHOWN

_USUAL_ADDRESS = "127.0.0.1:8000"
_LEVELS = ("warn", "info", "ignore")
_LEVELS_OF_ADDRESSES = (*_LEVELS, "relative_to_docs")
# What MkDocs checks in `nav:` and in links, with the levels that each check may have.
_CHECKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "nav": {"omitted_files": _LEVELS, "not_found": _LEVELS, "absolute_links": _LEVELS_OF_ADDRESSES},
    "links": {
        "not_found": _LEVELS,
        "absolute_links": _LEVELS_OF_ADDRESSES,
        "unrecognized_links": _LEVELS,
        "anchors": _LEVELS,
    },
}
_CHECKS_OF_BOTH = {name: levels for checks in _CHECKS.values() for name, levels in checks.items()}
# What stands for the path of a page in the address of its form to edit.
_PATHS_OF_PAGES = ("path", "path_noext")
_OF_SCRIPTS = ("path", "type", "async", "defer")


def meaningless_values(source: Source, given: Mapping[str, yaml.Node]) -> Iterator[Finding]:
    """Values of the right type that MkDocs refuses or passes over. Those with a tag of their own, such as `!ENV`, are its own."""
    address = given.get("dev_addr")
    if address is not None and not is_open(address):
        yield from _address(source, address)
    yield from _checks(source, entries_of(given.get("validation")))
    if template := _text_of(given.get("edit_uri_template")):
        yield from _template(source, template)
    for name, value in entries_of(given.get("theme")):
        if name.value == "locale":
            yield from _locale(source, name, value)
    scripts = given.get("extra_javascript")
    for entry in scripts.value if isinstance(scripts, yaml.SequenceNode) else []:
        for name, _ in entries_of(entry):
            if name.value not in _OF_SCRIPTS:
                remedy = did_you_mean(name.value, _OF_SCRIPTS) or "A script takes `path`, `type`, `async` and `defer`."
                yield unread_setting(source, name, remedy, "warning")


def _text_of(node: yaml.Node | None) -> yaml.ScalarNode | None:
    return node if isinstance(node, yaml.ScalarNode) and not is_open(node) else None


def _address(source: Source, address: yaml.Node) -> Iterator[Finding]:
    written = address.value if isinstance(address, yaml.ScalarNode) else "…"
    host, _, port = written.rpartition(":")
    if not (_is_host(host) and _is_port(port)):
        port = port if _is_port(port) else _USUAL_ADDRESS.rpartition(":")[2]
        host = host if _is_host(host) else "127.0.0.1"
        message = f"`dev_addr` takes the number of this computer and a port, not `{written[:LONGEST_SHOWN]}`"
        yield Finding("bad-value", place_of_node(source, address), message, f"Write `dev_addr: {host}:{port}`.", "warning")


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
    except ValueError:
        return host == "localhost"
    return True


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and len(port) < 6 and int(port) < 65_536


def _checks(source: Source, validation: list[SettingNodes]) -> Iterator[Finding]:
    for name, value in validation:
        if name.value not in _CHECKS:
            yield from _level(source, name, value, _CHECKS_OF_BOTH, tuple(_CHECKS))
        elif isinstance(value, yaml.MappingNode):
            for check, level in entries_of(value):
                yield from _level(source, check, level, _CHECKS[name.value])
        elif not value.tag.startswith("!"):
            message = f"`{name.value}` takes checks by their names, without which `mkdocs build` makes no site"
            remedy = f"Write `{name.value}: {{not_found: {value.value if value.value in _LEVELS else 'warn'}}}`."
            yield Finding("wrong-type", place_of_node(source, name), message, remedy, "warning")


def _level(
    source: Source, name: yaml.ScalarNode, value: yaml.Node, checks: Mapping[str, tuple[str, ...]], groups: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """How loud one check is. `groups`: what may stand in its place."""
    known = checks.get(name.value)
    if known is None:
        others = ", ".join(f"`{each}`" for each in (*groups, *checks))
        remedy = did_you_mean(name.value, (*groups, *checks)) or f"Write one of {others}."
        yield unread_setting(source, name, remedy, "warning")
    elif not isinstance(value, yaml.ScalarNode):
        message = f"`{name.value}` takes one value, without which `mkdocs build` makes no site"
        yield Finding("wrong-type", place_of_node(source, value), message, f"Write `{name.value}: warn`.", "warning")
    elif not is_open(value) and value.value not in known:
        yield replace(no_choice(source, name, value, known), severity="warning")


def _template(source: Source, template: yaml.ScalarNode) -> Iterator[Finding]:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(template.value) if name is not None]
    except ValueError:  # a brace without its other
        names = [template.value]
    for name in names:
        if name not in _PATHS_OF_PAGES:
            message = f"In `edit_uri_template`, `{name}` stands for nothing, so that `mkdocs build` makes no site"
            remedy = "Write `{path}` for the file of a page, or `{path_noext}` for it without `.md`."
            yield Finding("bad-value", place_of_node(source, template), message, remedy, "warning")
            return


def _locale(source: Source, name: yaml.ScalarNode, value: yaml.Node) -> Iterator[Finding]:
    """The language of MkDocs' own themes, which others take too: with an underscore before the country."""
    if value.tag.startswith("!"):
        return
    written = value.value if isinstance(value, yaml.ScalarNode) else ""
    is_text = value.tag.endswith(":str")
    if is_text and "-" not in written and language_or_none(written):
        return
    if is_text or not written:
        meant = (language_or_none(written) or language_meant(written)).replace("-", "_")
        remedy = f"Write `locale: {meant}`." if meant else "Write the code of a language, such as `locale: de`."
    else:
        remedy = f'Write it in quotes: `locale: "{written}"`.'
    message = f"`locale` cannot be `{written[:LONGEST_SHOWN]}`" if written else "`locale` takes one code"
    place = place_of_node(source, value if written else name)
    yield Finding("bad-value", place, f"{message}, with which `mkdocs build` makes no site", remedy, "warning")
