"""Links from the pages of another site to the pages that were exported into it."""

import posixpath

from interlock.catalog import Catalog, Key
from interlock.catalog.addresses import address_of, exported_page, file_named, place_named
from interlock.catalog.prose_links import ProseLink
from interlock.catalog.texts import Text
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences
from interlock.rules.shared.linked_pages import LinkedPages, fault_of_anchor, is_hidden_draft


def is_of_their_site(catalog: Catalog, text: Text) -> bool:
    """Whether it stands on a page of the site for which pages were exported, whose generator looks after its links."""
    return bool(catalog.exported) and text.key.kind == "page"


def fault_of_exported(site: LinkedPages, text: Text, link: ProseLink) -> tuple[str, str] | None:
    """The fault of a link from another site's page to an exported one. Where it leads otherwise is that site's concern."""
    named = exported_page(site.catalog.exported, text.key, link.href)
    if named is None:
        return None
    file, target = file_named(text.key, link.href), site.pages.get(named.address)
    if target is None or target.kind == "page":  # theirs were not exported
        if site.has_page_of_its_own(named.address):
            return None
        known = [*site.facts.planned_addresses, *map(address_of, site.catalog.definitions)]
        meant = site.page_that_stays(named.address) or nearest(named.address, known)
        remedy = f"Did you mean `{_exported_as(text.key, named.folder, meant, file)}`?" if meant else ""
        return f"`{link.href}` leads to no page of the handbook", remedy or "Write the path of a page in that folder."
    if file and address_of(target) != named.address:
        remedy = f"Write `{_exported_as(text.key, named.folder, address_of(target), file)}`."
        return f"`{link.href}` is where the {in_sentences(target.kind)} `{target.id}` was before", remedy
    if is_hidden_draft(site.catalog, text.key, target):
        return f"`{link.href}` leads to a draft, which readers cannot see", "Publish it, or take the link out."
    anchor = place_named(link.href.partition("#")[2])
    return fault_of_anchor(site, target, anchor) if anchor else None


def _exported_as(page: Key, folder: str, address: str, file: str | None) -> str:
    """How a hand-written page names an exported one: by its file or by its address, as it was typed."""
    whole = f"{folder.rstrip('/')}{address}"
    return posixpath.relpath(f"{whole}index.md", posixpath.dirname(page.id)) if file else whole.removeprefix("docs")
