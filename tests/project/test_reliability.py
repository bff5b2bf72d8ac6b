"""RELIABILITY.md: every promise names its tests, and the documents about trust lead to each other."""

import re

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "RELIABILITY.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return table[1:]


def test_every_promise_names_tests_that_exist() -> None:
    promises = rows("What is promised, and what holds us to it")
    assert {to for to, _, _ in promises} == {"editors", "readers", "publishers", "operators"}
    for _, promise, tests in promises:
        files = re.findall(r"`(tests/[\w/.]+\.py)`", tests)
        assert files, promise
        assert [name for name in files if "\ndef test_" not in (ROOT / name).read_text(encoding="utf-8")] == [], promise


def test_every_figure_counts_tries_and_losses() -> None:
    figures = rows("Figures")
    assert figures
    assert [row for row in figures if len(row) != 3 or not re.match(r"[\d,]+( |$)", row[1])] == []


def test_every_threat_has_an_answer() -> None:
    threats = rows("Who might do harm")
    assert {who for who, *_ in threats} >= {
        "a hostile editor",
        "a fork",
        "a vocabulary, table, workbook or saved page",
        "a dependency",
        "a neighbour on the machine",
        "a careless publisher",
        "a website that an editor visits",
    }
    assert all(len(row) == 3 and all(row) for row in threats)


@pytest.mark.parametrize(
    "words",
    ["**GitHub Pages are public**", "**GitLab Pages may be public**", "## Who may read it", "oauth2-proxy", "Look from outside"],
)
def test_publishers_for_staff_are_warned(words: str) -> None:
    assert words in (ROOT / "SERVING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "SECURITY.md"])
def test_other_documents_lead_to_it(document: str) -> None:
    assert "(RELIABILITY.md)" in (ROOT / document).read_text(encoding="utf-8")
    assert "(SECURITY.md)" in TEXT
