"""What a sheet hides is told, and becomes no definition."""

import pytest

from interlock.doors.edits.importing.workbook.hidden_cells import HiddenCells, empty_hidden_cells
from interlock.doors.edits.importing.workbook.number_formats import shown_number
from tests.conftest import Handbook
from tests.doors.importing import run, short
from tests.doors.old_workbooks import old_hidden_columns, old_hidden_row, old_numbers, old_styles, old_text, old_workbook
from tests.doors.workbooks import free_workbook, workbook

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


def test_a_cell_loses_only_its_struck_words(tiny: Handbook) -> None:
    folder = tiny({})
    text = "<is><r><t>The </t></r><r><rPr><strike/></rPr><t>old </t></r><r><rPr><strike val='0'/></rPr><t>edge.</t></r></is>"
    cells = "".join(f'<c r="{at}2" t="inlineStr"><is><t>{word}</t></is></c>' for at, word in (("A", "kerb"), ("C", "front")))
    header = "".join(f'<c r="{at}1" t="inlineStr"><is><t>{name}</t></is></c>' for at, name in zip("ABC", HEADER[:3], strict=True))
    xml = f'<row r="1">{header}</row><row r="2">{cells}<c r="B2" t="inlineStr">{text}</c></row>'
    workbook(folder / "book.xlsx", {"Words": xml})
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert short(done) == [
        "book.xlsx#Words:2:1 warning: Cell B2 holds words that are struck out, which were left out  [bad-value]"
    ]
    assert (folder / "glossary/kerb.yml").read_text().endswith("definition: The edge.\n")


def test_free_workbooks_lose_what_is_struck_out(tiny: Handbook) -> None:
    folder = tiny({})
    line = '<style:text-properties style:text-line-through-style="{}"/>'
    styles = (
        f'<style:style style:name="out">{line.format("solid")}</style:style><style:style style:name="as-out" style:parent-style-name="out"/>'
        f'<style:style style:name="in" style:parent-style-name="out">{line.format("none")}</style:style>'
    )
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    plain, by_name = cell.replace("{}", ' table:style-name="in"', 1), cell.replace("{}", ' table:style-name="as-out"', 1)
    columns = '<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="out"/>'
    words = '<text:span text:style-name="in">The</text:span> <text:span text:style-name="out">old </text:span>edge.'
    rows = [
        "".join(map(plain.format, HEADER)),
        f"{plain.format('kerb')}{plain.format(words)}{plain.format('front')}{cell.format('', 'Once.')}",
        f"{by_name.format('lane')}{by_name.format('A way.')}",
    ]
    first = f"</table:table-row>{columns}<table:table-row>{rows[0]}"
    free_workbook(folder / "book.ods", {"Words": [first, *rows[1:]]}, styles)
    done = run("import", "sheet", folder / "book.ods", "--handbook", folder)
    assert [path.name for path in (folder / "glossary").glob("[kl]*.yml")] == ["kerb.yml"]
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"
    assert "Cell B3 holds words that are struck out, which were left out" in done.output
    assert "Cell D3 holds words that are struck out and was left empty, and so in 2 more cells" in done.output


def test_old_workbooks_are_read_as_they_look(tiny: Handbook) -> None:
    folder = tiny({})
    header = ["title", "summary", "kind", "phone", "because"]
    teams = [[name, "S", "support"] for name in ("Shop", "Yard", "Mill")]
    records = [old_hidden_columns(4, 5), old_hidden_row(2), *(old_text(0, at, name) for at, name in enumerate(header))]
    for row, team in enumerate(teams, 1):
        records += [old_text(row, at, word, style=int(team[0] == "Mill")) for at, word in enumerate(team)]
        records += [old_numbers(row, 3, [163296012, 7], 2)]
    styles = old_styles([False, False, False, False, True], ["00000 000000"], [(0, 0), (5, 0), (0, 164)])
    old_workbook(folder / "book.xls", {"Teams": records}, styles)
    done = run("import", "sheet", folder / "book.xls", "--handbook", folder)
    assert short(done)[0] == "book.xls#Teams:3:1 warning: In this sheet row 3 and column E are hidden, and left out  [wrong-type]"
    assert "Cell A4 holds words that are struck out and was left empty, and so in 2 more cells" in done.output
    assert 'phone: "00163 296012"' in (folder / "standards/links/shop.yml").read_text()
    assert not (folder / "standards/links/yard.yml").exists() and not (folder / "standards/links/mill.yml").exists()


