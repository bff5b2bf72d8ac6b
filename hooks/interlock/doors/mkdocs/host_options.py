"""The options of the plugin, below `plugins: - interlock:` in `mkdocs.yml`."""

import re
from typing import NamedTuple

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from interlock.sources.openness import OPENNESS
from interlock.sources.site_around import PLUGIN_PATH

_PATH = re.compile(r"(?:[\w~-][\w.~-]*/)*")
_PLACE = "a number from 1, `first` or `last`"


class NavigationEntry(NamedTuple):
    """The entry of the handbook in the site's navigation: its title, and before which of the others it stands (None: after all)."""

    title: str = "Handbook"
    before: int | None = None


class PathOption(BaseConfigOption[str]):
    """A folder of the site, with a slash at its end; `/` is the site's root, and becomes the empty text."""

    def __init__(self) -> None:
        super().__init__()
        self.default = PLUGIN_PATH

    def run_validation(self, value: object) -> str:
        path = str(value).strip().strip("/")
        path = f"{path}/" if path else ""
        if not isinstance(value, str) or not _PATH.fullmatch(path):
            raise ValidationError(f"{value!r} is no folder of a site. Write `path: handbook/`, or `path: /` for the whole site.")
        return path


class NavigationOption(BaseConfigOption[NavigationEntry | None]):
    """`false` for no entry, a title, or `{title: …, place: …}`."""

    def __init__(self) -> None:
        super().__init__()
        self.default = True

    def run_validation(self, value: object) -> NavigationEntry | None:
        match value:
            case False:
                return None
            case True:
                return NavigationEntry()
            case str() if value.strip():
                return NavigationEntry(value)
            case dict() if value.keys() <= {"title", "place"}:
                return NavigationEntry(str(value.get("title") or NavigationEntry().title), _before(value.get("place", "last")))
        raise ValidationError(
            f"{value!r} is no entry. Write `nav: Handbook`, `nav: {{title: Handbook, place: 2}}` or `nav: false`."
        )


def _before(place: object) -> int | None:
    if place == "last":
        return None
    number = 1 if place == "first" else place
    if not isinstance(number, int) or number < 1:
        raise ValidationError(f"`place: {place}` is no place. Write {_PLACE}.")
    return number - 1


class HostOptions(Config):
    """What the plugin takes; each has a value of its own."""

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
