"""What stood in the folder of a site comes back where a build fails."""

import errno
import os
from pathlib import Path

import pytest

from interlock.doors.mkdocs.kept_site import ASIDE, MOVING, KeptSite
from tests.conftest import write


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def standing(folder: Path) -> KeptSite:
    write(folder / "index.html", "old")
    write(folder / "a/index.html", "old")
    write(folder / ".nojekyll", "")
    return KeptSite(folder)


def test_old_pages_come_back_whole(tmp_path: Path) -> None:
    kept = standing(tmp_path)
    kept.put_aside()
    assert files(tmp_path) == [f"{ASIDE}/a/index.html", f"{ASIDE}/index.html", ".nojekyll"]
    write(tmp_path / "index.html", "half")
    write(tmp_path / "b/index.html", "half")
    kept.bring_back()
    assert files(tmp_path) == [".nojekyll", "a/index.html", "index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "old"
    kept.bring_back()
    assert len(files(tmp_path)) == 3


def test_pages_of_a_build_that_died_come_back_first(tmp_path: Path) -> None:
    standing(tmp_path).put_aside()
    write(tmp_path / "index.html", "half")
    again = KeptSite(tmp_path)
    again.put_aside()
    again.bring_back()
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "old"


def test_new_pages_stand_alone(tmp_path: Path) -> None:
    kept = standing(tmp_path)
    kept.put_aside()
    write(tmp_path / "index.html", "new")
    kept.let_go()
    assert files(tmp_path) == [".nojekyll", "index.html"]


def test_a_part_of_the_old_pages_never_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build was killed while it deleted them; the next one, which failed, put the rest in the place of the new pages."""
    kept, delete = standing(tmp_path), os.unlink
    kept.put_aside()
    write(tmp_path / "index.html", "new")

    def killed(path: str, *, dir_fd: int | None = None) -> None:
        delete(path, dir_fd=dir_fd)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(os, "unlink", killed)
        kept.let_go()
    again = KeptSite(tmp_path)
    again.put_aside()
    again.bring_back()
    assert files(tmp_path) == [".nojekyll", "index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "new"


def test_no_site_is_nothing_to_keep(tmp_path: Path) -> None:
    kept = KeptSite(tmp_path / "site")
    kept.put_aside()
    kept.bring_back()
    kept.let_go()
    assert not (tmp_path / "site").exists()


def test_what_cannot_be_moved_is_left(tmp_path: Path) -> None:
    write(tmp_path / "index.html", "old")
    write(tmp_path / ASIDE, "a file of that name")
    KeptSite(tmp_path).put_aside()
    assert files(tmp_path) == [ASIDE, "index.html"]


@pytest.mark.parametrize("moves", range(6))
def test_nothing_old_is_lost_wherever_a_build_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """The moves of files and folders are six: two aside, the new name, that name back, and two back."""
    kept, left = standing(tmp_path), iter(range(moves))

    def rename(source: Path, target: Path) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        os.replace(source, target)

    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr("os.rename", rename)
        kept.put_aside()
        write(tmp_path / "index.html", "half")
        kept.bring_back()
    again = KeptSite(tmp_path)
    again.put_aside()
    again.bring_back()
    assert files(tmp_path) == [".nojekyll", "a/index.html", "index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "old"


def test_pages_that_cannot_be_put_back_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = standing(tmp_path)
    kept.put_aside()

    def refused(source: Path, target: Path) -> None:
        if Path(source).parent.name == MOVING:
            raise OSError(errno.ENOSPC, "No space left on device")
        os.replace(source, target)

    with monkeypatch.context() as full:
        full.setattr("os.rename", refused)
        kept.bring_back()
    assert "could not be put back (No space left on device)" in caplog.text
    assert str(tmp_path / MOVING) in caplog.text
    kept.bring_back()
    assert files(tmp_path) == [".nojekyll", "a/index.html", "index.html"]


@pytest.mark.parametrize("name", [ASIDE, MOVING])
def test_files_behind_a_link_stay_where_they_are(tmp_path: Path, name: str) -> None:
    write(tmp_path / "site/index.html", "old")
    write(tmp_path / "elsewhere/theirs.html", "theirs")
    (tmp_path / "site" / name).symlink_to(tmp_path / "elsewhere")
    kept = KeptSite(tmp_path / "site")
    kept.put_aside()
    kept.bring_back()
    kept.let_go()
    assert files(tmp_path) == ["elsewhere/theirs.html", "site/index.html"]
