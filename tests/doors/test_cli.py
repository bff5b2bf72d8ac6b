"""`interlock check` and `interlock explain` as people and pipelines run them."""

import json
import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from interlock.doors import fresh_check
from interlock.doors.cli import COMMANDS as LAZY
from interlock.doors.cli import main
from interlock.doors.cli.rule_texts import rule_explained
from interlock.findings.formats import full
from interlock.rules.engine.all_rules import RULES
from tests.commits import git
from tests.conftest import ROOT, Handbook, findings_in, posix_only, write

SERVICE = "standards/services/parking.yml"
FAULTY = "title: Parking permits\nsummary: Permits for people.\nowner: frnt\ncustomers: [residents]\n"
WARNED = FAULTY.replace("frnt", "front") + "body: Mrs Okafor decides.\n"


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--handbook", str(folder), "--as-of", "2026-11-22", *arguments])


def test_a_clean_handbook_exits_0(tiny: Handbook) -> None:
    done = run(tiny({}))
    assert (done.exit_code, done.output) == (0, "No faults in 7 definitions.\n")


def test_an_error_exits_1(tiny: Handbook) -> None:
    assert run(tiny({SERVICE: FAULTY})).exit_code == 1


def test_a_warning_exits_0_unless_strict(tiny: Handbook) -> None:
    folder = tiny({SERVICE: WARNED})
    assert run(folder).exit_code == 0
    assert run(folder, "--strict").exit_code == 1
    assert "1 warning in 1 file." in run(folder).output


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--as-of", "22/11/2026"], ["--no-such-option"], ["nowhere.yml"], ["--since", "no-such-revision"]],
    ids=" ".join,
)
def test_usage_errors_exit_2(arguments: list[str], tiny: Handbook) -> None:
    done = run(tiny({}), *arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output and "Error" in done.output


def test_where_memory_ends_it_says_what_to_do(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(fresh_check, "fresh_check", refused)
    done = run(tiny({}))
    assert (done.exit_code, "not enough memory. Close other programs" in " ".join(done.output.split())) == (2, True)


def test_a_folder_without_a_handbook_exits_2(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.exit_code == 2
    assert "There is no handbook in" in done.output


def test_in_a_subfolder_the_handbook_above_is_suggested(tiny: Handbook) -> None:
    folder = tiny({})
    done = run(folder / "standards" / "links")
    assert done.exit_code == 2 and f"There is one in {folder}: run this there." in " ".join(done.output.split())


def test_a_handbook_in_a_folder_below_is_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "ours" / "standards").mkdir(parents=True)
    done = run(tmp_path)
    assert done.exit_code == 2 and f"add `--handbook {tmp_path / 'ours'}`" in " ".join(done.output.split())


def test_a_draft_is_at_most_warned_of(tiny: Handbook) -> None:
    done = run(tiny({"standards/services/skips.yml": FAULTY + "status: draft\n"}))
    assert done.exit_code == 0
    assert "warning: There is no link `frnt`" in done.output


def test_short_says_file_line_column_severity_rule_and_message(tiny: Handbook) -> None:
    assert run(tiny({SERVICE: FAULTY}), "--format", "short").output == (
        f"{SERVICE}:3:8: error unknown-reference There is no link `frnt`. Did you mean `front`?\n"
    )


def test_json_says_everything(tiny: Handbook) -> None:
    assert json.loads(run(tiny({SERVICE: FAULTY}), "--format", "json").output) == [
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
    assert json.loads(run(tiny({}), "--format", "json").output) == []


def test_github_annotates_the_line(tiny: Handbook) -> None:
    assert run(tiny({SERVICE: FAULTY}), "--format", "github").output == (
        f"::error file={SERVICE},line=3,col=8,endColumn=12,title=unknown-reference"
        "::There is no link `frnt`. Did you mean `front`?\n"
    )


def test_the_same_error_in_many_files_fills_no_screen(tiny: Handbook) -> None:
    folder = tiny({SERVICE.replace("parking", f"parking-{number:02}"): FAULTY for number in range(40)})
    told = run(folder)
    assert told.output.count("There is no link `frnt`") == 3 and "And 37 more like it: `parking-03`, " in told.output
    assert told.exit_code == 1 and "40 errors and " in told.output
    for form in (["--all"], ["--format", "short"], ["--format", "github"], ["--format", "json"], ["--format", "sarif"]):
        done = run(folder, *form)
        assert (done.output.count("There is no link `frnt`"), done.exit_code) == (40, 1), form


def test_a_refused_build_fills_no_screen(tiny: Handbook) -> None:
    folder = tiny({SERVICE.replace("parking", f"parking-{number:02}"): FAULTY for number in range(40)})
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder)])
    assert done.output.count("There is no link `frnt`") == 3 and done.output.endswith("40 errors: nothing was built.\n")


def test_github_escapes_what_would_end_a_command(tiny: Handbook) -> None:
    done = run(tiny({SERVICE: FAULTY.replace("frnt", "'100%, of: it'")}), "--format", "github")
    assert "There is no link `100%25, of: it`" in done.output


