"""Selects the files in `docs/` that are not pages, such as pictures and forms, for the site of an audience."""

from interlock.catalog import Catalog, page_key
from interlock.catalog.addresses import address_of, resolve_address
from interlock.catalog.audience import Audience, sees_pages
from interlock.catalog.composed import composed
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import all_texts


def attached(catalog: Catalog, audience: Audience) -> list[str]:
    """The paths of these files, relative to `docs/`.

    An audience that sees the hand-written pages gets all files, others those that a definition they see links to. A file in place
    of the folder of a page, such as `notes.txt` beside `notes.txt.md`, is left out: the page keeps the address.
    """
    linked = None if sees_pages(catalog, audience) else _linked_addresses(catalog)
    found = [path for path in catalog.assets if linked is None or composed(path) in linked]
    folders = {address_of(page_key(page.path)) for page in catalog.pages}
    return sorted(path.removeprefix("docs/") for path in found if f"/{path.removeprefix('docs/')}/" not in folders)


def _linked_addresses(catalog: Catalog) -> set[str]:
    texts = (text for text in all_texts(catalog) if text.form != "plain")
    return {
        f"docs{resolve_address(address_of(text.key), link.href)[0]}"
        for text in texts
        for link in links_of(text.text, block=text.is_block)
    }
