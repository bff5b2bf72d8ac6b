"""`interlock check` as people and pipelines run it: exit codes, paths, and where the handbook is."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors import fresh_check
from interlock.doors.cli import main
from interlock.findings.typed_commands import typed_path
from tests.conftest import Handbook
from tests.doors.checking import FAULTY, SERVICE, check

WARNED = FAULTY.replace("frnt", "front") + "body: Mrs Okafor decides.\n"


def test_a_clean_handbook_exits_0(tiny: Handbook) -> None:
    done = check(tiny({}))
    assert (done.exit_code, done.output) == (0, "No faults in 7 definitions.\n")


def test_an_error_exits_1(tiny: Handbook) -> None:
    assert check(tiny({SERVICE: FAULTY})).exit_code == 1


def test_a_warning_exits_0_unless_strict(tiny: Handbook) -> None:
    folder = tiny({SERVICE: WARNED})
    assert check(folder).exit_code == 0
    assert check(folder, "--strict").exit_code == 1
    assert "1 warning in 1 file." in check(folder).output


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--as-of", "22/11/2026"], ["--no-such-option"], ["nowhere.yml"], ["--since", "no-such-revision"]],
    ids=" ".join,
)
def test_usage_errors_exit_2(arguments: list[str], tiny: Handbook) -> None:
    done = check(tiny({}), *arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output and "Error" in done.output


@pytest.mark.parametrize("error", [MemoryError(), ImportError("a.so: failed to map segment from shared object")])
def test_where_memory_ends_it_says_what_to_do(error: Exception, tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(fresh_check, "fresh_check", refused)
    done = check(tiny({}))
    assert (done.exit_code, "not enough memory. Close other programs" in " ".join(done.output.split())) == (2, True)


def test_a_folder_without_a_handbook_exits_2(tmp_path: Path) -> None:
    done = check(tmp_path)
    assert done.exit_code == 2
    assert "There is no handbook in" in done.output


def test_in_a_subfolder_the_handbook_above_is_suggested(tiny: Handbook) -> None:
    folder = tiny({})
    done = check(folder / "standards" / "links")
    assert done.exit_code == 2 and f"There is one in {folder}: run this there." in " ".join(done.output.split())


def test_a_handbook_in_a_folder_below_is_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "ours" / "standards").mkdir(parents=True)
    done = check(tmp_path)
    assert done.exit_code == 2 and f"add `--handbook {typed_path(tmp_path / 'ours')}`" in " ".join(done.output.split())


def test_a_draft_is_at_most_warned_of(tiny: Handbook) -> None:
    done = check(tiny({"standards/services/skips.yml": FAULTY + "status: draft\n"}))
    assert done.exit_code == 0
    assert "warning: There is no link `frnt`" in done.output


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


def test_paths_limit_what_is_reported_not_what_is_read(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY, "standards/links/front.yml": "title: Front desk\nkind: front-line\n"})
    only = check(folder, str(folder / "standards/links"), "--format", "short").output
    assert only.count("\n") == 1 and only.startswith("standards/links/front.yml:1:1: error missing-field")
    assert check(folder, str(folder / "glossary")).exit_code == 0
    assert check(folder, str(folder), "--format", "short").output.count("\n") == 2


def test_paths_may_be_given_from_within_the_handbook(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny({SERVICE: FAULTY}))
    assert CliRunner().invoke(main, ["check", "standards/services"]).exit_code == 1
    assert CliRunner().invoke(main, ["check", "standards/links"]).exit_code == 0


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "30 February 2026"])
def test_as_of_tells_a_day_that_no_calendar_has(day: str, tiny: Handbook) -> None:
    assert f"There is no such day as {day}. Check the day and the month." in check(tiny({}), "--as-of", day).output


def test_as_of_fixes_the_day(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/links/front.yml": "title: Front desk\nsummary: x\nkind: front-line\nreview: {last: 2026-01-01, every: 1 year}\n"
        }
    )
    assert "review-overdue" not in check(folder, "--as-of", "2026-12-31", "--format", "short").output
    assert "review-overdue" in check(folder, "--as-of", "2027-01-02", "--format", "short").output


def test_a_narrowed_check_praises_no_more(tiny: Handbook) -> None:
    folder = tiny({SERVICE: FAULTY})
    docs, services = str(folder / "docs"), str(folder / "glossary")
    assert check(folder, docs).output == f"No faults in `{docs}`.\n"
    assert check(folder, docs, services).output == "No faults in these 2 paths.\n"
