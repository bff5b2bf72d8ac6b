"""What a sheet hides is told, and becomes no definition."""

from tests.conftest import Handbook
from tests.doors.importing import run, short
from tests.doors.test_import_workbooks import free_workbook, workbook

HEADER = ["term", "definition", "owner", "because"]
REMEDY = "Show what belongs to the handbook (take away the filter, where there is one), save the workbook, and import it again."


def test_hidden_rows_and_columns_are_left_out(tiny: Handbook) -> None:
    folder = tiny({})
    rows = [HEADER, ["kerb", "The edge.", "front", "x"], ["lane", "A way.", "front", ""], ["bay", "A place.", "front", "y"]]
    xml = "".join(
        f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number > 4 or row[0] == "lane" else ""}>'
        + "".join(
            f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for letter, cell in zip("ABCD", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate([*rows, ["", "", "", ""]], 1)
    )
    workbook(folder / "book.xlsx", {"Words": xml}, columns='<cols><col min="4" max="16384" width="0" hidden="1"/></cols>')
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert short(done) == ["book.xlsx#Words:3:1 warning: In this sheet row 3 and column D are hidden, and left out  [wrong-type]"]
    assert REMEDY in done.output and not (folder / "glossary/lane.yml").exists()
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"
    assert (folder / "glossary/bay.yml").exists()


def test_rows_that_a_filter_hides_are_left_out(tiny: Handbook) -> None:
    folder = tiny({})
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    end = '</table:table-row><table:table-row table:visibility="filter">'
    rows = ["".join(map(cell.format, row)) for row in (HEADER[:3], ["lane", "A way.", "front"], ["kerb", "The edge.", "front"])]
    free_workbook(folder / "book.ods", {"Words": [f"{rows[0]}{end}{rows[1]}", rows[2]]})
    done = run("import", "sheet", folder / "book.ods", "--handbook", folder)
    assert short(done) == ["book.ods#Words:2:1 warning: In this sheet row 2 is hidden, and left out  [wrong-type]"]
    assert [path.name for path in (folder / "glossary").glob("[kl]*.yml")] == ["kerb.yml"]


def test_words_that_are_struck_out_are_left_out(tiny: Handbook) -> None:
    folder = tiny({})
    styles = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    rows = [(0, HEADER[:3]), (1, ["lane", "A way.", "front"]), (2, ["kerb", "The edge.", "front"])]
    xml = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{at}{number}" s="{style}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for at, cell in zip("ABC", row, strict=True)
        )
        + "</row>"
        for number, (style, row) in enumerate(rows, 1)
    )
    workbook(folder / "book.xlsx", {"Words": xml}, styles=styles)
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert short(done) == [
        "book.xlsx#Words:2:1 warning: Cell A2 holds words that are struck out and was left empty, and so in 2 more cells  [bad-value]"
    ]
    assert [path.name for path in (folder / "glossary").glob("[kl]*.yml")] == ["kerb.yml"]
