"""Where pages in further languages stand (mkdocs-static-i18n): they are made after ours, in builds of their own."""

from pathlib import PurePosixPath

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
