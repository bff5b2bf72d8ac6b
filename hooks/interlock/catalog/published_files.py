"""Selects the files in `docs/` that are not pages, such as pictures and forms, for the site of an audience."""

from collections.abc import Iterator

from interlock.catalog import Catalog, page_key
from interlock.catalog.addresses import address_of, resolve_address
from interlock.catalog.audience import Audience, sees_pages
from interlock.catalog.composed import composed
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import Text, all_texts


def attached(catalog: Catalog, audience: Audience) -> list[str]:
    """The paths of these files, relative to `docs/`.

    An audience that sees the hand-written pages gets all files, others those that a definition they see links to. A file in place
    of the folder of a page, such as `notes.txt` beside `notes.txt.md`, is left out: the page keeps the address.
    """
    linked = None if sees_pages(catalog, audience) else {path for path, _ in linked_files(catalog)}
    found = [path for path in catalog.assets if linked is None or composed(path) in linked]
    folders = {address_of(page_key(page.path)) for page in catalog.pages}
    return sorted(path.removeprefix("docs/") for path in found if f"/{path.removeprefix('docs/')}/" not in folders)


def linked_files(catalog: Catalog) -> Iterator[tuple[str, Text]]:
    """The path of each file in `docs/` to which a text links, whether there is one or not, with that text."""
    for text in all_texts(catalog):
        for link in links_of(text.text, block=text.is_block) if text.form != "plain" else ():
            yield f"docs{resolve_address(address_of(text.key), link.href)[0]}", text
