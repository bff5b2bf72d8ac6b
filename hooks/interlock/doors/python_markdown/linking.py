"""Gives links their addresses while Python-Markdown runs, and hides these links from everything else that looks at links."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from interlock.findings.lazy_patterns import lazy_pattern

# Priorities. Hosts handle links with priorities from 0 to 1: ours run before and after that.
_BEFORE, _AFTER = 2, -2
# Hosts leave a link with a scheme as it is.
_OURS = "interlock:"
_HREF = lazy_pattern(r"""<a\b[^<>]*?\shref=["']([^"'<>]+)["']""", re.I)

# The address for a link as it was typed, or None for a link that is not ours.
AddressOf = Callable[[Markdown, str], str | None]


class LinkingExtension(Extension):
    """Gives links their addresses. Links in HTML are looked up too, so that faults are reported, but stay as typed."""

    def __init__(self, address_of: AddressOf) -> None:
        super().__init__()
        self._address_of = address_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (its name in the library)
        """Called by the library."""
        hidden: set[str] = set()
        md.treeprocessors.register(_HideOurs(md, self._address_of, hidden), "interlock-links", _BEFORE)
        md.treeprocessors.register(_ShowOurs(md, hidden), "interlock-links-shown", _AFTER)


class _HideOurs(Treeprocessor):
    """Puts our scheme before the addresses of our links. `hidden` are those of the page; a writer's own are not touched."""

    def __init__(self, md: Markdown, address_of: AddressOf, hidden: set[str]) -> None:
        super().__init__(md)
        self._address_of, self._hidden = address_of, hidden

    def run(self, root: Element) -> None:
        self._hidden.clear()
        for element in root.iter("a"):
            href = element.get("href")
            address = self._address_of(self.md, href) if href else None
            if address is not None:
                element.set("href", _OURS + address)
                self._hidden.add(_OURS + address)
        for href in self._in_html():
            self._address_of(self.md, href)

    def _in_html(self) -> Iterator[str]:
        for html in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(html, str) and "href" in html:
                yield from _HREF.findall(html)


class _ShowOurs(Treeprocessor):
    def __init__(self, md: Markdown, hidden: set[str]) -> None:
        super().__init__(md)
        self._hidden = hidden

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            if (href := element.get("href", "")) in self._hidden:
                element.set("href", href.removeprefix(_OURS))
