"""What `interlock check` prints of its findings, in each format."""

import json

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.findings.formats import full
from tests.conftest import Handbook, findings_in
from tests.doors.checking import FAULTY, SERVICE, check


def test_short_says_file_line_column_severity_rule_and_message(tiny: Handbook) -> None:
    assert check(tiny({SERVICE: FAULTY}), "--format", "short").output == (
        f"{SERVICE}:3:8: error unknown-reference There is no link `frnt`. Did you mean `front`?\n"
    )


def test_json_says_everything(tiny: Handbook) -> None:
    assert json.loads(check(tiny({SERVICE: FAULTY}), "--format", "json").output) == [
        {
            "rule": "unknown-reference",
            "severity": "error",
            "file": SERVICE,
            "line": 3,
            "column": 8,
            "end_column": 12,
            "quote": "owner: frnt",
            "message": "There is no link `frnt`",
            "remedy": "Did you mean `front`?",
        }
    ]


def test_json_of_a_clean_handbook_is_an_empty_list(tiny: Handbook) -> None:
    assert json.loads(check(tiny({}), "--format", "json").output) == []


def test_github_annotates_the_line(tiny: Handbook) -> None:
    assert check(tiny({SERVICE: FAULTY}), "--format", "github").output == (
        f"::error file={SERVICE},line=3,col=8,endColumn=12,title=unknown-reference"
        "::There is no link `frnt`. Did you mean `front`?\n"
    )


def test_the_same_error_in_many_files_fills_no_screen(tiny: Handbook) -> None:
    folder = tiny({SERVICE.replace("parking", f"parking-{number:02}"): FAULTY for number in range(40)})
    told = check(folder)
    assert told.output.count("There is no link `frnt`") == 3 and "And 37 more like it: `parking-03`, " in told.output
    assert told.exit_code == 1 and "40 errors and " in told.output
    for form in (["--all"], ["--format", "short"], ["--format", "github"], ["--format", "json"], ["--format", "sarif"]):
        done = check(folder, *form)
        assert (done.output.count("There is no link `frnt`"), done.exit_code) == (40, 1), form


def test_a_refused_build_fills_no_screen(tiny: Handbook) -> None:
    folder = tiny({SERVICE.replace("parking", f"parking-{number:02}"): FAULTY for number in range(40)})
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder)])
    assert done.output.count("There is no link `frnt`") == 3 and done.output.endswith("40 errors: nothing was built.\n")


def test_github_escapes_what_would_end_a_command(tiny: Handbook) -> None:
    done = check(tiny({SERVICE: FAULTY.replace("frnt", "'100%, of: it'")}), "--format", "github")
    assert "There is no link `100%25, of: it`" in done.output


def test_sarif_holds_rules_and_results(tiny: Handbook) -> None:
    log = json.loads(check(tiny({SERVICE: FAULTY}), "--format", "sarif").output)
    (once,) = log["runs"]
    (rule,) = once["tool"]["driver"]["rules"]
    (result,) = once["results"]
    assert log["version"] == "2.1.0"
    assert rule == {"id": "unknown-reference", "shortDescription": {"text": "A reference that leads to nothing."}}
    assert (result["ruleId"], result["level"]) == ("unknown-reference", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 8, "endColumn": 12}


# Escapes of YAML for characters that nobody sees: in the title those that reverse the direction of text.
MOVING = 'title: "\\u2067Parking\\u202E"\nsummary: Permits.\nowner: "fr\\u200E[2Jnt\\u200F"\ncustomers: [residents]\n'


@pytest.mark.parametrize("form", ["full", "short", "json", "github", "gitlab", "sarif"])
def test_no_format_prints_control_characters(form: str, tiny: Handbook) -> None:
    folder = tiny({SERVICE: MOVING, "standards/links/a\x9bb.yml": "title: [\n"})
    told = check(folder, "--format", form).output
    assert "unknown-reference" in told and "standards/links/a" in told
    assert [character for character in told if not character.isprintable() and character != "\n"] == []


def test_json_escapes_unprintable_characters(tiny: Handbook) -> None:
    told = json.loads(check(tiny({SERVICE: MOVING}), "--format", "json").output)
    assert [each["message"] for each in told if each["rule"] == "unknown-reference"] == ["There is no link `fr\u200e[2Jnt\u200f`"]


def test_there_are_no_colours_in_a_pipe(tiny: Handbook) -> None:
    assert "\x1b" not in check(tiny({SERVICE: FAULTY})).output


def test_the_mark_is_aligned_after_wide_and_combining_characters(tiny: Handbook) -> None:
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence, 日本]\n"
    page = "# Welcome\n\nIn 日本 a 😀 cafe\u0301\thas a licence.\n"
    shown = check(tiny({"glossary/permit.yml": term, "docs/index.md": page})).output
    assert "  3 | In 日本 a 😀 cafe\u0301\thas a licence.\n    |    ^^^^\n" in shown
    assert "  3 | In 日本 a 😀 cafe\u0301\thas a licence.\n    |                  \t      ^^^^^^^\n" in shown


def test_a_long_line_is_cut_around_its_mark(tiny: Handbook) -> None:
    faults = findings_in(tiny({SERVICE: FAULTY.replace("summary: ", "summary: " + "Long. " * 9 + "See [[link/frnt]]. ")}))
    told = full([fault for fault in faults if fault.rule == "unknown-reference" and fault.place.line == 2], width=51)
    quote, mark = (line for line in told.splitlines() if " | " in line)
    assert quote == "  2 | … Long. See [[link/frnt]]. Permits for pe…"
    assert quote[mark.index("^") : mark.rindex("^") + 1] == "link/frnt"
