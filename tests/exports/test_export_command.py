"""`interlock export`: where an export goes, what it hides, and that it takes the place of no file of others."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.findings.typed_commands import typed_path
from tests.conftest import TINY, files_in, posix_only, write
from tests.exports.exported import FILES, handbook
from tests.faults import closed
from tests.tiny_files import FRONT


def test_exports_go_to_standard_output_or_a_folder(tmp_path: Path) -> None:
    here = ["--handbook", str(handbook(tmp_path))]
    printed = CliRunner().invoke(main, ["export", "json", *here])
    assert json.loads(printed.stdout)["version"] == 1
    written = CliRunner().invoke(main, ["export", "schema", "--out", str(tmp_path / ".schemas"), *here])
    assert written.exit_code == 0
    assert json.loads((tmp_path / ".schemas/link.schema.json").read_text(encoding="utf-8"))["title"] == "link"
    CliRunner().invoke(main, ["export", "json", "--out", str(tmp_path / "a.json"), *here])
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == printed.stdout
    assert (tmp_path / "handbook.schema.json").exists()


@pytest.mark.parametrize("format", ["json", "schema", "codeowners"])
@pytest.mark.parametrize(
    ("audience", "hidden"), [("staff", ["secret", "raid"]), ("public", ["secret", "raid", "links/night", '"night"', "lost"])]
)
def test_exports_hide_what_an_audience_may_not_see(format: str, audience: str, hidden: list[str], tmp_path: Path) -> None:
    here = handbook(tmp_path)
    told = CliRunner().invoke(main, ["export", format, "--audience", audience, "--handbook", str(here)]).stdout
    assert told
    assert [word for word in hidden if word in told] == []


def test_a_failed_export_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tmp_path / "a.json"
    old = '{\n  "$schema": "handbook.schema.json",\n  "version": 1,\n  "old": true\n}\n'
    before.write_text(old, encoding="utf-8")

    def full(source: object, target: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    done = CliRunner().invoke(main, ["export", "json", "--out", str(before), "--handbook", str(TINY)])
    assert done.exit_code == 2 and f"{before} cannot be written: No space left on device. Free some space" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"] and before.read_text(encoding="utf-8") == old


def test_a_full_disk_changes_no_file_of_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some tables were new, and the others old."""
    exported("csv", tmp_path)
    (tmp_path / "customers.csv").write_text("id,title\nold,Old\n", encoding="utf-8")
    before = files_in(tmp_path)
    opened = Path.open

    def full(self: Path, *options: Any, **more: Any) -> Any:
        if self.name.endswith("-5"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(self, *options, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        told = exported("csv", tmp_path)
        exported("csv", tmp_path / "other/tables")
    assert "cannot be written: No space left on device. Free some space" in told and files_in(tmp_path) == before
    assert not (tmp_path / "other").exists()


def exported(format: str, out: Path) -> str:
    """What is said of an export of the tiny handbook."""
    return CliRunner().invoke(main, ["export", format, "--out", str(out), "--handbook", str(TINY)]).output


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier table was told to be somebody's own, to be deleted; a folder of definitions was left out in silence."""
    exported("csv", tmp_path)
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.parent == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        assert f"{tmp_path / 'terms.csv'}: Permission denied. Check who may read and write it." in exported("csv", tmp_path)
    with closed("promises"):
        assert "Left out, because it cannot be read: standards/promises. Check who may read it." in exported("csv", tmp_path)


@posix_only
def test_what_a_killed_export_left_is_deleted(tmp_path: Path) -> None:
    gone, ours = tmp_path / ".writing-4194305-1", tmp_path / f".writing-{os.getpid()}-1"  # Linux has no such process
    gone.touch()
    ours.touch()
    exported("json", tmp_path)
    assert ours.exists() and not gone.exists()


VOCABULARY = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://a.example/> a skos:ConceptScheme .\n"
TABLE = "title,definition,owner\nkerb,The edge.,front\n"


@pytest.mark.parametrize(
    ("format", "out", "file", "text"),
    [
        ("skos", "words.ttl", "words.ttl", VOCABULARY),
        ("skos", "", "glossary.ttl", VOCABULARY),
        ("csv", "", "terms.csv", TABLE),
        ("csv", "terms.csv", "terms.csv", TABLE),
        ("csv", "", "links.csv", "id,title,summary\r\nfront,Front,Answers.\r\nback,Back,Prints.\r\n"),
        ("vale", "", ".vale.ini", "StylesPath = .github/styles\n"),
        ("codeowners", "", "CODEOWNERS", "* @town/all\n"),
        ("json", "graph.json", "graph.json", "{}\n"),
        (
            "schema",
            "",
            "link.schema.json",
            '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "title": "URL"\n}\n',
        ),
        ("icalendar", "", "owed/front.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ours//EN\n"),
        ("evidence", "", "evidence.csv", "caf\xe9"),
        ("evidence", "", "evidence.csv", "a" * 140_000),
    ],
)
def test_an_export_keeps_files_of_others(tmp_path: Path, format: str, out: str, file: str, text: str) -> None:
    write(tmp_path / file, text.encode("latin-1"))
    told = exported(format, tmp_path / out)
    assert f"{tmp_path / file} is no earlier export of this kind, and may be a file of your own. Nothing was written." in told
    assert f"delete it: rm {typed_path(tmp_path / file)}" in told
    assert files_in(tmp_path) == {file: text.encode("latin-1")}


@pytest.mark.parametrize("format", ["codeowners", "csv", "evidence", "icalendar", "json", "schema", "skos", "vale"])
def test_an_export_takes_the_place_of_an_earlier_one(tmp_path: Path, format: str) -> None:
    changed = handbook(tmp_path / "changed", {**FILES, "standards/organisation.yml": "name: Tinford Council\n"})
    out = tmp_path / "out"
    assert CliRunner().invoke(main, ["export", format, "--out", str(out), "--handbook", str(changed)]).exit_code == 0
    assert "Wrote " in exported(format, out)


def test_an_earlier_vocabulary_of_another_name_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "words.ttl"
    exported("skos", out)
    first, rest = out.read_text(encoding="utf-8").split("\n", 1)
    out.write_text(f"@base <https://former-name.example/glossary/> .\n{rest}", encoding="utf-8")
    assert "Wrote " in exported("skos", out) and out.read_text(encoding="utf-8").startswith(first)


@pytest.mark.parametrize("format", ["csv", "evidence"])
def test_an_earlier_table_may_have_gone_through_git(tmp_path: Path, format: str) -> None:
    exported(format, tmp_path)
    for table in tmp_path.iterdir():
        table.write_bytes(table.read_bytes().replace(b"\r\n", b"\n") + b"zz,z\n")
    assert "Wrote " in exported(format, tmp_path) and not any(b"zz" in table.read_bytes() for table in tmp_path.iterdir())


@pytest.mark.parametrize("out", ["standards", "standards/tables", "glossary", "glossary/words.ttl"])
def test_no_export_stands_among_definitions(tmp_path: Path, out: str) -> None:
    here = handbook(tmp_path)
    said = CliRunner().invoke(main, ["export", "skos", "--out", str(here / out), "--handbook", str(here)]).output
    assert "is a place for definitions, and an export is none. Name another folder" in said
    assert {path.suffix for path in here.rglob("*") if path.is_file()} == {".yml"}


@posix_only
def test_a_link_to_itself_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tables").symlink_to("tables")
    done = CliRunner().invoke(main, ["export", "csv", "--out", str(tmp_path / "tables"), "--handbook", str(TINY)])
    assert done.exit_code == 2 and "cannot be written" in done.output


@pytest.mark.parametrize("format", ["codeowners", "json", "icalendar", "skos"])
def test_exports_tell_what_faults_leave_out(format: str, tmp_path: Path) -> None:
    folder = handbook(tmp_path, FILES | {"standards/links/lost.yml": FRONT + "reviewers: [a b]\n"})
    told = CliRunner().invoke(main, ["export", format, "--handbook", str(folder)]).stderr
    assert (
        f"Left out, because of faults: standards/links/lost.yml. `interlock check --handbook {typed_path(folder)}` shows them."
        in told
    )


def test_calendars_ask_for_what_keeps_handbooks_apart(tmp_path: Path) -> None:
    folder = handbook(tmp_path)
    command = ["export", "icalendar", "--handbook", str(folder)]
    assert "Write `id: handbook-" in CliRunner().invoke(main, command).stderr
    handbook(tmp_path, {"standards/organisation.yml": "name: Larkfield\nid: larkfield-7f3a\n"})
    assert CliRunner().invoke(main, command).stderr == ""


@pytest.mark.parametrize("out", ["CODEOWNERS", "docs/CODEOWNERS"])
def test_a_file_is_named_as_code_hosts_name_it(out: str, tmp_path: Path) -> None:
    for _ in range(2):
        assert f"Wrote CODEOWNERS to {tmp_path / out}." in exported("codeowners", tmp_path / out)
        assert (tmp_path / out).read_text(encoding="utf-8").startswith("# Made by `interlock export codeowners`")


def test_a_file_is_no_folder_for_an_export(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear", encoding="utf-8")
    assert f"{tmp_path / 'letter'} is no earlier export of this kind" in exported("csv", tmp_path / "letter")
    assert "letter is a file, and `vale` is several" in exported("vale", tmp_path / "letter")
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "Dear"


@posix_only
def test_an_export_may_go_through_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert "Wrote handbook.json to " in exported("json", pipe)
    assert os.read(reader, 20).startswith(b"{") and [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("json", "Wrote handbook.json to {}, and handbook.schema.json beside it."),
        ("icalendar", "Wrote reviews.ics to {}, and "),
    ],
)
def test_what_stands_beside_a_named_file_is_told(format: str, told: str, tmp_path: Path) -> None:
    out = tmp_path / "ours.txt"
    assert told.format(out) in exported(format, out)


@pytest.mark.parametrize("command", [["export", "json", "--out"], ["build", "--out"], ["init", "--into"], ["init"]])
def test_an_empty_name_is_not_this_folder(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, [*command, ""])
    assert told.exit_code == 2 and "It is empty, and names no place. In a script, the variable may not be set." in told.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "options", "told"), [("a.jsonld", [], "add `--jsonld`"), ("a.ttl", ["--jsonld"], "take out `--jsonld`")]
)
def test_a_vocabulary_is_what_its_name_says(name: str, options: list[str], told: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", "skos", "--out", str(tmp_path / name), *options, "--handbook", str(TINY)])
    assert done.exit_code == 2 and told in done.output and list(tmp_path.iterdir()) == []


DUE = "review: {last: 2026-01-02, every: 12 months}\n"
AVOIDED = "title: customer\ndefinition: Whoever turns to us.\nowner: front\navoid: [client, punter]\n"


@pytest.mark.parametrize(
    ("format", "gone", "theirs"),
    [
        ("icalendar", "reviews/lost.ics", {"reviews/own.ics": "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ours//EN\n"}),
        ("vale", "styles/Interlock/client.yml", {"styles/Interlock/Own.yml": "extends: existence\nmessage: No.\n"}),
        ("evidence", "frameworks/fair.csv", {"frameworks/own.csv": "a,b\n", "links/own.txt": ""}),
    ],
)
def test_nothing_stays_of_what_is_gone(format: str, gone: str, theirs: dict[str, str], tmp_path: Path) -> None:
    criterion = "title: Fair\nsummary: Is it fair?\ncriteria: [{id: a, title: All are heard}]\n"
    full = {"standards/links/lost.yml": FRONT + DUE, "standards/frameworks/fair.yml": criterion, "glossary/customer.yml": AVOIDED}
    out = tmp_path / "out"
    for path, text in theirs.items():
        write(out / path, text)
    before = handbook(tmp_path / "before", FILES | full)
    assert CliRunner().invoke(main, ["export", format, "--out", str(out), "--handbook", str(before)]).exit_code == 0
    assert (out / gone).is_file()
    told = exported(format, out)
    assert " of an earlier export that this one no longer has." in told and not (out / gone).exists()
    assert all((out / path).read_text(encoding="utf-8") == text for path, text in theirs.items())
