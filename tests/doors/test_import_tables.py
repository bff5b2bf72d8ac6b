"""Tables and workbooks as people save them: their definitions are imported, or one finding says what to type."""

import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import kind_named
from interlock.doors.edits.importing.headers import fields_meant, kind_of_columns
from interlock.doors.edits.importing.spreadsheet import read_spreadsheet
from interlock.doors.edits.importing.workbook_size import why_too_large
from interlock.sources.table_rows import column_name
from interlock.sources.tables import read_results
from tests.conftest import Handbook, examples, findings_in, linux_only, posix_only, write
from tests.doors.importing import imported, run, short

GERMAN = (
    "Benennung;Definition;Verantwortlich;Synonyme\n"
    "Gutschein;Ein Papier, das für die Karte steht.;front;Bon, Beleg\n"
    "Karte;Was Mitglieder zeigen.;front;\n"
)


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\ntitle;definition\nkerb;The edge.\n",
        "sep=;\ntitle,definition\nkerb,The edge.\n",
        "title,definition,owner,,\nkerb,The edge.,front,,\n",
        "Our words,,\n,,\ntitle,definition,owner\nkerb,The edge.,front\n",
        ",,\n,term,definition\n,kerb,The edge.\n",
        "title\tdefinition\nkerb\tThe edge.\n",
        '\ufeff"Title"|"Definition"\nkerb|The edge.\n',
        "title,definition,owner\nkerb,The edge.,Front desk,,,\n",
        "title;definition\ntitle;definition\nkerb;The edge.\n",
    ],
)
def test_tables_are_read_as_spreadsheets_save_them(table: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"


def test_a_missing_required_column_is_told_once(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title;definition, in plain words;source, or law\nkerb;The edge.;Rule 4\nbin;A box.;Rule 5\n"
    assert short(imported(folder, "csv", table, "--kind", "term", "--owner", "front")) == [
        "taken.txt:1:1 error: No column is called `definition`, which every term must have, so nothing was taken  [missing-field]"
    ]


def test_semicolons_separate_where_the_header_has_commas(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title;definition, in plain words;source, or law\nkerb;The edge.;Rule 4, part 2\n"
    done = imported(folder, "csv", table, "--kind", "term", "--owner", "front", "--map", "definition, in plain words=definition")
    assert short(done) == [
        "taken.txt:1:34 warning: There is no field `source, or law` in a term, so this column was left out  [unknown-field]"
    ]
    assert "definition: The edge." in (folder / "glossary/kerb.yml").read_text()


def test_a_table_without_summaries_is_told_once(tiny: Handbook) -> None:
    table = "title,wording,kind,made_by,made_to\n" + "".join(f"P{n},We do {n},public,front,residents\n" for n in range(30))
    done = imported(tiny({}), "csv", table)
    assert short(done) == [
        "taken.txt:1:1 error: No column is called `summary`, which every promise must have, so nothing was taken  [missing-field]"
    ]
    assert done.output.endswith("0 files written; 1 finding above.\n")


def test_a_column_for_part_of_a_field_is_named(tiny: Handbook) -> None:
    table = "title,summary,wording,kind,made_by,made_to,Share\nA,B,C,public,front,residents,95%\n"
    done = imported(tiny({}), "csv", table, "--kind", "promise")
    assert 'Call the column `target.share`, or write `--map "Share=target.share"`.' in " ".join(done.output.split())


def test_a_header_in_another_language_is_told_once(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", GERMAN, "--kind", "term", "--owner", "front")
    assert short(done) == [
        "taken.txt:1:1 error: No column says what each term is called: its columns are `Benennung`, `Definition`, "
        "`Verantwortlich` and `Synonyme`, of which `Definition` is known  [missing-field]"
    ]
    assert '--map "Benennung=title"' in done.output and "0 files written" in done.output


def test_columns_are_mapped_to_fields_by_name(tiny: Handbook) -> None:
    folder = tiny({})
    pairs = ["--map", "Benennung=title", "--map", "verantwortlich = owner", "--map", "Synonyme=also"]
    done = imported(folder, "csv", GERMAN, "--kind", "term", *pairs)
    assert short(done) == ["taken.txt:2:54 warning: `Bon, Beleg` was taken as one entry of `also`  [wrong-type]"]
    assert "Separate several entries by `;`." in done.output
    assert (folder / "glossary/gutschein.yml").exists() and (folder / "glossary/karte.yml").exists()


def test_titles_in_cells_become_ids(tiny: Handbook) -> None:
    folder = tiny({})
    write(
        folder / "links.csv",
        "title,summary,kind,supports.1.link\nPay Office,Pays.,support,FRONT DESK\nPost Room,Posts.,support,\n",
    )
    table = 'title,summary,wording,kind,made by,made to,limit\nPaid,On time.,You are paid on time.,internal,pay office,"Front desk, post room",1 day\n'
    write(folder / "promises.csv", table)
    done = run("import", "csv", folder / "promises.csv", folder / "links.csv", "--handbook", folder)
    assert "supports:\n  - {link: front}" in (folder / "standards/links/pay-office.yml").read_text(), done.output
    assert (folder / "standards/promises/paid.yml").exists(), done.output
    promise = (folder / "standards/promises/paid.yml").read_text()
    assert "made_by: pay-office" in promise and "made_to: [front, post-room]" in promise


def test_only_what_passes_the_check_is_written(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,definition,owner,broader\nkerb,The edge.,Finance,\nlane,A way.,front,\nramp,A slope.,Finance,\n"
    done = imported(folder, "csv", table)
    assert short(done) == ["taken.txt:2:16 error: There is no link `Finance`, and so in 1 more row  [unknown-reference]"]
    assert "1 file written" in done.output and (folder / "glossary/lane.yml").exists()
    assert [found for found in findings_in(folder) if found.severity == "error"] == []


def test_results_belong_among_the_results(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "promise;period;value\npermit-in-five-days;2026-10;97\n")
    assert (done.exit_code, "Put the file into `standards/results/` as it is." in done.output) == (2, True)


def test_new_results_have_a_row_for_each_measured_promise(tiny: Handbook) -> None:
    folder = tiny({})
    done = run("new", "results", "2026-27", "--handbook", folder, "--as-of", "2026-11-22")
    assert "write the period and the value" in done.output
    table = (folder / "standards/results/2026-27.csv").read_text().splitlines()
    assert table[:2] == ["promise,period,value,met,total,cause,action,note", "permit-in-five-days,2026-10,,,,,,"]
    assert run("new", "results", "2026-27", "--handbook", folder).exit_code == 2


def test_a_promise_is_renamed_in_results_of_any_form(tiny: Handbook) -> None:
    table = 'sep=;\nperiod;"Promise";value;note\n2026-10; "permit-in-five-days" ;97,5;permit-in-five-days\n2026-09;"permit-in-five-days";97;\n'
    folder = tiny({"standards/results/more.csv": table.replace('; "permit-in-five-days" ;', "; permit-in-five-days ;")})
    done = run("rename", "promise/permit-in-five-days", "permit-soon", "--handbook", folder)
    assert done.exit_code == 0, done.output
    assert (folder / "standards/results/more.csv").read_text() == (
        'sep=;\nperiod;"Promise";value;note\n2026-10; permit-soon ;97,5;permit-in-five-days\n2026-09;"permit-soon";97;\n'
    )


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


@pytest.mark.parametrize("note", ["Waste services", "* Source: our figures,,,,,", "Total,,,,,,8"])
def test_headings_and_notes_in_tables_are_passed_over(note: str, tiny: Handbook) -> None:
    row = "A,B,C,public,front,residents,95%\n"
    table = f"title,summary,wording,kind,made_by,made_to,target\n{note}\n{row}"
    done = imported(tiny({}), "csv", table)
    assert (done.exit_code, short(done)) == (
        0,
        ["taken.txt:2:1 warning: This row has nothing that every promise must have, and was passed over  [missing-field]"],
    )


def test_endless_numbers_in_a_workbook_are_told(tiny: Handbook) -> None:
    folder = tiny({})
    rows: list[list[str | float]] = [["term", "definition", "owner", "body"], ["kerb", "The edge.", "front", float("inf")]]
    workbook(folder / "handbook.xlsx", {"Words": rows})
    done = run("import", "sheet", folder / "handbook.xlsx", "--handbook", folder)
    assert short(done) == [
        "handbook.xlsx#Words:2:1 warning: A cell of this row holds no number that can be written, and is left empty  [bad-value]"
    ]
    assert "inf" not in (folder / "glossary/kerb.yml").read_text()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"title,definition\nkerb,The edge.\n"])
def test_what_is_no_workbook_is_told(content: bytes, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "book.xlsx").write_bytes(content)
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert (done.exit_code, "This is no workbook that can be read" in done.output) == (1, True)


@linux_only
@pytest.mark.parametrize("format", ["csv", "sheet", "skos", "markdown"])
def test_a_device_without_end_is_not_read(format: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "endless").symlink_to("/dev/zero")
    done = run("import", format, folder / "endless", "--owner", "front", "--handbook", folder)
    said = "20 MB is the most that is read" if format != "sheet" else "This is not a file that can be read"
    assert (done.exit_code, said in done.output) == (1, True)


@posix_only
def test_a_table_may_come_through_a_pipe(tiny: Handbook) -> None:
    folder = tiny({})
    reading, writing = os.pipe()
    os.write(writing, b"term,definition,owner\nkerb,The edge.,front\n")
    os.close(writing)
    done = run("import", "csv", f"/dev/fd/{reading}", "--handbook", folder)
    os.close(reading)
    assert done.exit_code == 0 and (folder / "glossary/kerb.yml").exists()


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
    assert (done.exit_code, "This is no workbook that can be read" in done.output) == (1, True)


def test_a_table_of_very_many_columns_is_told(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", ",".join(["x"] * 1_001) + "\n1\n")
    assert short(done)[0].endswith("This table has 1,001 columns, of which 1,000 are the most that can be read  [unsafe-yaml]")
    done = imported(folder, "csv", ",".join(f"x{number}" for number in range(30)) + "\n1\n")
    assert "`x18`, `x19` and 10 others. Say it with `--kind`" in done.output


def workbook(
    path: Path,
    sheets: Mapping[str, str | Sequence[list[str | float]]],
    packed: int = zipfile.ZIP_STORED,
    hidden: Sequence[str] = (),
) -> None:
    """Write a workbook with these sheets, as small as the standard lets it be."""
    main, office = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006",
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    named = [(f"sheet{number}.xml", name) for number, name in enumerate(sheets, 1)]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(f'<Override PartName="/xl/worksheets/{file}" ContentType="{kind}.worksheet+xml"/>' for file, _ in named)
    states = dict.fromkeys(hidden, ' state="hidden"')
    listed = "".join(
        f'<sheet name="{name}"{states.get(name, "")} sheetId="{number}" r:id="r{number}"/>'
        for number, (_, name) in enumerate(named, 1)
    )
    related = "".join(
        f'<Relationship Id="r{number}" Type="{office}/relationships/worksheet" Target="worksheets/{file}"/>'
        for number, (file, _) in enumerate(named, 1)
    )
    with zipfile.ZipFile(path, "w", packed) as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{parts}</Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/relationships/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}/relationships"><sheets>{listed}</sheets></workbook>'
        )
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{related}</Relationships>')
        for file, name in named:
            rows = written if isinstance(written := sheets[name], str) else _rows(written)
            book.writestr(f"xl/worksheets/{file}", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')


def _rows(rows: Sequence[list[str | float]]) -> str:
    return "".join(f'<row r="{number}">{_cells(row, number)}</row>' for number, row in enumerate(rows, 1))


def _cells(row: list[str | float], number: int) -> str:
    return "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if isinstance(value, str)
        else f'<c r="{letter}{number}"><v>{value}</v></c>'
        for letter, value in zip("ABCDEFGH", row, strict=False)
    )


CELLS = st.lists(
    st.sampled_from(["promise", "period", "value", "met", "title", "owner", "97", "5", "2026-10", "sep=;", "é", "\x00", "“"])
    | st.text(max_size=4)
    | st.sampled_from([",", ";", "\t", '"', "\n", "\r\n", "|", " "]),
    max_size=30,
).map("".join)


@examples(100)
@given(CELLS)
def test_no_text_is_too_broken_to_read(text: str) -> None:
    rows, findings = read_results("a.csv", text)
    header = "promise,value,period\n"
    more, told = read_results("a.csv", header + text)
    places = [row.place(name) for row in (*rows, *more) for name in ("promise", "value", "note")]
    for place in (*(finding.place for finding in (*findings, *told)), *places):
        assert place.line >= 1 and place.column >= 1 and place.width >= 1
    read_spreadsheet("a.csv", text, kind_named("term"), {})
    read_spreadsheet("a.csv", "title,definition,also,avoid.1.word,translations.de\n" + text, kind_named("term"), {})


@pytest.mark.parametrize("cell", ["x" * 140_000, '"' + "x" * 140_000])
def test_a_cell_of_endless_length_is_told(cell: str) -> None:
    rows, findings = read_results("a.csv", "promise,period,value\na,2026-10," + cell)
    assert (rows, [found.rule for found in findings]) == ([], ["bad-value"])


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Standard,Summary,Wording,Type,Responsible team,customers,Target (%)", "promise"),
        ("title,summary,kind,phone", "link"),
        ("Team,What they do,Type,Phone,Relies on", "link"),
        ("id,title,summary,owner,customers", "service"),
        ("Word,Description", "term"),
        ("Name,Meaning", "term"),
        ("id,name,description,email,website", None),
    ],
)
def test_the_kind_with_most_columns_is_meant(header: str, kind: str | None) -> None:
    """A name with a description may be anything: places are no words for the glossary."""
    meant = kind_of_columns([column_name(name) for name in header.split(",")])
    assert (meant.name if meant else None) == kind


