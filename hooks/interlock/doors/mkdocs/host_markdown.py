"""References to the handbook in the site's own pages: `[[promise/answer-calls]]` becomes a link of Markdown before that is parsed.

Only what stands in code, and so also what is indented like code, is left as it is.
"""

import posixpath
import re
from collections.abc import Callable, Iterator

from interlock.catalog import Catalog, key_of, wiki_links
from interlock.catalog.references import WikiLink
from interlock.doors.mkdocs.host_addresses import HostAddresses
from interlock.pages.page_links import path_of
from interlock.pages.words import capital
from interlock.questions.language.sentences import begins_sentence

_BRACKETS = re.compile(r"([\[\]\\])")


def with_references(
    markdown: str, here: str, catalog: Catalog, addresses: HostAddresses, unknown: Callable[[WikiLink], None]
) -> str:
    """Markdown of the file `here` with links to our pages. `unknown` is told of each reference that leads nowhere, which stays words."""
    pieces, position = [], 0
    for found in wiki_links(markdown):
        link = _link_of(found, here, catalog, addresses, begins_sentence(markdown, found.start))
        if link is None:
            unknown(found)
        pieces += [markdown[position : found.start], link or found.words or found.text]
        position = found.end
    return "".join(pieces) + markdown[position:]


def _link_of(found: WikiLink, here: str, catalog: Catalog, addresses: HostAddresses, is_first: bool) -> str | None:
    kind, _, rest = found.text.partition("/")
    id, _, part = rest.partition("#")
    definition = catalog.get(kind, id)
    if definition is None or path_of(key_of(definition)) not in addresses.ours:  # it may be for other readers
        return None
    key = key_of(definition)
    words = found.words or (capital(definition.title) if is_first else definition.title)
    file = posixpath.relpath(addresses.source_name(path_of(key)), posixpath.dirname(here) or ".")
    anchor = path_of(key, part).partition("#")[2] if part else ""
    escaped = _BRACKETS.sub(r"\\\1", words)
    return f"[{escaped}]({file}{'#' if anchor else ''}{anchor})"


def is_opted_out(text: str) -> bool:
    """Whether a page says `interlock: false` at its head."""
    return any(re.fullmatch(r"interlock:\s*(?:false|no|off)\s*", line, re.I) for line in _head(text))


def _head(text: str) -> Iterator[str]:
    lines = iter(text.lstrip("\ufeff").splitlines())
    if next(lines, "").rstrip() == "---":
        for line in lines:
            if line.rstrip() in ("---", "..."):
                return
            yield line
