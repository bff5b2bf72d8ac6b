"""Which files in `docs/` besides pages (pictures, forms to print) belong in the site of an audience."""

from interlock.catalog import Catalog
from interlock.catalog.addresses import address_of, leads_to
from interlock.catalog.audience import Audience, sees_pages
from interlock.catalog.prose import links_of
from interlock.catalog.texts import all_texts


def attached(catalog: Catalog, audience: Audience) -> list[str]:
    """Their paths below `docs/`: all for readers of the hand-written pages, for others those that a definition they see leads to."""
    found = catalog.assets if sees_pages(catalog, audience) else catalog.assets & _led_to(catalog)
    return sorted(path.removeprefix("docs/") for path in found)


def _led_to(catalog: Catalog) -> set[str]:
    texts = (text for text in all_texts(catalog) if text.form != "plain")
    return {
        f"docs{leads_to(address_of(text.key), link.href)[0]}"
        for text in texts
        for link in links_of(text.text, text.form == "block")
    }
