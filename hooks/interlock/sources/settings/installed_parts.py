"""Findings about `mkdocs.yml`: themes, plugins and Markdown extensions that are not installed beside MkDocs.

Where MkDocs itself is not installed, the site is built elsewhere, and nobody can tell here. Where it is, for `serve` or another
site, this site may still be built elsewhere: what is like nothing installed is advice, and only a slip in a name is a warning.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeGuard

import yaml

from interlock.definitions.values.language_tags import language_meant, language_or_none
from interlock.findings import Finding
from interlock.findings.nearest import nearest
from interlock.findings.nouns import listed
from interlock.sources.settings.settings_nodes import SettingNodes, entries_of, place_of_node
from interlock.sources.settings.settings_of_build import is_meant_for_us, plugins_at_top
from interlock.sources.source import Source

# What comes with MkDocs and with us, so that no package is looked for. For ProperDocs, each of these themes is a package.
_THEMES, _PLUGINS = frozenset(("mkdocs", "readthedocs")), frozenset(("search",))
# A name as like another as this, in percent, is a slip.
_MISSPELT = 80


def parts_not_installed(source: Source, given: Mapping[str, yaml.Node | None]) -> Iterator[Finding]:
    """What `mkdocs build` would look for in vain, and make no site."""
    theme = _theme_of(given.get("theme"))
    if _is_for_properdocs(source):
        yield from _themes_of_properdocs_lacking(source, given, theme)
    if theme and theme.value not in _THEMES and _is_lacking("mkdocs.themes", theme.value):
        names = listed(f"`{name}`" for name in sorted(_installed("mkdocs.themes")))
        yield _lacking(source, theme, "theme", _installed("mkdocs.themes"), f"write one of {names}")
    elif theme:
        yield from _language_lacking(source, theme, entries_of(given.get("theme")))
    plugins = given.get("plugins")
    yield from _plugins_lacking(source, _names_in(plugins), _theme_known(given, theme))
    if isinstance(plugins, yaml.SequenceNode):
        yield from _named_again(source, _names_in(plugins), theme.value if theme else None)
    for name in _names_in(given.get("markdown_extensions")):
        if _is_lacking("markdown.extensions", name.value) and not _is_package(name.value):
            others = _installed("markdown.extensions") | _modules_beside(name.value)
            yield _lacking(source, name, "Markdown extension", others, "take it out")


def _is_for_properdocs(source: Source) -> bool:
    return PurePosixPath(source.path).stem == "properdocs"


def _themes_of_properdocs_lacking(
    source: Source, given: Mapping[str, yaml.Node | None], theme: yaml.ScalarNode | None
) -> Iterator[Finding]:
    """A theme that comes with MkDocs, and not with ProperDocs, which takes `mkdocs` where none is named."""
    plugins = [] if given.keys() & {"theme", "INHERIT"} else _names_in(given.get("plugins"))
    named = theme or next((name for name in plugins if is_meant_for_us(name.value)), None)
    name = theme.value if theme else "mkdocs"
    if named and _installed("properdocs.plugins") and name in _THEMES and name not in _installed("properdocs.themes"):
        message = f"There is no theme `{name}` here, without which `properdocs build` makes no site"
        remedy = f"Install the package `properdocs-theme-{name}`, or name a theme: `theme: material`."
        yield Finding("bad-value", place_of_node(source, named), message, remedy, "advice")


def _named_again(source: Source, plugins: list[yaml.ScalarNode], theme: str | None) -> Iterator[Finding]:
    """Plugins that a list names more than once, and that can do nothing a second time. Ours has a finding of its own."""
    seen: dict[str, yaml.ScalarNode] = {}
    for name in sorted(plugins, key=lambda each: each.start_mark.index):
        short = name.value.removeprefix(f"{theme}/")
        first = seen.setdefault(short, name)
        if first is not name and not is_meant_for_us(short) and not _may_come_again((short, f"{theme}/{short}")):
            line = first.start_mark.line + 1
            message = f"`{name.value}` is named for the second time, of which `mkdocs build` warns: first on line {line}"
            yield Finding("duplicate-key", place_of_node(source, name), message, "Keep one of the two.", "warning")


def _may_come_again(names: Collection[str]) -> bool:
    """Whether a plugin with one of these names says that a site may have it more than once, or is not installed here."""
    from importlib.metadata import entry_points

    found = [file for each in entry_points(group="mkdocs.plugins") if each.name in names for file in _files_of(each.module)]
    return not found or any("supports_multiple_instances = True" in file.read_text(encoding="utf-8") for file in found)


def _files_of(module: str) -> list[Path]:
    package, *inner = module.split(".")
    places = [folder.joinpath(*inner) for folder in _folders_of(package) or ()]
    tried = [file for place in places for file in (place / "__init__.py", place.parent / f"{place.name}.py")]
    return [file for file in tried if file.is_file()]


def _lacking(source: Source, node: yaml.ScalarNode, what: str, others: Collection[str], otherwise: str) -> Finding:
    message = f"There is no {what} `{node.value}` here, without which `mkdocs build` makes no site"
    meant = nearest(node.value, sorted(others), _MISSPELT)
    remedy = f"Did you mean `{meant}`?" if meant else f"Install the package that has it, or {otherwise}."
    return Finding("bad-value", place_of_node(source, node), message, remedy, "warning" if meant else "advice")


def _plugins_lacking(source: Source, plugins: list[yaml.ScalarNode], theme: str | None) -> Iterator[Finding]:
    """`theme`: its name, None where it is not known. A theme brings plugins under short names: `tags` for `material/tags`."""
    for name in plugins:
        if is_meant_for_us(name.value) or name.value in _PLUGINS or not _is_lacking("mkdocs.plugins", name.value):
            continue
        brought = (each.rpartition("/") for each in sorted(_installed("mkdocs.plugins")))
        themes = [before for before, _, short in brought if short == name.value]
        if not themes:
            others = _installed("mkdocs.plugins") - {each.value for each in plugins}
            yield _lacking(source, name, "plugin", others, "take it out")
        elif theme is not None and theme not in themes:
            message = f"`{name.value}` is a plugin of the theme `{themes[0]}`, without which `mkdocs build` makes no site"
            remedy = f"Name the theme, `theme: {themes[0]}`, or write `{themes[0]}/{name.value}`."
            yield Finding("bad-value", place_of_node(source, name), message, remedy, "warning")


def _theme_known(given: Mapping[str, yaml.Node | None], theme: yaml.ScalarNode | None) -> str | None:
    """The name of the theme; that of MkDocs' own where none is given."""
    return theme.value if theme else None if given.keys() & {"theme", "INHERIT"} else "mkdocs"


