"""Files in `docs/` that are not pages: an allowlist, by extension and first bytes, of those that are published.

A denylist would not be safe: browsers run, and hosts obey, more types of files than anyone can list.
"""

import codecs
import re
import zipfile
from typing import NamedTuple

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.printable import printable
from interlock.findings.system_errors import remedy_for_reading
from interlock.sources.disk.files import LARGEST_PICTURE, FoundFile
from interlock.sources.disk.folders import LARGEST_PUBLISHED
from interlock.sources.disk.left_by_git import LFS_POINTER, conflicts_in, pointer_in_place_of_file
from interlock.sources.media.picture_details import ENDINGS_OF_PICTURES, HEAD_OF_FILE
from interlock.sources.media.places_in_pictures import says_where_taken

LONGEST_TEXT = 5_000_000  # bytes of a file in which hidden names are looked for, which takes some seconds

_FTYP = rb"....ftyp"
_OFFICE = rb"PK\x03\x04"
_BOM = rb"(?:\xef\xbb\xbf)?"
_TEXT = rb"[^\0]*\Z"


class _FileType(NamedTuple):
    """A type of file: its name for readers, its extensions, and a pattern for its first bytes."""

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes]

    @property
    def is_text(self) -> bool:
        """Whether its files are lines of text, which a merge may have left in two versions."""
        return self.name in ("text", "calendars") or not {"svg", "vtt"}.isdisjoint(self.endings)


def _file_type(name: str, endings: str, begins: bytes) -> _FileType:
    return _FileType(name, tuple(endings.split()), lazy_pattern(begins, re.S | re.I))


_FILE_TYPES = (
    _file_type("pictures", "png", rb"\x89PNG\r\n\x1a\n"),
    _file_type("pictures", "jpg jpeg", rb"\xff\xd8\xff"),
    _file_type("pictures", "gif", rb"GIF8[79]a"),
    _file_type("pictures", "webp", rb"RIFF....WEBP"),
    _file_type("pictures", "avif", _FTYP + rb".{0,56}?avi[fs]"),
    _file_type("pictures", "svg", _TEXT),
    _file_type("PDF", "pdf", rb"\s*%PDF-"),
    _file_type("office files", "docx xlsx pptx odt ods odp", _OFFICE),
    _file_type("text", "txt csv", _TEXT),
    _file_type("calendars", "ics", _BOM + rb"\s*BEGIN:VCALENDAR"),
    _file_type("sound", "mp3", rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    _file_type("sound", "ogg opus", rb"OggS"),
    _file_type("sound", "wav", rb"RIFF....WAVE"),
    _file_type("sound", "m4a", _FTYP),
    _file_type("video", "mp4", _FTYP),
    _file_type("video", "webm", rb"\x1a\x45\xdf\xa3"),
    _file_type("video", "vtt", _BOM + rb"WEBVTT"),
    _file_type("fonts", "woff2", rb"wOF2"),
    _file_type("fonts", "woff", rb"wOFF"),
    _file_type("fonts", "ttf", rb"\x00\x01\x00\x00|true"),
    _file_type("fonts", "otf", rb"OTTO|\x00\x01\x00\x00"),
)
_BY_EXTENSION = {ending: sort for sort in _FILE_TYPES for ending in sort.endings}

# Names that have a meaning to hosts, crawlers or certificate authorities. Hosts serve `index` for its folder.
_RESERVED_NAME = lazy_pattern(r"(?:index|robots|sitemap|ads|app-ads|security|keybase|fileauth|ms\d{6,})\.[^.]*", re.I)
# A part between two full stops that no host takes for a second extension, as in `minutes 2026.11.24.pdf`.
_HARMLESS_PART = lazy_pattern(r"[\s\d][^.]*")

_MARKUP = lazy_pattern(_BOM + rb"\s*<[a-z!?/]", re.I)
_MACRO = lazy_pattern(r"(?:.*/)?vbaProject\.bin|(?:Basic|Scripts)/.+", re.I)

# Bytes that are no UTF-8, as the decoder escapes them, and the letters that they are in what Windows saves.
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}

