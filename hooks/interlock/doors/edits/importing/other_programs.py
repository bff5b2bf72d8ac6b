"""Files of other programs that an import cannot read, such as a PDF: what they are, and how to save what they hold."""

import re
import zipfile
import zlib
from pathlib import Path

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.typed_commands import typed_path
from interlock.sources import LARGEST_TABLE

# What each format reads.
_READS = {"csv": "table", "html": "web page", "markdown": "runbook", "sheet": "workbook", "skos": "vocabulary"}

_TO_SHEET = "`interlock import sheet FILE.xlsx`"
_TO_HTML = "`interlock import html FILE.htm`"
# Stands for the remedy of each format in `_COPIES`, else `_COPY_TABLE`: what to do with a text that the format cannot read.
_COPY = ""
_COPIES = {
    "markdown": "Copy its steps into a text file `.md`, each in a line that begins with its number, `1.`, and import that.",
    "skos": "Ask for the vocabulary in Turtle or RDF/XML; or copy its words into a spreadsheet, and save it as `.xlsx`, "
    f"for {_TO_SHEET}.",
}
_COPY_TABLE = f"Copy the table in it into a spreadsheet, save that as `.xlsx`, and type {_TO_SHEET}."
# What a word processor can save so that both its tables and its steps are read.
_WEB_PAGE_OF_WORD = f"In Word choose “File”, “Save As”, “Web Page, Filtered”, and type {_TO_HTML}."
_WEB_PAGE_OF_WRITER = f"Open it there, choose “File”, “Save As”, “HTML Document”, and type {_TO_HTML}."
_AS_WEB_PAGES = (_WEB_PAGE_OF_WORD, _WEB_PAGE_OF_WRITER)  # which hold no vocabulary
_IMPORT_PAGE = "what `interlock import html` reads"  # stands for that command with the name of the file
_SAVE_AS_WORKBOOK = f"Open it in a spreadsheet, save it as an Excel workbook (`.xlsx`), and type {_TO_SHEET}."
_STEPS = "Type its steps into a text file `.md`, each in a line that begins with its number, `1.`, and import that as `markdown`."
_PICTURE = ("a picture", f"Type what it shows into a spreadsheet, save that as `.xlsx`, and type {_TO_SHEET}.")

_PAGE, _MAIL = "a web page", "an e-mail"
_TO_WORDS = (
    "Write its words into a table with the columns `term`, `definition` and `avoid`, and type `interlock import csv FILE.csv`."
)


def _beginning(pattern: bytes) -> re.Pattern[bytes]:
    return lazy_pattern(pattern, re.S | re.I)


