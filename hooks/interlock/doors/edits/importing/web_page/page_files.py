"""The page in a file: an `.html`, a page saved in one file (`.mht`), or an e-mail with formatting (`.eml`)."""

import email
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import EmailPolicy

from interlock.doors.edits.importing.other_encodings import in_utf8
from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.disk.files import megabytes

# How a message begins: with headers, of which one says what it holds.
_MESSAGE = lazy_pattern(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,200}?(?:Content-Type|MIME-Version):", re.I)
_FRAMES = lazy_pattern(rb"<frameset\b", re.I)
# Pictures that stand in a page itself.
_PICTURE_IN_PAGE = lazy_pattern(rb"data:[a-z]+/[\w.+-]+(?:;[\w=-]+)*;base64,[A-Za-z0-9+/=\s]++", re.I)
LARGEST_PAGE_FILE = 60_000_000  # bytes, with its pictures
_LARGEST_PAGE = 10_000_000  # bytes, without them
_MOST_TAGS = 300_000  # each takes a kilobyte of memory
_NO_TEXT = lazy_pattern(rb"[\x01-\x08\x0e-\x1a]")
_LONGEST_HEADER = 10_000  # characters


class _ShortHeaders(EmailPolicy):
    """Cuts headers off that are longer than any that is needed: `email` takes the square of their length in memory."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:_LONGEST_HEADER]


@dataclass(frozen=True, slots=True)
class PageInFile:
    """The bytes of a page in a file, and the name of their encoding where it is known. `title`: that of an e-mail.

    `beside`: other pages in the file, and files that are attached to an e-mail, which are not read. `is_part`: whether the file
    holds more than the page.
    """

    file: str
    data: bytes
    encoding: str | None = None
    title: str = ""
    beside: tuple[str, ...] = ()
    is_part: bool = False

    @property
    def path(self) -> str:
        """The file, or the page in it, whose lines are others than those of the file."""
        return f"{self.file}#page" if self.is_part else self.file


def page_in_file(path: str, data: bytes) -> PageInFile | Finding:
    """The page in the bytes of a file, or the finding that says what to do where there is none."""
    if not data.strip():
        remedy = "Save the page again; in a folder that is synchronised, download it first."
        return Finding("missing-field", Place(path), "This file is empty", remedy)
    if _MESSAGE.match(data):
        try:
            return _in_message(path, data)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):  # what `email` raises for broken headers
            remedy = "Open it in the program that saved it, and save it again, as a web page (`.htm`)."
            return Finding("wrong-type", Place(path), "This e-mail is broken: its headers cannot be read", remedy)
    data = in_utf8(data)
    if _NO_TEXT.search(data, 0, 10_000):
        return Finding("wrong-type", Place(path), "This file is no text, whatever its name says", "Save it as a web page again.")
    return _without_pictures(PageInFile(path, data, _encoding_of(data)))


def _without_pictures(page: PageInFile) -> PageInFile | Finding:
    data = _PICTURE_IN_PAGE.sub(lambda found: b"data:," + b"\n" * found[0].count(b"\n"), page.data)
    if len(data) <= _LARGEST_PAGE and data.count(b"<") <= _MOST_TAGS:
        return replace(page, data=data)
    size = f"{megabytes(len(data))} without its pictures; {_LARGEST_PAGE // 1_000_000} MB is the most that is read"
    if len(data) <= _LARGEST_PAGE:
        size = f"{data.count(b'<'):,} tags, of which {_MOST_TAGS:,} are the most that can be read"
    remedy = "Split it, or copy its table into a spreadsheet, for `interlock import sheet FILE.xlsx`."
    return Finding("unsafe-yaml", Place(page.path), f"This page holds {size}", remedy)


def _encoding_of(data: bytes) -> str | None:
    """`utf-8` if the bytes are that and not only ASCII, whatever the page says; else None, so that it is found as browsers do."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if data.isascii() else "utf-8"


def _in_message(path: str, data: bytes) -> PageInFile | Finding:
    message = email.message_from_bytes(data.lstrip(), policy=_ShortHeaders())
    assert isinstance(message, EmailMessage)
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    page = next((part for part in pages if not _FRAMES.search(_content(part))), pages[0] if pages else None)
    if page is None:
        remedy = "Copy its table into a spreadsheet, for `interlock import sheet FILE.xlsx`; or its steps into a text file `.md`."
        return Finding("wrong-type", Place(path), "This e-mail has no formatting, so it holds no table that can be read", remedy)
    written, declared = _content(page), page.get_content_charset()
    others = [
        part for part in parts if part is not page and (part in pages or part.get_content_maintype() not in ("image", "text"))
    ]
    beside = tuple(name for part in others if (name := _name_of(part)))
    title = " ".join(re.sub(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", "", str(message["subject"] or ""), flags=re.I).split())
    return _without_pictures(PageInFile(path, written, _encoding_of(written) or declared, title, beside, is_part=True))


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name_of(part: EmailMessage) -> str:
    """The name of a part of a message, as a file or by its address; empty where the part is only a piece of the page."""
    written = str(part["Content-Location"] or "").rstrip("/").rpartition("/")[2]
    is_page = part.get_content_type() == "text/html" and not _FRAMES.search(_content(part))
    return part.get_filename() or (written if is_page else "")