def test_columns_that_fill_no_field_are_told_together(tiny: Handbook) -> None:
    table = "term,definition,owner,latitude,relatd,longitude\nkerb,The edge.,front,1,,2\n"
    assert short(imported(tiny({}), "csv", table)) == [
        "taken.txt:1:23 warning: There are no fields `latitude` and `longitude` in a term, so these columns were left out  [unknown-field]",
        "taken.txt:1:32 warning: There is no field `relatd` in a term, so this column was left out  [unknown-field]",
    ]


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        ("promise", "Target %", "target.share"),
        ("promise", "Team responsible", "made_by"),
        ("link", "Tel.", "contact.phone"),
        ("link", "E-mail address", "contact.email"),
        ("term", "Don't use", "avoid"),
        ("term", "Don’t use", "avoid"),
    ],
)
def test_signs_in_names_of_columns_are_passed_over(kind: str, written: str, field: str) -> None:
    assert fields_meant([column_name(written)], kind_named(kind)) == [field]


@pytest.mark.parametrize(
    ("table", "path", "written", "told"),
    [
        (
            "Word;Meaning;Not;Owner;Colour\nkerb;The edge.;curb;Front desk;\n",
            "glossary/kerb.yml",
            "title: kerb\nowner: front\ndefinition: The edge.\navoid: [curb]\n",
            "`Word` was read as `title`, `Meaning` was read as `definition`, `Not` was read as `avoid`.",
        ),
        (
            "Team,What they do,Type,Phone,Relies on\nLounge,A place to wait.,Front line,01632 960001,Front desk\n",
            "standards/links/lounge.yml",
            'title: Lounge\nsummary: A place to wait.\nkind: front-line\ncontact:\n  phone: "01632 960001"\nrelies_on:\n  - {link: front}\n',
            "`Team` was read as `title`, `What they do` was read as `summary`, `Type` was read as `kind`, "
            "`Phone` was read as `contact.phone`.",
        ),
        (
            "SLA,Description,Promise (wording),Type,Made by,Users,Time limit,Target\n"
            "Reset,Passwords.,We reset it.,PUBLIC,Front desk,Residents,15 min,95 %\n",
            "standards/promises/reset.yml",
            'title: Reset\nsummary: Passwords.\nwording: We reset it.\nkind: public\nmade_by: front\nmade_to: [residents]\nlimit: "15 min"\n'
            'target:\n  share: "95 %"\n',
            "`SLA` was read as `title`, `Description` was read as `summary`, `Promise (wording)` was read as `wording`, "
            "`Type` was read as `kind`, `Users` was read as `made_to`, "
            "`Time limit` was read as `limit`, `Target` was read as `target.share`.",
        ),
    ],
)
def test_columns_have_the_names_that_people_give_them(table: str, path: str, written: str, told: str, tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", table)
    assert (folder / path).read_text(encoding="utf-8") == written
    assert f"taken.txt: {told}" in done.output


def test_two_columns_for_a_field_lose_no_text_unsaid(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title;definition;owner;Definition\nkerb;The edge.;front;A border.\n"
    done = imported(folder, "csv", table, "--kind", "term")
    assert short(done) == [
        "taken.txt:1:24 warning: `definition` has the column `definition` already, so this one was left out  [unknown-field]"
    ]
    assert "The edge." in (folder / "glossary/kerb.yml").read_text()


def test_a_column_is_mapped_to_one_field(tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", "word\nkerb\n", "--kind", "term", "--map", "Word=title", "--map", "word=definition")
    assert "Error: `--map` says of `word` that it is two fields. Leave out one of them." in done.output


@pytest.mark.parametrize(
    ("cells", "days", "told"),
    [
        (("01/04/2026", "23/04/2026"), ("2026-04-01", "2026-04-23"), "`01/04/2026` was read as 2026-04-01, and so 1 other day."),
        (("4/1/26", "4/23/26"), ("2026-04-01", "2026-04-23"), "`4/1/26` was read as 2026-04-01, and so 1 other day."),
        (("03/03/2026", "2026-04-01"), ("2026-03-03", "2026-04-01"), "`03/03/2026` was read as 2026-03-03."),
        (
            ("1.4.2026", "Thu 2 April 2026"),
            ("2026-04-01", "2026-04-02"),
            "`1.4.2026` was read as 2026-04-01, and so 1 other day.",
        ),
    ],
)
def test_one_day_tells_how_its_column_is_meant(cells: list[str], days: list[str], told: str, tiny: Handbook) -> None:
    folder = tiny({})
    rows = "".join(f"{word};The edge.;front;{cell}\n" for word, cell in zip(("kerb", "bin"), cells, strict=True))
    done = imported(folder, "csv", f"title;definition;owner;review.last\n{rows}")
    assert (done.exit_code, short(done)) == (0, [])
    assert f"taken.txt: in `review.last`, {told}" in done.output
    for word, day in zip(("kerb", "bin"), days, strict=True):
        assert f"last: {day}\n" in (folder / f"glossary/{word}.yml").read_text()


@pytest.mark.parametrize("cells", [("01/04/2026", "02/04/2026"), ("23/04/2026", "04/23/2026")])
def test_days_that_may_be_two_are_asked_for(cells: list[str], tiny: Handbook) -> None:
    folder = tiny({})
    rows = "".join(f"{word};The edge.;front;{cell}\n" for word, cell in zip(("kerb", "bin"), cells, strict=True))
    done = imported(folder, "csv", f"title;definition;owner;review.last\n{rows}")
    assert done.exit_code == 1
    assert "was read as" not in done.output
    assert len(short(done)) == 2


@pytest.mark.parametrize("beside", ["", ";Target", ";Q1 total;Comments"])
def test_months_across_are_results_and_no_definitions(beside: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", f"promise;Apr 26;May 26{beside}\npermit-in-five-days;81,5;79\n")
    assert "These are results. Put the file into `standards/results/` as it is." in done.output
