"""Writes workbooks, `.xlsx` and `.ods`, as small as their standards let them be."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape


def workbook(
    path: Path,
    sheets: Mapping[str, str | Sequence[list[str | float]]],
    packed: int = zipfile.ZIP_STORED,
    hidden: Sequence[str] = (),
    merged: str = "",
    columns: str = "",
    styles: str = "",
    beside: str = "",
) -> None:
    """Write a workbook with these sheets, as small as the standard lets it be. `merged`: cells that are one in each of them.

    `columns`: what each says of its columns, `beside`: what it says below its rows, and `styles`: those of the workbook, as XML.
    """
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
        if styles:
            book.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
        for file, name in named:
            rows = written if isinstance(written := sheets[name], str) else _rows(written)
            more = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else beside
            book.writestr(
                f"xl/worksheets/{file}", f'<worksheet xmlns="{main}">{columns}<sheetData>{rows}</sheetData>{more}</worksheet>'
            )


TWO_ROWS = '<table:table-row table:number-rows-repeated="2"/>'


def free_workbook(file: Path, sheets: Mapping[str, Sequence[str]], styles: str = "") -> None:
    """Write an `.ods` with these sheets, each the XML of its rows; an empty row stands there for two. `styles`: their XML."""
    names = {"office": "office", "style": "style", "table": "table", "text": "text"}
    names |= {"number": "datastyle", "fo": "xsl-fo-compatible"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in names.items())
    rows = {
        name: "".join(f"<table:table-row>{row}</table:table-row>" if row else TWO_ROWS for row in said)
        for name, said in sheets.items()
    }
    tables = "".join(f'<table:table table:name="{name}">{xml}</table:table>' for name, xml in rows.items())
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
        book.writestr("META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')


def _rows(rows: Sequence[list[str | float]]) -> str:
    return "".join(f'<row r="{number}">{_cells(row, number)}</row>' for number, row in enumerate(rows, 1))


def _cells(row: list[str | float], number: int) -> str:
    return "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if isinstance(value, str)
        else f'<c r="{letter}{number}"><v>{value}</v></c>'
        for letter, value in zip("ABCDEFGH", row, strict=False)
    )
