"""Selects the files in `docs/` that are not pages, such as pictures and forms, for the site of an audience."""

from collections.abc import Iterator

from interlock.catalog import Catalog, page_key
from interlock.catalog.addresses import address_of, resolve_address, takes_place_of_file
from interlock.catalog.audience import Audience, sees_pages
from interlock.catalog.composed import composed
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import Text, all_texts


def attached(catalog: Catalog, audience: Audience) -> list[str]:
    """The paths of these files, relative to `docs/`.

    An audience that sees the hand-written pages gets all files, others those that a definition they see links to. A file in place
    of the folder of a page, such as `notes.txt` beside `notes.txt.md`, or of a file that the handbook makes, such as
    `sitemap.xml`, is left out: the other keeps the address.
    """
    linked = None if sees_pages(catalog, audience) else {path for path, _ in linked_files(catalog)}
    found = (path.removeprefix("docs/") for path in catalog.assets if linked is None or composed(path) in linked)
    folders = {address_of(page_key(page.path)) for page in catalog.pages}
    return sorted(path for path in found if f"/{path}/" not in folders and not takes_place_of_file(f"/{path}"))


def linked_files(catalog: Catalog) -> Iterator[tuple[str, Text]]:
    """The path of each file in `docs/` to which a text links, whether there is one or not, with that text."""
    for text in all_texts(catalog):
        for link in links_of(text.text, block=text.is_block) if text.form != "plain" else ():
            yield f"docs{resolve_address(address_of(text.key), link.href)[0]}", text
