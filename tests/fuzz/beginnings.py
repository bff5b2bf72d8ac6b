"""The bytes with which fuzzing of a target begins: files of its sort, and what was found before."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz.mutations import VALUES

CORPUS = Path(__file__).parent / "corpus"
_FILES = {
    "yaml_bytes": ("tests/tiny/**/*.yml", "tests/cases/*/*/standards/**/*.yml"),
    "edit": ("tests/tiny/**/*.yml", "tests/cases/yaml-syntax/*/standards/**/*.yml"),
    "definition": ("tests/tiny/**/*.yml",),
    "results": ("standards/results/*.csv", "tests/cases/*/*/standards/results/*.csv"),
    "markdown": ("docs/*.md", "tests/cases/*/*/docs/*.md"),
    "page": ("docs/*.md", "tests/cases/*/*/docs/*.md"),
    "picture": ("tests/cases/**/*.svg", "docs/**/*.svg"),
    "runbook": ("tests/real/runbooks/**/*.md",),
    "vocabulary": ("tests/real/vocabulary/*.ttl", "tests/real/vocabulary/*.jsonld"),
    "table": ("standards/results/*.csv", "tests/cases/*/*/standards/results/*.csv"),
    "workbook": ("tests/cases/**/*.xlsx",),
    "configuration": ("mkdocs.yml",),
}
_JOURNAL = {
    "entries": [
        {"path": "kept.yml", "number": 0, "before": "a", "after": None},
        {"path": "../other", "number": 1, "before": None, "after": "b"},
    ],
    "folders": ["standards"],
}
_LARGEST = 4_096


def beginnings_of(target: str) -> Iterator[bytes]:
    """What to change for a target. The first byte of a definition chooses its kind."""
    if target == "value":
        yield from (value.encode() for value in VALUES)
    if target == "unfinished_edit":
        yield json.dumps(_JOURNAL).encode()
    for pattern in _FILES.get(target, ()):
        for path in sorted(ROOT.glob(pattern)):
            data = path.read_bytes()[:_LARGEST]
            yield from (bytes([number]) + data for number in range(11)) if target == "definition" else (data,)


def found_before(target: str) -> dict[str, bytes]:
    """What broke a target once, by the name of its file."""
    return {path.name: path.read_bytes() for path in sorted((CORPUS / target).glob("*"))}
