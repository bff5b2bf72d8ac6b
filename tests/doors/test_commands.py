"""Commands refuse what they cannot do exactly, say what to type, and write nothing."""

import errno
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.findings.typed_commands import typed_path
from tests.conftest import Handbook
from tests.doors.edits import run
from tests.tiny_files import FRONT, LINK


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["approve", "promise/permit-in-six-days", "--side", "management", "--link", "front", "--role", "x"],
            "Did you mean `promise/permit-in-five-days`?",
        ),
        (
            ["approve", "promis/permit", "--side", "management", "--link", "front", "--role", "x"],
            "Did you mean `promise/permit`?",
        ),
        (
            ["approve", "promise", "--side", "management", "--link", "front", "--role", "x"],
            "does not say which promise. Write `promise/permit-in-five-days`.",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "frnt", "--role", "x"],
            "Did you mean `front`?",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "back", "--role", "x"],
            "For providers, `front` can sign: `interlock approve promise/permit-in-five-days --side providers --link front",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "front", "--role", "x"],
            "`front` makes this promise, so it signs for the providers and for no other side",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "management", "--link", "back", "--role", "x"],
            "No leadership holds up `front` yet: name it, a link of `kind: leadership`, in the link's file, as `coached_by: …`",
        ),
        (
            ["approve", "promise/permit-in-five-days", "--side", "receivers", "--link", "back", "--role", "x"],
            "Nobody else can sign this for receivers, and nobody has to",
        ),
        (["approve", "promise/permit-in-five-days", "--side", "providers", "--link", "front", "--role", " "], "which role"),
        (["review", "link/front", "--as-of", "2020-01-01"], "already reviewed on 7 January 2025"),
        (["review", "page/docs/parking.md", "--as-of", "2020-01-01"], "docs/parking.md was already reviewed on 7 January 2025"),
        (["review", "docs/parkin.md"], "There is no page `docs/parkin.md`. Did you mean `docs/parking.md`?"),
        (["review", "page/prices.md"], "Write its path, such as `docs/index.md`."),
        (["review", "docs/odd.md"], "The front matter of docs/odd.md has faults"),
        (["review", "docs/index.md"], "docs/index.md has no `review:` between `---` lines at its top."),
        (["review", "bakc"], "There is no definition `bakc`. Did you mean `link/back`?"),
        (["review", "standards/links/bakc.yml"], "Did you mean `link/back`?"),
        (["review", "Nobody's desk"], "Write KIND/ID, such as `promise/permit-in-five-days`."),
        (["owed", "Nobody's desk"], "Write `back` or `front`."),
        (["review", "permits"], "`permits` can mean 2 things. Write `customer/visitors` or `term/visit`."),
        (["new", "promise"], "such as `interlock new promise answer-letters`"),
        (
            ["new", "standards/answer-calls.yml"],
            "Say what it is first, then its id, such as `interlock new promise answer-calls`.",
        ),
        (["new", "standards/links"], "such as `interlock new link contact-centre`"),
        (["new", "colleague", "payroll"], "Kinds are `link`, `customer`"),
        (["new", "colleague", "payroll"], "`results` starts a table of figures."),
        (["new", "resluts", "2026"], "Did you mean `results`?"),
        (["new", "closures", "christmas"], "below `calendar:`, as `holidays:`"),
        (["new", "KPI", "on-time"], "It belongs to a promise, as `measure:`"),
        (["new", "link", "standards/links/pay-roll.yml"], "Write `pay-roll`."),
        (["new", "promise", "permit-in-five-days"], "Choose another id"),
        (["new", "promise", "Quick Permits"], "Write `quick-permits`."),
        (["new", "term", "CON"], "Add a word, such as `con-term`."),
        (["new", "promise", "every-service"], "Add a word, such as `promise-every-service`."),
        (["new", "results", "2026/27"], "Write `2026-27`."),
        (["new", "results", "con"], "cannot be the name of a file"),
        (["rename", "link/front", "back"], "already a link `back`"),
        (["rename", "link/front", "broken"], "already a link `broken`"),
        (["rename", "link/front", "front"], "has that id already"),
        (["rename", "link/front", "old-back"], "former id of link/back"),
        (["rename", "link/front", "Front"], "cannot be an id"),
        (["rename", "link/front", "list-2"], "A list of the handbook stands at `/chain/list-2/`."),
        (["new", "link", "old-back"], "former id of link/back"),
        (["review", "link/front", "--by", " "], "leave `--by` out"),
        (["rename", "link/broken", "mended"], "has faults"),
    ],
)
def test_a_refusal_says_what_to_do_and_writes_nothing(arguments: list[str], words: str, tiny: Handbook) -> None:
    folder = tiny(
        {
            LINK: FRONT + "review: {last: 2025-01-07}\n",
            "standards/links/back.yml": "title: Back\nsummary: Prints.\nkind: support\nformer_ids: [old-back]\n",
            "standards/links/broken.yml": "title: Broken\n",
            "docs/parking.md": "---\nreview: {last: 2025-01-07, every: 1 year}\n---\n# Parking\n",
            "docs/odd.md": "---\nreview: 2025-01-07\n---\n# Odd\n",
            "standards/customers/visitors.yml": "title: Visitors\nsummary: Come.\nalso_called: [permits]\n",
            "glossary/visit.yml": "title: visit\ndefinition: A short stay.\nowner: front\nalso_called: [permits]\n",
        }
    )
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(folder, *arguments)
    assert result.exit_code == 2 and words in " ".join(result.output.split()).replace(f" --handbook {typed_path(folder)}", "")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["trace"], "Such as: `interlock trace promise/answer-letters`"),
        (["serve", "--port", "80"], "No such option '--port'. Did you mean `--address`?"),
        (["serve", "--colour"], "No such option '--colour'. There are `--handbook`, `--address`."),
        (["check", "--json"], "No such option '--json'. Did you mean `--format`?"),
        (["--out", "site"], "Options stand behind the command: `interlock build --out …`."),
        (["--colour"], "No such option '--colour'."),
        (["import", "excel", "teams.xlsx"], "Did you mean `sheet`?"),
        (["export", "ics"], "Did you mean `icalendar`?"),
        (["import", "csv", "nowhere/teams.csv"], "There is no folder nowhere either: check the path."),
        (["explain", "--quiet"], "No such option '--quiet'. There is only `--help`."),
        (["explain", "not-approvd"], "There is no rule `not-approvd`. Did you mean `not-approved`?"),
        (["approve"], "Such as: `interlock approve promise/answer-letters --side providers --link contact-centre"),
        (["changes"], "Such as: `interlock changes --since yesterday`"),
        (["lint"], "There is no command `lint`. Did you mean `interlock check`?"),
        (["remove", "promise/x"], "There is no command `remove`. Write `status: retired` into the file: its page stays"),
        (["changes", "--since", "last", "week"], "Put words that belong together in quotation marks."),
        (["trace", "promise/answer", "--without", "link/ict"], "Nothing belongs behind `--without`."),
        (["import", "skos"], "Such as: `interlock import skos words.ttl --owner communications`"),
        (["chekc"], "Did you mean `interlock check`?"),
        (["frobnicate"], "Commands are check, build"),
        (["export", "csv", "--kind", "promisses"], "'lesson', 'session', 'term'. Did you mean `promise`?"),
        (["export", "csv", "promises"], "Got unexpected extra argument (promises). Did you mean `--kind promise`?"),
        (["approve", "promise/x", "provider"], "Did you mean `--side providers`?"),
        (["export", "jsn"], "Did you mean `json`?"),
        (["new"], "Missing argument 'KIND'. Such as: `interlock new promise answer-letters`"),
    ],
)
def test_a_command_without_what_it_needs_shows_an_example(typed: list[str], said: str) -> None:
    done = CliRunner().invoke(main, typed)
    assert done.exit_code == 2 and said in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check", "permit-in-five-days"], "Did you mean `standards/promises/permit-in-five-days.yml`?"),
        (["check", "standards/promise"], "Did you mean `standards/promises`?"),
        (["check", "standards/**"], "Check its name, and that it is in"),
        (["import", "csv", "team.csv"], "Did you mean `teams.csv`?"),
        (["import", "csv", "staff.csv"], "Did you mean `teams.csv`?"),
        (["import", "csv", "standards"], "Name the files in it."),
        (["check", "--handbook", "standard"], "Check its name, and that it is in"),
    ],
)
def test_a_path_that_is_not_there_is_guessed(
    typed: list[str], said: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tiny({"teams.csv": "title,summary,kind\n"}))
    done = CliRunner().invoke(main, typed)
    assert done.exit_code == 2 and said in " ".join(done.output.split())