_PUBLISHED = "Readers get pictures, PDF, office files, text, calendars, sound, video and fonts."
_REMEDIES = {
    "html htm xhtml xht shtml mht mhtml": "Write a page as Markdown, or save what it shows as PDF.",
    "md markdown mkd": "End its name in `.md`, in small letters: then it is a page.",
    "docm": "Save it without macros, as `.docx`.",
    "xlsm": "Save it without macros, as `.xlsx`.",
    "pptm": "Save it without macros, as `.pptx`.",
    "doc rtf": "Save it as `.docx` or `.pdf`.",
    "xls json xml yml yaml": "Save it as `.xlsx` or `.csv`.",
    "ppt": "Save it as `.pptx` or `.pdf`.",
    "zip gz tar 7z rar": "Put in what it holds, file by file.",
    "bmp tif tiff heic heif ico jfif jpe svgz eps": "Save it as PNG or JPEG.",
    "mov avi mkv wmv": "Save it as `.mp4`.",
    "flac aac wma m4b oga": "Save it as `.mp3`.",
}
_REMEDY_BY_EXTENSION = {ending: remedy for endings, remedy in _REMEDIES.items() for ending in endings.split()}
_SAVE_AGAIN = "Save it again as what its name says; text as UTF-8."
_LARGEST = f"{LARGEST_PUBLISHED // 1_000_000} MB"
_LINK = "Make it smaller, or put it where others can get it, and write a link to it."
_MOVE = "Save it as one of these, or move it out of `docs/`."


def faults_of_attached(found: FoundFile) -> list[Finding]:
    """What is wrong with a file in `docs/` that is not a page. If any of it is an error, the file is not published."""
    return _faults_of_name(found) or _inspect(found)[1] or _place_told(found)


def bytes_of_attached(found: FoundFile) -> bytes | None:
    """The bytes to publish of such a file, or None when it is not published. It is checked again, as it may have changed."""
    return None if _faults_of_name(found) else _inspect(found, whole=True)[0]


def text_of_attached(found: FoundFile) -> str | None:
    """What such a file says as it is published, if it holds text; empty for others. None: it is too long to be looked through."""
    if _faults_of_name(found) or not _BY_EXTENSION[_extension(found)].is_text:
        return ""
    data = bytes_of_attached(found) or b""
    return _decoded(data) if len(data) <= LONGEST_TEXT else None


