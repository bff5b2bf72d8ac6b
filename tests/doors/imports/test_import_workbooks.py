"""Workbooks as people save them: their sheets are imported, or one finding says what to type."""

import errno
import subprocess
import sys
import zipfile

import pytest

from interlock.doors.edits.importing.workbook.workbook_size import why_too_large
from tests.conftest import Handbook
from tests.doors.edits import output_of
from tests.doors.importing import run, short
from tests.doors.old_workbooks import old_error, old_failed_formula, old_text, old_workbook
from tests.doors.workbooks import free_workbook, workbook


def test_sheets_of_a_workbook_become_definitions(tiny: Handbook) -> None:
    folder = tiny({})
    sheets: dict[str, list[list[str | float]]] = {
        "Teams": [["Our teams"], [], ["Title", "Summary", "Kind"], ["Pay Office", "Pays & thanks.", "support"]],
        "Lists": [],
        "Words": [
            ["term", "definition", "owner", "review.last"],
            ["kerb", "The edge.", "Pay Office", "2026-03-31"],
            ["lane", 7.0],
        ],
        "Notes": [["to do", "by"], ["Ask", 1.5]],
    }
    workbook(folder / "handbook.xlsx", sheets)
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done) == [
        "handbook.xlsx#Notes:1:1 warning: This sheet was passed over. The header does not tell what the rows are: its columns are "
        "`to do` and `by`. Say it with `--kind`: `link`, `customer`, `service`, `promise`, `procedure`, `contact-point`, "
        "`framework`, `lesson`, `session`, `term`.  [wrong-type]",
        "handbook.xlsx#Words:3:1 error: `owner` is missing from a term  [missing-field]",
    ]
    assert (
        folder / "standards/links/pay-office.yml"
    ).read_text() == "title: Pay Office\nsummary: Pays & thanks.\nkind: support\n"
    assert "owner: pay-office" in (folder / "glossary/kerb.yml").read_text()


def test_a_process_that_cannot_begin_is_no_large_workbook(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    folder = tiny({})
    workbook(folder / "handbook.xlsx", {"Words": [["term", "definition"], ["kerb", "The edge."]]})
    monkeypatch.setattr(subprocess, "run", refused)
    done = run("import", "sheet", folder / "handbook.xlsx", "--kind", "term", "--handbook", folder)
    assert done.exit_code == 2 and "Too many open files. Close other programs" in output_of(done)


def test_the_process_that_reads_a_workbook_loads_little() -> None:
    script = "import sys, interlock.doors.edits.importing.workbook.workbook_values; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert {name.split(".")[1] for name in loaded if name.startswith("interlock.")} == {"doors", "findings"}
    assert "pydantic" not in loaded


def test_a_workbook_of_unknown_sheets_is_refused(tiny: Handbook) -> None:
    folder = tiny({})
    workbook(folder / "notes.xlsx", {"Notes": [["to do", "by"], ["Ask", 1.5]], "Old": [["when", "where"], ["now", "here"]]})
    refused = run("import", "sheet", folder / "notes.xlsx", "--handbook", folder)
    assert refused.exit_code == 2 and "its columns are `to do` and `by`. Say it with `--kind`" in output_of(refused)


def test_a_hidden_sheet_is_passed_over(tiny: Handbook) -> None:
    folder = tiny({})
    header: list[str | float] = ["term", "definition", "owner"]
    sheets: dict[str, list[list[str | float]]] = {
        "Words": [header, ["kerb", "The edge.", "front"]],
        "Old": [header, ["lane", "A way.", "front"]],
        "Lists": [],
    }
    workbook(folder / "handbook.xlsx", sheets, hidden=("Old", "Lists"))
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done) == ["handbook.xlsx#Old:1:1 warning: This sheet is hidden, and was passed over  [wrong-type]"]
    assert (folder / "glossary/kerb.yml").exists() and not (folder / "glossary/lane.yml").exists()


def test_marks_of_forms_and_word_processors_are_read(tiny: Handbook) -> None:
    folder = tiny({})
    rows: list[list[str | float]] = [
        ["Name*", "Summary:", "Kind", "Does"],
        ["Pay", "Pays.", "support", "• Pays\n\uf0b7 Checks\n- Files"],
    ]
    workbook(folder / "teams.xls", {"Teams": rows})
    assert run("import", "sheet", folder / "teams.xls", "--handbook", folder).exit_code == 0
    written = (folder / "standards/links/pay.yml").read_text()
    assert written == "title: Pay\nsummary: Pays.\nkind: support\ndoes: [Pays, Checks, Files]\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("cut.xlsx", b"PK\x03\x04\x14\x00", "This workbook is cut off or damaged"),
        ("~$words.xlsx", b"\x05Ann", "Import the workbook itself: `words.xlsx`."),
        ("text.xlsx", b"title,definition\nkerb,The edge.\n", "text, and no workbook that can be read"),
        ("awaited.xlsx", b"", "in a folder that is synchronised, download it first."),
    ],
)
def test_what_is_no_workbook_is_told(name: str, content: bytes, told: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / name).write_bytes(content)
    done = run("import", "sheet", folder / name, "--handbook", folder)
    assert (done.exit_code, told in done.output) == (1, True)


