"""Converts words and links of a page to Markdown."""

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import unquote

from interlock.doors.edits.importing.runbook.runbook_texts import procedure_id
from interlock.findings.lazy_patterns import lazy_pattern

_UNSEEN = lazy_pattern("[\u00ad\u200b\u2060\ufeff]")
_OF_SCRIPT = lazy_pattern(r"\s*(?:javascript|vbscript):", re.I)
_OF_NO_PAGE = lazy_pattern(r"\s*(?:data|file|about|blob|cid|mhtml|ms-\w+):", re.I)
_ABSOLUTE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


# The number that Confluence puts behind the name of each page that it exports.
_NUMBER_OF_PAGE = lazy_pattern(r"_\d{6,}(?=\.html?(?:$|[?#]))", re.I)
# The address of a server that counts who follows a link, which a word processor or a mail server puts before its address.
_COUNTED_ON_THE_WAY = lazy_pattern(
    r"https?://(?:www\.google\.\w+/url\?(?:sa=\w+&)?q|[\w.-]+\.safelinks\.protection\.outlook\.com/\?url)"
    r"=(?P<address>https?(?::|%3A)[^&]+).*",
    re.I,
)


class PageLink(NamedTuple):
    """A link: its line, its address, and its words."""

    line: int
    address: str
    words: str

    @property
    def is_button(self) -> bool:
        """Whether it only runs a script of the page."""
        return _OF_SCRIPT.match(re.sub(r"[\x00-\x20]", "", self.address)) is not None


def link_to(line: int, address: str, words: str) -> PageLink:
    """The link to an address, as browsers follow it, without another server that only counts who does."""
    address = f"https:{address.strip()}" if address.strip().startswith("//") else address.strip()
    counted = _COUNTED_ON_THE_WAY.fullmatch(address)
    return PageLink(line, unquote(counted["address"]) if counted else address, words)


def id_of_page(path: str) -> str:
    """The id of the procedure that a file with a page becomes, whatever the file's ending is."""
    return procedure_id(PurePath(_without_number(path)).with_suffix(".html").as_posix())


def _without_number(address: str) -> str:
    """A path or an address of a page without the number that Confluence gave it."""
    return _NUMBER_OF_PAGE.sub("", address)


def tidy(text: str) -> str:
    """Words without invisible characters, and with single blanks; line breaks stay."""
    text = _UNSEEN.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", text)).strip()


def link_in_markdown(link: PageLink, note: Callable[[int, str], None]) -> str:
    """A link as Markdown has it; its words alone where it leads nowhere, which is noted."""
    address = link.address
    if not _ABSOLUTE.match(address):
        address = _without_number(address)
    if not address or address.startswith("#") or link.is_button:
        return link.words
    if _OF_NO_PAGE.match(address):
        note(link.line, f"the link to `{address[:60]}` was left out, and its words stay")
        return link.words
    if (not _ABSOLUTE.match(address) and "[" in link.words) or address.partition(":")[2].lstrip("/") == link.words:
        return link.words
    words = re.sub(r"(?:\\?[\[\]]|\n)+", " ", link.words).strip()
    return f"[{words}]({in_brackets(address)})"


def in_brackets(address: str) -> str:
    """An address for `[words](address)`: with blanks and brackets escaped, because Markdown would end it there."""
    return re.sub(r"[\s()<>]", lambda match: f"%{ord(match[0]):02X}", address)
