"""The fields that a new file has commented out are right once the marks before them are taken away."""

import re

import pytest

from interlock.definitions import KINDS, Kind
from interlock.doors.edits.new import suggested_fields
from interlock.findings import Finding
from interlock.sources import read_yaml
from interlock.sources.decoding.decode import decode
from tests.conftest import TODAY

SUGGESTED = {kind.name: text for kind in KINDS if (text := suggested_fields(kind, TODAY))}


def faults_of(kind: Kind) -> list[Finding]:
    # A step's own fields stand further in, below the list that the file begins with.
    lines = [line[2:] for line in SUGGESTED[kind.name].splitlines() if re.match(r"# (?!What makes|A promise)", line)]
    source, faults = read_yaml("new.yml", "\n".join(lines))
    _, wrong = decode(source, kind.model, "a file")
    return [*faults, *(finding for finding in wrong if finding.rule != "missing-field")]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in SUGGESTED], ids=lambda kind: kind.name)
def test_suggested_fields_are_right(kind: Kind) -> None:
    assert faults_of(kind) == []


def test_every_kind_suggests_fields_but_sessions() -> None:
    assert {kind.name for kind in KINDS} - SUGGESTED.keys() == {"session"}
