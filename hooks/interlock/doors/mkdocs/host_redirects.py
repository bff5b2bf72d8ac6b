"""Redirects of the site's former addresses to pages of the handbook (mkdocs-redirects)."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


def let_redirects_lead_to(pages: Iterable[File], config: MkDocsConfig) -> None:
    """Make our pages known to the plugin that writes redirects: it notes all that there are, maybe before ours come."""
    for plugin in config.plugins.values():
        known = getattr(plugin, "doc_pages", None)
        if isinstance(known, dict):
            known.update((page.src_uri, page) for page in pages)
