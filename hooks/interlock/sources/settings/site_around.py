"""The site of another generator in which a handbook stands: a plugin in its `mkdocs.yml` names the handbook's folder."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interlock.sources.disk.folders import CONFIGURATIONS, LARGEST_SETTINGS
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.named_in_settings import plugins_in
from interlock.sources.settings.plugin_options import PLUGIN, folder_in_site

if TYPE_CHECKING:
    from interlock.definitions.base import Classification

# What parses YAML is imported where a file may be such a configuration: a check of a handbook that is unchanged loads little.

# Where our plugin puts the handbook in a site by default.
PLUGIN_PATH = "handbook/"
# How files end that are published as pages, at other addresses than their own.
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# How far above the handbook its site is looked for, at most.
_MOST_ABOVE = 4
# Plugins that add no page to those in the folder of pages, and lay down no navigation.
_MAKE_NO_PAGES = frozenset(
    """
    search group offline privacy minify minify_html optimize social meta tags glightbox macros autorefs mkdocstrings
    include-markdown git-revision-date git-revision-date-localized git-authors git-committers git-committers-2 table-reader
    mermaid2 mike interlock
    """.split()  # noqa: SIM905
)


class PagesOfSite(NamedTuple):
    """The hand-written pages of another site: their folder, and its configuration file, which may exclude some.

    `readers`: who reads that site, and so these pages, whatever the handbook says of its own. `prefix`: the folder of the
    handbook's pages among them.
    """

    folder: Path
    configuration: Path
    readers: "Classification"
    prefix: str


class ValuesOfSite(NamedTuple):
    """The values of a configuration. `is_whole`: whether what it inherits could be read."""

    given: dict[str, Any]
    is_whole: bool


class SiteAround:
    """A site and the folder of its pages. `file`: its configuration, `values`: what that says."""

    def __init__(self, handbook: Path, file: Path, values: ValuesOfSite) -> None:
        self.handbook, self.file = handbook, file
        self.given, self.is_read_whole = values.given, values.is_whole
        docs = file.parent / _text(self.given.get("docs_dir"), "docs")
        self.docs = Path(os.path.normpath(docs if _can_be(docs) else file.parent / "docs"))
        own = handbook / "docs"
        # Without pages of its own, or where its pages are the site's, the handbook is read with those.
        self.shares_docs = not own.is_dir() or own.resolve() == self.docs.resolve()

    @property
    def pages(self) -> PagesOfSite | None:
        """Its pages, where the handbook is read with them."""
        if not (self.shares_docs and self.is_at_home and self.docs.is_dir()):
            return None
        return PagesOfSite(self.docs, self.file, self.audience or _audience_set(self.given), self.prefix)

    @property
    def prefix(self) -> str:
        """The folder of the handbook's pages in the site; empty where they are the whole site."""
        options = plugins_in(self.given).get(PLUGIN)
        return folder_in_site(str(options.get("path", PLUGIN_PATH) if isinstance(options, dict) else PLUGIN_PATH))

    @property
    def audience(self) -> "Classification | None":
        """For whom the plugin is to make the handbook, where its options say that."""
        options = plugins_in(self.given).get(PLUGIN)
        named = options.get("audience") if isinstance(options, dict) else None
        return next((each for each in OPENNESS if each == named), None)

    @cached_property
    def is_at_home(self) -> bool:
        """Whether its pages stand in its folder, or elsewhere in its repository: a whole disk takes an hour to read."""
        folder, docs = self.file.parent.resolve(), self.docs.resolve()
        above = (each for each in (folder, *folder.parents[:_MOST_ABOVE]) if (each / ".git").exists())
        return docs.is_relative_to(next(above, folder)) and docs not in folder.parents

    @cached_property
    def makes_pages(self) -> bool:
        """Whether plugins or hooks may make pages that stand in no file there, such as those of a blog."""
        if not self.is_read_whole:
            return True
        names = {name.removeprefix("material/") for name in plugins_in(self.given)}
        return bool(self.given.get("hooks")) or not names <= _MAKE_NO_PAGES

    def has(self, path: str) -> bool:
        """Whether it has a page or a file at a path from its root, as the folder of its pages shows."""
        path = os.path.normpath(path.strip("/") or ".")
        page = path.removesuffix(".html").removesuffix("/index")
        named = ("" if path.lower().endswith(_PAGES) else path, f"{page}.md", f"{path}/index.md", f"{path}/README.md")
        return not path.startswith("..") and any((self.docs / name).is_file() and not self._is_excluded(name) for name in named)

    @cached_property
    def _is_excluded(self) -> Callable[[str], bool]:
        from interlock.sources.settings.excluded import NOT_IN_A_SITE, excluded_from

        return excluded_from(self.file, NOT_IN_A_SITE)


