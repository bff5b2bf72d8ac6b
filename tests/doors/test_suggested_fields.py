"""The fields that a new file has commented out are right once the marks before them are taken away."""

import re
from pathlib import Path

import pytest

import interlock.doors.edits.new as new
from interlock.definitions import KINDS, kind_named
from interlock.findings import Finding
from interlock.sources import read_yaml
from interlock.sources.decode import decode

SUGGESTED = sorted((Path(new.__file__).parent / "suggested").glob("*.yml"))


def faults_of(path: Path) -> list[Finding]:
    # A step's own fields stand further in, below the list that the file begins with.
    lines = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"# (?!What makes|A promise)", line)]
    source, faults = read_yaml(path.name, "\n".join(lines))
    _, wrong = decode(source, kind_named(path.stem).model, "a file")
    return [*faults, *(finding for finding in wrong if finding.rule != "missing-field")]


@pytest.mark.parametrize("path", SUGGESTED, ids=lambda path: path.stem)
def test_suggested_fields_are_right(path: Path) -> None:
    assert faults_of(path) == []


def test_every_kind_suggests_fields_but_sessions() -> None:
    assert {kind.name for kind in KINDS} - {path.stem for path in SUGGESTED} == {"session"}
