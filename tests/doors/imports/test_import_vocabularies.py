"""`interlock import` of vocabularies: concepts become terms, and what they say is kept."""

import json
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from interlock.catalog.audience import seen_by
from interlock.exports import skos
from interlock.site.checking import Checked
from tests.conftest import Handbook, findings_in, write
from tests.doors.importing import CONCEPT, PREFIXES, imported, run, short
from tests.tiny_files import FRONT


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


def test_notes_become_fields_only_where_all_is_known(tiny: Handbook) -> None:
    """A note about a word that is no label, or about a concept of another vocabulary, stays a note."""
    words = PREFIXES + (
        ':kerb a skos:Concept ; skos:prefLabel "kerb"@en ; skos:hiddenLabel "curb"@en ; skos:definition "The edge."@en ;\n'
        '  skos:note "Say “kerb”, not “curb”."@en, "Say “street”, not “road”."@en ;\n'
        '  skos:note "Not to be confused with “pier”."@en, "Not to be confused with “quay”."@en, "Frag die Leute."@de .\n'
        ':pier a skos:Concept ; skos:prefLabel "pier"@en ; skos:definition "Where boats lie."@en .\n'
    )
    done = imported(folder := tiny({}), "skos", words, "--owner", "front")
    kerb = (folder / "glossary/kerb.yml").read_text(encoding="utf-8")
    assert "avoid: [curb]\nnot_to_be_confused_with: [pier]\n" in kerb
    assert "body: |-\n  Not to be confused with “quay”.\n\n  Say “street”, not “road”.\n" in kerb
    assert "Left out: 1 × `note in German`." in done.output


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
    write(tmp_path / "again/standards/links/front.yml", FRONT)
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


@pytest.mark.parametrize("form", ["turtle", "nt", "xml", "pretty-xml", "json-ld"])
@pytest.mark.parametrize("ending", ["ttl", "rdf", "json"])
def test_formats_are_told_by_content_whatever_the_ending(
    form: str, ending: str, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Graph().parse(data=PREFIXES + CONCEPT, format="turtle").serialize(format=form)
    write(empty / f"words.{ending}", text)
    monkeypatch.setattr("socket.socket.connect", None)
    done = run("import", "skos", empty / f"words.{ending}", "--handbook", empty, "--owner", "front")
    assert "1 file written" in done.output, done.output


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
