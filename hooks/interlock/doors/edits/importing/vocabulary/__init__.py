"""Reads a SKOS vocabulary as terms, whether exported by `interlock export skos` or made elsewhere. The only user of rdflib."""

from interlock.definitions import Kind
from interlock.doors.edits.importing.entries import ImportedFile
from interlock.doors.edits.importing.vocabulary.concept_findings import ConceptPlaces, findings_about
from interlock.doors.edits.importing.vocabulary.concept_terms import ConceptTerms
from interlock.doors.edits.importing.vocabulary.concepts import Concepts
from interlock.doors.edits.importing.vocabulary.rdf_files import read_graph
from interlock.doors.edits.refused import Refused
from interlock.findings import Finding, Place
from interlock.sources import Source
from interlock.sources.handbook import Handbook


def read_vocabulary(path: str, text: str, kind: Kind | None, handbook: Handbook) -> ImportedFile:
    """The concepts of a vocabulary. Raises Refused when another kind than terms is asked for."""
    if kind is not None and kind.name != "term":
        raise Refused(f"A vocabulary holds terms. Leave out `--kind {kind.name}`.")
    source, reading = Source(path, text), ImportedFile()
    graph = read_graph(source)
    if isinstance(graph, Finding):
        reading.findings.append(graph)
        return reading
    concepts, places = Concepts(graph, handbook), ConceptPlaces(source)
    terms = ConceptTerms(concepts, places)
    reading.entries = terms.entries()
    reading.findings += findings_about(concepts, places)
    reading.told = terms.told(reading.entries)
    if not concepts.ids and not reading.findings:
        remedy = "Terms are made of what is a `skos:Concept`. Is it another vocabulary's file?"
        reading.findings.append(Finding("missing-field", Place(path), "There is no concept in this file", remedy))
    return reading
