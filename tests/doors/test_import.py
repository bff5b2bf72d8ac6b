"""`interlock import`: files of other tools become definitions, and faults in them findings at their place."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from rdflib.compare import isomorphic

from interlock.catalog.audience import seen_by
from interlock.definitions import KINDS
from interlock.doors.cli import main
from interlock.exports import csv, skos
from interlock.exports.csv import table_name
from interlock.exports.json import as_plain
from interlock.site.checking import Checked
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import ROOT, Handbook, findings_in, write

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


def test_every_exported_table_is_imported_as_it_was(larkfield_checked: Checked, tmp_path: Path) -> None:
    exported = csv.files(seen_by(larkfield_checked.catalog, "restricted"))
    tables = [tmp_path / "tables" / name for name in exported]
    for table, text in zip(tables, exported.values(), strict=True):
        write(table, text)
    again = tmp_path / "again"
    write(again / "standards/organisation.yml", (ROOT / "standards/organisation.yml").read_text())
    done = run("import", "csv", *tables, "--handbook", again)
    assert (done.exit_code, short(done)) == (0, [])
    before, after = larkfield_checked.handbook.definitions, read_handbook(again).definitions
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


@pytest.mark.parametrize("form", [[], pytest.param(["--jsonld"], marks=pytest.mark.nightly)], ids=["turtle", "json-ld"])
def test_an_exported_vocabulary_is_imported_with_every_statement(
    form: list[str], larkfield_checked: Checked, empty: Path
) -> None:
    """By day, JSON-LD is compared with Turtle, and imported, in small only."""
    exported = (skos.jsonld if form else skos.text)(seen_by(larkfield_checked.catalog, "restricted"))
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


def test_a_former_id_is_given_to_nothing_else(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": "title: permit\ndefinition: A card.\nowner: front\nformer_ids: [licence]\n"})
    done = imported(folder, "csv", "title,definition,owner\nlicence,Another card.,front\n")
    assert short(done) == [
        "taken.txt:2:1 error: `licence` is a former id of term/permit, and its old address leads there  [duplicate-id]"
    ]
    assert findings_in(folder) == [] and not (folder / "glossary/licence.yml").exists()


def test_nothing_is_imported_to_where_a_list_stands(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "csv", "id,title,definition,owner\nlist-2,Second list,A list.,front\n")
    assert "`/glossary/list-2/`" in done.output and "Write `term-list-2`." in done.output
    assert not (folder / "glossary/list-2.yml").exists()


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
    ("owner", "words"),
    [
        ("frnt", "Did you mean `front`?"),
        ("Street Care", "`interlock new link street-care` starts one."),
        ("../x", "`interlock new link x` starts one."),
        ("CON", "Write the id of one: `--owner LINK`."),
        ("..", "Write the id of one: `--owner LINK`."),
    ],
)
def test_an_owner_that_is_suggested_can_be_one(tiny: Handbook, owner: str, words: str) -> None:
    assert (
        f"There is no link `{owner}`. {words}"
        in imported(tiny({}), "csv", "title,definition\nkerb,Edge.\n", "--owner", owner).output
    )


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


FOREIGN = PREFIXES + (
    "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    ':c_10042 a skos:Concept ; skos:prefLabel "Kerb"@en, "Bordstein"@de, "Rinnstein"@de ;\n'
    '  skos:altLabel "kerbstone"@en, "Randstein"@de ; skos:hiddenLabel "Bordsteyn"@de ; skos:definition "Die Kante."@de ;\n'
    '  skos:definition [ rdf:value "The *edge* of a road."@en ] ; skos:editorialNote :n ; skos:narrower :drop-kerb ;\n'
    '  skos:notation "R-7" ; skos:exactMatch <urn:roads:7> ; skos:broader :outside ; skos:scopeNote "Bordkante"@de .\n'
    ':n rdf:value "Ask the crews."@en .\n'
    ':drop-kerb a :Part ; xl:prefLabel :l1 ; xl:hiddenLabel :l2 ; rdfs:comment "A low kerb." ; :depth 3 .\n'
    ':Part rdfs:subClassOf skos:Concept .\n:l1 xl:literalForm "dropped kerb" .\n:l2 xl:literalForm "drop curb" .\n'
    ':c1 a skos:Concept ; rdfs:label "bank"@en-GB ; skos:definition "Money."@en-GB ; skos:broader :c3 .\n'
    ':c2 a skos:Concept ; skos:prefLabel "bank" ; skos:definition "Wet." ; skos:related :drop-kerb .\n'
    ':c3 a skos:Concept ; skos:prefLabel "finance"@en, "x"@klingon ; skos:broader :c1 .\n'
    ":lost a skos:Concept ; xl:prefLabel :elsewhere .\n: a skos:ConceptScheme .\n"
)


def test_the_second_concept_with_a_label_is_a_draft(tiny: Handbook) -> None:
    words = PREFIXES + (
        ':money a skos:Concept ; skos:prefLabel "bank" ; skos:definition "A house for money." .\n'
        ':river a skos:Concept ; skos:prefLabel "bank" ; skos:definition "The side of a river." .\n'
    )
    folder = tiny({})
    [finding] = short(imported(folder, "skos", words, "--owner", "front"))
    assert "`bank` is the label of 2 concepts: `money` and `river`, so all but the first are taken as drafts" in finding
    assert "status: draft" in (folder / "glossary/river.yml").read_text()
    assert "status" not in (folder / "glossary/money.yml").read_text()


def test_a_foreign_vocabulary_keeps_its_meaning(tiny: Handbook) -> None:
    folder = tiny({})
    done = imported(folder, "skos", FOREIGN, "--owner", "front")
    assert short(done) == [
        "taken.txt:17:2 warning: `bank` is broader than itself: `bank` → `finance` → `bank`. The last of these was left out  [broader-cycle]",
        "taken.txt:17:2 warning: 1 concept has no definition, so it is taken as a draft: `finance`  [missing-field]",
        "taken.txt:18:2 error: 1 concept has no label and cannot be taken: `https://road.example/voc/lost`  [missing-field]",
    ]
    assert [line for line in done.output.splitlines() if line.startswith(("Taken", "Left"))] == [
        "Taken: 5 concepts, 1 of them as a draft; labels in German; 1 relation to concepts that are not in this file, as matches.",
        "Left out: 1 scheme; 1 × `:depth`; 1 × `label in the unknown language klingon`; 1 × `note in German`.",
    ]
    assert (folder / "glossary/kerb.yml").read_text() == (
        'title: Kerb\nbody: Ask the crews.\nowner: front\ndefinition: "The \\\\*edge\\\\* of a road."\nalso: [kerbstone]\n'
        "translations:\n  de: Bordstein\nalso_in:\n  de: [Randstein, Rinnstein]\nhidden_in:\n  de: [Bordsteyn]\n"
        'definition_in:\n  de: Die Kante.\nnotations: [R-7]\naddress: "https://road.example/voc/c_10042"\n'
        'matches:\n  exact: ["urn:roads:7"]\n  broad: ["https://road.example/voc/outside"]\n'
    )
    assert (folder / "glossary/drop-kerb.yml").read_text() == (
        "title: dropped kerb\nowner: front\ndefinition: A low kerb.\nhidden: [drop curb]\nbroader: [kerb]\nrelated: [bank-c2]\n"
        'address: "https://road.example/voc/drop-kerb"\n'
    )
    assert (
        "language: en-GB\ndefinition: Money.\ncontext: finance\nbroader: [finance]\n"
        in (folder / "glossary/bank.yml").read_text()
    )


def test_a_foreign_vocabulary_comes_back_as_it_came(empty: Path, tmp_path: Path) -> None:
    imported(empty, "skos", FOREIGN, "--owner", "front")
    exported = run("export", "skos", "--drafts", "--handbook", empty).output
    write(tmp_path / "again/standards/organisation.yml", "name: Larkfield Council\n")
    write(tmp_path / "again/standards/links/front.yml", LINK)
    again = imported(tmp_path / "again", "skos", exported, "--owner", "front")
    assert again.exit_code == 0, again.output
    files = {path.name: path.read_text() for path in (empty / "glossary").iterdir()}
    assert files == {path.name: path.read_text() for path in (tmp_path / "again/glossary").iterdir()}
    assert [found for found in findings_in(empty) if found.severity == "error"] == []


def test_many_concepts_without_definitions_are_one_finding(empty: Path) -> None:
    concepts = "".join(f':w{n} a skos:Concept ; skos:prefLabel "thing {n}"@en, "sak {n}"@sv .\n' for n in range(300))
    done = imported(empty, "skos", PREFIXES + concepts, "--owner", "front")
    (finding,) = short(done)
    assert finding.startswith("taken.txt:3:2 warning: 300 concepts have no definition, so they are taken as drafts: `thing-0`")
    assert "Taken: 300 concepts, 300 of them as drafts; labels in Swedish." in done.output and done.exit_code == 0
    assert "status: draft\ndefinition: thing 7\n" in (empty / "glossary/thing-7.yml").read_text()
    assert [found for found in findings_in(empty) if found.severity != "advice"] == []
    again = imported(empty, "skos", PREFIXES + concepts, "--owner", "front")
    assert [line for line in short(again) if "300 concepts are in the handbook already, by the same address" in line]


CONCEPT = ':a a skos:Concept ; skos:prefLabel "kerb"@en ; skos:definition "The edge."@en .\n'


@pytest.mark.parametrize("form", ["turtle", "nt", "xml", "pretty-xml", "json-ld"])
@pytest.mark.parametrize("ending", ["ttl", "rdf", "json"])
def test_formats_are_told_by_content_whatever_the_ending(
    form: str, ending: str, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Graph().parse(data=PREFIXES + CONCEPT, format="turtle").serialize(format=form)
    file = write(empty / f"words.{ending}", text)
    monkeypatch.setattr("socket.socket.connect", None)
    done = run("import", "skos", empty / f"words.{ending}", "--handbook", empty, "--owner", "front")
    assert "1 file written" in done.output, (file, done.output)


def test_a_vocabulary_needs_an_owner(empty: Path) -> None:
    done = imported(empty, "skos", PREFIXES + CONCEPT)
    assert (done.exit_code, "Name it: `--owner LINK`" in done.output) == (2, True)


RDF_XML = (
    "<?xml version='1.0' encoding='latin-1'?>\n{}<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{}</rdf:RDF>"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is no concept in this file"),
        ("<html>", "it is a web page"),
        (RDF_XML.format("", ""), "There is no concept in this file"),
        (RDF_XML.format("", "<a>"), "mismatched tag"),
        (RDF_XML.format("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;"), "names another file to be loaded"),
        (RDF_XML.format("<!DOCTYPE r SYSTEM 'https://a.example/d'>", ""), "names another file to be loaded"),
        (RDF_XML.format("<!DOCTYPE r [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]>", "&z;"), "an entity here is made of other entities"),
        (PREFIXES + ':a a skos:Concept ;\n  skos:prefLabel "a .\n', "newline found in string literal"),
        (PREFIXES + ":a a skos:Concept\n:b a skos:Concept .\n", "End the statement before this with ` .`"),
        (PREFIXES + ":a a sk:Concept .\n", "Declare the prefix at the head of the file"),
        ('{"@graph": [', "Expecting value"),
        ('{"@context": 5, "a": 1}', "it is neither Turtle, N-Triples, RDF/XML nor JSON-LD"),
        ("[" * 100_000, "it is neither Turtle, N-Triples, RDF/XML nor JSON-LD"),
        (json.dumps({"@context": ["file:///etc/passwd", {}]}), "its context is at file:///etc/passwd, and nothing is fetched"),
        (json.dumps({"@graph": [{"@context": {"@import": "https://a.example/c"}}]}), "its context is at https://a.example/c"),
    ],
    ids=range(15),
)
def test_an_invalid_vocabulary_is_reported_and_nothing_is_fetched(text: str, told: str, tiny: Handbook) -> None:
    done = imported(tiny({}), "skos", text, "--owner", "front")
    assert (done.exit_code, told in done.output) == (1, True), done.output
    assert "0 files written" in done.output


def test_runbooks_with_the_same_fault_fill_no_screen(empty: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"old/book-{number:02}.md" for number in range(60)]
    for file in files:
        write(file, "# A runbook\n\nSome words.\n")
    done = run("import", "markdown", *files, "--handbook", empty, "--owner", "front")
    assert done.output.count("This runbook has no numbered steps") == 3
    assert "And 57 more like it: `book-03.md`, " in done.output and "0 files written; 3 findings above." in done.output
