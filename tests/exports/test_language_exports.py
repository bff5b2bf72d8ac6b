"""The shared language for other tools: SKOS with its integrity conditions, tables, data in a term's page."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from interlock.catalog import Catalog
from interlock.exports import csv as table
from interlock.exports import skos, vale
from interlock.site import checking
from tests.conftest import Handbook
from tests.language.marked import catalog_of_terms
from tests.sites import built, page

SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")

# Terms that would break the conditions of SKOS if they were exported as written.
AWKWARD: dict[str, dict[str, object]] = {
    "a": {
        "title": "alpha",
        "also": ["alpha", "beta", "beta"],
        "hidden": ["beta", "alpha"],
        "avoid": ["alpha"],
        "related": ["b", "c", "a"],
    },
    "b": {"title": "beta", "broader": ["a"], "related": ["a"], "translations": {"cy": "beta", "en": "other"}},
    "c": {
        "title": 'quote " back\\slash\nline é \U0001f600',
        "broader": ["b", "nowhere"],
        "not_to_be_confused_with": ["a", "nowhere"],
    },
    "d": {"title": "delta", "broader": ["e"], "related": ["e"]},
    "e": {"title": "epsilon", "broader": ["d"], "status": "retired", "replaced_by": "d"},
    "f": {"title": "phi", "status": "draft", "abbreviation": "PHI", "related": ["a"]},
    "g": {
        "title": "gamma",
        "abbreviation": "GMA",
        "definition": "See [[term/a]] and [[term/b|the other]].",
        "context": "letters",
    },
}

# The conditions S9, S13, S14, S27, S37 and S46 of the SKOS reference, and that every relation has its inverse.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <urn:shapes:> .
:prefixes sh:declare [ sh:prefix "skos" ; sh:namespace "http://www.w3.org/2004/02/skos/core#"^^<http://www.w3.org/2001/XMLSchema#anyURI> ] .
:S9 a sh:NodeShape ; sh:targetClass skos:ConceptScheme ; sh:not [ sh:class skos:Concept ] .
:S13 a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:prefLabel ; sh:disjoint skos:altLabel ] ;
  sh:property [ sh:path skos:prefLabel ; sh:disjoint skos:hiddenLabel ] ;
  sh:property [ sh:path skos:altLabel ; sh:disjoint skos:hiddenLabel ] .
:S14 a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path skos:prefLabel ; sh:uniqueLang true ; sh:minCount 1 ] .
:S27 a sh:NodeShape ; sh:targetClass skos:Concept ; sh:sparql [ sh:prefixes :prefixes ;
  sh:select "SELECT $this ?value WHERE { $this skos:related ?value . { $this skos:broader+ ?value } UNION { ?value skos:broader+ $this } }" ] .
:S37 a sh:NodeShape ; sh:targetClass skos:Collection ; sh:not [ sh:class skos:Concept ] ; sh:not [ sh:class skos:ConceptScheme ] .
:S46 a sh:NodeShape ; sh:targetSubjectsOf skos:exactMatch ;
  sh:property [ sh:path skos:exactMatch ; sh:disjoint skos:broadMatch ] ;
  sh:property [ sh:path skos:exactMatch ; sh:disjoint skos:relatedMatch ] .
:ends a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:related ; sh:class skos:Concept ] ;
  sh:property [ sh:path [ sh:inversePath skos:related ] ; sh:equals skos:related ] ;
  sh:property [ sh:path [ sh:inversePath skos:narrower ] ; sh:equals skos:broader ] .
"""


@pytest.fixture
def larkfield(larkfield_checked: checking.Checked) -> Catalog:
    return larkfield_checked.catalog


def faults(graph: Graph) -> str:
    conforms, _, told = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"), advanced=True)
    return "" if conforms else str(told)


def test_awkward_terms_satisfy_the_integrity_conditions() -> None:
    graph = Graph().parse(data=skos.text(catalog_of_terms(AWKWARD)), format="turtle")
    assert faults(graph) == ""
    assert len(set(graph.subjects(predicate=SKOS.inScheme))) == 6