def _language_lacking(source: Source, theme: yaml.ScalarNode, options: list[SettingNodes]) -> Iterator[Finding]:
    """A language that a theme such as Material has no words in; where a folder of its own changes it, that may have them."""
    if any(key.value == "custom_dir" for key, _ in options):
        return
    known = _languages_of(theme.value)
    for key, value in options:
        if key.value == "language" and isinstance(value, yaml.ScalarNode) and known:
            is_open = not value.value or value.tag.startswith("!")
            if not is_open and not (value.tag.endswith(":str") and value.value in known):
                message = f"The theme `{theme.value}` has no language `{value.value}`, so that `mkdocs build` makes no site"
                yield Finding("bad-value", place_of_node(source, value), message, _right_language(value.value, known), "warning")


def _right_language(written: str, known: Collection[str]) -> str:
    tag = (language_or_none(written) or language_meant(written)).lower()
    meant = (tag, tag.partition("-")[0], "nb" if tag == "no" else tag)
    spoken = sorted(code for code in known if code.lower() in meant)
    return f"Write `language: {spoken[-1]}`." if spoken else "Write one that it has, such as `language: en`."


@cache
def _languages_of(theme: str) -> frozenset[str]:
    """The languages that an installed theme has files of; none where it keeps them elsewhere."""
    from importlib.metadata import entry_points

    for found in entry_points(group="mkdocs.themes", name=theme):
        package, *inner = found.module.split(".")
        for folder in _folders_of(package) or ():
            files = folder.joinpath(*inner, "partials", "languages").glob("*.html")
            return frozenset(file.stem for file in files)
    return frozenset()


def _theme_of(theme: yaml.Node | None) -> yaml.ScalarNode | None:
    named = next((value for key, value in entries_of(theme) if key.value == "name"), theme)
    return named if _is_name(named) else None


def _names_in(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    return [name for name, _ in plugins_at_top(node) if _is_name(name)]


def _is_name(node: yaml.Node | None) -> TypeGuard[yaml.ScalarNode]:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and bool(node.value)


def _is_lacking(group: str, name: str) -> bool:
    return bool(_installed("mkdocs.themes")) and name not in _installed(group)


@cache
def _installed(group: str) -> frozenset[str]:
    """The names under which installed packages offer something of a group; MkDocs offers its own themes."""
    from importlib.metadata import entry_points  # slow to load, and hardly ever needed

    return frozenset(found.name for found in entry_points(group=group))


def _is_package(extension: str) -> bool:
    """Whether a package could have the extension `pymdownx.superfences`."""
    package, *modules = extension.partition(":")[0].split(".")
    folders = _folders_of(package)
    if folders is None or not all(module.isidentifier() for module in modules):
        return False
    return not modules or any(_is_module(folder.joinpath(*modules)) for folder in folders)


def _folders_of(package: str) -> list[Path] | None:
    """The folders of a package; None where there is none. It is not imported: that would run it."""
    from importlib.util import find_spec

    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    return [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else None


def _is_module(path: Path) -> bool:
    return path.is_dir() or any(path.parent.glob(f"{path.name}.*"))


def _modules_beside(extension: str) -> frozenset[str]:
    """The modules of the package that is named first: `pymdownx.superfences` and others for `pymdownx.superfence`."""
    package = extension.partition(".")[0]
    found = (file for folder in _folders_of(package) or () for file in folder.glob("*.py") if not file.stem.startswith("_"))
    return frozenset(f"{package}.{file.stem}" for file in found)
