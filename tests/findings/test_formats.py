"""Formats of findings for code hosts: paths relative to the repository, escaped as each host requires."""

import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.findings import Finding, Place
from interlock.findings.formats import findings_as_json, full, github, gitlab, sarif, summary
from interlock.history.repository import folder_in_repository
from tests.conftest import Handbook, write
from tests.findings.found import ODD, faults, finding
from tests.json_schema import validator


def uris(log: str) -> list[str]:
    results: list[dict[str, Any]] = json.loads(log)["runs"][0]["results"]
    return [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]


def test_what_is_copied_stays_in_one_piece() -> None:
    command = "`interlock approve promise/answer-calls --side providers --link contact-centre --role …`"
    remedy = f"Ask those who answer calls whether they can stand by it, write down what they say, then {command} once a year."
    long = Finding("not-approved", Place("standards/links/a.yml", 1, 1, 5, "title: A"), "Nobody " * 14 + "has read it", remedy)
    for width in (40, 60, 80, 120):
        told = full([long], width=width)
        assert {line for line in told.splitlines() if len(line) > width} <= {f"    {command}"}
        assert " ".join(told.split()) == " ".join(full([long]).split())
    assert full([long]).count("\n") == 5


CLEAN = "No faults in 9 definitions."


def test_gaps_have_a_line_where_it_is_narrow() -> None:
    found = [*faults(2, "error"), *faults(3, "advice")]
    assert summary(found, CLEAN, width=60) == "2 errors in 1 file.\n3 gaps (what nobody has written yet): --advice shows them."
    assert "\n" not in summary(found, CLEAN, width=80) + summary(found, CLEAN)
    assert all(len(line) <= 40 for line in summary(found, CLEAN, width=40).splitlines())


def test_github_paths_may_have_commas_and_colons() -> None:
    assert github([finding()], "hand book/") == (
        "::error file=hand book/standards/links/Back office%2C 2nd/Küche #1/tea 100%25%3A hot.yml,"
        "line=3,col=1,endColumn=7,title=unknown-field::There is no field `colour`. Delete it.\n"
    )


def test_sarif_writes_a_path_as_a_uri() -> None:
    (uri,) = uris(sarif([finding()], {}, "hand book/"))
    assert uri == "hand%20book/standards/links/Back%20office%2C%202nd/K%C3%BCche%20%231/tea%20100%25%3A%20hot.yml"
    assert unquote(uri) == f"hand book/{ODD}"
    # `sarif-2.1.0.json` gives the field this format; the checker follows RFC 3986.
    reference = validator({"format": "uri-reference"})
    assert reference.is_valid(uri) and not reference.is_valid(ODD)