def test_shares_in_a_workbook_have_no_sign(tiny: Handbook) -> None:
    """Excel holds 0.9 where it shows 90 %. Such a column is a share, as in a table of results."""
    folder = tiny({})
    rows: list[list[str | float]] = [["title", "summary", "wording", "kind", "made by", "made to", "Target %"]]
    given: list[str | float] = [0.9, 1.0, 95.5, "92 %", "at least 80%"]
    rows += [[f"P{n}", "S", "W", "public", "front", "residents", share] for n, share in enumerate(given)]
    workbook(folder / "handbook.xlsx", {"Promises": rows})
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert (done.exit_code, short(done)) == (0, [])
    shares = [(folder / f"standards/promises/p{n}.yml").read_text().partition("share: ")[2].strip('"\n') for n in range(5)]
    assert shares == ["90%", "100%", "95.5%", "92 %", "at least 80%"]


def test_endless_numbers_in_a_workbook_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    rows: list[list[str | float]] = [["term", "definition", "owner", "body"], ["kerb", "The edge.", "front", float("inf")]]
    workbook(folder / "handbook.xlsx", {"Words": rows})
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done) == ["handbook.xlsx#Words:2:1 warning: Cell D2 holds a number without end and was left empty  [bad-value]"]
    assert "inf" not in (folder / "glossary/kerb.yml").read_text()


def test_cells_whose_formula_gives_no_value_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    header = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("term", "definition", "owner", "source", "body"))
    texts = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("kerb", "The edge.", "front"))
    stored, empty = "<f>A1</f><v>By law.</v></c>", '<f>""</f><v></v></c>'
    cells = f'<c r="D2"><f>A1&amp;B1</f><v></v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F2" t="str">{stored}<c r="G2" t="str">{empty}'
    workbook(folder / "handbook.xlsx", {"Words": f'<row r="1">{header}</row><row r="2">{texts}{cells}</row>'})
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done)[:2] == [
        "handbook.xlsx#Words:2:1 warning: Cell D2 holds a formula without a value and was left empty  [bad-value]",
        "handbook.xlsx#Words:2:1 warning: Cell E2 holds `#DIV/0!` and was left empty  [bad-value]",
    ]
    assert "Open the workbook in a spreadsheet, save it there, and import it again." in done.output


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#BUSY!", "Err:502"])
def test_errors_of_newer_sheets_empty_one_cell(error: str, tiny: Handbook) -> None:
    folder = tiny({})
    header = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("term", "definition", "owner", "source", "body"))
    texts = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("kerb", "The edge.", "front"))
    failed = f'<c r="D2" t="e"><f>UNIQUE(A1:A9)</f><v>{error}</v></c><c r="E2" t="str"><f>A1</f><v>{error} is shown</v></c>'
    workbook(folder / "handbook.xlsx", {"Words": f'<row r="1">{header}</row><row r="2">{texts}{failed}</row>'})
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done)[0] == f"handbook.xlsx#Words:2:1 warning: Cell D2 holds `{error}` and was left empty  [bad-value]"
    assert f"{error} is shown" in (folder / "glossary/kerb.yml").read_text()


def test_cells_of_an_ods_without_a_value_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    said = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'.format
    failed = '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    header = "".join(map(said, ("term", "definition", "owner", "example", "context", "source", "body")))
    kerb = "".join(map(said, ("kerb", "The edge.", "front"))) + '<table:table-cell table:number-columns-repeated="2"/>'
    rows = [header, "", f'{kerb}{failed}<table:table-cell table:formula="of:=A1"/>']
    free_workbook(folder / "handbook.ods", {"Notes": [said("note"), failed], "Words": rows})
    done = run("import", "sheet", folder / "handbook.ods", "--handbook", folder)
    assert [line for line in short(done) if "#Words" in line and "left empty" in line] == [
        "handbook.ods#Words:4:1 warning: Cell F4 holds `#N/A` and was left empty  [bad-value]",
        "handbook.ods#Words:4:1 warning: Cell G4 holds a formula without a value and was left empty  [bad-value]",
    ]


