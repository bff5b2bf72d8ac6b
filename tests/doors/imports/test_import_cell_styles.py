"""What cells of a workbook show is imported: formats of an `.ods`, shares, words beside struck ones, and no white words on white."""

import struct

import pytest

from tests.conftest import Handbook
from tests.doors.importing import run, short
from tests.doors.imports.test_import_hidden_cells import HEADER
from tests.doors.old_workbooks import old_named_text, old_styles, old_text, old_texts, old_workbook
from tests.doors.workbooks import free_workbook, workbook

TEXT = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
NUMBER = (
    '<table:table-cell office:value-type="float" office:value="{}" table:style-name="s"><text:p>x</text:p></table:table-cell>'
)
TEAM = ["title", "summary", "kind", "capacity"]
DIGITS = '<number:number number:min-integer-digits="{}" number:decimal-places="{}"{}>{}</number:number>'
WORDS = "<number:text>{}</number:text>"


@pytest.mark.parametrize(
    ("value", "sort", "pieces", "shown"),
    [
        ("12", "number", DIGITS.format(1, 0, "", "") + WORDS.format(" &quot;whole&quot; days"), '12 "whole" days'),
        ("163296012", "number", DIGITS.format(11, 0, "", ""), "00163296012"),
        (
            "163296012",
            "number",
            DIGITS.format(11, 0, "", '<number:embedded-text number:position="6"> </number:embedded-text>'),
            "00163 296012",
        ),
        ("5.5", "currency", "<number:currency-symbol>£</number:currency-symbol>" + DIGITS.format(1, 2, "", ""), "£5.50"),
        ("5.5", "number", DIGITS.format(1, 2, ' number:min-decimal-places="0"', "") + WORDS.format(" h"), "5.5 h"),
        ("0.925", "percentage", DIGITS.format(1, 0, "", "") + WORDS.format(" %"), "92.5%"),
        ("5", "number", DIGITS.format(1, 2, "", ""), "5"),
        ("5", "number", "<number:number/>" + WORDS.format(" h"), "5 h"),
        ("0.5", "number", '<number:fraction number:min-integer-digits="0"/>', "0.5"),
        ("5", "number", '<number:scientific-number number:min-integer-digits="1"/>', "5"),
        (
            "1",
            "number",
            DIGITS.format(1, 0, "", "")
            + WORDS.format(" days")
            + '<style:map style:condition="value()=1" style:apply-style-name="one"/>'
            + '<style:map style:condition="value()&lt;0" style:apply-style-name="none"/>',
            "1 day",
        ),
    ],
)
def test_numbers_of_free_workbooks_stand_as_shown(value: str, sort: str, pieces: str, shown: str, tiny: Handbook) -> None:
    folder = tiny({})
    one = f'<number:number-style style:name="one">{DIGITS.format(1, 0, "", "")}{WORDS.format(" day")}</number:number-style>'
    styles = (
        f'{one}<number:{sort}-style style:name="n">{pieces}</number:{sort}-style>'
        '<style:style style:name="s" style:family="table-cell" style:parent-style-name="as"/>'
        '<style:style style:name="as" style:family="table-cell" style:data-style-name="n"/>'
    )
    row = "".join(TEXT.format("", cell) for cell in ("Shop", "S", "support")) + NUMBER.format(value)
    free_workbook(folder / "book.ods", {"Teams": ["".join(TEXT.format("", name) for name in TEAM), row]}, styles)
    done = run("import", "sheet", folder / "book.ods", "--handbook", folder)
    assert short(done) == []
    written = (folder / "standards/links/shop.yml").read_text().partition("capacity: ")[2].strip()
    assert written.strip("'\"").replace('\\"', '"') == shown


def test_long_times_are_hours_and_minutes(tiny: Handbook) -> None:
    folder = tiny({})
    time = '<table:table-cell office:value-type="time" office:time-value="PT30H05M00S"><text:p>30:05</text:p></table:table-cell>'
    row = "".join(TEXT.format("", cell) for cell in ("Shop", "S", "support")) + time
    free_workbook(folder / "book.ods", {"Teams": ["".join(TEXT.format("", name) for name in TEAM), row]})
    run("import", "sheet", folder / "book.ods", "--handbook", folder)
    assert "capacity: 30:05\n" in (folder / "standards/links/shop.yml").read_text().replace('"', "")


def test_shares_are_taken_with_their_sign(tiny: Handbook) -> None:
    folder = tiny({})
    styles = (
        '<fonts><font/></fonts><cellXfs><xf fontId="0"/><xf fontId="0" numFmtId="9"/><xf fontId="0" numFmtId="10"/></cellXfs>'
    )
    names = ["title", "summary", "kind", "does", "capacity"]
    text, number = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>', '<c r="{}" s="{}"><v>{}</v></c>'
    header = "".join(text.format(f"{at}1", name) for at, name in zip("ABCDE", names, strict=True))
    row = "".join(text.format(f"{at}2", cell) for at, cell in zip("ABC", ("Shop", "S", "support"), strict=True))
    cells = number.format("D2", 1, 0.925) + number.format("E2", 2, 2 / 3)
    workbook(folder / "book.xlsx", {"Teams": f'<row r="1">{header}</row><row r="2">{row}{cells}</row>'}, styles=styles)
    run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    written = (folder / "standards/links/shop.yml").read_text()
    assert 'does: ["92.5%"]' in written and 'capacity: "66.67%"' in written


