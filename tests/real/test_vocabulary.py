"""A published vocabulary in three languages, without definitions: what is taken, and what an export gives back."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import RDF, SKOS, Graph, URIRef

from interlock.doors.cli import main
from tests.conftest import findings_in, write

EXTRACT = Path(__file__).parent / "vocabulary/yso-extract.ttl"
# The scheme and the types of other ontologies become the handbook's; collections have no place in it.
NOT_HELD = {SKOS.inScheme, SKOS.member, RDF.type}


def run(*arguments: str | Path) -> str:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False).output


def handbook(folder: Path, vocabulary: Path) -> tuple[Path, str]:
    write(folder / "standards/organisation.yml", "name: Museum\n")
    write(folder / "standards/links/collections.yml", "title: Collections\nsummary: Keeps finds.\nkind: front-line\n")
    return folder, run("import", "skos", vocabulary, "--owner", "collections", "--handbook", folder)


@pytest.fixture
def museum(tmp_path: Path) -> tuple[Path, str]:
    return handbook(tmp_path / "museum", EXTRACT)


def test_a_real_vocabulary_gives_one_finding(museum: tuple[Path, str]) -> None:
    folder, told = museum
    assert told.count("[missing-field]") == 1 and "error" not in told
    assert "Taken: 14 concepts, 14 of them as drafts; labels in Finnish and Swedish;" in told
    assert "Left out: 2 collections." in told
    assert findings_in(folder) == []


def test_every_label_and_relation_comes_back(museum: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = museum
    write(tmp_path / "exported.ttl", run("export", "skos", "--drafts", "--handbook", folder))
    before, after = Graph().parse(EXTRACT), Graph().parse(tmp_path / "exported.ttl")
    concepts = set(before.subjects(RDF.type, SKOS.Concept))
    assert concepts == set(after.subjects(RDF.type, SKOS.Concept))
    lost = {(subject, name, value) for subject, name, value in before - after if name not in NOT_HELD}
    # A concept that is not in the file is one of another vocabulary: the relation to it is a match.
    as_match = {SKOS.broader: SKOS.broadMatch, SKOS.narrower: SKOS.narrowMatch, SKOS.related: SKOS.relatedMatch}
    assert all((subject, as_match[URIRef(str(name))], value) in after and value not in concepts for subject, name, value in lost)


def test_importing_the_export_changes_nothing(museum: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = museum
    write(tmp_path / "exported.ttl", run("export", "skos", "--drafts", "--handbook", folder))
    again, _ = handbook(tmp_path / "again", tmp_path / "exported.ttl")
    files = {path.name: path.read_text() for path in (folder / "glossary").iterdir()}
    assert len(files) == 14 and files == {path.name: path.read_text() for path in (again / "glossary").iterdir()}
