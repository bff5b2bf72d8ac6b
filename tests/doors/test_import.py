"""`interlock import`: files of other tools become definitions, and faults in them findings at their place."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from rdflib.compare import isomorphic

from interlock.definitions import KINDS
from interlock.doors.cli import main
from interlock.exports.csv import table_name
from interlock.exports.json import as_plain
from interlock.sources.handbook import read_handbook
from tests.conftest import ROOT, Handbook, findings_in, write

LARKFIELD = ROOT
LINK = "title: Front desk\nsummary: Answers people.\nkind: front-line\n"
PREFIXES = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <https://road.example/voc/> .\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def imported(folder: Path, format: str, text: str | bytes, *more: str) -> Result:
    write(folder / "taken.txt", text)
    return run("import", format, folder / "taken.txt", "--handbook", folder, *more)


def short(result: Result) -> list[str]:
    """The printed headlines and places of findings."""
    lines = result.output.splitlines()
    return [f"{below.rpartition('/')[2]} {line}" for line, below in pairwise(lines) if line.startswith(("error", "warning"))]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    write(tmp_path / "empty/standards/organisation.yml", "name: Larkfield Council\n")
    write(tmp_path / "empty/standards/links/front.yml", LINK)
    return tmp_path / "empty"


def test_every_exported_table_is_imported_as_it_was(tmp_path: Path) -> None:
    run("export", "csv", "--handbook", LARKFIELD, "--audience", "restricted", "--out", tmp_path / "tables")
    again = tmp_path / "again"
    write(again / "standards/organisation.yml", (LARKFIELD / "standards/organisation.yml").read_text())
    tables = sorted((tmp_path / "tables").glob("*.csv"))
    done = run("import", "csv", *tables, "--handbook", again)
    assert (done.exit_code, short(done)) == (0, [])
    before, after = (read_handbook(folder).definitions for folder in (LARKFIELD, again))
    assert {table.stem for table in tables} == {table_name(kind) for kind in KINDS}
    assert {kind for kind, _ in after} == {kind.name for kind in KINDS}
    for key, definition in before.items():
        assert _trimmed(as_plain(after[key])) == _trimmed(as_plain(definition)), key


def _trimmed(value: Any) -> Any:
    """A value without spaces around its texts, and without what a word to avoid says when that is the default."""
    if isinstance(value, dict):
        avoid = {item["word"]: item for item in value.get("avoid", ()) if isinstance(item, dict) and "word" in item}
        for item in avoid.values():
            if item.get("use") == value.get("title"):
                del item["use"]
        return {name: _trimmed(inner) for name, inner in value.items() if name != "status" or inner != "published"}
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("form", [[], ["--jsonld"]], ids=["turtle", "json-ld"])
def test_an_exported_vocabulary_is_imported_with_every_statement(form: list[str], empty: Path) -> None:
    exported = run("export", "skos", *form, "--handbook", LARKFIELD, "--audience", "restricted").output
    done = imported(empty, "skos", exported, "--owner", "front")
    assert (done.exit_code, short(done)) == (0, [])
    again = run("export", "skos", *form, "--handbook", empty).output
    before, after = (Graph().parse(data=text, format="json-ld" if form else "turtle") for text in (exported, again))
    assert len(before) > 2000
    assert isomorphic(before, after)
    assert [found for found in findings_in(empty) if found.rule in ("self-reference", "wrong-type", "yaml-syntax")] == []


def test_rows_of_promises_become_readable_files(tiny: Handbook) -> None:
    folder = tiny({})
    table = (
        "Title;Summary;Wording;Kind;Made by;Made to;Limit;target.share;clock.starts;conditions\n"
        "Badges at once;Nobody waits.;You have your badge the same day;public;front;residents;same day;95%;you ask: now;"
        '"You live here.; You have a car."\n'
    )
    done = imported(folder, "csv", table)
    assert (done.exit_code, done.output) == (0, "1 file written. Next: `interlock check`.\n")
    assert (folder / "standards/promises/badges-at-once.yml").read_text() == (
        "title: Badges at once\n"
        "summary: Nobody waits.\n"
        "wording: You have your badge the same day\n"
        "kind: public\n"
        "made_by: front\n"
        "made_to: [residents]\n"
        "limit: same day\n"
        "target:\n"
        '  share: "95%"\n'
        "clock:\n"
        '  starts: "you ask: now"\n'
        "conditions: [You live here., You have a car.]\n"
    )
    assert [found.severity for found in findings_in(folder) if found.severity == "error"] == []


def test_existing_definitions_are_kept_and_reported(tiny: Handbook) -> None:
    folder = tiny({})
    before = (folder / "glossary/permit.yml").read_text()
    done = imported(folder, "csv", "id,title,definition,owner\npermit,permit,Another.,front\nkerb,kerb,The edge.,front\n")
    assert done.exit_code == 0
    assert short(done) == [
        "taken.txt:2:1 warning: The term `permit` is already in `glossary/permit.yml`, which stays as it is  [duplicate-id]"
    ]
    assert (folder / "glossary/permit.yml").read_text() == before
    assert (folder / "glossary/kerb.yml").exists()


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", ["taken.txt:1:1 error: This file is empty  [missing-field]"]),
        (
            "title,definition,owner\n,No title.,front\nkerb,,front\n",
            [
                "taken.txt:2:1 error: Nothing here says what this term is called  [missing-field]",
                "taken.txt:3:1 error: `definition` is missing from a term  [missing-field]",
            ],
        ),
        (
            "id,title,definition,owner\nKerb Stone,kerb,The edge.,front\n",
            ["taken.txt:2:1 error: `Kerb Stone` cannot be an id  [bad-id]"],
        ),
        (
            "title,definition,owner\nkerb,The edge.,front\nKerb,Again.,front\n",
            ["taken.txt:3:1 error: The term `kerb` stands in this file twice; this one was left out  [duplicate-id]"],
        ),
        (
            "title,definition,owner,colour,exmple\nkerb,The edge.,front,red,Mind it.\n",
            [
                "taken.txt:1:24 warning: There is no field `colour` in a term, so this column was left out  [unknown-field]",
                "taken.txt:1:31 warning: There is no field `exmple` in a term, so this column was left out  [unknown-field]",
            ],
        ),
        (
            "title,summary,wording,kind,made_by,made_to,limit,earlier,target\nA,B,C,public,front,residents,5 wroking days,x,95%\n",
            [
                "taken.txt:1:50 warning: `earlier` does not fit into a cell, so this column was left out  [unknown-field]",
                "taken.txt:1:58 warning: `target` does not fit into a cell, so this column was left out  [unknown-field]",
                "taken.txt:2:30 error: `wroking days` in `5 wroking days` is not a unit  [bad-quantity]",
            ],
        ),
        (
            "title,definition,owner\nkerb,The edge, of a road.,front\n",
            ["taken.txt:2:1 error: This row has 4 cells, the header has 3  [wrong-type]"],
        ),
        (
            'title,definition,owner\nkerb,"The edge.,front\n',
            ["taken.txt:2:6 error: A quotation mark opens here and is never closed  [bad-value]"],
        ),
        (
            "title,definition,owner\nkerb,caf\xe9,front\n".encode("latin-1"),
            ["taken.txt:2:9 error: This character is not UTF-8: the file was saved as Latin-1 or Windows text  [bad-encoding]"],
        ),
        (
            "title,definition,owner\n".encode("utf-16"),
            ["taken.txt:1:1 error: This file is saved as UTF-16  [bad-encoding]"],
        ),
    ],
)
def test_faults_in_a_table_are_reported_at_their_cell(table: str | bytes, expected: list[str], tiny: Handbook) -> None:
    done = imported(tiny({}), "csv", table)
    assert short(done) == expected
    assert done.exit_code == (1 if any(" error: " in line for line in expected) else 0)


def test_byte_order_mark_and_formula_guards_are_removed(tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", "\ufefftitle,definition,owner,also\nkerb,'=The edge.,front,'-kurb; curb\n")
    assert (folder / "glossary/kerb.yml").read_text() == (
        'title: kerb\nowner: front\ndefinition: "=The edge."\nalso: ["-kurb", curb]\n'
    )


def test_line_breaks_in_cells_are_kept(tiny: Handbook) -> None:
    folder = tiny({})
    imported(folder, "csv", 'title,definition,owner\nkerb,"The edge.\n\nMind it: it is high.",front\n')
    assert "definition: |-\n  The edge.\n\n  Mind it: it is high.\n" in (folder / "glossary/kerb.yml").read_text()


def test_a_default_owner_can_be_given(tiny: Handbook) -> None:
    folder = tiny({})
    table = "title,definition,owner\nkerb,The edge.,\nlane,A way.,front\n"
    assert "`--owner LINK`" in imported(folder, "csv", table).output
    assert "owner: front" in (folder / "glossary/lane.yml").read_text()
    imported(folder, "csv", table, "--owner", "front")
    assert "owner: front" in (folder / "glossary/kerb.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["csv", "nowhere.csv"], "does not exist"),
        (["csv", "standards"], "is a directory"),
        (["xlsx", "taken.txt"], "'xlsx' is not one of"),
        (["csv", "taken.txt"], "its columns are `name` and `size`"),
        (["csv", "taken.txt", "--map", "name"], "`name` is no pair"),
        (["skos", "taken.txt", "--map", "a=title"], "`--map` is for columns of tables"),
        (["csv", "tests.csv"], "does not exist"),
        (["csv", "taken.txt"], "The header does not tell what the rows are"),
        (["csv", "taken.txt", "--kind", "term", "--owner", "frnt"], "Did you mean `front`?"),
        (["skos", "taken.txt", "--kind", "promise"], "A vocabulary holds terms"),
    ],
)
def test_usage_errors_exit_2_and_write_nothing(
    arguments: list[str], words: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny({"taken.txt": "name,size\nkerb,2\n"})
    before = sorted(folder.rglob("*"))
    monkeypatch.chdir(folder)
    done = run("import", *arguments)
    assert (done.exit_code, words in done.output) == (2, True), done.output
    assert sorted(folder.rglob("*")) == before


def test_a_foreign_vocabulary_keeps_its_meaning(tiny: Handbook) -> None:
    folder = tiny({})
    text = PREFIXES + (
        ':c_10042 a skos:Concept ; skos:prefLabel "Kerb"@en, "Bordstein"@de ; skos:altLabel "kerbstone"@en, "Randstein"@de ;\n'
        '  skos:definition "The edge of a road."@en ; skos:editorialNote "Ask the crews."@en ; skos:narrower :drop-kerb .\n'
        ':drop-kerb a skos:Concept ; skos:prefLabel "dropped kerb" ; skos:definition "A low kerb." ; skos:hiddenLabel "drop curb" .\n'
        ':lost a skos:Concept ; skos:prefLabel "lost"@en .\n'
    )
    done = imported(folder, "skos", text, "--owner", "front")
    assert short(done) == ["taken.txt:6:1 error: `definition` is missing from a term  [missing-field]"]
    assert (folder / "glossary/kerb.yml").read_text() == (
        "title: Kerb\nbody: Ask the crews.\nowner: front\ndefinition: The edge of a road.\nalso: [kerbstone]\ntranslations:\n  de: Bordstein\n"
    )
    assert (folder / "glossary/drop-kerb.yml").read_text() == (
        "title: dropped kerb\nowner: front\ndefinition: A low kerb.\nhidden: [drop curb]\nbroader: [kerb]\n"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is no concept in this file"),
        ("<html>", "it is neither Turtle nor JSON-LD"),
        ("<?xml version='1.0'?><rdf:RDF/>", "it is XML, and vocabularies are read in Turtle and JSON-LD"),
        (PREFIXES + ':a a skos:Concept ;\n  skos:prefLabel "a .\n', "newline found in string literal"),
        ('{"@graph": [', "Expecting value"),
        ('{"@context": 5, "a": 1}', "it is neither Turtle nor JSON-LD"),
        ("[" * 100_000, "it is neither Turtle nor JSON-LD"),
        (json.dumps({"@context": ["file:///etc/passwd", {}]}), "its context is at file:///etc/passwd, and nothing is fetched"),
        (json.dumps({"@graph": [{"@context": {"@import": "https://a.example/c"}}]}), "its context is at https://a.example/c"),
    ],
    ids=range(9),
)
def test_an_invalid_vocabulary_is_reported_and_nothing_is_fetched(text: str, told: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "skos", text, "--owner", "front")
    assert (done.exit_code, told in done.output) == (1, True), done.output
    assert "0 files written" in done.output
