"""The charter of a railway: its limits in minutes and seconds and its shares are held as published, without a false finding."""

import shutil
from pathlib import Path

import pytest

from interlock.findings import Finding
from tests.conftest import findings_in

CHARTER = Path(__file__).parent / "charter"
PUNCTUALITY = "standards/promises/punctuality.yml"
# What is really missing from the extract: approvals, promises between its teams, a promise about compensation, a figure.
MISSING = {
    "link-promises-nothing",
    "measure-without-figure",
    "not-approved",
    "procedure-supports-nothing",
    "unsecured-handshake",
}


def found(folder: Path) -> list[Finding]:
    return [finding for finding in findings_in(folder) if finding.rule not in MISSING]


def test_the_published_charter_has_no_false_finding() -> None:
    assert found(CHARTER) == []


@pytest.mark.parametrize(
    ("published", "changed", "rules"),
    [
        ("than 4 minutes and 59 seconds", "than 4 minutes 59 seconds", []),
        ("than 4 minutes and 59 seconds", "than 4 min 59 sec", []),
        ("limit: 4 minutes 59 seconds", "limit: 4 min 59 s", []),
        ("limit: 4 minutes 59 seconds", "limit: 299 seconds", []),
        ("than 4 minutes and 59 seconds", "than 5 minutes", ["number-mismatch"]),
        ("limit: 4 minutes 59 seconds", "limit: 4 minutes", ["number-mismatch"]),
        ("At least 92% of our", "At least 92 % of our", []),
        ("wording: At least 92%", "wording: At least 92.5%", ["number-mismatch"]),
    ],
)
def test_compound_amounts_match_however_they_are_written(published: str, changed: str, rules: list[str], tmp_path: Path) -> None:
    shutil.copytree(CHARTER, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / PUNCTUALITY).read_text(encoding="utf-8")
    assert published in text
    (tmp_path / PUNCTUALITY).write_text(text.replace(published, changed, 1), encoding="utf-8")
    assert [finding.rule for finding in found(tmp_path)] == rules
