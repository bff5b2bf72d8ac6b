"""What stays of a file that a command changes: its permissions, line ends and links, and what somebody saved meanwhile."""

import errno
import os
from pathlib import Path

import pytest

from interlock.doors.edits.lock import locked_handbook
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import FileChange, change_files
from tests.conftest import Handbook, write
from tests.doors.edits import COMMANDS, output_of, run
from tests.faults import contents, failing_at
from tests.tiny_files import FRONT, LINK, PROMISE

pytestmark = pytest.mark.usefixtures("unsynced")


def test_permissions_and_line_ends_stay(tiny: Handbook) -> None:
    text = b"title: Front desk\r\nsummary: Answers people.\r\nkind: front-line\r\n"
    folder = tiny({LINK: text})
    for mode in (0o600, 0o664, 0o755):
        (folder / LINK).chmod(mode)
        write(folder / LINK, text)
        assert run(folder, *COMMANDS["review"]).exit_code == 0
        assert (folder / LINK).stat().st_mode & 0o777 == mode
        assert (folder / LINK).read_bytes() == text + b"review: {last: 2026-11-22}\r\n"


def test_renamed_files_keep_permissions_new_files_have_defaults(tiny: Handbook) -> None:
    folder = tiny({})
    (folder / PROMISE).chmod(0o640)
    assert run(folder, *COMMANDS["rename"]).exit_code == 0
    assert (folder / "standards/promises/quick-permits.yml").stat().st_mode & 0o777 == 0o640
    mask = os.umask(0o027)
    try:
        assert run(folder, *COMMANDS["new"]).exit_code == 0
    finally:
        os.umask(mask)
    assert (folder / "standards/frameworks/our-marks.yml").stat().st_mode & 0o777 == 0o640


def test_a_hard_link_keeps_the_old_text(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({LINK: FRONT})
    os.link(folder / LINK, tmp_path / "other.yml")
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (tmp_path / "other.yml").read_text() == FRONT
    assert "review:" in (folder / LINK).read_text()


def test_a_symbolic_link_stays_and_its_target_is_replaced(tiny: Handbook) -> None:
    folder = tiny({"teams/front.yml": FRONT})
    (folder / LINK).unlink()
    (folder / LINK).symlink_to("../../teams/front.yml")
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (folder / LINK).is_symlink() and "review:" in (folder / "teams/front.yml").read_text()
    before = contents(folder)
    refused = run(folder, "rename", "link/front", "reception")
    assert refused.exit_code == 2 and "is a link to another file. Rename the link" in output_of(refused)
    assert contents(folder) == before


def test_a_symbolic_link_out_of_the_handbook_is_refused(tiny: Handbook, tmp_path: Path) -> None:
    folder = tiny({})
    (tmp_path / "mine.yml").write_text(FRONT)
    (folder / LINK).unlink()
    (folder / LINK).symlink_to(tmp_path / "mine.yml")
    with locked_handbook(folder, "A test"), pytest.raises(Refused, match="would lie outside the handbook: it is a link"):
        change_files(folder, [FileChange(LINK, FRONT, "title: Mine\n")])
    assert (tmp_path / "mine.yml").read_text() == FRONT


def test_contradicting_edits_of_one_linked_file_are_refused(tiny: Handbook) -> None:
    folder = tiny({"docs/a.md": "# A\n"})
    (folder / "docs/b.md").symlink_to("a.md")
    with locked_handbook(folder, "A test"):
        change_files(folder, [FileChange("docs/a.md", "# A\n", "# B\n"), FileChange("docs/b.md", "# A\n", "# B\n")])
        with pytest.raises(Refused, match="are one file by a link"):
            change_files(folder, [FileChange("docs/a.md", "# B\n", "# C\n"), FileChange("docs/b.md", "# B\n", "# D\n")])
    assert (folder / "docs/a.md").read_text() == "# B\n" and (folder / "docs/b.md").is_symlink()


def test_a_file_that_is_already_there_stays(tiny: Handbook) -> None:
    folder = tiny({})
    before = contents(folder)
    with locked_handbook(folder, "A test"), pytest.raises(Refused, match=r"front\.yml is already there"):
        change_files(folder, [FileChange("docs/new.md", None, "# New\n"), FileChange(LINK, None, "title: Other\n")])
    assert contents(folder) == before


@pytest.mark.parametrize("others", [[], ["docs/other.md"]])
def test_a_refusal_says_what_became_of_other_files(others: list[str], tiny: Handbook) -> None:
    folder = tiny({})
    files = [FileChange(path, None, "# New\n") for path in ("docs/new.md", *others)]
    with (
        locked_handbook(folder, "A test"),
        failing_at(1, ("replace",), errno.ENOSPC, once=True),
        pytest.raises(Refused) as refused,
    ):
        change_files(folder, files)
    assert ("Nothing was changed." in str(refused.value)) == bool(others)


def test_permissions_stay_where_labels_are_refused(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    (folder / LINK).chmod(0o664)

    def refuse(*names: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr("shutil._copyxattr", refuse)
    assert run(folder, *COMMANDS["review"]).exit_code == 0
    assert (folder / LINK).stat().st_mode & 0o777 == 0o664
