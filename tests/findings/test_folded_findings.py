"""Findings that are alike: some stand for many, with the names of the others, and gaps are counted by rule."""

import pytest

from interlock.findings import Finding, Place, Severity
from interlock.findings.formats import folded_alike, gaps_by_rule
from tests.findings.found import faults, finding


def of_teams(number: int, severity: Severity, message: str = "Nobody coaches `team-{}`") -> list[Finding]:
    return [
        Finding("nobody-coaches", Place(f"standards/links/team-{team:02}.yml"), message.format(team), "Name one.", severity)
        for team in range(number)
    ]


def test_one_gap_stands_for_many_alike() -> None:
    other = finding(message="There is no field `colour`", severity="warning")
    (one, kept) = folded_alike([*of_teams(165, "advice"), other])
    assert one.remedy == (
        "Name one. And 164 more like it: `team-01`, `team-02`, `team-03`, `team-04`, `team-05` …; "
        "`interlock check --all` shows each."
    )
    assert kept == other
    assert folded_alike(of_teams(10, "advice")) == of_teams(10, "advice")


def test_an_error_in_many_files_is_shown_three_times() -> None:
    same = of_teams(200, "error", "There is no link `crew`")
    *first, third = folded_alike(same)
    assert first == same[:2] and third.place == same[2].place
    assert third.remedy == (
        "Name one. And 197 more like it: `team-03`, `team-04`, `team-05`, `team-06`, `team-07` …; "
        "`interlock check --all` shows each."
    )
    assert folded_alike(same, "")[2].remedy.endswith("`team-07` ….")


def test_errors_that_name_different_things_are_all_shown() -> None:
    errors = of_teams(30, "error", "There is no link `crew-{}`")
    assert folded_alike(errors) == errors


def test_many_alike_in_one_file_are_told_by_line() -> None:
    *_, third = folded_alike(faults(12, "error"))
    assert third.remedy.startswith("Delete it. And 9 more like it: line 4, line 5, line 6, line 7, line 8 …;")


@pytest.mark.parametrize(
    ("names", "listed"), [("ABCDEFGHIJKL", "`B`, `C`, `D`, `E`, `F`"), ("A" * 12, "`team-1`, `team-2`, `team-3`")]
)
def test_folded_findings_list_the_names_that_differ(names: str, listed: str) -> None:
    places = [Place(f"standards/links/team-{index // 4}.yml") for index in range(4, 16)]
    (one,) = folded_alike(
        [
            Finding("undefined-abbreviation", place, f"`{name}` is told", "", "warning")
            for place, name in zip(places, names, strict=True)
        ]
    )
    assert f"11 more like it: {listed}" in one.remedy


def test_many_gaps_open_with_a_line_a_rule() -> None:
    names = {"unknown-field": "A field that is not there."}
    assert gaps_by_rule(faults(10, "advice"), names) == ""
    assert gaps_by_rule([*faults(12, "advice"), *faults(3, "warning")], names) == (
        "12 gaps: nothing is wrong there, but somebody will miss what is not written yet.\n"
        "  12  unknown-field  A field that is not there\n"
        "`interlock explain RULE` says why each matters.\n"
    )
    assert gaps_by_rule(faults(12, "advice"), names, width=40).splitlines()[2:5] == [
        "yet.",
        "  12  unknown-field  A field that is not",
        "                     there",
    ]
    narrow = gaps_by_rule(faults(12, "advice"), names, width=30).splitlines()
    assert narrow[narrow.index("  12  unknown-field") + 1] == "      A field that is not"
