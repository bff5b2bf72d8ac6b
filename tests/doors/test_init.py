"""`interlock init`: from an empty folder to a handbook that passes its checks and builds."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interlock.definitions import KINDS
from interlock.doors.cli import main
from interlock.doors.edits.shipped_frameworks import framework_ids
from tests.conftest import TODAY, findings_in


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def ids(folder: Path, kind: str) -> list[str]:
    of_kind = next(known for known in KINDS if known.name == kind)
    return sorted(path.stem for path in (folder / of_kind.folder).rglob("*.yml"))


def test_a_new_handbook_checks_clean_and_builds(tmp_path: Path) -> None:
    folder = tmp_path / "our handbook"
    done = run("init", folder)
    assert done.exit_code == 0
    assert [finding for finding in findings_in(folder) if finding.severity != "advice"] == []
    assert len(ids(folder, "link")) == 2
    for kind in ("customer", "service", "promise", "procedure", "contact-point", "term"):
        assert len(ids(folder, kind)) == 1, kind
    assert run("build", "--handbook", folder, "--out", tmp_path / "site", "--as-of", TODAY).exit_code == 0
    assert "You have your new" in (tmp_path / "site/promises/replace-cards/index.html").read_text()
    traced = run("trace", "promise/replace-cards", "--handbook", folder).output
    assert "can it be kept? capable" in traced and "Card office" in traced


def test_it_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"\n  cd '{tmp_path / 'our town'}'\n  interlock serve " in run("init", tmp_path / "our town").output
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    told = run("init", ".").output
    assert "\n  interlock serve " in told and "cd " not in told


def test_existing_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours.")
    done = run("init", tmp_path)
    assert (done.exit_code, (tmp_path / "README.md").read_text()) == (0, "Ours.")
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "README.md"]
    assert f"{len(written)} files" in done.output


@pytest.mark.parametrize("top", ["standards", "glossary"])
def test_an_existing_handbook_is_refused(top: str, tmp_path: Path) -> None:
    (tmp_path / top).mkdir()
    done = run("init", tmp_path)
    assert (done.exit_code, "There is a handbook" in done.output) == (2, True)
    assert [path.name for path in tmp_path.rglob("*")] == [top]


def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear …")
    for folder in (tmp_path / "letter.txt", tmp_path / "letter.txt/handbook"):
        done = run("init", folder)
        assert (done.exit_code, "Traceback" in done.output) == (2, False)
    assert run("init").exit_code == 2


def test_init_adds_frameworks_that_pass_their_checks(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    assert run("init", folder, "--framework", ",".join(framework_ids())).exit_code == 0
    assert ids(folder, "framework") == ["customer-service-excellence", "group-learning", "six-cs", "six-steps"]
    assert [finding for finding in findings_in(folder) if finding.severity != "advice"] == []
    told = (folder / "standards/frameworks/six-cs.yml").read_text(encoding="utf-8")
    assert "owner: welcome-team\n" in told and "shown_by: [results, no-recovery" in told
    texts = [path.read_text(encoding="utf-8") for path in (folder / "standards/frameworks").iterdir()]
    assert not [text for text in texts if "Larkfield" in text or "[[" in text or "assessments:" in text]


def test_init_adds_only_the_named_frameworks(tmp_path: Path) -> None:
    assert "14 files" in run("init", tmp_path / "one", "--framework", "six-cs").output
    done = run("init", tmp_path / "none", "--framework", "six-cs,six-step")
    assert (done.exit_code, (tmp_path / "none").exists()) == (2, False)
    assert "There is no framework `six-step` to bring along. Did you mean `six-steps`?" in done.output
