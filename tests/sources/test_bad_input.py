"""Bad input in files of definitions and pages, such as odd bytes and huge texts: each is reported by a finding."""

from collections.abc import Callable

import pytest

from tests.conftest import Handbook, findings_in, short
from tests.sources.bad_files import CUSTOMER, RESULTS, VISITORS
from tests.sources.hostile_yaml import BOMB, DEEP_ALIASES
from tests.tiny_files import FRONT, LINK

_IN_EDITOR = "Save the file as UTF-8; editors offer that as “Encoding” when they save it."
LATIN = f"error bad-encoding This character is not UTF-8: the file was saved as Latin-1 or Windows text. {_IN_EDITOR}"
UTF_16 = f"1:1: error bad-encoding This file is saved as UTF-16. {_IN_EDITOR}"
_AS_CSV = "whatever its name says. Open it in a spreadsheet, and save it as “CSV UTF-8”."
WORKBOOK = f"error bad-encoding This file is a workbook, a document of Word or an archive, {_AS_CSV}"
OLD_WORKBOOK = f"error bad-encoding This file is an old workbook or document of Word, {_AS_CSV}"
RICH_TEXT = (
    "error bad-encoding This file is text with formatting (RTF), whatever its name says. "
    "Open it in the program that made it, and save it as plain text in UTF-8, or delete it if it does not belong here."
)
NO_TEXT = RICH_TEXT.replace("text with formatting (RTF)", "no text")
EMPTY = (
    "1:1: error missing-field This file is empty; a customer needs `title`, `summary`. Write those fields, or delete the file."
)
CONTROL = "error bad-encoding There is a character here that cannot be shown (code 0). Delete it, and save the file as UTF-8."
DEEP = "error unsafe-yaml This is nested more than 50 levels deep. Flatten it: no definition needs more than ten levels."
# The name of the case, the file, its bytes (or what makes very many of them), and the output of `check --format short`.
FILES: list[tuple[str, str, bytes | Callable[[], bytes], str]] = [
    (
        "byte order mark",
        LINK,
        b"\xef\xbb\xbf" + FRONT.encode(),
        "",
    ),
    ("a workbook", RESULTS, b"PK\x03\x04\x14\x00", f"1:1: {WORKBOOK}"),
    ("an old workbook", RESULTS, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", f"1:1: {OLD_WORKBOOK}"),
    ("text with formatting", CUSTOMER, b"{\\rtf1\\ansi title: Visitors}", f"1:1: {RICH_TEXT}"),
    ("text with formatting and a second ending", f"{CUSTOMER}.rtf", b"{\\rtf1\\ansi title: Visitors}", f"1:1: {RICH_TEXT}"),
    (
        "a page of a code host",
        CUSTOMER,
        b"\n<!DOCTYPE html>\n<html><body>title: Visitors</body></html>\n",
        "1:1: error wrong-type This file is a web page, whatever its name says. "
        "Download the file itself, at a code host with the button “Raw”, and put it here.",
    ),
    (
        "the path of a link",
        "docs/visitors.md",
        b"../shared/visitors.md",
        "1:1: error misplaced-file This is not the file itself, but the path of a link to it: `../shared/visitors.md`. "
        "Put the file itself here: Git on Windows keeps a link as text.",
    ),
    (
        "a file that iCloud has taken away",
        "standards/customers/.visitors.yml.icloud",
        b"bplist00",
        "1:1: error misplaced-file iCloud has taken `visitors.yml` off this computer, and left this in its place. "
        "Open its folder in the Finder, and choose “Download Now” for it.",
    ),
    ("a picture", CUSTOMER, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"1:1: {NO_TEXT}"),
    (
        "encrypted",
        CUSTOMER,
        b"\0GITCRYPT\0\x01\x02",
        "1:1: error bad-encoding This file is encrypted by git-crypt. Type `git-crypt unlock`, in a workflow before the build.",
    ),
    (
        "zeros alone",
        CUSTOMER,
        b"\0" * 4096,
        "1:1: error bad-encoding This file holds zeros alone, as when a disk was full or a computer stopped while it was saved. "
        f"Bring it back: `git checkout -- {CUSTOMER}`.",
    ),
    (
        "zeros behind its end",
        CUSTOMER,
        VISITORS.encode() + b"\0" * 100,
        "3:1: error bad-encoding There is a character here that cannot be shown (code 0), the first of 100 such. "
        "Delete them, and save the file as UTF-8.",
    ),
    (
        "an answer of a server",
        CUSTOMER,
        b'{"error": "not found"}',
        "1:1: error unknown-field Nothing in this file is a field of a customer. "
        "Write its own: `title: …`, `summary: …`; or delete the file if it is something else.",
    ),
    ("UTF-16", LINK, FRONT.encode("utf-16"), UTF_16),
    ("UTF-16 without a mark", LINK, FRONT.encode("utf-16-le"), UTF_16),
    ("UTF-32", LINK, FRONT.encode("utf-32"), UTF_16.replace("16", "32")),
    ("Latin-1", LINK, FRONT.replace("who come in", "at the café").encode("latin-1"), f"2:35: {LATIN}"),
    ("Windows quotation marks", LINK, FRONT.replace("who come in", "“here”").encode("cp1252"), f"2:25: {LATIN}"),
    ("half a surrogate in bytes", CUSTOMER, b"title: \xed\xa0\x80\n", f"1:8: {LATIN}"),
    ("NUL bytes", LINK, FRONT.encode() + b"does: [a\x00b]\n", f"4:9: {CONTROL}"),
    ("carriage returns only", CUSTOMER, VISITORS.replace("\n", "\r").encode(), ""),
    ("Windows line ends", CUSTOMER, VISITORS.replace("\n", "\r\n").encode(), ""),
    ("an empty file", CUSTOMER, b"", EMPTY),
    ("white space only", CUSTOMER, b" \n\n", EMPTY),
    ("a comment only", CUSTOMER, b"# to be written\n", EMPTY),
    (
        "an empty procedure",
        "standards/procedures/renew.yml",
        b"",
        "1:1: error missing-field This file is empty; a procedure needs `title`, `summary`, `owner`, `steps`. "
        "Write those fields, or delete the file.",
    ),
    (
        "an empty organisation",
        "standards/organisation.yml",
        b"",
        "1:1: error missing-field This file is empty; the organisation needs `name`. Write it, or delete the file.",
    ),
    (
        "a text in place of an organisation",
        "standards/organisation.yml",
        b"Tinford\n",
        "1:1: error wrong-type A text stands where the fields of the organisation belong. "
        "Start with its field: `name`, as `name: …`.",
    ),
    (
        "a byte more than is read",
        CUSTOMER,
        lambda: b"#" * 1_000_001,
        "1:1: error unsafe-yaml This file holds 1.1 MB; 1 MB is the most that is read. "
        "Split it, or delete it if it does not belong here.",
    ),
    (
        "a list at the top",
        CUSTOMER,
        b"- title: Visitors\n",
        "1:1: error wrong-type A list stands where the fields of a customer belong. "
        "Take the hyphen and the spaces before the fields out.",
    ),
    (
        "a text at the top",
        CUSTOMER,
        b"Visitors\n",
        "1:1: error wrong-type A text stands where the fields of a customer belong. "
        "Start with the fields: `title`, `summary`, each as `title: …`.",
    ),
    (
        "a call of Python",
        CUSTOMER,
        b"title: !!python/object/apply:os.system [ls]\n",
        "1:8: error unsafe-yaml The tag `!!python/object/apply:os.system` is not allowed. "
        "Delete it, or put the text in quotation marks if it starts with `!`.",
    ),
    (
        "an alias bomb",
        CUSTOMER,
        b"a: &a [x, x, x, x, x, x, x, x, x, x]\n" + BOMB,
        "5:44: error unsafe-yaml This file holds more than 100,000 values, with its aliases written out. "
        "Split it, and use no aliases.",
    ),
    (
        "a long text aliased many times",
        CUSTOMER,
        b"title: &a " + b"word " * 2_000 + b"\nneeds: [" + b", ".join([b"*a"] * 200) + b"]\n",
        "2:409: error unsafe-yaml This file holds more than 1,000,000 characters, with its aliases written out. "
        "Split it, and use no aliases.",
    ),
    (
        "an alias of what it stands in",
        CUSTOMER,
        b"title: &a [*a]\n",
        "1:12: error unsafe-yaml `*a` stands inside itself. "
        "Put the whole text in quotation marks if it starts with `*`; else write the value out here.",
    ),
    ("nesting 10,000 deep", CUSTOMER, b"title: " + b"[" * 10_000 + b"]" * 10_000 + b"\n", f"1:57: {DEEP}"),
    ("nesting through aliases", CUSTOMER, b"a0: &a0 " + b"[" * 40 + b"]" * 40 + b"\n" + DEEP_ALIASES, f"2:49: {DEEP}"),
    (
        "a code for a control character",
        CUSTOMER,
        b'title: "Visitors\\e[31m"\nsummary: x\n',
        "1:8: error bad-encoding A code in this text stands for a character that cannot be shown (code 27). "
        "Delete the backslash and what belongs to it.",
    ),
    (
        "50 MB",
        CUSTOMER,
        lambda: b"title: " + b"x" * 50_000_000,
        "1:1: error unsafe-yaml This file holds 50.1 MB; 1 MB is the most that is read. "
        "Split it, or delete it if it does not belong here.",
    ),
    (
        "half a surrogate, escaped",
        CUSTOMER,
        b'title: "\\ud800"\nsummary: x\n',
        "1:11: error yaml-syntax A backslash between double quotation marks starts a code, and this is none. "
        "Write each backslash of the text twice, or use single quotation marks.",
    ),
    (
        "a value without a name",
        CUSTOMER,
        VISITORS.encode() + b"~: no name\n",
        "3:4: error yaml-syntax This value has no field's name before its colon. "
        "Write the field's name before the colon, or delete the line.",
    ),
    (
        "a list for a name",
        CUSTOMER,
        VISITORS.encode() + b"? [a, b]\n: c\n",
        "3:3: error wrong-type A field's name is one word, not a list or mapping. "
        "Put quotation marks around a text that starts with `[` or `{`.",
    ),
    (
        "capital letters",
        "standards/customers/Visitors.yml",
        VISITORS.encode(),
        "1:1: error bad-id `Visitors` cannot be an id. Rename the file to `visitors.yml`.",
    ),
    (
        "no letters",
        "standards/customers/___.yml",
        VISITORS.encode(),
        "1:1: error bad-id `___` cannot be an id. Rename the file: small letters, digits and single hyphens.",
    ),
    (
        "a backup file",
        "standards/customers/residents.yml~",
        VISITORS.encode(),
        "1:1: error second-copy This looks like a copy of `residents.yml`, which stands beside it. "
        "Compare the two, keep what is right in that file, and delete this one.",
    ),
    (
        "a definition that looks like a README",
        "standards/customers/readme-first.yml",
        b"title: Read me first\n",
        "1:1: error missing-field `summary` is missing from a customer. "
        "Add `summary:` — one sentence of at most 200 characters that tells what it is.",
    ),
]


@pytest.mark.parametrize(("path", "content", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_ends_in_a_finding(path: str, content: bytes | Callable[[], bytes], expected: str, tiny: Handbook) -> None:
    assert short(tiny({path: content() if callable(content) else content})) == (f"{path}:{expected}\n" if expected else "")


def test_no_number_is_impossible_while_the_country_is_unknown(tiny: Handbook) -> None:
    folder = tiny(
        {
            LINK: FRONT + "contact: {phone: 18001 01632 960101}\n",
            "standards/organisation.yml": "name: Tiny\ncalendar: {country: GB}\n",
        }
    )
    (folder / "standards/organisation.yml").rename(folder / "standards/links/organisation.yml")
    assert short(folder) == (
        "standards/links/organisation.yml:1:1: error misplaced-file This has the fields of the organisation, not of a link. "
        "Move it to `standards/organisation.yml`.\n"
    )


@pytest.mark.parametrize("page", ["\ra\n  - ", "a\r\r> b", "\r```"])
def test_a_page_from_an_old_mac(tiny: Handbook, page: str) -> None:
    assert not [finding for finding in findings_in(tiny({"docs/index.md": page})) if finding.severity == "error"]


def test_every_fault_is_found_in_one_run(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/services/parking.yml": "title: Parking\nsumary: Permits.\nowner: frnt\ncustomers: [residnts]\ncost: <script>\n",
            "standards/links/Back.yml": "title: Back\n",
            "standards/results/visits.csv": "promise,period,value\npermit,2026-13,400\n",
        }
    )
    assert {finding.rule for finding in findings_in(folder)} == {
        "bad-date",
        "bad-id",
        "missing-field",
        "unknown-field",
        "unknown-reference",
        "unsafe-markup",
        "unknown-promise-in-results",
    }


def test_a_missing_organisation_is_told_once(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "standards/organisation.yml").unlink()
    assert short(folder) == (
        "standards/organisation.yml:1:1: error missing-field This file is missing, so the handbook has no name, calendar "
        "or values. Bring it back, or write it: `name: …` and, below `values:`, those that definitions name, `respect`.\n"
    )
