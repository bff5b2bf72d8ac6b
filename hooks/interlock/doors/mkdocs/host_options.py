"""The options of the plugin, below `plugins: - interlock:` in `mkdocs.yml`."""

from typing import NamedTuple

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from interlock.site.other_sites.page_parts import HANDBOOK_TITLE
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.plugin_options import fault_of_option, folder_in_site
from interlock.sources.settings.site_around import PLUGIN_PATH


class NavigationEntry(NamedTuple):
    """The entry of the handbook in the site's navigation: its title, and its index among the entries (None: after all others)."""

    title: str = HANDBOOK_TITLE
    before: int | None = None


class PathOption(BaseConfigOption[str]):
    """A folder of the site, with a slash at its end; `/` is the site's root, and becomes the empty text."""

    def __init__(self) -> None:
        super().__init__()
        self.default = PLUGIN_PATH

    def run_validation(self, value: object) -> str:
        _refuse("path", value)
        return folder_in_site(str(value))


class NavigationOption(BaseConfigOption[NavigationEntry | None]):
    """`false` for no entry, a title, or `{title: …, place: …}`."""

    def __init__(self) -> None:
        super().__init__()
        self.default = True

    def run_validation(self, value: object) -> NavigationEntry | None:
        _refuse("nav", value)
        match value:
            case False:
                return None
            case str():
                return NavigationEntry(value)
            case dict():
                return NavigationEntry(str(value.get("title") or NavigationEntry().title), _before(value.get("place", "last")))
        return NavigationEntry()


def _refuse(option: str, value: object) -> None:
    if fault := fault_of_option(option, value):
        message, remedy = fault
        raise ValidationError(f"{message.replace('This', repr(value), 1)}. {remedy}")


def _before(place: object) -> int | None:
    """The index for `place:`, which is `first`, a number from 1, or `last`."""
    number = 1 if place == "first" else place
    return number - 1 if isinstance(number, int) else None


class HostOptions(Config):
    """The options of the plugin; all have defaults."""

    handbook = c.Type(str, default=".")
    """The folder with `standards/` and `glossary/`, from that of `mkdocs.yml`."""

    path = PathOption()
    """The folder of the site in which the pages of the handbook stand."""

    audience = c.Optional(c.Choice(OPENNESS))
    """Who reads the site; left out: what `extra.interlock.audience` says, else staff."""

    nav = NavigationOption()
    """The entry in the site's navigation, or none."""

    search = c.Choice(("site", "own", "both"), default="both")
    """Which search finds the handbook's pages: that of the site, a page of our own, or both."""
