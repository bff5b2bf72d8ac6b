"""The pages of a handbook, by the names that `nav:` and links in Markdown use for them."""

import posixpath
from collections.abc import Collection, Iterator
from functools import cached_property

from interlock.catalog import Key, page_key
from interlock.catalog.addresses import address_of
from interlock.catalog.audience import Audience, definitions_shown
from interlock.questions.facts import Facts


class NamedPages(Collection[str]):
    """The pages, named from the folder of the handbook in a site: `promises/index.md`, `promises/answer-calls.md`.

    Whatever leads to the address of a page counts as contained, as in links. What `audience` may not see has no page, nor has a
    draft.
    """

    def __init__(self, facts: Facts, audience: Audience) -> None:
        self._facts, self._audience = facts, audience

    def __contains__(self, name: object) -> bool:
        address = address_of(Key("page", f"docs/{name}"))
        return address in self._own or self._is_planned(address)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        addresses = self._own | set(filter(self._is_planned, self._facts.planned_addresses))
        definitions = set(map(address_of, self._facts.catalog.definitions))
        leading = {posixpath.dirname(address.rstrip("/")).rstrip("/") + "/" for address in addresses} - definitions | {"/"}
        # The page of a definition called `index` must not take the place of its folder's.
        is_folder = {each for each in addresses if each in leading or each.endswith("/index/")}
        return frozenset(f"{each}index.md"[1:] if each in is_folder else f"{each.strip('/')}.md" for each in addresses)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The addresses of definitions and of hand-written pages."""
        catalog = self._facts.catalog
        shown = definitions_shown(catalog, self._audience)
        return frozenset(map(address_of, [*shown, *(page_key(page.path) for page in catalog.pages)]))

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(map(address_of, self._facts.catalog.definitions)) - self._own

    def _is_planned(self, address: str) -> bool:
        """Whether a page is worked out, other than one about a definition that is hidden, which stand below its own."""
        above = (address[: at + 1] for at, sign in enumerate(address) if sign == "/")
        return address in self._facts.planned_addresses and self._hidden.isdisjoint(above)
