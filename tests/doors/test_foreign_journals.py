"""Notes of interrupted edits, locks and dot-files that no command left: none of them leads a command elsewhere."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Handbook, write
from tests.doors.edits import COMMANDS, output_of, run
from tests.tiny_files import LINK

pytestmark = pytest.mark.usefixtures("unsynced")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"entries": [{}], "folders": []}',
        '{"entries": [{"path": "../secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": "/SECRET", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": "away/secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": ".git/secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [{"path": "docs/.GIT/secret", "number": 1, "before": null, "after": "HASH"}], "folders": []}',
        '{"entries": [], "folders": ["../empty"]}',
        '{"entries": [], "folders": ["."]}',
        pytest.param("[" * 100_000, id="nested deeply"),
    ],
)
def test_a_journal_from_elsewhere_touches_nothing_outside(text: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (folder / "away").symlink_to(tmp_path)
    write(folder / ".git/secret", "secret")
    digest = sha256(b"secret").hexdigest()
    write(folder / ".interlock-edit/undo.json", text.replace("HASH", digest).replace("/SECRET", str(tmp_path / "secret")))
    result = run(folder, "check")
    assert result.exit_code == 2 and "is not as a command leaves it" in output_of(result)
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "secret" and (tmp_path / "empty").is_dir()
    assert (folder / ".git/secret").read_text(encoding="utf-8") == "secret"


def test_lock_and_journal_follow_no_symbolic_link(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (folder / ".interlock-edit").mkdir()
    (folder / ".interlock-edit/lock").symlink_to(tmp_path / "mine")
    (folder / ".interlock-edit/begun.json").symlink_to(tmp_path / "mine")
    assert run(folder, *COMMANDS["review"]).exit_code == 2
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("suffix", ["new", "old"])
def test_what_blocks_dot_files_is_replaced(suffix: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    for number in range(1, 4):
        (folder / LINK).with_name(f".interlock-edit-{number}.{suffix}").symlink_to(tmp_path / "mine")
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["check", "review"])
def test_a_link_for_the_journals_folder_is_refused(name: str, tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    write(tmp_path / "precious/lock", b"mine")
    (folder / ".interlock-edit").symlink_to(tmp_path / "precious")
    result = run(folder, *(COMMANDS["review"] if name == "review" else ("check",)))
    assert result.exit_code == 2 and f"{folder / '.interlock-edit'} cannot be written: " in output_of(result)
    assert "Delete the link." in output_of(result)
    assert (tmp_path / "precious/lock").read_bytes() == b"mine"
