"""Exports of a handbook full of hostile strings: other programs read them as data, and never as commands."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from rdflib import Graph

from interlock.doors.cli import main
from interlock.exports import codeowners, evidence_table, icalendar, skos, vale
from interlock.exports import csv as tables
from interlock.exports import json as graph
from interlock.findings import Finding, formats
from interlock.site.checking import Checked
from tests.conftest import TODAY, Handbook, posix_only

FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠｜]|[\t\r\n]")


# What a cell of a spreadsheet begins with that calls something.
CALL = re.compile(r"\s*(?:[=@＝＠]|[+\-＋－].*[(|!])")


def cells_of(checked: Checked, delimiter: str) -> list[str]:
    """The cells of all tables, as a spreadsheet reads them that parts cells by this sign."""
    made = tables.files(checked.catalog) | evidence_table.files(checked.catalog, TODAY)
    read = (csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for text in made.values())
    return [cell for rows in read for row in rows for cell in row]


def test_no_cell_is_a_formula(hostile_handbook: Checked) -> None:
    cells = cells_of(hostile_handbook, ",")
    assert len(cells) > 500
    assert [cell for cell in cells if FORMULA.match(cell)] == []
    assert any(cell.startswith("'=") for cell in cells)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_no_formula_begins_within_a_cell(delimiter: str, hostile_handbook: Checked) -> None:
    cells = cells_of(hostile_handbook, delimiter)
    assert [cell for cell in cells if CALL.match(cell)] == []
    assert delimiter != ";" or any(cell.startswith("'=1+1") for cell in cells)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a; =1+1", "a;' =1+1"),
        ('a;"=1+1"', 'a;\'"=1+1"'),
        ("a\n\n'=1+1", "a\n\n''=1+1"),
        ("=1\n+HYPERLINK(1)", "'=1\n'+HYPERLINK(1)"),
        ("Bring\n\n- a form\n- 2 pictures", "Bring\n\n- a form\n- 2 pictures"),
    ],
)
def test_an_escaped_cell_is_read_back(text: str, cell: str) -> None:
    assert (tables.without_formula(text), tables.as_typed(cell)) == (cell, text)


# What the lines of a calendar begin with that has only our own events.
OURS = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
    *("DESCRIPTION", "CATEGORIES", "TRANSP", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"),
}


def test_no_text_adds_a_line_to_a_calendar(hostile_handbook: Checked) -> None:
    text = icalendar.text(hostile_handbook.catalog, TODAY)
    lines = re.sub(r"\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")
    assert {re.split("[;:]", line)[0] for line in lines} <= OURS
    assert lines.count("BEGIN:VCALENDAR") == 1 and "BEGIN:VEVENT" in lines


def test_vocabularies_and_data_are_read_back(hostile_handbook: Checked) -> None:
    catalog = hostile_handbook.catalog
    assert len(Graph().parse(data=skos.text(catalog), format="turtle")) == len(
        Graph().parse(data=skos.jsonld(catalog), format="json-ld")
    )
    assert json.loads(graph.text(catalog))["version"] == 1
    for path, text in vale.files(catalog).items():
        assert not path.endswith(".yml") or yaml.safe_load(text), path


def test_no_owner_is_made_of_a_title(hostile_handbook: Checked) -> None:
    for line in codeowners.text(hostile_handbook.catalog).splitlines():
        assert line.startswith(("#", "/")) or not line, line


@pytest.mark.parametrize("form", [formats.full, formats.short, formats.github])
def test_findings_quote_no_character_that_acts(form: Callable[[list[Finding]], str], hostile_handbook: Checked) -> None:
    told = form(hostile_handbook.findings)
    assert {mark for mark in told if mark not in "\n\t" and unicodedata.category(mark) in ("Cc", "Zl", "Zp")} == set()
    assert not set(told) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_no_finding_commands_a_build_server(hostile_handbook: Checked) -> None:
    lines = formats.github(hostile_handbook.findings).splitlines()
    assert [line for line in lines if not re.match("::(error|warning|notice) (file=|title=interlock::)", line)] == []


@posix_only
def test_an_export_follows_no_link_out_of_its_folder(tiny: Handbook, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mine", encoding="utf-8")
    folder = tiny({}) / "tables"
    folder.mkdir()
    (folder / "terms.csv").symlink_to(mine)
    told = CliRunner().invoke(main, ["export", "csv", "--handbook", str(folder.parent), "--out", str(folder)])
    assert told.exit_code == 2 and "terms.csv leads out of" in " ".join(told.output.split())
    assert mine.read_text(encoding="utf-8") == "mine" and len(list(folder.iterdir())) == 1


@posix_only
@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["json"], "handbook.json"),
        (["csv"], "tables"),
        (["csv"], "tables/new"),
        (["pages", "--theme", "material"], "docs/handbook"),
    ],
)
def test_an_export_follows_no_link_out_of_the_handbook(arguments: list[str], out: str, tiny: Handbook, tmp_path: Path) -> None:
    folder, mine = tiny({}), tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("Dear", encoding="utf-8")
    link = folder / out.removesuffix("/new")
    link.symlink_to(mine / "letter.txt" if link.suffix else mine)
    done = CliRunner().invoke(main, ["export", *arguments, "--handbook", str(folder), "--out", str(folder / out)])
    assert done.exit_code == 2 and f"leads out of {folder} by a link" in " ".join(done.output.split())
    assert [path.read_text(encoding="utf-8") for path in mine.iterdir()] == ["Dear"]