@pytest.mark.parametrize("hiding", [";;;", "&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;"])
def test_rows_and_cells_that_show_nothing_are_left_out(hiding: str, tiny: Handbook) -> None:
    folder = tiny({})
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{hiding}"/></numFmts>'
    styles = f'{formats}<fonts><font/></fonts><cellXfs><xf fontId="0"/><xf fontId="0" numFmtId="164"/></cellXfs>'
    rows = [HEADER, ["kerb", "The edge.", "front", "hidden"], ["lane", "A way.", "front", ""]]
    xml = "".join(
        f'<row r="{number}"{" ht=" + chr(34) + "0" + chr(34) if number == 3 else ""}>'
        + "".join(
            f'<c r="{at}{number}" s="{int(cell == "hidden")}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for at, cell in zip("ABCD", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    workbook(folder / "book.xlsx", {"Words": xml}, styles=styles)
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    assert short(done) == [
        "book.xlsx#Words:2:1 warning: Cell D2 holds words that its number format hides and was left empty  [bad-value]",
        "book.xlsx#Words:3:1 warning: In this sheet row 3 is hidden, and left out  [wrong-type]",
    ]
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge.\n"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1632960123, "00000000000", "01632960123"),
        (1632960123, "00000\\ 000000", "01632 960123"),
        (123456789, '0#" "##" "##" "##" "##', "01 23 45 67 89"),
        (5550123, "[<=9999999]###-####;(###) ###-####", "555-0123"),
        (2125550123, "[<=9999999]###-####;(###) ###-####", "(212) 555-0123"),
        (10, '0 "working days"', "10 working days"),
        (1, '[=1]0" day";0" days"', "1 day"),
        (-2, '[Red]0.0#" h"', "-2.0 h"),
        (1234.5, "_-* #,##0.00 [$€-407]_-", "1234.50 €"),
        (0, "0;-0;;@", ""),
        *((12, hiding, "") for hiding in (";;", '""', "* ", '"";"";""')),
        (12, '[>=10]"many";"few"', "many"),
        (1e14, f'0.{"0" * 30}" l"', f"100000000000000.{'0' * 30} l"),
        (12, "[Red]", None),
        (5550123, "(###) ###-####", None),  # which shows brackets around nothing
        *((0.925, share, "92.5%") for share in ("0%", "0.00%", "0\\ %;-0\\ %", "0.0%")),
        *((share, "0.0#%", shown) for share, shown in ((1, "100%"), (0, "0%"), (2 / 3, "66.67%"), (-0.005, "-0.5%"))),
        (0.9, '0" %"', "1 %"),
        *((value, 'General" h"', f"{value} h") for value in (5, 2.75)),
        (5, "General", None),
        *(
            (value, usual, None)
            for value, usual in ((0.9, "0.0E+00%"), (46000, "dd/mm/yyyy"), (3, "# ?/?"), (3, "#,##0.00"), (3, ""))
        ),
        *((3, broken, None) for broken in ('"', "\\", "[", "[Red")),
        (1e300, '0" x"', None),
    ],
)
def test_numbers_stand_as_their_cells_show_them(value: float, number_format: str, shown: str | None) -> None:
    assert shown_number(value, number_format) == shown


def test_a_number_that_its_format_hides_is_told(tiny: Handbook) -> None:
    folder = tiny({})
    formats = '<numFmts><numFmt numFmtId="164" formatCode="0;-0;;@"/><numFmt numFmtId="165" formatCode=";;"/></numFmts>'
    xfs = '<xf fontId="0"/><xf fontId="0" numFmtId="164"/><xf fontId="0" numFmtId="165"/>'
    styles = f"{formats}<fonts><font/></fonts><cellXfs>{xfs}</cellXfs>"
    text, number = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>', '<c r="{}" s="{}"><v>{}</v></c>'
    header = "".join(text.format(f"{at}1", name) for at, name in zip("ABCD", HEADER, strict=True))
    words = "".join(text.format(f"{at}2", word) for at, word in zip("ABC", ["kerb", "The edge.", "front"], strict=True))
    rows = f'<row r="1">{header}</row><row r="2">{words}{number.format("D2", 2, 12)}{number.format("E2", 1, 0)}</row>'
    workbook(folder / "book.xlsx", {"Words": rows}, styles=styles)
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    told = "book.xlsx#Words:2:1 warning: Cell D2 holds words that its number format hides and was left empty  [bad-value]"
    assert short(done) == [told]  # a zero that is not shown is no secret


def test_hidden_columns_beyond_the_filled_ones_cost_nothing() -> None:
    rows = [["kerb", "The edge.", "secret"], ["lane", "A way."]]
    hidden = HiddenCells([range(-1, 0)], [range(2, 10**12)] * 10_000)
    assert empty_hidden_cells(rows, hidden) == ["C"]
    assert rows == [["kerb", "The edge.", ""], ["lane", "A way."]]