def test_sarif_holds_rules_and_results(tiny: Handbook) -> None:
    log = json.loads(run(tiny({SERVICE: FAULTY}), "--format", "sarif").output)
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
    told = run(folder, "--format", form).output
    assert "unknown-reference" in told and "standards/links/a" in told
    assert [character for character in told if not character.isprintable() and character != "\n"] == []


HOSTILE_NAME = "a\x1b]0;b\x07\u202e"


@pytest.mark.parametrize(
    "arguments",
    [
        ["rename", "link/front", HOSTILE_NAME],
        ["new", "link", HOSTILE_NAME],
        ["review", HOSTILE_NAME],
        ["trace", HOSTILE_NAME],
        ["init", HOSTILE_NAME],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_argument_moves_the_terminal(arguments: list[str], tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny({}))
    told = CliRunner().invoke(main, arguments).output
    assert "a?" in told and [character for character in told if not character.isprintable() and character != "\n"] == []


def test_json_escapes_unprintable_characters(tiny: Handbook) -> None:
    told = json.loads(run(tiny({SERVICE: MOVING}), "--format", "json").output)
    assert [each["message"] for each in told if each["rule"] == "unknown-reference"] == ["There is no link `fr\u200e[2Jnt\u200f`"]


def test_paths_limit_what_is_reported_not_what_is_read(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY, "standards/links/front.yml": "title: Front desk\nkind: front-line\n"})
    only = run(folder, str(folder / "standards/links"), "--format", "short").output
    assert only.count("\n") == 1 and only.startswith("standards/links/front.yml:1:1: error missing-field")
    assert run(folder, str(folder / "glossary")).exit_code == 0
    assert run(folder, str(folder), "--format", "short").output.count("\n") == 2


def test_paths_may_be_given_from_within_the_handbook(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny({SERVICE: FAULTY}))
    assert CliRunner().invoke(main, ["check", "standards/services"]).exit_code == 1
    assert CliRunner().invoke(main, ["check", "standards/links"]).exit_code == 0


def test_as_of_fixes_the_day(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/links/front.yml": "title: Front desk\nsummary: x\nkind: front-line\nreview: {last: 2026-01-01, every: 1 year}\n"
        }
    )
    assert "review-overdue" not in run(folder, "--as-of", "2026-12-31", "--format", "short").output
    assert "review-overdue" in run(folder, "--as-of", "2027-01-02", "--format", "short").output


def test_there_are_no_colours_in_a_pipe(tiny: Handbook) -> None:
    assert "\x1b" not in run(tiny({SERVICE: FAULTY})).output


def test_the_mark_is_aligned_after_wide_and_combining_characters(tiny: Handbook) -> None:
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence, 日本]\n"
    page = "# Welcome\n\nIn 日本 a 😀 cafe\u0301\thas a licence.\n"
    shown = run(tiny({"glossary/permit.yml": term, "docs/index.md": page})).output
    assert "  3 | In 日本 a 😀 cafe\u0301\thas a licence.\n    |    ^^^^\n" in shown
    assert "  3 | In 日本 a 😀 cafe\u0301\thas a licence.\n    |                  \t      ^^^^^^^\n" in shown


def test_since_shows_only_new_findings(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "An old fault")
    write(folder / SERVICE, "# Moved down a line\n" + FAULTY)
    done = run(folder, "--since", "HEAD")
    assert (done.exit_code, done.output) == (0, "No new faults in 7 definitions since HEAD.\n")
    write(folder / "standards/services/skips.yml", FAULTY.replace("frnt", "frontt"))
    done = run(folder, "--since", "HEAD", "--format", "short")
    assert done.exit_code == 1
    assert done.output == (
        "standards/services/skips.yml:3:8: error unknown-reference There is no link `frontt`. Did you mean `front`?\n"
    )


def test_since_ignores_old_faults_in_the_configuration(tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "extra: {audience: public}\nhooks: [gone.py]\nexclude_docs: old.md\n"})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Two old faults")
    assert run(folder).exit_code == 1 and run(folder, "--since", "HEAD", "--strict").exit_code == 0
    write(folder / "mkdocs.yml", "extra: {audience: public}\nhooks: [gone.py]\nsite_dir: docs\n")
    found = run(folder, "--since", "HEAD", "--format", "short").output.splitlines()
    assert [line.partition(" A ")[0] for line in found] == ["mkdocs.yml:3:11: error bad-value"]


def test_a_narrowed_check_praises_no_more(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY})
    docs, services = str(folder / "docs"), str(folder / "glossary")
    assert run(folder, docs).output == f"No faults in `{docs}`.\n"
    assert run(folder, docs, services).output == "No faults in these 2 paths.\n"