def test_larkfield_satisfies_the_integrity_conditions(larkfield: Catalog) -> None:
    assert faults(Graph().parse(data=skos.text(larkfield), format="turtle")) == ""


def test_the_conditions_would_catch_a_fault() -> None:
    faulty = """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <urn:a> a skos:Concept ; skos:prefLabel "a"@en, "b"@en ; skos:altLabel "a"@en ; skos:broader <urn:b> .
    <urn:b> a skos:Concept ; skos:prefLabel "b"@en ; skos:broader <urn:c> .
    <urn:c> a skos:Concept, skos:ConceptScheme ; skos:prefLabel "c"@en ; skos:related <urn:a> .
    """
    told = faults(Graph().parse(data=faulty, format="turtle"))
    assert all(condition in told for condition in ("S9", "DisjointConstraint", "UniqueLang", "SPARQLConstraint"))


def test_turtle_and_json_ld_are_equivalent() -> None:
    catalog = catalog_of_terms(AWKWARD)
    turtle = Graph().parse(data=skos.text(catalog), format="turtle")
    linked = Graph().parse(data=skos.jsonld(catalog), format="json-ld")
    assert len(turtle) > 30
    assert isomorphic(turtle, linked)


def test_a_concept_has_the_fields_of_its_term() -> None:
    graph = Graph().parse(data=skos.text(catalog_of_terms(AWKWARD)), format="turtle")

    def values(id: str, of_what: URIRef) -> set[str]:
        return {
            str(value).rpartition("/")[2] for value in graph.objects(URIRef(f"https://larkfield.example/glossary/{id}"), of_what)
        }

    assert values("g", SKOS.definition) == {"See alpha and the other."}
    assert values("g", SKOS.altLabel) == {"GMA"}
    assert values("b", SKOS.broader) == {"a"} and values("a", SKOS.narrower) == {"b"}
    assert values("a", SKOS.related) == set()
    assert values("c", SKOS.prefLabel) == {str(AWKWARD["c"]["title"])}
    assert set(graph.objects(URIRef("https://larkfield.example/glossary/b"), SKOS.prefLabel)) == {
        Literal("beta", "en"),
        Literal("beta", "cy"),
    }


def test_former_ids_relate_terms_as_the_present_ones_do() -> None:
    def exported(named: str) -> str:
        terms: dict[str, dict[str, object]] = {
            "a": {"title": "alpha", "former_ids": ["was-a"]},
            "b": {"title": "beta", "broader": [named]},
            "c": {"title": "chi", "related": [named], "status": "retired", "replaced_by": named},
        }
        return skos.text(catalog_of_terms(terms))

    assert exported("was-a") == exported("a")


def test_a_retired_term_is_not_told_to_be_said() -> None:
    avoid = ["slip", {"word": "disc", "use": "permit"}]
    terms: dict[str, dict[str, object]] = {
        "ticket": {"title": "ticket", "avoid": avoid, "status": "retired", "replaced_by": "permit"},
        "permit": {"title": "permit"},
    }
    graph = Graph().parse(data=skos.text(catalog_of_terms(terms)), format="turtle")
    assert {str(note) for note in graph.objects(predicate=SKOS.note)} == {"Say “permit”, not “disc”."}


def test_the_table_has_all_terms_and_no_formulas(larkfield: Catalog) -> None:
    terms = catalog_of_terms({"a": {"title": "=1+1", "also": ["x, y", "z"], "avoid": [{"word": "w", "use": "v"}, "u"]}})
    (row,) = csv.DictReader(io.StringIO(table.text(terms), newline=""))
    assert (row["term"], row["also"], row["avoid"]) == ("'=1+1", "x, y; z", "w → v; u → =1+1")
    assert len(list(csv.DictReader(io.StringIO(table.text(larkfield), newline="")))) > 100


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "|", "＝", "｜", "\t", "\r", "\n", " =", "\u00a0@", "\t|", "'=", "''-", "' +"]
)
def test_a_formula_becomes_text_and_comes_back(start: str) -> None:
    cell = f"{start}cmd|' /C calc'!A0"
    written = table.without_formula(cell)
    assert written == f"'{cell}"
    assert table.as_typed(written) == cell


