"""Findings about `nav:` in the configuration of a site: pages that are not there, and entries that end its build."""

import os
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import yaml

from interlock.definitions.values.contact_addresses import address_parts
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import did_you_mean
from interlock.sources.settings.named_in_settings import plugins_in
from interlock.sources.settings.settings_nodes import place_of_node
from interlock.sources.settings.site_around import SiteAround
from interlock.sources.source import Source

# The most pages of the site among which the one that was meant is searched for.
_MOST_PAGES = 2_000
# The levels of `validation` at which no build warns of an entry that leads nowhere.
_SILENT = ("ignore", "info")
# Gives the pages of the handbook, when one is looked for.
Names = Callable[[], Collection[str]]
# The node at which an entry is reported, and its value.
_Entry = tuple[yaml.Node, yaml.Node]
# What may follow the name of a page in a link, and the endings that files, addresses and folders have in place of `.md`.
_AFTER_NAME = lazy_pattern(r"[#?].*", re.S)
_ENDING = lazy_pattern(r"(?:/(?:index|README))?(?:\.(?:md|html|ya?ml))?/?\Z")
# A plugin for which an entry may be a folder.
TAKES_FOLDERS = "literate-nav"
_NO_ENTRY = "An entry is a file, or one title with a file or a list below it, such as `- Guides: guides/index.md`."


def faults_in_navigation(source: Source, nav: yaml.Node, site: SiteAround, ours: Collection[str]) -> Iterator[Finding]:
    """What is wrong in the list with which a site lays down its navigation itself.

    Entries with a tag of their own are a plugin's. `ours`: the pages of the handbook, as it names them from the folder of the
    handbook in the site: `promises/index.md`.
    """
    if not isinstance(nav, yaml.SequenceNode) or nav.tag.startswith("!"):
        return
    names = cache(lambda: frozenset(ours))
    is_reported = not (site.makes_pages or site.prefix == "" or _is_silent(site.given.get("validation")))
    for place, node in _entries_in(nav, {id(nav)}):
        if not (isinstance(node, yaml.ScalarNode) and (node.tag.endswith(":str") or node.tag.startswith("!"))):
            yield _no_navigation(source, place, _NO_ENTRY)
        elif address_parts(node.value) is None:
            yield _no_navigation(source, node, "Write the name of a file, or a whole address such as `https://council.example/`.")
        elif fault := _fault_of_ours(node, site, names):
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


def _fault_of_ours(node: yaml.ScalarNode, site: SiteAround, names: Names) -> tuple[str, str] | None:
    """Message and remedy for a page of the handbook that is not there, which ends a build whatever else makes pages."""
    if "\0" in node.value or os.path.isfile(site.docs / node.value):
        return None
    return fault_of_page_named(node.value, site.prefix, names, takes_folders=TAKES_FOLDERS in plugins_in(site.given))


def fault_of_page_named(named: str, prefix: str, names: Names, *, takes_folders: bool) -> tuple[str, str] | None:
    """Message and remedy for an entry that leads to the handbook's folder in the site, but not by the name of a page.

    `prefix`: that folder. `names` gives those of the pages, as in `faults_in_navigation`. `takes_folders`: whether a plugin makes
    pages of the names of folders.
    """
    path = _AFTER_NAME.sub("", named).removeprefix("./")
    plain = _ENDING.sub("", path)
    page = f"{plain}/".removeprefix(prefix).rstrip("/")
    is_among_ours = f"{plain}/".startswith(prefix) if prefix else f"{page.partition('/')[0]}/index.md" in names()
    if not is_among_ours or "*" in path:
        return None
    meant = next((prefix + each for each in (f"{page}/index.md".lstrip("/"), f"{page}.md") if each in names()), None)
    is_folder = path.rstrip("/") == plain and f"{plain}/index.md" == meant
    if meant == named.removeprefix("./") or (is_folder and takes_folders):
        return None
    if meant:
        what = "a folder" if is_folder else "the name of no page"
        return f"`nav:` names `{named}`, which is {what}", f"Write `{meant}`."
    if not path.endswith((".md", "/")) or (path.endswith("/") and not prefix):  # it may be a file of another plugin
        return None
    near = did_you_mean(f"{plain}/index.md" if path.endswith("/") else path, [prefix + each for each in names()])
    return f"`nav:` names `{named}`, and the handbook has no such page", near or "Take the line out, or write the definition."


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