# The parts of the official schema of SARIF 2.1.0 that describe what stands in a log of ours, which has nothing else.
_TEXT = {"type": "string"}
_MESSAGE = {"required": ["text"], "properties": {"text": _TEXT}}
_FROM_ONE = {"type": "integer", "minimum": 1}
_REGION = {"properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _FROM_ONE)}
_FILE = {"required": ["uri"], "properties": {"uri": {"type": "string", "format": "uri-reference"}}}
_PHYSICAL = {"required": ["artifactLocation"], "properties": {"artifactLocation": _FILE, "region": _REGION}}
_LOCATIONS = {"type": "array", "items": {"properties": {"physicalLocation": _PHYSICAL}}}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RESULT = {
    "required": ["message"],
    "properties": {"ruleId": _TEXT, "level": _LEVEL, "message": _MESSAGE, "locations": _LOCATIONS},
}
_RULE = {"required": ["id"], "properties": {"id": _TEXT, "shortDescription": _MESSAGE}}
_RULES = {"type": "array", "uniqueItems": True, "items": _RULE}
_DRIVER = {"required": ["name"], "properties": {"name": _TEXT, "rules": _RULES}}
_RUN = {
    "required": ["tool"],
    "properties": {
        "tool": {"required": ["driver"], "properties": {"driver": _DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
_LOG = {
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": _RUN},
    },
}


def closed(schema: Any) -> Any:
    """A schema whose objects have no property but those that it names."""
    if not isinstance(schema, dict):
        return schema
    objects = {"type": "object", "additionalProperties": False} if isinstance(schema.get("properties"), dict) else {}
    return {name: closed(value) for name, value in schema.items()} | objects


def test_sarif_follows_its_schema(tiny: Handbook) -> None:
    faulty = tiny({"glossary/card.yml": "titel: card\n", "standards/links/tea room.yml": "title: [\n", "docs/a/b.yml": "x"})
    log = json.loads(output_of_check(faulty, "--format", "sarif"))
    assert len(log["runs"][0]["results"]) > 2
    assert [error.message for error in validator(closed(_LOG)).iter_errors(log)] == []


def test_sarif_shows_braces_and_brackets_as_they_are() -> None:
    log = json.loads(sarif([finding(message="Write {0} or [here](https://else.example/)")], {}))
    assert log["runs"][0]["results"][0]["message"]["text"].startswith("Write {{0}} or [here\\](https://else.example/)")


def test_json_quotes_a_window_of_a_long_line() -> None:
    place = Place("docs/a.md", 1, 5_001, 4, "x" * 5_000 + "colr" + "x" * 5_000)
    (issue,) = json.loads(findings_as_json([Finding("bad-value", place, "There is no `colr`")]))
    assert issue["column"] == 5_001
    assert re.fullmatch("…x{66}colrx{130}…", issue["quote"])


def test_long_values_in_a_message_are_cut() -> None:
    told = finding(message=f"There is no link `{'x' * 100_000}`. Did you mean `front`?").message
    assert told == f"There is no link `{'x' * 100}…`. Did you mean `front`?"
    assert len(finding(message="x, " * 10_000).message) == 1_001


def test_gitlab_issues_have_all_required_fields() -> None:
    (issue,) = json.loads(gitlab([finding()], "hand book/"))
    fingerprint = issue.pop("fingerprint")
    assert len(fingerprint) == 64
    assert issue == {
        "description": "There is no field `colour`. Delete it.",
        "check_name": "unknown-field",
        "severity": "blocker",
        "location": {"path": f"hand book/{ODD}", "lines": {"begin": 3}},
    }


def test_gitlab_has_a_level_for_every_severity() -> None:
    graded = [finding(severity="error"), finding(severity="warning"), finding(severity="advice")]
    assert [issue["severity"] for issue in json.loads(gitlab(graded))] == ["blocker", "major", "info"]


def fingerprints(*findings: Finding, folder: str = "") -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(gitlab(findings, folder))]


def test_equal_findings_have_different_fingerprints() -> None:
    found = fingerprints(finding(), finding(line=4), finding("glossary/card.yml"), finding(message="Another"))
    assert len(set(found)) == 4


def test_fingerprints_do_not_depend_on_lines() -> None:
    assert fingerprints(finding(line=3)) == fingerprints(finding(line=30))
    assert fingerprints(finding(message="Above", line=1), finding(line=3))[1:] == fingerprints(finding(line=2))


def test_a_clean_handbook_gives_an_empty_report() -> None:
    assert json.loads(gitlab([])) == []
    assert github([]) == ""


@pytest.mark.parametrize(("errors", "warnings", "gaps"), [(0, 0, 0), (10, 10, 9), (1, 0, 10)])
def test_github_gets_no_notice_below_its_limit(errors: int, warnings: int, gaps: int) -> None:
    found = [*faults(errors, "error"), *faults(warnings, "warning"), *faults(gaps, "advice")]
    assert github(found).count("\n") == len(found)


def test_github_gets_a_notice_above_its_limit() -> None:
    lines = github([*faults(15, "error"), *faults(1, "warning")]).splitlines()
    assert len(lines) == 17
    assert lines[-1] == (
        "::notice title=interlock::15 errors: GitHub shows ten of each beside the lines. This step's log holds all of them."
    )


def test_the_notice_comes_before_ten_other_notices() -> None:
    lines = github([*faults(11, "warning"), *faults(12, "advice")]).splitlines()
    assert lines[0].startswith("::notice title=interlock::11 warnings and 12 notices: GitHub shows ten")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@tinford.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def in_a_folder(tiny: Handbook) -> Path:
    """A handbook in a folder of a larger repository, with a fault that was added after its only commit."""
    handbook = tiny({})
    git(handbook.parent, "init", "-q")
    git(handbook.parent, "add", "-A")
    git(handbook.parent, "commit", "-qm", "As it was")
    write(handbook / "glossary/card.yml", "title: card\ndefinition: A card.\nowner: front\ncolour: red\n")
    return handbook


def output_of_check(handbook: Path, *arguments: str) -> str:
    command = ["check", "--handbook", str(handbook), "--as-of", "2026-11-22", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False).output


def test_paths_for_code_hosts_start_at_the_repository_root(in_a_folder: Path) -> None:
    assert "file=handbook/glossary/card.yml," in output_of_check(in_a_folder, "--format", "github")
    assert json.loads(output_of_check(in_a_folder, "--format", "gitlab"))[0]["location"]["path"] == "handbook/glossary/card.yml"
    assert uris(output_of_check(in_a_folder, "--format", "sarif")) == ["handbook/glossary/card.yml"]


def test_paths_for_people_start_at_the_handbook(in_a_folder: Path) -> None:
    assert output_of_check(in_a_folder, "--format", "short").startswith("glossary/card.yml:4:1")
    assert "  glossary/card.yml:4:1\n" in output_of_check(in_a_folder)


def test_since_works_below_the_repository_root(in_a_folder: Path) -> None:
    assert "file=handbook/glossary/card.yml," in output_of_check(in_a_folder, "--format", "github", "--since", "HEAD")


def test_a_handbook_at_the_root_has_no_prefix(tiny: Handbook) -> None:
    handbook = tiny({})
    git(handbook, "init", "-q")
    assert folder_in_repository(handbook, {}) == ""


def test_the_job_checkout_replaces_git_where_it_fails(tmp_path: Path) -> None:
    handbook = tmp_path / "build" / "hand book"
    handbook.mkdir(parents=True)
    assert folder_in_repository(handbook, {"CI_PROJECT_DIR": str(tmp_path / "build")}) == "hand book/"
    assert folder_in_repository(handbook, {"GITHUB_WORKSPACE": str(handbook)}) == ""
    assert folder_in_repository(handbook, {"GITHUB_WORKSPACE": str(tmp_path / "elsewhere")}) == ""
    assert folder_in_repository(handbook, {}) == ""


def test_a_checkout_git_refuses_still_has_its_root(in_a_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "file=handbook/glossary/card.yml," in output_of_check(in_a_folder, "--format", "github")


@pytest.mark.parametrize("before", ["दिन के", "می\u200cخواهم", "ที่นี่", "e\u0301te\u0301"])
def test_marks_of_all_scripts_have_no_width(before: str) -> None:
    place = Place("standards/links/front.yml", 1, len(before) + 2, len("client"), f"{before} client")
    letters = sum(unicodedata.category(each) not in ("Mn", "Cf") for each in before)
    assert f"\n    | {' ' * (letters + 1)}^^^^^^\n" in full([Finding("avoided-word", place, "Client", "")])
