"""Refuses handbooks and configurations that cannot be built into another site, and says what to type. The old site stays."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from interlock.doors.mkdocs.checked_handbook import folder_of
from interlock.doors.mkdocs.host_themes import has_template
from interlock.site.refused_folders import NotASite, refuse_inside_a_site, refuse_sources
from interlock.sources.disk.folders import handbooks_below, is_handbook
from interlock.sources.settings.named_in_settings import files_named_in
from interlock.sources.settings.navigation_settings import TAKES_FOLDERS, fault_of_page_named
from interlock.sources.settings.plugin_options import NAMED_AGAIN
from interlock.sources.settings.site_around import PLUGIN_PATH


def refuse_unusable(config: MkDocsConfig, handbook: Path, path: str) -> None:
    """Refuse a theme or a handbook that cannot be used, and a second handbook."""
    if any(name.startswith("interlock #") for name in config.plugins):  # MkDocs numbers a plugin that is named again
        raise PluginError("mkdocs.yml: {}. {}".format(*NAMED_AGAIN))
    if not has_template(config, "main.html"):
        named = f"The theme `{config.theme.name}` has" if config.theme.name else "This site has"
        raise PluginError(
            f"{named} no `main.html`, into which pages could go. Name a theme in mkdocs.yml, such as `theme: material`."
        )
    if not is_handbook(handbook):
        there = next(iter(handbooks_below(folder_of(config))), "")
        begin = (
            f"interlock init --into . --path {handbook.name}"
            if handbook.parent == folder_of(config).resolve()
            else "interlock init"
        )
        say = "Say in mkdocs.yml where it is" if not there else f"There is one in `{there}/`. Say so in mkdocs.yml"
        raise PluginError(
            f"{handbook} holds no handbook: there is neither `standards/` nor `glossary/`. {say}, "
            f"`plugins: [interlock: {{handbook: {there or 'folder'}}}]`" + ("" if there else f", or begin one: `{begin}`")
        )
    try:
        refuse_sources(Path(config.site_dir), handbook, in_docs=False)
        refuse_inside_a_site(Path(config.site_dir))
    except NotASite as error:  # MkDocs empties that folder
        raise PluginError(f"{error} In mkdocs.yml that is `site_dir`.") from None
    theirs = Path(config.docs_dir) / path
    if path and theirs.is_dir() and any(theirs.rglob("*.md")):
        raise PluginError(
            f"`{path}` is a folder of your own pages ({theirs}), and the handbook cannot stand among them. "
            "Write another one in mkdocs.yml: `plugins: [interlock: {path: service-handbook/}]`"
        )


def refuse_unknown_in_nav(config: MkDocsConfig, names: Collection[str], path: str) -> None:
    """Refuse a `nav:` that names a page of the handbook that is not there, or not by its name."""
    ours = frozenset(name.removeprefix(path) for name in names)
    takes_folders = TAKES_FOLDERS in config.plugins
    for named in files_named_in(config.nav):
        is_theirs = (Path(config.docs_dir) / named).is_file()
        fault = None if is_theirs else fault_of_page_named(named, path, lambda: ours, takes_folders=takes_folders)
        if fault:
            raise PluginError("mkdocs.yml: {}. {}".format(*fault))


def refuse_double_addresses(ours: Mapping[str, str], theirs: Iterable[File]) -> None:
    """Refuse a page or file of the site at an address of ours. `ours`: path in the handbook by file of the site."""
    for file in theirs:
        if file.dest_uri in ours and file.inclusion.is_included():
            whose = f"the plugin `{file.generated_by}`" if file.generated_by else f"docs/{file.src_uri}"
            raise PluginError(
                f"Two sources for one address, `{file.dest_uri}`: {whose}, and the handbook. "
                f"Take one away, or give the handbook a folder in mkdocs.yml: `plugins: [interlock: {{path: {_another(ours)}}}]`"
            )


def _another(ours: Iterable[str]) -> str:
    """A folder of the site for the handbook that is not the one it has."""
    return "service-handbook/" if all(file.startswith(PLUGIN_PATH) for file in ours) else PLUGIN_PATH