def _audience_set(given: Mapping[str, Any]) -> "Classification":
    """For whom a configuration says that pages are made: `extra.interlock.audience`, else staff."""
    extra = given.get("extra")
    ours = extra.get("interlock") if isinstance(extra, dict) else None
    named = ours.get("audience") if isinstance(ours, dict) else None
    return next((each for each in OPENNESS if each == named), "staff")


def site_around(handbook: Path) -> SiteAround | None:
    """The site of a handbook; None where it stands alone, or where the configuration cannot be read, which a build reports."""
    return next(
        (site for file in configurations_near(handbook) if _may_name_us(file) and (site := _site_of(file, handbook))), None
    )


def _site_of(file: Path, handbook: Path) -> SiteAround | None:
    from interlock.sources.settings.configuration_file import ConfigurationError

    try:
        values = values_of(file)
        named = _handbook_in(file, values.given)
        is_this = named is not None and (file.parent / named).resolve() == handbook.resolve()
        return SiteAround(handbook, file, values) if is_this else None
    except (ConfigurationError, OSError, ValueError):  # ValueError: a path holds a NUL character
        return None


def values_of(file: Path) -> ValuesOfSite:
    """The values of a configuration; where not all can be read, its own as far as they can. Raises ConfigurationError."""
    from interlock.sources.settings.configuration_file import ConfigurationError, own_values, read_configuration

    try:
        return ValuesOfSite(read_configuration(file), is_whole=True)
    except ConfigurationError:
        return ValuesOfSite(own_values(file), is_whole=False)


def configurations_around(handbook: Path) -> Iterator[Path]:
    """The configurations in the folder of the handbook and above it, up to the root of its repository."""
    here = Path(os.path.abspath(handbook))
    for folder in (here, *here.parents[:_MOST_ABOVE]):
        yield from (folder / name for name in CONFIGURATIONS if os.path.isfile(f"{folder}/{name}"))
        if os.path.exists(f"{folder}/.git"):
            return


def configurations_near(handbook: Path) -> Iterator[Path]:
    """Those around a handbook, then those one folder below in its repository, such as `website/mkdocs.yml` beside `handbook/`."""
    around = list(configurations_around(handbook))
    yield from around
    here = Path(os.path.abspath(handbook))
    above = (here, *here.parents[:_MOST_ABOVE])
    root = next((number for number, folder in enumerate(above) if os.path.exists(f"{folder}/.git")), None)
    for folder in () if root is None else above[: root + 1]:
        for name in _folders_in(folder):
            found = (folder / name / each for each in CONFIGURATIONS if os.path.isfile(f"{folder}/{name}/{each}"))
            yield from (file for file in found if file not in around)


def _folders_in(folder: Path) -> list[str]:
    try:
        return sorted(
            each.name for each in os.scandir(folder) if not each.name.startswith(".") and each.is_dir(follow_symlinks=False)
        )
    except OSError:
        return []


def _may_name_us(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST_SETTINGS)
    except OSError:
        return False
    return any(words in text for words in (b"interlock", b"INHERIT", b"hooks"))


def _handbook_in(file: Path, given: dict[str, Any]) -> str | None:
    """The folder of the handbook that stands in the frame of a site with this configuration; None where none does."""
    from interlock.sources.settings.configuration_file import names_a_theme, runs_interlock

    plugins = plugins_in(given)
    if PLUGIN in plugins:
        options = plugins[PLUGIN]
        return _text(options.get("handbook"), ".") if isinstance(options, dict) else "."
    return "." if names_a_theme(given) and runs_interlock(file, given) else None


def _can_be(path: Path) -> bool:
    """Whether a system can have such a path."""
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG
    except ValueError:  # a NUL character, or half a letter
        return False
    return True


def _text(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) and value else otherwise