def _decoded(data: bytes) -> str:
    """The text in bytes as browsers and spreadsheets read it: what is no UTF-8 as Windows-1252, unless a mark says UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "surrogateescape").translate(_WINDOWS_1252)


def _extension(found: FoundFile) -> str:
    _, dot, ending = found.absolute.name.rpartition(".")
    return ending.lower() if dot else ""


def _faults_of_name(found: FoundFile) -> list[Finding]:
    name, ending = found.absolute.name, _extension(found)
    stem = name.split(".")[:-1]
    if not found.absolute.as_posix().endswith(found.path) or printable(name) != name:
        return _misplaced(found, "The name of this file holds a character that cannot be shown", "Rename the file.")
    if name == "CNAME":
        what = "`CNAME` is read by the host of a site, and is none of its pages"
        return _misplaced(found, what, "Put it into the folder of the site, `site/CNAME`: a build leaves it there.")
    if ending not in _BY_EXTENSION:
        what = (
            f"A `{printable(found.absolute.suffix or name)}` file is not published"
            if ending.strip()
            else "A file whose name has no ending is not published"
        )
        return _misplaced(found, what, _REMEDY_BY_EXTENSION.get(ending, f"{_PUBLISHED} {_MOVE}"))
    if _RESERVED_NAME.fullmatch(name):
        return _misplaced(found, f"`{name}` means something to hosts or search engines", "Give the file another name.")
    if not all(_HARMLESS_PART.fullmatch(part) for part in stem[1:]):
        better = f"{'-'.join(filter(None, stem))}.{ending}"
        return _misplaced(found, "This name has two endings, and a host may go by either", f"Name it `{better}`.")
    return []


def _inspect(found: FoundFile, *, whole: bool = False) -> tuple[bytes | None, list[Finding]]:
    """The bytes to publish and what is wrong with them. Unless `whole`, only as many are read as the check needs."""
    ending = _extension(found)
    is_text = _BY_EXTENSION[ending].is_text
    try:
        if (size := found.absolute.stat().st_size) > LARGEST_PUBLISHED and ending != "svg":
            return None, _misplaced(
                found, f"This file holds {size / 1_000_000:,.0f} MB; {_LARGEST} is the most that is published", _LINK
            )
        with found.absolute.open("rb") as file:
            data = file.read(LARGEST_PICTURE + 1 if ending == "svg" else -1 if whole or is_text else HEAD_OF_FILE)
    except OSError as error:
        return None, _misplaced(found, f"This file cannot be read: {error.strerror}", remedy_for_reading(error))
    if faults := _faults_of_start(found, ending, data[:HEAD_OF_FILE]):
        return None, faults
    if is_text and (conflicts := conflicts_in(found.path, data.decode("utf-8", "replace"))):
        return None, conflicts
    if ending == "svg":
        from interlock.sources.media.svg import sanitised_svg  # loads a parser of XML, and with it a client for the web

        text, findings = sanitised_svg(found.path, data)
        return None if text is None else text.encode("utf-8"), findings
    if _BY_EXTENSION[ending].name == "office files" and (faults := _faults_of_office_file(found, ending)):
        return None, faults
    return data, []


def _faults_of_start(found: FoundFile, ending: str, head: bytes) -> list[Finding]:
    if not head:
        return _misplaced(found, "This file is empty", "Put the file itself here, or delete it.")
    if head.startswith(LFS_POINTER):
        return [pointer_in_place_of_file(found.path)]
    if ending == "svg":
        return []
    if _MARKUP.match(head):
        message = f"This `.{ending}` file holds HTML or XML, which a browser may run"
        return [Finding("unsafe-markup", Place(found.path), message, "Write a page as Markdown, or put the file itself here.")]
    if not _BY_EXTENSION[ending].begins.match(head):
        return _wrong_content(found, ending, head)
    return []


def _wrong_content(found: FoundFile, ending: str, head: bytes) -> list[Finding]:
    known = (sort for sort in _FILE_TYPES if sort.begins.pattern not in (_TEXT, _OFFICE, _FTYP) and sort.begins.match(head))
    actual = next((sort.endings[0] for sort in known), None)
    remedy = f"End its name in `.{actual}`, which it is, or save it as what its name says." if actual else _SAVE_AGAIN
    return _misplaced(found, f"This `.{ending}` file holds something else", remedy)


def _faults_of_office_file(found: FoundFile, ending: str) -> list[Finding]:
    """Macros in an office file, whatever its extension says, or damage to it."""
    try:
        with zipfile.ZipFile(found.absolute) as archive:
            program = next((name for name in archive.namelist() if _MACRO.fullmatch(name)), None)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _misplaced(found, f"This `.{ending}` file is damaged", _SAVE_AGAIN)
    if program is None:
        return []
    message = f"This office file holds a program (`{printable(program)}`)"
    return [Finding("unsafe-markup", Place(found.path), message, "Save it without macros, or as PDF.")]


def _place_told(found: FoundFile) -> list[Finding]:
    """A warning for a picture or video that says where it was taken. Those of programs, such as SVG, were nowhere."""
    if not found.path.lower().endswith(ENDINGS_OF_PICTURES) or not says_where_taken(found.absolute):
        return []
    message = "This says where it was taken, to everybody who saves it"
    remedy = "Save a copy without its details: in many programs, `Remove location`. A picture of the screen has none either."
    return [Finding("personal-data", Place(found.path), message, remedy, "warning")]


def _misplaced(found: FoundFile, message: str, remedy: str) -> list[Finding]:
    return [Finding("misplaced-file", Place(found.path), message, remedy)]
