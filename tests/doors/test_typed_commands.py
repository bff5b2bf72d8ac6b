"""Commands that are printed for somebody to type: they work where they were printed, whatever the folder is called."""

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from interlock.doors.cli import COMMANDS, main
from interlock.doors.site_findings import seen_from_site
from interlock.findings import Finding, Place
from interlock.findings.typed_commands import typed_path, with_handbook
from tests.conftest import Handbook

ODD = "-Büro für O'Neill"


def told(*arguments: str) -> str:
    return CliRunner().invoke(main, [*arguments]).output


def typed(command: str) -> int:
    """The exit code of a printed command."""
    program, *arguments = shlex.split(command)
    assert program == "interlock"
    return CliRunner().invoke(main, arguments).exit_code


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a handbook, in which commands are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_tells_how_to_enter_an_odd_folder(elsewhere: Path) -> None:
    enter = next(line for line in told("init", "--", ODD).splitlines() if line.startswith("  cd "))
    subprocess.run(["sh", "-c", f"{enter} && test -d standards"], cwd=elsewhere, check=True)


def test_commands_after_init_into_begin_in_the_site(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / ODD).mkdir()
    (elsewhere / ODD / "mkdocs.yml").write_text("site_name: Ours\n")
    said = told("init", "--into", ODD)
    write = re.search("`(interlock init .* --write)`", said)
    enter = next(line for line in said.splitlines() if line.startswith("  cd "))
    assert write and typed(write[1]) == 0
    monkeypatch.chdir(shlex.split(enter)[1])
    assert "  interlock check --handbook handbook " in said and typed("interlock check --handbook handbook") == 0


def test_the_handbook_below_is_named_as_typed(elsewhere: Path) -> None:
    (elsewhere / ODD / "standards").mkdir(parents=True)
    option = re.search("add `(.*)`", told("check"))
    assert option and typed(f"interlock check {option[1]}") == 0


def test_what_new_says_to_type_works_from_elsewhere(elsewhere: Path) -> None:
    told("init", "--", ODD)
    for new in (["promise", "answer-letters"], ["results", "2026"], ["session", "x", "--about", "promise/replace-cards"]):
        command = re.search("`(interlock check .*)`", told("new", *new, "--handbook", ODD))
        assert command and typed(command[1]) in (0, 1)


def test_remedies_and_refusals_name_the_handbook_elsewhere(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/links/front.yml": "title: Front desk\nsummary: The desk.\nkind: front-line\nowner: ict\n",
            "glossary/broken.yml": "title:\n",
        }
    )
    assert f"`interlock new --handbook {typed_path(folder)} link ict`" in told("check", "--handbook", str(folder))
    assert f"`interlock check --handbook {typed_path(folder)}`" in told("trace", "term/broken", "--handbook", str(folder))
    assert f"`interlock new --handbook {typed_path(folder)} link ict`" in told(
        "check", "--handbook", str(folder), "--format", "short"
    )
    assert "`interlock new link ict`" in told("check", "--handbook", str(folder), "--format", "json")


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_code_hosts_tell_commands_from_the_repository(form: str, tiny: Handbook) -> None:
    below = tiny({"standards/links/front.yml": "title: Front desk\nsummary: The desk.\nkind: front-line\nowner: ict\n"})
    subprocess.run(["git", "init", "-q", below.parent], check=True)
    assert f"`interlock new --handbook {below.name} link ict`" in told("check", "--handbook", str(below), "--format", form)


def test_what_owed_says_to_type_names_the_handbook(tiny: Handbook) -> None:
    folder = tiny(
        {
            "standards/links/front.yml": "title: Front desk\nsummary: The desk.\nkind: front-line\nreview: {last: 2025-01-01, every: 6 months, by: manager}\n"
        }
    )
    said = told("owed", "--handbook", str(folder), "--as-of", "2026-11-22")
    assert f"interlock owed --handbook {typed_path(folder)} front" in " ".join(said.split())


def test_a_file_is_brought_back_from_elsewhere(elsewhere: Path) -> None:
    told("init", "--", ODD)
    lost = elsewhere / ODD / "docs/a b'c.md"
    lost.write_text("Words.")
    for git in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", f"./{ODD}", *git], check=True)
    lost.write_bytes(bytes(3))
    command = re.search("`(git .*)`", told("check", "--handbook", ODD))
    assert command
    subprocess.run(["sh", "-c", command[1]], cwd=elsewhere, check=True)
    assert lost.read_text() == "Words."


def test_a_file_to_import_is_brought_back_here(elsewhere: Path) -> None:
    told("init", ODD.strip("-"))
    (elsewhere / "teams.csv").write_bytes(bytes(3))
    said = told("import", "csv", "teams.csv", "--kind", "link", "--handbook", ODD.strip("-"))
    assert "`git checkout -- teams.csv`" in said


def test_a_site_names_folders_of_a_handbook_with_backslash() -> None:
    finding = Finding("unknown-reference", Place("standards/a.yml"), "", "Write the id of a file in `standards/links/`.")
    assert "`a\\b/standards/links/`" in seen_from_site(finding, "a\\b").remedy


@pytest.mark.parametrize("name", COMMANDS)
def test_a_told_command_names_its_handbook(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    takes_one = any("--handbook" in option.opts for option in command.params)
    assert (
        with_handbook(f"Type `interlock {name}`.", "ours") == f"Type `interlock {name}{' --handbook ours' if takes_one else ''}`."
    )