def test_no_place_for_temporary_files_is_told(tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that cannot be written, with a folder for the site alone."""
    folder = tiny({})
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", str(tmp_path / "site")])
    assert done.exit_code == 2 and "The folder for temporary files cannot be written: " in done.output
    assert "Name one in the variable `TMPDIR` that may be written and has space." in done.output


def test_what_may_not_be_read_has_a_remedy(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr("interlock.doors.cli.options.is_handbook", refuse)
    folder = tiny({})
    done = CliRunner().invoke(main, ["check", "--handbook", str(folder)])
    assert done.exit_code == 2 and f"{folder}: Permission denied. Check who may read and write it." in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ""],
        ["check", "--since", ""],
        ["changes", "--since", ""],
        ["owed", ""],
        ["new", "results", ""],
        ["new", "promise", ""],
        ["init", "town", "--framework", ""],
        ["init", "town", "--repository", ""],
        ["init", "--into", ".", "--path", ""],
    ],
)
def test_an_empty_name_does_not_stand_for_all(arguments: list[str], tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tiny({}))
    before = set(Path().rglob("*"))
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2 and "It is empty, and names" in done.output
    assert set(Path().rglob("*")) == before


@pytest.mark.parametrize(
    ("given", "of"),
    [
        (["town", "--path", "rules"], "`interlock init --into SITE`"),
        (["town", "--write"], "`interlock init --into SITE`"),
        (["--into", ".", "--host", "gitlab"], "`interlock init DIR`"),
        (["--into", ".", "--repository", "https://code.example/town"], "`interlock init DIR`"),
    ],
)
def test_init_refuses_an_option_of_its_other_way(
    given: list[str], of: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Town\n")
    done = CliRunner().invoke(main, ["init", *given])
    assert done.exit_code == 2 and of in done.output
    assert list(tmp_path.iterdir()) == [tmp_path / "mkdocs.yml"]


@pytest.mark.parametrize("arguments", [["import", "csv", "in.csv", "--kind", "link"], ["check"]])
def test_what_the_system_does_not_tell_is_not_missing(
    arguments: list[str], tiny: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`File 'in.csv' does not exist. Did you mean `in.csv`?`"""
    asked = os.stat

    def refused(path: Any, **options: Any) -> os.stat_result:
        if Path(str(path)).name in ("in.csv", "standards", "glossary"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return asked(path, **options)

    monkeypatch.chdir(tiny({"in.csv": "title\nBack office\n"}))
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refused)
        done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2 and ": Permission denied. Check who may read and write it." in done.output