def test_since_ignores_old_faults_in_edited_lines(tiny: Handbook) -> None:
    """Paragraphs are often one line, and editors rewrap them."""
    term = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\n"
    before = "# Welcome\n\nA licence is for one car. Bring the licence when you come to the desk, and ask for Ann.\n"
    folder = tiny({"glossary/permit.yml": term, "docs/index.md": before})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Old words")

    def new(page: str) -> list[str]:
        write(folder / "docs/index.md", f"# Welcome\n\n{page}\n")
        found = run(folder, "--since", "HEAD", "--format", "short").output.splitlines()
        return [line.partition(": warning")[0] for line in found]

    assert new("A licence is for one car. Bring the licence when you come to the desk, and ask for Bob.") == []
    assert new("A licence is for one car.\nBring the licence when\nyou come to the desk.") == []
    assert new("A licence is for one car. Show a licence. Bring the licence when you come to the desk.") == ["docs/index.md:3:34"]
    assert new("A licence is for one car.\nBring the licence\nwhen you come, or a licence.") == ["docs/index.md:5:21"]
    write(folder / "docs/other.md", "# Other\n\nNo licence.\n")
    assert new("A licence is for one car.") == ["docs/other.md:3:4"]


@posix_only
def test_since_reads_revisions_with_links_and_odd_names(tiny: Handbook) -> None:
    folder = tiny({})
    git(folder, "init", "-q")
    git(folder, "config", "core.quotePath", "false")
    (folder / "docs/here.md").symlink_to("index.md")
    write(folder.parent / "elsewhere", "mine")
    for target in ("../../elsewhere", "/"):
        (folder / f"docs/{len(target)}.txt").symlink_to(target)
    for name, target in ("ab", "ba", "ca"):
        (folder / f"docs/{name}.txt").symlink_to(f"{target}.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Links out of the handbook")
    assert run(folder).exit_code == 1 and run(folder, "--since", "HEAD").exit_code == 0
    (folder / "docs/new.txt").symlink_to("/")
    done = run(folder, "--since", "HEAD", "--format", "short")
    assert done.output.startswith("docs/new.txt:1:1: error misplaced-file This link points out of the handbook.")


def test_since_outside_of_git_exits_2(tiny: Handbook) -> None:
    done = run(tiny({}), "--since", "HEAD")
    assert done.exit_code == 2 and "git" in done.output


def test_every_rule_is_explained() -> None:
    for rule in RULES:
        done = CliRunner().invoke(main, ["explain", rule.name])
        assert done.exit_code == 0 and done.output.startswith(f"{rule.name} (")
        assert "Bad: " in done.output and "Good: " in done.output, rule.name


def test_a_misspelt_rule_gets_a_suggestion() -> None:
    done = CliRunner().invoke(main, ["explain", "bad-dates"])
    assert done.exit_code == 2 and "Did you mean `bad-date`?" in done.output


def test_part_of_a_rules_name_lists_the_matching_rules() -> None:
    done = CliRunner().invoke(main, ["explain", "over-capab"])
    assert "Did you mean `promise-over-capability` or `worst-case-over-capability`?" in done.output


def test_without_a_rule_each_is_listed_on_a_line() -> None:
    lines = CliRunner().invoke(main, ["explain"]).output.splitlines()
    assert lines[:2] == ["file:", "  yaml-syntax: A file that cannot be read as YAML."]
    assert [rule.name for rule in RULES if f"  {rule.name}: {rule.headline}" not in lines] == []


def test_a_rule_is_explained_in_lines_that_fit() -> None:
    rule = next(rule for rule in RULES if rule.name == "promise-over-capability")
    words, example = rule_explained(rule, 60).split("Bad: ", 1)
    assert max(len(line) for line in words.splitlines()) <= 60
    assert rule.bad.files["standards/procedures/issue-a-permit.yml"].splitlines()[0] in example


def test_a_long_line_is_cut_around_its_mark(tiny: Handbook) -> None:
    faults = findings_in(tiny({SERVICE: FAULTY.replace("summary: ", "summary: " + "Long. " * 9 + "See [[link/frnt]]. ")}))
    told = full([fault for fault in faults if fault.rule == "unknown-reference" and fault.place.line == 2], width=51)
    quote, mark = (line for line in told.splitlines() if " | " in line)
    assert quote == "  2 | … Long. See [[link/frnt]]. Permits for pe…"
    assert quote[mark.index("^") : mark.rindex("^") + 1] == "link/frnt"


COMMANDS = [
    "approve",
    "build",
    "changes",
    "check",
    "explain",
    "export",
    "import",
    "init",
    "new",
    "owed",
    "rename",
    "review",
    "serve",
    "trace",
]


def test_these_are_the_commands() -> None:
    """The list of commands is public, and README.md's table must follow it."""
    assert sorted(LAZY) == COMMANDS
    readme = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"interlock {name}" not in readme and f"` · `{name}" not in readme] == []


def test_help_tells_each_command_in_a_whole_sentence() -> None:
    told = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    assert "..." not in told.partition("Commands:")[2]
    assert "rename Give a definition another id, and rewrite everything that refers to it. approve" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"])
    assert told.exit_code == 0
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert (command.help or "").partition("\n")[0].endswith(".")
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    assert not re.search(r"[a-z]-\n", told.output), "a name is in one piece"
    assert "\n      interlock " in told.output and " TEXT" not in told.output, "an example, and a word for each value"
