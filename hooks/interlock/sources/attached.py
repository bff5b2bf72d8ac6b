"""Files beside the hand-written pages: which readers can open safely, by their names and by how they begin.

Whatever is not known to be harmless is refused, since browsers and hosts run, obey or hand on what nobody thought of.
"""

import re
import zipfile
from dataclasses import dataclass

from interlock.findings import Finding, Place
from interlock.findings.printable import printable
from interlock.sources.files import FoundFile
from interlock.sources.svg import LARGEST_PICTURE, plain_svg

_HEAD = 1024  # bytes by which a file is known

_FTYP = rb"....ftyp"
_OFFICE = rb"PK\x03\x04"
_MARK = rb"(?:\xef\xbb\xbf)?"
_TEXT = rb"[^\0]*\Z"


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of file: what it is called, the endings of its names, and how its bytes begin."""

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[bytes]


def _sort(name: str, endings: str, begins: bytes) -> _Sort:
    return _Sort(name, tuple(endings.split()), re.compile(begins, re.S | re.I))


_SORTS = (
    _sort("pictures", "png", rb"\x89PNG\r\n\x1a\n"),
    _sort("pictures", "jpg jpeg", rb"\xff\xd8\xff"),
    _sort("pictures", "gif", rb"GIF8[79]a"),
    _sort("pictures", "webp", rb"RIFF....WEBP"),
    _sort("pictures", "avif", _FTYP + rb".{0,56}?avi[fs]"),
    _sort("pictures", "svg", _TEXT),
    _sort("PDF", "pdf", rb"\s*%PDF-"),
    _sort("office files", "docx xlsx pptx odt ods odp", _OFFICE),
    _sort("text", "txt csv", _TEXT),
    _sort("calendars", "ics", _MARK + rb"\s*BEGIN:VCALENDAR"),
    _sort("sound", "mp3", rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    _sort("sound", "ogg opus", rb"OggS"),
    _sort("sound", "wav", rb"RIFF....WAVE"),
    _sort("sound", "m4a", _FTYP),
    _sort("video", "mp4", _FTYP),
    _sort("video", "webm", rb"\x1a\x45\xdf\xa3"),
    _sort("video", "vtt", _MARK + rb"WEBVTT"),
    _sort("fonts", "woff2", rb"wOF2"),
    _sort("fonts", "woff", rb"wOFF"),
    _sort("fonts", "ttf", rb"\x00\x01\x00\x00|true"),
    _sort("fonts", "otf", rb"OTTO|\x00\x01\x00\x00"),
)
_BY_ENDING = {ending: sort for sort in _SORTS for ending in sort.endings}

# Names that hosts, crawlers or those who give out certificates look for. `index` stands for its folder.
_LOOKED_FOR = re.compile(r"(?:index|robots|sitemap|ads|app-ads|security|keybase|fileauth|ms\d{6,})\.[^.]*", re.I)
# What may stand between two full stops without being an ending by which a host runs the file: `minutes 2026.11.24.pdf`.
_NO_ENDING = re.compile(r"[\s\d][^.]*")

_MARKUP = re.compile(_MARK + rb"\s*<[a-z!?/]", re.I)
_POINTER = b"version https://git-lfs.github.com/spec/"
_PROGRAM = re.compile(r"(?:.*/)?vbaProject\.bin|(?:Basic|Scripts)/.+", re.I)

_PUBLISHED = "Readers get pictures, PDF, office files, text, calendars, sound, video and fonts."
_INSTEAD = {
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
_INSTEAD_OF = {ending: remedy for endings, remedy in _INSTEAD.items() for ending in endings.split()}
_AGAIN = "Save it again as what its name says; text as UTF-8."
_MOVE = "Save it as one of these, or move it out of `docs/`."


def faults_of_attached(found: FoundFile) -> list[Finding]:
    """What is wrong with a file in `docs/` that is no page. With an error among it, the file is not published."""
    return _faults_of_name(found) or _look_into(found)[1]


def bytes_of_attached(found: FoundFile) -> bytes | None:
    """What is published of such a file, looked at once more: it may have changed since. None where it is not published."""
    return None if _faults_of_name(found) else _look_into(found, whole=True)[0]


def _ending(found: FoundFile) -> str:
    _, dot, ending = found.absolute.name.rpartition(".")
    return ending.lower() if dot else ""


def _faults_of_name(found: FoundFile) -> list[Finding]:
    name, ending = found.absolute.name, _ending(found)
    stem = name.split(".")[:-1]
    if not found.absolute.as_posix().endswith(found.path) or printable(name) != name:
        return _misplaced(found, "The name of this file holds a character that cannot be shown", "Rename the file.")
    if ending not in _BY_ENDING:
        what = (
            f"A `.{printable(ending)}` file is not published"
            if ending.strip()
            else "A file whose name has no ending is not published"
        )
        return _misplaced(found, what, _INSTEAD_OF.get(ending, f"{_PUBLISHED} {_MOVE}"))
    if _LOOKED_FOR.fullmatch(name):
        return _misplaced(found, f"`{name}` means something to hosts or search engines", "Give the file another name.")
    if not all(_NO_ENDING.fullmatch(part) for part in stem[1:]):
        better = f"{'-'.join(filter(None, stem))}.{ending}"
        return _misplaced(found, "This name has two endings, and a host may go by either", f"Name it `{better}`.")
    return []


def _look_into(found: FoundFile, *, whole: bool = False) -> tuple[bytes | None, list[Finding]]:
    """What is published of a file, if its bytes are asked for, and what is wrong with it."""
    ending = _ending(found)
    try:
        with found.absolute.open("rb") as file:
            data = file.read(LARGEST_PICTURE + 1 if ending == "svg" else -1 if whole else _HEAD)
    except OSError as error:
        return None, _misplaced(found, f"This file cannot be read: {error.strerror}", "Check who may read it.")
    if faults := _faults_of_start(found, ending, data[:_HEAD]):
        return None, faults
    if ending == "svg":
        text, findings = plain_svg(found.path, data)
        return None if text is None else text.encode("utf-8"), findings
    if _BY_ENDING[ending].name == "office files" and (faults := _faults_of_office(found, ending)):
        return None, faults
    return data, []


def _faults_of_start(found: FoundFile, ending: str, head: bytes) -> list[Finding]:
    if not head:
        return _misplaced(found, "This file is empty", "Put the file itself here, or delete it.")
    if head.startswith(_POINTER):
        message = "This is not the file itself, but what Git LFS keeps in its place"
        return _misplaced(found, message, "Type `git lfs pull`, and in a workflow check out with `lfs: true`.")
    if ending == "svg":
        return []
    if _MARKUP.match(head):
        message = f"This `.{ending}` file holds HTML or XML, which a browser may run"
        return [Finding("unsafe-markup", Place(found.path), message, "Write a page as Markdown, or put the file itself here.")]
    if not _BY_ENDING[ending].begins.match(head):
        return _another_sort(found, ending, head)
    return []


def _another_sort(found: FoundFile, ending: str, head: bytes) -> list[Finding]:
    known = (sort for sort in _SORTS if sort.begins.pattern not in (_TEXT, _OFFICE, _FTYP) and sort.begins.match(head))
    actual = next((sort.endings[0] for sort in known), None)
    remedy = f"End its name in `.{actual}`, which it is, or save it as what its name says." if actual else _AGAIN
    return _misplaced(found, f"This `.{ending}` file holds something else", remedy)


def _faults_of_office(found: FoundFile, ending: str) -> list[Finding]:
    """A program in an office file, whatever its ending says."""
    try:
        with zipfile.ZipFile(found.absolute) as archive:
            program = next((name for name in archive.namelist() if _PROGRAM.fullmatch(name)), None)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return _misplaced(found, f"This `.{ending}` file is damaged", _AGAIN)
    if program is None:
        return []
    message = f"This office file holds a program (`{printable(program)}`)"
    return [Finding("unsafe-markup", Place(found.path), message, "Save it without macros, or as PDF.")]


def _misplaced(found: FoundFile, message: str, remedy: str) -> list[Finding]:
    return [Finding("misplaced-file", Place(found.path), message, remedy)]
