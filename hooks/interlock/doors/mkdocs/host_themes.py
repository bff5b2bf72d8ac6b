"""Recognises the family of a theme by its files, because most themes are made from another one and have a name of their own."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from interlock.site.other_sites.host_stylesheet import HostTheme, host_theme_named

# A file that only the themes of a family have.
_SIGNS = {"material": "partials/palette.html", "readthedocs": "css/theme_extra.css", "mkdocs": "css/bootstrap.min.css"}


def host_theme_of(config: MkDocsConfig) -> HostTheme:
    """The family of the theme in a configuration."""
    found = (name for name, sign in _SIGNS.items() if has_template(config, sign))
    return host_theme_named(next(found, "other"))


def has_template(config: MkDocsConfig, name: str) -> bool:
    """Whether a theme has a file."""
    return any((Path(folder) / name).is_file() for folder in config.theme.dirs)
