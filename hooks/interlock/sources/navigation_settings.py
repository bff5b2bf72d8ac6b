"""Findings about `nav:` in the configuration of a site: pages that are not there, and entries that end its build."""

import os
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from interlock.definitions.contact_addresses import address_parts
from interlock.findings import Finding
from interlock.findings.nearest import did_you_mean
from interlock.sources.settings_nodes import place_of_node
from interlock.sources.site_around import SiteAround
from interlock.sources.source import Source

# The most pages of the site among which the one that was meant is searched for.
_MOST_PAGES = 2_000
# The levels of `validation` at which no build warns of an entry that leads nowhere.
_SILENT = ("ignore", "info")
# The node at which an entry is reported, and its value.
_Entry = tuple[yaml.Node, yaml.Node]
_NO_ENTRY = "An entry is a file, or one title with a file or a list below it, such as `- Guides: guides/index.md`."


def faults_in_navigation(source: Source, nav: yaml.Node, site: SiteAround, ours: Collection[str]) -> Iterator[Finding]:
    """What is wrong in the list with which a site lays down its navigation itself. Entries with a tag of their own are a plugin's.

    `ours`: the pages of the handbook, as it names them from the folder of the handbook in the site: `promises/index.md`.
    """
    if not isinstance(nav, yaml.SequenceNode) or nav.tag.startswith("!"):
        return
    is_reported = not (site.makes_pages or site.prefix == "" or _is_silent(site.given.get("validation")))
    for place, node in _entries_in(nav, {id(nav)}):
        if not (isinstance(node, yaml.ScalarNode) and (node.tag.endswith(":str") or node.tag.startswith("!"))):
            yield _no_navigation(source, place, _NO_ENTRY)
        elif address_parts(node.value) is None:
            yield _no_navigation(source, node, "Write the name of a file, or a whole address such as `https://council.example/`.")
        elif fault := _fault_of_ours(node, site, ours):
            yield Finding("bad-value", place_of_node(source, node), *fault, "warning")
        elif is_reported and _is_missing(node, site):
            message = f"`nav:` names `{node.value}`, and the site has no such page"
            remedy = did_you_mean(node.value, _pages_of(site)) or "Write the page, or take the line out."
            yield Finding("bad-value", place_of_node(source, node), message, remedy, "warning")


def _entries_in(entries: yaml.SequenceNode, seen: set[int]) -> Iterator[_Entry]:
    """What a list names, with a title or without, or what can be no entry. `seen`: what was gone through."""
    for each in entries.value:
        if isinstance(each, yaml.MappingNode) and len(each.value) == 1:
            ((title, below),) = each.value
            yield from _entries_below(title, below, seen)
        else:
            yield each, each


def _entries_below(title: yaml.Node, node: yaml.Node, seen: set[int]) -> Iterator[_Entry]:
    if isinstance(node, yaml.ScalarNode):
        yield (node if node.value else title), node
    elif id(node) not in seen:  # an alias may stand inside itself
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            yield from _entries_in(node, seen)
        else:  # MkDocs takes it for a list, with a warning of its own
            for name, below in node.value:
                yield from _entries_below(name, below, seen)


def _fault_of_ours(node: yaml.ScalarNode, site: SiteAround, ours: Collection[str]) -> tuple[str, str] | None:
    """Message and remedy for a page of the handbook that is not there, which ends a build whatever else makes pages."""
    name = node.value.removeprefix(site.prefix)
    is_among_ours = name != node.value if site.prefix else f"{name.partition('/')[0]}/index.md" in ours
    if not (is_among_ours and name.endswith(".md")) or "\0" in name or name in ours or os.path.exists(site.docs / node.value):
        return None
    meant = did_you_mean(node.value, [site.prefix + each for each in ours])
    return (
        f"`nav:` names `{node.value}`, and the handbook has no such page",
        meant or "Take the line out, or write the definition.",
    )


def _is_missing(node: yaml.ScalarNode, site: SiteAround) -> bool:
    named = node.value
    address = address_parts(named) if "\0" not in named else None
    if not named or address is None or address.scheme or address.netloc or named.startswith("/") or node.tag.startswith("!"):
        return False
    path = PurePosixPath(named).as_posix()
    return not path.startswith(site.prefix) and not os.path.exists(site.docs / path)


def _is_silent(validation: Any) -> bool:
    given = validation if isinstance(validation, dict) else {}
    of_nav = given.get("nav")
    level = of_nav.get("not_found") if isinstance(of_nav, dict) else of_nav
    return (level or given.get("not_found")) in _SILENT


def _pages_of(site: SiteAround) -> list[str]:
    if not site.is_at_home:
        return []
    found = (path.relative_to(site.docs).as_posix() for path in site.docs.rglob("*.md"))
    return list(islice(found, _MOST_PAGES))


def _no_navigation(source: Source, node: yaml.Node, remedy: str) -> Finding:
    message = "This can be no entry of `nav:`, so that `mkdocs build` makes no site"
    return Finding("wrong-type", place_of_node(source, node), message, remedy, "warning")
