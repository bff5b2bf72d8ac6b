"""Redirects of the site's former addresses to pages of the handbook (mkdocs-redirects)."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def register_for_redirects(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Make our pages known to the plugin that writes redirects, which may have listed the pages before ours were added."""
    for plugin in config.plugins.values():
        known = getattr(plugin, "doc_pages", None)
        if isinstance(known, dict):
            known.update((page.src_uri, page) for page in pages)
