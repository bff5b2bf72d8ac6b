"""What code hosts and terminals tell apart: severities, equal messages in other places, and the order of lists."""

import json

import pytest

from interlock.findings import Finding, Place, Severity
from interlock.findings.formats import errors_among, gaps_by_rule, github, gitlab, sarif, summary


def gap(file: str = "a.yml", rule: str = "no-manner", quote: str = "title: A", severity: Severity = "advice") -> Finding:
    return Finding(rule, Place(file, 1, 1, 5, quote), "Something is missing", severity=severity)


def test_gitlab_tells_faults_apart_by_file_and_line() -> None:
    def fingerprint(one: Finding) -> str:
        (issue,) = json.loads(gitlab([one]))
        return str(issue["fingerprint"])

    assert len({fingerprint(one) for one in (gap(), gap("b.yml"), gap(quote="title: B"))}) == 3
    assert fingerprint(gap()) == fingerprint(gap(quote="  title: A "))


def test_sarif_lists_each_rule_once_by_name() -> None:
    rules = ["unknown-field", "bad-date", "no-manner", "bad-date", "wrong-kind", "long-name"]
    (run,) = json.loads(sarif([gap(rule=rule) for rule in rules], {"bad-date": "A date {d}"}))["runs"]
    listed = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == ["bad-date", "long-name", "no-manner", "unknown-field", "wrong-kind"]
    assert listed[0]["shortDescription"]["text"] == "A date {{d}}"
    assert {result["level"] for result in run["results"]} == {"note"}


@pytest.mark.parametrize(("gaps", "place"), [(9, -1), (10, 0)])
def test_githubs_notice_comes_before_ten_others(gaps: int, place: int) -> None:
    lines = github([*[gap(severity="error")] * 11, *[gap()] * gaps]).splitlines()
    assert lines[place].startswith("::notice title=interlock::11 errors: ")


def test_gaps_are_listed_by_number_and_then_by_name() -> None:
    found = [gap(rule=rule) for rule in ["c-rule", "b-rule", *["d-rule"] * 9, "a-rule"]]
    lines = gaps_by_rule(found, {}).splitlines()
    assert [line.split()[1] for line in lines[1:-1]] == ["d-rule", "a-rule", "b-rule", "c-rule"]


def test_only_files_with_faults_are_counted() -> None:
    assert summary([gap(severity="error"), gap("b.yml")], "").startswith("1 error in 1 file. 1 gap ")


def test_errors_are_listed_again_only_among_others() -> None:
    errors = [gap(severity="error")] * 10
    assert errors_among(errors) == ""
    assert "more" not in errors_among([*errors, gap()])
    assert errors_among([*errors, errors[0], gap()]).endswith("  and 1 more\n")