def test_cells_of_an_xls_that_show_errors_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    header = [old_text(0, column, name) for column, name in enumerate(("term", "definition", "owner", "source", "body"))]
    kerb = [old_text(1, column, text) for column, text in enumerate(("kerb", "The edge.", "front"))]
    sheets = {
        "Notes": [old_text(0, 0, "note")],
        "Words": [*header, *kerb[:1], old_error(1, 1, 7), *kerb[1:], old_error(1, 3, 0x17), old_failed_formula(1, 4, 0x2A)],
    }
    old_workbook(folder / "words.xls", sheets)
    done = run("import", "sheet", folder / "words.xls", "--handbook", folder)
    assert [line for line in short(done) if "left empty" in line] == [
        "words.xls#Words:2:1 warning: Cell D2 holds `#REF!` and was left empty  [bad-value]",
        "words.xls#Words:2:1 warning: Cell E2 holds `#N/A` and was left empty  [bad-value]",
    ]
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"


@pytest.mark.parametrize(("merged", "owner"), [("A2:A3", ""), ("A2:A9", ""), ("F1:G3", "front")])
def test_merged_cells_have_one_value_in_each_row(merged: str, owner: str, tiny: Handbook) -> None:
    """Empty cells below the table, or beside it, may be merged too."""
    folder = tiny({})
    rows: list[list[str | float]] = [["owner", "term", "definition"], ["front", "kerb", "The edge."], [owner, "lane", "A way."]]
    workbook(folder / "handbook.xlsx", {"Words": rows}, merged=merged)
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert (done.exit_code, short(done)) == (0, [])
    assert "owner: front" in (folder / "glossary/lane.yml").read_text()


def test_workbooks_that_unpack_to_gigabytes_are_not_read(tiny: Handbook) -> None:
    folder = tiny({})
    for name, part, content in (
        ("last-cell", "sheet1", b'<c r="A1" t="n"><v>1</v></c><c t="n" r="XFD1048576"><v>1</v></c>'),
        ("no-cell", "sheet1", b'<c r="ZZZZZZZ99999999999"><v>1</v></c>'),
        ("long-cell", "sheet2", b" " * 61_000_000),
        ("formatted", "sheet1", b'<c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/>'),
    ):
        with zipfile.ZipFile(folder / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr(f"xl/worksheets/{part}.xml", content)
    assert [why_too_large(folder / f"{name}.xlsx") for name in ("last-cell", "no-cell", "long-cell", "formatted", "none")] == [
        "A sheet of this workbook is too large to be read: it has a value in row 1,048,576, column 16,384",
        "A sheet of this workbook is too large to be read: it has a value in row 99,999,999,999, column 8,353,082,582",
        "This workbook holds more than 60 MB when it is unpacked",
        "",
        "",
    ]
    done = run("import", "sheet", folder / "last-cell.xlsx", "--handbook", folder)
    assert (done.exit_code, "Delete the sheets, rows and columns" in done.output) == (1, True)


ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        f'{ONE_CELL}<row r="1048576"><c x=">" r="XFD1048576"><v>1</v></c></row>',
        f'{ONE_CELL}<row r="1048576"><c x="{"x" * 300}" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>',
    ],
    ids=["sign-in-attribute", "long-attribute", "cell-without-a-name"],
)
def test_cells_far_apart_end_no_command(rows: str, tiny: Handbook) -> None:
    folder = tiny({})
    workbook(folder / "book.xlsx", {"Words": rows})
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert (done.exit_code, "This workbook is too large to be read" in done.output) == (1, True)


def test_sheets_are_too_large_together(tiny: Handbook) -> None:
    folder = tiny({})
    far = f'{ONE_CELL}<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    workbook(folder / "book.xlsx", {"One": far, "Two": far})
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert (done.exit_code, "This workbook is too large to be read" in done.output) == (1, True)


def test_a_damaged_workbook_is_told(tiny: Handbook) -> None:
    folder = tiny({})
    workbook(folder / "book.xlsx", {"Words": [["term", "definition"]]}, zipfile.ZIP_DEFLATED)
    data = (folder / "book.xlsx").read_bytes()
    begins = data.index(b"sheet1.xml", data.index(b"xl/worksheets/sheet1.xml")) + len("sheet1.xml")
    (folder / "book.xlsx").write_bytes(data[:begins] + b"\xff" * 6 + data[begins + 6 :])
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert (done.exit_code, "no workbook that can be read" in done.output) == (1, True)