@pytest.mark.parametrize("cell", ["", "a=b", "3 | 4", "'tis", "'quoted'", " a", "(=)", "~5", "é"])
def test_other_cells_are_written_as_typed(cell: str) -> None:
    assert table.without_formula(cell) == table.as_typed(cell) == cell


def test_plain_titles_keep_what_looks_like_entities() -> None:
    odd: dict[str, object] = {
        "title": "a &lt;b&gt; &#8238; *c*",
        "avoid": [{"word": "&lt;i&gt;", "use": "&amp;", "because": "*No* &lt;b&gt;"}],
    }
    written = skos.text(catalog_of_terms({"odd": odd, "bare": {"title": "bare", "avoid": ["&#8238;"]}}))
    assert "Say “&amp;”, not “&lt;i&gt;”. No <b>" in written
    assert 'prefLabel "a &lt;b&gt; &#8238; *c*"' in written
    assert "Say “bare”, not “&#8238;”." in written


MARKED: dict[str, dict[str, object]] = {
    "permit": {"title": "permit"},
    "visitor": {
        "title": "visitor",
        "definition": "Somebody **with** a [[term/permit]] & `code`. More.",
        "example": "A [[term/permit|day card]].",
        "avoid": [{"word": "guest", "because": "A *guest* has no [[term/permit]]", "unless": "it is a [[term/permit|hotel]]"}],
    },
}


def test_other_tools_get_plain_text() -> None:
    """Other tools know neither Markdown nor our references."""
    catalog = catalog_of_terms(MARKED)
    assert 'skos:definition "Somebody with a permit & code. More."@en' in skos.text(catalog)
    assert "Say “visitor”, not “guest”, unless it is a hotel. A guest has no permit" in skos.text(catalog)
    (rule,) = (text for path, text in vale.files(catalog).items() if path.endswith("/guest.yml"))
    assert yaml.safe_load(rule)["message"] == "Say '%s', not '%s', unless it is a hotel. A guest has no permit"


def test_a_table_has_texts_as_they_are_written() -> None:
    """So that `interlock import csv` takes back all that was written."""
    row = list(csv.DictReader(io.StringIO(table.text(catalog_of_terms(MARKED)), newline="")))[1]
    assert (row["definition"], row["avoid"]) == ("Somebody **with** a [[term/permit]] & `code`. More.", "guest → visitor")
    assert row["avoid.1.because"] == "A *guest* has no [[term/permit]]"


def test_indirectly_broader_terms_are_not_related() -> None:
    terms: dict[str, dict[str, object]] = {
        f"t{number}": {"title": f"term {number}", "broader": [f"t{number + 1}"], "related": [f"t{number - 2}", f"u{number}"]}
        for number in range(1_100)  # more than Python would call one within the other
    }
    terms |= {f"u{number}": {"title": f"other {number}"} for number in range(1_100)}
    text = skos.text(catalog_of_terms(terms))
    assert text.count("skos:related") == 2_200, "each with its other, none with one in its own line"


PERMIT = """\
title: permit
definition: "A card </script><script>alert(1)</script> for **one** street & [[service/parking]]."
owner: front
also: [parking card]
abbreviation: PP
avoid: [licence]
"""


def defined_term(folder: Path, site_url: str) -> dict[str, Any]:
    """The structured data in the page of `permit`, which is the only inline script of the page."""
    (script,) = page(built(folder, site_url=site_url), "glossary/permit").css("script:not([src])")
    assert script.attributes["type"] == "application/ld+json"
    data: list[dict[str, Any]] = json.loads(script.text())
    return data[0]


def test_a_terms_page_has_structured_data(tiny: Handbook) -> None:
    folder = tiny({"glossary/permit.yml": PERMIT})
    data = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "name": "permit",
        "description": "A card </script><script>alert(1)</script> for one street & Parking permits.",
        "alternateName": ["parking card", "PP"],
        "inLanguage": "en",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Tinford Council: shared language"},
    }
    assert defined_term(folder, "") == data
    glossary = "https://handbook.example/glossary/"
    assert defined_term(folder, "https://handbook.example/") == data | {
        "url": f"{glossary}permit/",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Tinford Council: shared language", "url": glossary},
    }
