"""The folders a site is written to: each file in one that is served is whole, whatever happens while it is written."""

import os
from pathlib import Path

import pytest

from interlock.site.folder import NewFolder, ServedFolder, write_whole
from interlock.sources.disk.unfinished_files import unfinished
from tests.conftest import posix_only


@pytest.mark.parametrize("fault", [OSError("No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_alone(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ServedFolder(tmp_path)
    folder.write("about/index.html", "old")

    def fail(*paths: Path) -> None:
        raise fault

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(fault)):
        folder.write("about/index.html", "new")
    assert [(file.name, file.read_text()) for file in (tmp_path / "about").iterdir()] == [("index.html", "old")]


@pytest.mark.parametrize("path", ["../beside.html", "a/../../b.html", "/etc/passwd"])
def test_nothing_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not inside a site"):
        ServedFolder(tmp_path / "site").write(path, "")


@posix_only
def test_all_may_read_a_site_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        for folder in (ServedFolder(tmp_path / "served"), NewFolder(tmp_path / "new", before=tmp_path / "none")):
            folder.write("a/b/index.html", "text")
            modes = {path.stat().st_mode & 0o777 for path in (folder.root / "a", folder.root / "a/b", folder.root)}
            assert modes == {0o755} and (folder.root / "a/b/index.html").stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(before)


@posix_only
def test_equal_files_are_linked_and_links_are_not_followed(tmp_path: Path) -> None:
    old = ServedFolder(tmp_path / "old")
    for path in ("same.html", "other.html", "private.html"):
        old.write(path, path)
    (tmp_path / "old/private.html").chmod(0o600)
    (tmp_path / "outside.html").write_text("outside", encoding="utf-8")
    (tmp_path / "old/link.html").symlink_to(tmp_path / "outside.html")
    new = NewFolder(tmp_path / "new", before=tmp_path / "old")
    for path, text in (
        ("same.html", "same.html"),
        ("other.html", "new"),
        ("private.html", "private.html"),
        ("link.html", "outside"),
    ):
        new.write(path, text)
    linked = {path.name for path in new.root.iterdir() if path.stat().st_nlink > 1}
    assert linked == {".interlock-site", "same.html"}


def test_a_name_may_be_as_long_as_possible(tmp_path: Path) -> None:
    folder = ServedFolder(tmp_path)
    folder.write(f"{'a' * 251}.txt", "whole")
    assert (tmp_path / f"{'a' * 251}.txt").read_text() == "whole"


@posix_only
def test_an_exported_file_keeps_its_permissions(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("old")
    old.chmod(0o640)
    before = os.umask(0o077)
    try:
        for file in (old, new):
            write_whole(file, b"text")
    finally:
        os.umask(before)
    assert {file.name: (file.read_text(), file.stat().st_mode & 0o777) for file in tmp_path.iterdir()} == {
        "old.csv": ("text", 0o640),
        "new.csv": ("text", 0o600),
    }


@posix_only
def test_an_exported_file_follows_no_neighbours_link(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    unfinished(tmp_path / "theirs").symlink_to(mine)
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "terms.csv", b"text")
    assert mine.read_text() == "mine"
