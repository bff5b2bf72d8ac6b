"""Links on the pages of a site to what the handbook has, but has no page of for the readers of that site."""

from interlock.catalog import Catalog, Key
from interlock.catalog.addresses import address_of, definition_at
from interlock.catalog.audience import Audience, classification_of, definitions_shown
from interlock.findings.nouns import in_sentences


class UnshownPages:
    """The definitions without a page for an audience, with or without drafts.

    `rules_tell`: whether the pages of the site were checked with the handbook, so that `exposes-hidden` tells of links to what is
    hidden. It knows no link with the address of the whole site.
    """

    def __init__(self, catalog: Catalog, audience: Audience, *, drafts: bool = False, rules_tell: bool) -> None:
        self._catalog, self._rules_tell = catalog, rules_tell
        shown = definitions_shown(catalog, audience, drafts=drafts)
        self._by_address = {address_of(key): key for key in catalog.definitions.keys() - shown.keys()}

    def at(self, address: str) -> Key | None:
        """The one whose page, or a page below it, would be at an address from the root of the handbook."""
        return definition_at(address, self._by_address)

    def fault(self, href: str, key: Key) -> tuple[str, str] | None:
        """Message and remedy for a link to the page of one of these; None where a rule tells of it."""
        definition = self._catalog.definitions[key]
        leads = f"`{href}` leads to the {in_sentences(key.kind)} `{key.id}`"
        if definition.status == "draft":
            return f"{leads}, a draft, which readers cannot see", "Publish it, or say it without the link."
        if self._rules_tell and "://" not in href:
            return None
        closed = "restricted" if classification_of(definition, self._catalog) == "restricted" else "for staff only"
        return f"{leads}, which is {closed}, and this site has no page of it", "Say it without the link."