# What may stand above the first element: each part is taken once and given back no more, as each could end in several places.
_HEAD_OF_XML = rb"(?>(?:\s|<\?xml[^>]*>|<!doctype[^>]*>|<!--.{,400}?-->)*)"
# How files begin, what they are, and what to do.
_BEGINNINGS = (
    (_beginning(rb"%PDF-"), "a PDF", _COPY),
    (_beginning(rb"\{\\rtf"), "a document with formatting (RTF)", _WEB_PAGE_OF_WORD),
    (
        _beginning(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00{4}|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)"),
        *_PICTURE,
    ),
    (
        _beginning(rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB"),
        "a database of Access",
        f"Export each table of it as `.xlsx`, for {_TO_SHEET}.",
    ),
    (
        _beginning(_HEAD_OF_XML + rb"<(?:\w+:)?definitions\b.{,2000}BPMN"),
        "a diagram of a process (BPMN)",
        _STEPS,
    ),
    (_beginning(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:mxfile|mxGraphModel)\b"), "a diagram of draw.io", _STEPS),
    (_beginning(_HEAD_OF_XML + rb"<svg\b"), *_PICTURE),
    (_beginning(rb"BEGIN:VCALENDAR"), "a calendar", _COPY_TABLE),
    (
        _beginning(
            rb"(?:[^\n]*\n){,20}?extends: *['\"]?(?:capitalization|conditional|consistency|existence|metric|occurrence|repetition"
            rb"|script|sequence|spelling|substitution)\b"
        ),
        "a style of Vale",
        _TO_WORDS,
    ),
    (_beginning(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh"), "an archive", "Unpack it, and import the files in it."),
    (
        _beginning(rb"\s*\{\s*\"(?:url|doc_id)\"|\[InternetShortcut\]|L\x00{3}\x01\x14\x02"),
        "a shortcut to a document that stands elsewhere",
        f"Open the document, download it as an Excel workbook (`.xlsx`), and type {_TO_SHEET}.",
    ),
    (
        _beginning(rb"\s*(?:<\?mso-application|<\?xml(?s:.{,400})<(?:\w+:)?Workbook\b)"),
        "a workbook in XML (2003)",
        _SAVE_AS_WORKBOOK,
    ),
    (_beginning(rb"\s*(?:<!doctype html|<html|<table|<\?xml(?s:.{,400})<html)"), _PAGE, _IMPORT_PAGE),
    (_beginning(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){,30}?Content-Type:\s*multipart/related"), _PAGE, _IMPORT_PAGE),
    (
        _beginning(
            rb"(?:(?:From|To|Date|Subject|Received|Return-Path|MIME-Version|Message-ID|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){3}"
        ),
        _MAIL,
        _COPY_TABLE,
    ),
    (_beginning(rb"\s*<\?xml"), "data in XML", _SAVE_AS_WORKBOOK),
    (_beginning(rb"\s*(?:\[\s*\{|\{)\s*\""), "data in JSON", _SAVE_AS_WORKBOOK),
)
# Two fields of a definition, one below the other, beneath remarks.
_DEFINITION = lazy_pattern(rb"(?>(?:(?:---|#[^\n]*)?\s*\n)*)(?:[a-z_]+:(?: [^\n]*)?\r?\n(?>(?:[ -][^\n]*\n)*)){2}")
_NEEDS_NO_IMPORT = (
    "It needs no import: put it into the folder of its kind, such as `glossary/` or `standards/links/`, "
    "and type `interlock check`."
)
# The formats of texts, what each is, and how the names of such files end.
_NAMED = {
    "csv": ("a table", (".csv", ".tsv")),
    "markdown": ("a text in Markdown", (".md", ".markdown")),
    "skos": ("a vocabulary", (".ttl", ".nt", ".rdf", ".owl", ".jsonld")),
}
# A memo may be a runbook, and fields in JSON may stand above one.
_READ_AS_RUNBOOKS = (_MAIL, "data in JSON")
_HOLDS_PAGE = lazy_pattern(rb"^Content-Type:\s*text/html\b", re.M | re.I)
# A vocabulary in RDF/XML, in Turtle or in JSON-LD begins as other files do.
_BEGINNING_OF_VOCABULARY = lazy_pattern(rb"\s*(?:[<{]|\[\s*\{)")
_TAG = lazy_pattern(rb"</?[a-z][a-z0-9]*[\s>/]", re.I)
_OLD_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What stands in an old file, as names of its parts.
_OLD_PARTS = (
    (
        "EncryptedPackage",
        "protected by a password",
        "Open it, take the password away (“File”, “Info”, “Protect”, “Encrypt with password”: leave it empty), and save it.",
    ),
    ("WordDocument", "a document of Word", _WEB_PAGE_OF_WORD),
    ("PowerPoint Document", "a presentation", _COPY),
    (
        "__substg1.0",
        "a message of Outlook",
        "Save the file that is attached to it, and import that; for what is written in it, choose “Save As”, “HTML”, and type "
        f"{_TO_HTML}.",
    ),
)
# The beginning of the name of a part of an archive, what the file is, and what to do.
_PARTS = (
    ("word/", "a document of Word", _WEB_PAGE_OF_WORD),
    ("ppt/", "a presentation", _COPY),
    ("visio/", "a drawing of Visio", _STEPS),
)
_EXPORT_FROM_NUMBERS = f"In Numbers choose “File”, “Export To”, “Excel”, and type {_TO_SHEET}."
_EXPORT_FROM_PAGES = (
    f"In Pages choose “File”, “Export To”, “Word”; save that in Word as “Web Page, Filtered”, and type {_TO_HTML}."
)
_OF_APPLE = {".numbers": ("a table of Numbers", _EXPORT_FROM_NUMBERS), ".pages": ("a document of Pages", _EXPORT_FROM_PAGES)}


def unreadable_file(path: str, file: Path, format: str) -> Finding | None:
    """The finding about a file of another program than an import of this format reads; None where it may be what is read."""
    if not file.is_file() or file.stat().st_size > LARGEST_TABLE:
        return None  # a pipe can be read only once, and too large a file is reported elsewhere
    told = _what_it_is(path, file, format)
    if told is None:
        return None
    what, remedy = told
    return Finding(
        "wrong-type",
        Place(path),
        f"This file is {what}, and no {_READS[format]} that can be read",
        _COPIES.get(format, _COPY_TABLE) if not remedy or (format == "skos" and remedy in _AS_WEB_PAGES) else remedy,
    )


def _what_it_is(path: str, file: Path, format: str) -> tuple[str, str] | None:
    """What a file is, and the remedy; None where it may be what the format reads."""
    data = file.read_bytes()
    if data.startswith(b"PK"):
        return _in_archive(path, file, format)
    if data.startswith(_OLD_FILE):
        found = ((what, remedy) for part, what, remedy in _OLD_PARTS if part.encode("utf-16-le") in data)
        return next(found, None if format == "sheet" else _workbook(path))
    if format in _NAMED and (named := _by_its_name(path, format)):
        return named
    if begun := _by_its_beginning(data, format):
        return _unless_read(path, data, format, *begun)
    if format in ("csv", "sheet") and _DEFINITION.match(data.removeprefix(b"\xef\xbb\xbf")):
        return "a definition in YAML", _NEEDS_NO_IMPORT
    if format == "html":
        return None if _TAG.search(data) else _text(path, data)
    return _text(path, data) if format == "sheet" else None


def _by_its_name(path: str, format: str) -> tuple[str, str] | None:
    """What a text is for another format, by the end of its name; None for other names, and for a format that reads it."""
    ending = Path(path).suffix.lower()
    other = next((name for name, (_, endings) in _NAMED.items() if ending in endings), None)
    if other in (None, format):
        return None
    return _NAMED[other][0], f"Type `interlock import {other} {typed_path(path)}`."


def _by_its_beginning(data: bytes, format: str) -> tuple[str, str] | None:
    """What a file is by its first bytes, with the remedy; None for an unknown beginning, or that of a vocabulary."""
    if format == "skos" and _BEGINNING_OF_VOCABULARY.match(data):
        return None
    return next(((what, remedy) for begins, what, remedy in _BEGINNINGS if begins.match(data)), None)


def _unless_read(path: str, data: bytes, format: str, what: str, remedy: str) -> tuple[str, str] | None:
    """What a file is and the remedy for an import of this format; None where that reads such a file."""
    holds_page = remedy == _IMPORT_PAGE or (what == _MAIL and _HOLDS_PAGE.search(data) is not None)
    if format == "html" and what in (_PAGE, _MAIL):
        return None
    if holds_page:
        return what, f"Type `interlock import html {typed_path(path)}`."
    if format == "markdown" and what in _READ_AS_RUNBOOKS:
        return None
    return what, _COPY if format == "markdown" and remedy == _SAVE_AS_WORKBOOK else remedy


def _in_archive(path: str, file: Path, format: str) -> tuple[str, str] | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            kind = _mimetype(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None
    if "xl/workbook.bin" in names and format == "sheet":  # in which hidden rows and struck words would not be seen
        return "a workbook in binary form (`.xlsb`)", _SAVE_AS_WORKBOOK
    if any(name.startswith("xl/") for name in names) or "spreadsheet" in kind:
        return None if format == "sheet" else _workbook(path)
    if kind.startswith("application/vnd.oasis.opendocument"):
        return ("a presentation", _COPY) if "presentation" in kind else ("a document of a word processor", _WEB_PAGE_OF_WRITER)
    if any(name.endswith(".iwa") for name in names):
        return _OF_APPLE.get(file.suffix.lower(), ("a document of Pages or Keynote", _COPY))
    found = ((what, remedy) for part, what, remedy in _PARTS if any(name.startswith(part) for name in names))
    return next(found, ("an archive", "Unpack it, and import the files in it."))


def _mimetype(archive: zipfile.ZipFile) -> str:
    """The type that an archive says it has; empty where that is compressed in a way that no program uses for it."""
    if archive.getinfo("mimetype").compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ""
    with archive.open("mimetype") as member:
        return member.read(100).decode("latin-1")


def _workbook(path: str) -> tuple[str, str]:
    return "a workbook", f"Type `interlock import sheet {typed_path(path)}`, or save it in a spreadsheet as “CSV UTF-8”."


def _text(path: str, data: bytes) -> tuple[str, str] | None:
    """What to say about a text in place of a workbook or a page; None for bytes that are no text."""
    if not data or re.search(rb"[\x00-\x08\x0e-\x1a]", data[:10_000]):
        return None
    name = "markdown" if path.lower().endswith((".md", ".markdown")) else "csv"
    return "text", f"Type `interlock import {name} {typed_path(path)}`."
