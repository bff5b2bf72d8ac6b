"""Pages in further languages (mkdocs-static-i18n): where they stand, though they are made after ours, in builds of their own."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from interlock.doors.mkdocs.host_addresses import url_of


def address_in_language(name: str, config: MkDocsConfig) -> str | None:
    """The address of a page such as `guides/first.fr.md`, which is `fr/guides/first/`; None for a page of no further language."""
    plugin = config.plugins.get("i18n")
    languages = plugin.config.get("languages") or [] if plugin is not None else []
    path = PurePosixPath(name)
    language = PurePosixPath(path.stem).suffix[1:]
    if language not in [each["locale"] for each in languages]:
        return None
    plain = path.with_name(f"{PurePosixPath(path.stem).stem}{path.suffix}").as_posix()
    return f"{language}/{url_of(File(plain, config.docs_dir, config.site_dir, bool(config.use_directory_urls)))}"


def assign_first_language(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Set on our pages what the plugin sets on its own, and register them: they are in the site's first language alone.

    Without that, its sitemap lacks them or fails, and the theme's choice of languages leads from them to translations of
    another page.
    """
    plugin: Any = config.plugins.get("i18n")
    if plugin is None:
        return
    language, ours = plugin.current_language, list(pages)
    for page in ours:
        vars(page).update(
            locale=language,
            locale_alternate_of=language,
            localization=None,
            norm_src_uri=page.src_uri,
            alternates={language: page},
        )
    plugin.i18n_files_per_language[language] = [*plugin.i18n_files_per_language.get(language, ()), *ours]


def keeps_languages_alone(config: MkDocsConfig) -> bool:
    """Whether the plugin takes all out of the navigation that is not in the folder of a language."""
    plugin = config.plugins.get("i18n")
    return plugin is not None and plugin.config.get("docs_structure") == "folder"
