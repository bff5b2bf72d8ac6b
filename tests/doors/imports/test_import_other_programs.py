"""Files that an office has and an import cannot read: one finding says what each is, and how to save it."""

import io
import zipfile

import pytest

from interlock.findings.typed_commands import typed_path
from tests.conftest import Handbook
from tests.doors.importing import imported, run, short

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def archive(*parts: str) -> bytes:
    """An archive with these parts; `mimetype=…` is one with content."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for part in parts:
            name, _, content = part.partition("=")
            file.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("format", "content", "told", "remedy"),
    [
        ("sheet", archive("word/document.xml"), "a document of Word, and no workbook", "“Web Page, Filtered”"),
        ("markdown", archive("word/document.xml"), "a document of Word, and no runbook", "html FILE.htm"),
        ("skos", archive("word/document.xml"), "a document of Word, and no vocabulary", "in Turtle or RDF/XML"),
        (
            "sheet",
            archive("mimetype=application/vnd.oasis.opendocument.text"),
            "a document of a word processor",
            "“HTML Document”",
        ),
        ("sheet", archive("Index/Document.iwa"), "a document of Pages", "Copy the table"),
        ("sheet", archive("terms.csv"), "an archive", "Unpack it"),
        ("sheet", archive("xl/workbook.bin"), "a workbook in binary form (`.xlsb`)", "save it as an Excel workbook (`.xlsx`)"),
        ("csv", archive("xl/workbook.bin"), "a workbook, and no table", "import --handbook"),
        ("sheet", OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "take the password away"),
        ("sheet", OLD + "WordDocument".encode("utf-16-le"), "a document of Word", "“Web Page, Filtered”"),
        ("csv", OLD + "Workbook".encode("utf-16-le"), "a workbook, and no table", "sheet"),
        ("sheet", b"%PDF-1.7\n", "a PDF", "Copy the table"),
        ("csv", b"{\\rtf1 x}", "a document with formatting (RTF)", "“Web Page, Filtered”"),
        ("sheet", b"\x89PNG\r\n\x1a\n", "a picture", "Type what it shows"),
        ("sheet", b"\0\0\0\x18ftypheic", "a picture", "Type what it shows"),
        ("csv", b'{"url": "https://docs.example/x", "doc_id": "1"}', "a shortcut to a document", "download it"),
        ("sheet", b"<html><table><tr><td>Name</td></tr></table></html>", "a web page", "handbook html"),
        ("csv", b"# Ours\ntitle: Kerb\nowner: front\n", "a definition in YAML, and no table", "It needs no import"),
        ("csv", b'<?xml version="1.0"?>\n<Workbook xmlns="x"/>', "a workbook in XML (2003)", "Open it in a spreadsheet"),
        (
            "csv",
            b'<?xml version="1.0"?>\n<b:definitions xmlns:b="x/BPMN/MODEL"/>',
            "a diagram of a process (BPMN)",
            "as `markdown`",
        ),
        ("markdown", archive("visio/document.xml"), "a drawing of Visio, and no runbook", "begins with its number"),
        ("csv", b'<mxfile host="draw.example"/>', "a diagram of draw.io", "begins with its number"),
        ("sheet", b'<?xml version="1.0"?>\n<svg xmlns="x"/>', "a picture", "Type what it shows"),
        ("csv", b'[{"title": "kerb"}]', "data in JSON", "Open it in a spreadsheet"),
        ("csv", b"MIME-Version: 1.0\nX-Sort: Workbook\nContent-Type: multipart/related\n", "a web page", "handbook html"),
        ("csv", b"From: a@desk.example\nTo: b@desk.example\nSubject: Words\n\nterm\n", "an e-mail", "Copy the table"),
        ("sheet", b"term\tdefinition\nkerb\tThe edge.\n", "text, and no workbook", "csv"),
    ],
)
def test_a_file_of_another_program_is_named(format: str, content: bytes, told: str, remedy: str, tiny: Handbook) -> None:
    owner = ("--owner", "front") if format in ("markdown", "skos") else ()
    done = imported(tiny({}), format, content, *owner)
    (finding,) = short(done)
    assert done.exit_code == 1 and "0 files written; 1 finding above." in done.output
    assert f"error: This file is {told}" in finding and finding.endswith("that can be read  [wrong-type]")
    assert remedy in " ".join(done.output.replace('"', "").split())  # quoted where the path of the folder has blanks


@pytest.mark.parametrize(
    ("format", "name", "told", "meant"),
    [
        ("skos", "words.csv", "a table, and no vocabulary", "csv"),
        ("markdown", "words.tsv", "a table, and no runbook", "csv"),
        ("csv", "words.ttl", "a vocabulary, and no table", "skos"),
        ("markdown", "words.rdf", "a vocabulary, and no runbook", "skos"),
        ("csv", "steps.md", "a text in Markdown, and no table", "markdown"),
    ],
)
def test_a_text_for_another_format_is_named(format: str, name: str, told: str, meant: str, tiny: Handbook) -> None:
    folder = tiny({name: "word;meaning\nkerb;The edge.\n"})
    done = run("import", format, folder / name, "--handbook", folder, "--owner", "front")
    said = " ".join(done.output.split()).replace(f"--handbook {typed_path(folder)} ", "")
    assert done.exit_code == 1 and f"This file is {told} that can be read" in said
    assert f"Type `interlock import {meant} {typed_path(folder / name)}`." in said


def test_a_table_of_numbers_is_exported_there(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / "taken.numbers").write_bytes(archive("Index/Document.iwa"))
    done = run("import", "sheet", folder / "taken.numbers", "--handbook", folder)
    assert "This file is a table of Numbers" in done.output and "choose “File”, “Export To”, “Excel”" in done.output


def test_an_archive_whose_parts_cannot_be_unpacked_is_told(tiny: Handbook) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    damaged = bytearray(written.getvalue())
    damaged[42:60] = b"\xff" * 18
    assert ["This file is an archive" in each for each in short(imported(tiny({}), "sheet", bytes(damaged)))] == [True]
