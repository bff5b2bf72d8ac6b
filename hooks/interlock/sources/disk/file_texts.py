"""Decodes the bytes of a file as text, and says what is wrong with its characters."""

import re
import stat

from interlock.findings import Finding, Place
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.system_errors import remedy_for_reading
from interlock.findings.typed_commands import typed_path
from interlock.sources.disk.damaged_letters import garbled_in, lost_letter_in
from interlock.sources.disk.files import CANNOT_BE_READ, LARGEST_FILE, FoundFile, megabytes
from interlock.sources.disk.left_by_git import LFS_POINTER, conflicts_in, link_kept_as_text, pointer_in_place_of_file
from interlock.sources.source import Source


def read_text(found: FoundFile, limit: int = LARGEST_FILE) -> tuple[str, list[Finding]]:
    """The text of a file, decoded as UTF-8, and what is wrong with its characters. `limit` is its largest size in bytes.

    When the file cannot be read, the text is empty and a finding says why.
    """
    data, findings = read_bytes(found, limit)
    return ("", findings) if findings else decoded_text(found.path, data)


def read_bytes(found: FoundFile, limit: int) -> tuple[bytes, list[Finding]]:
    """The bytes of a file; none, and a finding, where it cannot be read or has more than the limit."""
    here = Place(found.path)
    try:
        data, size = _bytes_of(found, limit)
    except OSError as error:
        message = f"This file {CANNOT_BE_READ}: {error.strerror}"
        return b"", [Finding("misplaced-file", here, message, remedy_for_reading(error))]
    if size > limit:
        message = f"This file holds {megabytes(size)}; {limit // 1_000_000} MB is the most that is read"
        return b"", [Finding("unsafe-yaml", here, message, "Split it, or delete it if it does not belong here.")]
    return data, []


def _bytes_of(found: FoundFile, limit: int) -> tuple[bytes, int]:
    """The bytes of a file and their number; above the limit perhaps not all, because a pipe or a device may have no end."""
    if found.data is not None:
        return found.data, len(found.data)
    state = found.absolute.stat()
    if stat.S_ISREG(state.st_mode):
        return (found.absolute.read_bytes() if state.st_size <= limit else b""), state.st_size
    with found.absolute.open("rb") as opened:
        data = opened.read(limit + 1)
    return data, len(data)


def decoded_text(path: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text in the bytes of a file, and what is wrong with its characters. Empty where it cannot be read."""
    if data.startswith(LFS_POINTER):
        return "", [pointer_in_place_of_file(path)]
    if link := link_kept_as_text(path, data):
        return "", [link]
    if data.startswith(_ENCRYPTED):
        message = "This file is encrypted by git-crypt"
        return "", [Finding("bad-encoding", Place(path), message, "Type `git-crypt unlock`, in a workflow before the build.")]
    if data and not data.strip(b"\0"):
        message = "This file holds zeros alone, as when a disk was full or a computer stopped while it was saved"
        return "", [Finding("bad-encoding", Place(path), message, f"Bring it back: `git checkout -- {typed_path(path)}`.")]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4].count(0) == 2:
        encoding = "UTF-32" if data[:4] in _UTF_32 else "UTF-16"
        return "", [Finding("bad-encoding", Place(path), f"This file is saved as {encoding}", _as_utf8(path))]
    if other := next((words for begins, words in _OTHER_FORMS if data.startswith(begins)), None):
        return "", [Finding("bad-encoding", Place(path), f"This file is {other}, whatever its name says", _as_text(path))]
    if path.endswith((".yml", ".csv")) and _WEB_PAGE.match(data):
        remedy = "Download the file itself, at a code host with the button “Raw”, and put it here."
        return "", [Finding("wrong-type", Place(path), "This file is a web page, whatever its name says", remedy)]
    try:
        text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        if _CONTROL_BYTE.search(data, 0, 1_000):
            return "", [Finding("bad-encoding", Place(path), "This file is no text, whatever its name says", _as_text(path))]
        return "", [_not_utf8(path, data, error.start)]
    if conflicts := conflicts_in(path, text):
        return "", conflicts
    return _checked_characters(path, text)


def is_text_of(text: str, data: bytes) -> bool:
    """Whether a text was read from these bytes: somebody may have saved the file meanwhile."""
    return data.removeprefix(_BYTE_ORDER_MARK.encode()) == text.encode("utf-8", "replace")


# How files begin that programs save under the name of a text file, with what they are.
_OTHER_FORMS = (
    (b"PK\x03\x04", "a workbook, a document of Word or an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook or document of Word"),
    (b"{\\rtf", "text with formatting (RTF)"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"PK\x05\x06", "an empty archive"),
)
_WEB_PAGE = lazy_pattern(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.I)
_ENCRYPTED = b"\0GITCRYPT\0"
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# Control characters, which neither YAML nor CSV may contain.
_CONTROL_BYTE = lazy_pattern(b"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def _as_utf8(path: str) -> str:
    if path.lower().endswith(".csv"):
        return "Save the file as UTF-8; in a spreadsheet, choose “CSV UTF-8”."
    return "Save the file as UTF-8; editors offer that as “Encoding” when they save it."


def _as_text(path: str) -> str:
    if path.lower().endswith(".csv"):
        return "Open it in a spreadsheet, and save it as “CSV UTF-8”."
    if path.lower().endswith((".xlsx", ".xls", ".ods")):
        return f"Type `interlock import sheet {typed_path(path)}`, or save it in a spreadsheet as “CSV UTF-8”."
    return "Open it in the program that made it, and save it as plain text in UTF-8, or delete it if it does not belong here."


def _not_utf8(path: str, data: bytes, start: int) -> Finding:
    before = data[:start].decode("utf-8")
    rest = data[start:].partition(b"\n")[0].decode("latin-1")
    place = Source(path, before + rest).place(len(before))
    message = "This character is not UTF-8: the file was saved as Latin-1 or Windows text"
    return Finding("bad-encoding", place, message, _as_utf8(path))


def _checked_characters(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text, empty if it has a control character, and findings for the first of these, of its mojibake and of lost letters."""
    control, garbled, lost = CONTROL.search(text), garbled_in(path, text), lost_letter_in(path, text)
    findings = []
    if control:
        number = len(CONTROL.findall(text))
        message = f"There is a character here that cannot be shown (code {ord(control[0])})"
        message += f", the first of {number} such" if number > 1 else ""
        remedy = f"Delete {'them' if number > 1 else 'it'}, and save the file as UTF-8."
        findings.append(Finding("bad-encoding", Source(path, text).place(control.start()), message, remedy))
    findings += filter(None, (garbled, lost))
    return "" if control else text, findings