@pytest.mark.parametrize(
    ("colour", "fill", "beside", "is_read"),
    [
        ('rgb="FFFFFFFF"', "", "", False),
        ('theme="0"', "", "", False),
        ('indexed="9"', '<patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill>', "", False),
        ('theme="0" tint="-0.5"', "", "", True),
        ('theme="0" tint="0.0"', "", "", False),
        ('theme="0" tint="light"', "", "", True),
        ('theme="1"', "", "", True),
        ('rgb="FFFFFFFF"', '<patternFill patternType="solid"><fgColor theme="4"/></patternFill>', "", True),
        ('rgb="FFFFFFFF"', '<gradientFill degree="90"/>', "", True),
        ('rgb="FFFFFFFF"', "", '<conditionalFormatting sqref="A1:C2"/>', True),
    ],
)
def test_white_words_on_white_are_left_out(colour: str, fill: str, beside: str, is_read: bool, tiny: Handbook) -> None:
    folder = tiny({})
    fills = f"<fills><fill><patternFill/></fill><fill>{fill}</fill></fills>"
    styles = f'<fonts><font/><font><color {colour}/></font></fonts>{fills}<cellXfs><xf/><xf fontId="1" fillId="1"/></cellXfs>'
    rows = [HEADER[:4], ["kerb", "The edge.", "front", "no"]]
    xml = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{at}{number}" s="{int(cell == "no")}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for at, cell in zip("ABCD", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    workbook(folder / "book.xlsx", {"Words": xml}, styles=styles, beside=beside)
    done = run("import", "sheet", folder / "book.xlsx", "--handbook", folder)
    told = "book.xlsx#Words:2:1 warning: Cell D2 holds white words on white and was left empty  [bad-value]"
    assert (told in short(done)) is not is_read


@pytest.mark.parametrize(("background", "is_read"), [("", False), ("#FFFFFF", False), ("#1f3864", True)])
def test_white_words_in_free_workbooks_are_left_out(background: str, is_read: bool, tiny: Handbook) -> None:
    folder = tiny({})
    styles = (
        f'<style:style style:name="w"><style:table-cell-properties fo:background-color="{background}"/>'
        '<style:text-properties fo:color="#FFFFFF"/></style:style>'
    )
    rows = [HEADER[:3], ["kerb", "The edge.", "front"], ["lane", "A way.", "front"]]
    cells = ["".join(TEXT.format(' table:style-name="w"' if row[0] == "lane" else "", cell) for cell in row) for row in rows]
    free_workbook(folder / "book.ods", {"Words": cells}, styles)
    run("import", "sheet", folder / "book.ods", "--handbook", folder)
    assert (folder / "glossary/lane.yml").exists() is is_read and (folder / "glossary/kerb.yml").exists()


def test_cells_of_old_workbooks_lose_only_struck_words(tiny: Handbook) -> None:
    """A text may go on in another record, in letters of another width, and so may the places from which fonts hold."""
    folder = tiny({})
    letters = "The old edge of a way.".encode("latin-1")
    runs = struct.pack("<HHHH", 4, 5, 8, 0)
    plain = struct.pack("<HB", 5, 0) + b"front"
    wide = struct.pack("<HBI", 4, 5, 3) + "kerb".encode("utf-16-le") + b"xyz"
    rich = struct.pack("<HBH", len(letters), 8, 2) + letters[:6]
    rest = b"\1" + letters[6:].decode("latin-1").encode("utf-16-le") + runs[:6]
    records = [old_text(0, at, name) for at, name in enumerate(HEADER[:3])]
    records += [old_named_text(1, at, number) for at, number in enumerate((1, 2, 0))]
    styles = old_styles([False, False, False, False, True], [], [(0, 0)])
    old_workbook(folder / "book.xls", {"Words": records}, [*styles, *old_texts(plain + wide + rich, rest, runs[6:])])
    done = run("import", "sheet", folder / "book.xls", "--handbook", folder)
    told = "book.xls#Words:2:1 warning: Cell B2 holds words that are struck out, which were left out  [bad-value]"
    assert short(done) == [told]
    assert (folder / "glossary/kerb.yml").read_text() == "title: kerb\nowner: front\ndefinition: The edge of a way.\n"


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_texts_that_are_cut_off_end_no_import(cut: int, tiny: Handbook) -> None:
    folder = tiny({})
    texts = (struct.pack("<HBH", 8, 8, 1) + b"The edge" + struct.pack("<HH", 0, 5))[:-cut]
    records = [
        old_text(row, at, word)
        for row, cells in enumerate([HEADER[:3], ["kerb", "E.", "front"]])
        for at, word in enumerate(cells)
    ]
    styles = old_styles([False] * 4 + [True], [], [(0, 0)])
    old_workbook(folder / "book.xls", {"Words": [*records, old_named_text(1, 3, 0)]}, [*styles, *old_texts(texts)])
    assert run("import", "sheet", folder / "book.xls", "--handbook", folder).exit_code in (0, 1)


def test_white_words_in_old_workbooks_are_left_out(tiny: Handbook) -> None:
    folder = tiny({})
    records = [old_text(0, at, name, 1) for at, name in enumerate(HEADER[:3])]
    records += [old_text(1, at, word, 1) for at, word in enumerate(("kerb", "The edge.", "front"))]
    records += [old_text(2, at, word) for at, word in enumerate(("lane", "A way.", "front"))]
    white, black = old_styles([False], [], [], colour=9), old_styles([False], [], [(1, 0), (0, 0)], colour=8)
    old_workbook(folder / "book.xls", {"Words": records}, [*black[:1], *white, *black[1:]])
    done = run("import", "sheet", folder / "book.xls", "--handbook", folder)
    assert "Cell A3 holds white words on white and was left empty, and so in 2 more cells" in done.output
    assert [path.name for path in (folder / "glossary").glob("[kl]*.yml")] == ["kerb.yml"]
