"""What a remedy says is typed as it stands, and the file is read again: no other finding may follow."""

import pytest

from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.sources.model_files import read_model

FIELDS = "title: Answer\nsummary: We do.\nwording: We answer.\nkind: public\nmade_by: desk\nmade_to: [members]\n"


def found_in(line: str) -> list[Finding]:
    return list(read_model("answer.yml", f"{FIELDS}{line}\n", [], Promise, "a promise").findings)


@pytest.mark.parametrize(
    ("line", "slip", "remedy"),
    [
        ("%s", "limit: [5, working, days]", "limit: 5 working days"),
        ("%s", "limit: [5, working days]", "limit: 5 working days"),
        ("%s", "limit:\n  - 5\n  - working days", "limit: 5 working days"),
        ("%s", "limit: {5: working days}", "limit: 5 working days"),
        ("%s", "limit: {working days: 5}", "limit: 5 working days"),
        ("%s", "limit: {amount: 5, unit: working days}", "limit: 5 working days"),
        ("%s", "limit: {unit: working days, amount: 5}", "limit: 5 working days"),
        ("target: {%s}", "share: [at least, 95%]", "share: at least 95%"),
        ("measure: {what: Days, %s}", "every: [6, months]", "every: 6 months"),
    ],
)
def test_words_apart_are_put_into_one_value(line: str, slip: str, remedy: str) -> None:
    assert [finding.remedy for finding in found_in(line % slip)] == [f"Write `{remedy}`."]
    assert not found_in(line % remedy)


@pytest.mark.parametrize("slip", ["limit: [3, 5]", "limit: [5]", "limit: [a, b]"])
def test_no_number_without_its_unit_is_told_to_write(slip: str) -> None:
    assert [finding.remedy for finding in found_in(slip)] == ["Write one value, such as `5 working days`."]
