"""Bad input in tables of results: endless ones, odd bytes, rows that are short, and the same fault in thousands of rows."""

from collections.abc import Callable

import pytest

from tests.conftest import Handbook, short
from tests.sources.bad_files import HEADER, RESULTS

CONTROL = (
    "2:30: error bad-encoding There is a character here that cannot be shown (code 0). Delete it, and save the file as UTF-8."
)
# The name of the case, the bytes of the table (or what makes very many of them), and the output of `check --format short`.
TABLES: list[tuple[str, bytes | Callable[[], bytes], str]] = [
    (
        "200,001 rows",
        lambda: b"promise,period,value\n" + b"p,2026,9\n" * 200_001,
        "1:1: error unsafe-yaml This file has more than 200,000 rows. Split it, a file for each year.",
    ),
    (
        "31 MB of rows",
        lambda: b"promise,period,value\n" + b"permit-in-five-days,2026-10,97\n" * 1_000_000,
        "1:1: error unsafe-yaml This file holds 31.1 MB; 20 MB is the most that is read. "
        "Split it, or delete it if it does not belong here.",
    ),
    ("NUL bytes in results", b"promise,period,value\npermit-in-five-days,2026-09,9\x007\n", CONTROL),
    (
        "a quotation mark that stays open",
        HEADER.encode() + b'permit-in-five-days,2026-09,97,"never closed\n',
        "2:32: error bad-value A quotation mark opens here and is never closed. Close it at the end of the cell, or delete it.",
    ),
    (
        "a quotation mark that stays open in the header",
        b'"promise,period,value\npermit-in-five-days,2026-09,97\n',
        "1:1: error bad-value A quotation mark opens here and is never closed. Close it at the end of the cell, or delete it.",
    ),
    (
        "empty results",
        b"",
        "1:1: error missing-field This file is empty. "
        "Start the file with `promise,period,value`, then any of `met,total,cause,action,note`.",
    ),
    (
        "a row of two cells",
        HEADER.encode() + b"permit-in-five-days,2026-09\n",
        "2:1: error wrong-type This row has 2 cells, the header has 4. "
        "Write promise, period and value, each in a cell of its own; a value that is not known stays blank.",
    ),
    (
        "a row without a promise",
        HEADER.encode() + b",2026-09,97,\n",
        "2:1: error missing-field This row names no promise. Write the id of a promise; delete the row if it is a total or a note.",
    ),
    ("blank rows", HEADER.encode() + b"\n,,,\npermit-in-five-days,2026-09,97,\n\n", ""),
    (
        "results with carriage returns only",
        b"promise,period,value\rpermit-in-5-days,2026-09,97\r",
        "2:1: error unknown-promise-in-results There is no promise `permit-in-5-days`. Did you mean `permit-in-five-days`?",
    ),
    (
        "results in Latin-1",
        HEADER.encode() + "permit-in-five-days,2026-09,97,café\n".encode("latin-1"),
        "2:35: error bad-encoding This character is not UTF-8: the file was saved as Latin-1 or Windows text. "
        "Save the file as UTF-8; in a spreadsheet, choose “CSV UTF-8”.",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_a_table_ends_in_a_finding(content: bytes | Callable[[], bytes], expected: str, tiny: Handbook) -> None:
    output = short(tiny({RESULTS: content() if callable(content) else content}))
    assert output == (f"{RESULTS}:{expected}\n" if expected else "")


def test_thousands_of_equal_faults_in_a_table_are_counted(tiny: Handbook) -> None:
    folder = tiny({RESULTS: HEADER + "permit-in-five-days,2026-09,97,\n" * 5_000 + "permit-in-five-days,2026-08,101,\n"})
    output = short(folder).splitlines()
    assert len(output) == 22
    assert output[20].startswith(f"{RESULTS}:23:21: error duplicate-result 4,979 more rows of this file have the same fault.")
    assert "result-out-of-range" in output[21]


def test_a_single_row_above_the_limit_is_shown(tiny: Handbook) -> None:
    output = short(tiny({RESULTS: HEADER + "permit-in-five-days,2026-09,97,\n" * 22}))
    assert output.count("already has a result") == 21
