"""A site is replaced whole, whatever stands in it and beside it, and by one build at a time."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from interlock.site import publishing
from interlock.site.folder import remove_others
from interlock.site.publishing import NotPublished, replacing
from tests.conftest import linux_only, posix_only, write
from tests.site.published import NEW, OLD, Pages, no_exchange, pages_of, publish, stands_alone


def test_a_host_name_in_a_mount_stays(site: Path) -> None:
    write(site / "CNAME", "handbook.example")
    remove_others(site, {"index.html"})
    assert pages_of(site).keys() == {"index.html", "CNAME"}


def test_a_site_is_replaced_and_dot_files_stay(site: Path) -> None:
    os.utime(site / "a/index.html", (1, 1))
    publish(site, NEW)
    assert pages_of(site) == NEW and stands_alone(site)
    assert (site / "a/index.html").stat().st_mtime == 1
    assert (site / ".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/pages"


@posix_only
def test_who_may_read_a_site_may_read_the_next(site: Path) -> None:
    site.chmod(0o710)
    publish(site, NEW)
    assert stat.S_IMODE(site.stat().st_mode) == 0o710


def no_link(old: object, new: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize(
    ("name", "instead"), [("exchanged", no_exchange), ("link", no_link), ("ismount", lambda path: True)], ids=lambda value: value
)
def test_systems_with_fewer_abilities_replace_it_too(
    name: str, instead: Callable[..., object], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr({"link": os, "ismount": os.path}.get(name, publishing), name, instead)
    publish(site, NEW | {"gone": "a file now"})
    publish(site, {"index.html": NEW["index.html"], "a": "a file for a day"})
    publish(site, NEW)
    assert pages_of(site) == NEW and stands_alone(site)
    assert (site / ".git/HEAD").is_file()


def odd_entries(site: Path) -> None:
    """What another program, or a slip of the hand, may leave in a site."""
    for page in ("index.html", "b/index.html"):
        (site / page).unlink()
    (site / "index.html/deep").mkdir(parents=True)
    (site / "b/index.html").symlink_to("index.html")
    (site / "c").symlink_to(site, target_is_directory=True)
    (site / "loop").symlink_to("loop")
    (site / "a" / os.fsdecode(b"caf\xe9.html")).write_text("é", encoding="utf-8")
    for folder in (site, site / ".git"):
        os.mkfifo(folder / ".pipe")
        os.mkfifo(folder / "pipe")
        (folder / ".loop").symlink_to(".loop")
    (site / "a/index.html").chmod(0)


@linux_only
@pytest.mark.parametrize(
    ("name", "instead"),
    [("exchanged", no_exchange), ("link", no_link), ("ismount", lambda path: True), ("MAX_WAIT", 1.0)],
    ids=["no exchange", "no links", "a mount", "as always"],
)
def test_odd_entries_in_a_site_are_replaced(name: str, instead: object, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd_entries(site)
    monkeypatch.setattr({"link": os, "ismount": os.path}.get(name, publishing), name, instead)
    publish(site, NEW)
    publish(site, NEW)
    assert pages_of(site) == NEW and stands_alone(site)
    assert (site / ".git/HEAD").is_file()


@posix_only
def test_folders_that_nobody_may_enter_are_replaced(site: Path) -> None:
    (site / "a").chmod(0)
    publish(site, NEW)
    publish(site, NEW)
    assert pages_of(site) == NEW and stands_alone(site)


@posix_only
def test_links_beside_a_site_are_not_followed(site: Path) -> None:
    precious = site.parent.parent / "precious"
    (precious / "new").mkdir(parents=True)
    (precious / "lock").write_text("mine", encoding="utf-8")
    (site.parent / ".site.interlock-build").symlink_to(precious)
    with pytest.raises(NotPublished, match=r"\.site\.interlock-build cannot be written: .* Delete the link\."):
        publish(site, NEW)
    assert pages_of(site) == OLD and (precious / "lock").read_text(encoding="utf-8") == "mine" and (precious / "new").is_dir()


@linux_only
def test_folders_of_strangers_beside_a_site_are_not_used(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside, state_of = site.parent / ".site.interlock-build", Path.stat
    aside.mkdir()
    strangers = {aside}

    def stat(path: Path, **how: bool) -> os.stat_result:
        mode, inode, device, links, owner, *others = state_of(path, **how)
        return os.stat_result((mode, inode, device, links, 12345 if path in strangers else owner, *others))

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(NotPublished, match="belongs to somebody else"):
        publish(site, NEW)
    strangers.add(site.parent)
    publish(site, NEW)
    assert pages_of(site) == NEW, "whoever has the folder in which the site stands may have built it before"


@posix_only
@pytest.mark.parametrize("name", ["new", "old"])
def test_a_link_where_a_build_writes_leads_nowhere(name: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may bring such a link into a handbook. Folders of many files are deleted piece by piece."""
    monkeypatch.setattr(publishing, "MANY", 1)
    mine = site.parent.with_name("mine")
    (mine / "photos").mkdir(parents=True)
    (mine / "photos").chmod(0o750)
    (mine / "photos/garden.jpg").write_text("roses", encoding="utf-8")
    aside = site.parent / ".site.interlock-build"
    aside.mkdir()
    (aside / name).symlink_to(mine)
    publish(site, NEW)
    assert pages_of(mine) == {"photos/garden.jpg": "roses"} and (mine / "photos").stat().st_mode & 0o777 == 0o750
    assert pages_of(site) == NEW and stands_alone(site)


@posix_only
def test_a_link_to_a_site_stays_a_link(site: Path) -> None:
    link = site.with_name("current")
    link.symlink_to(site.name)
    publish(link, NEW)
    assert link.is_symlink() and pages_of(site) == NEW


def test_builds_of_one_site_wait_for_each_other(site: Path) -> None:
    told: list[str] = []
    second = threading.Thread(target=lambda: _publish_and_tell(site, OLD, told))
    with replacing(site) as folder:
        second.start()
        while not told:
            second.join(0.01)
        for path, text in NEW.items():
            folder.write(path, text)
        assert pages_of(site) == OLD
    second.join()
    assert told == [f"Another build (process {os.getpid()})"] and pages_of(site) == OLD and stands_alone(site)


def _publish_and_tell(site: Path, pages: Pages, told: list[str]) -> None:
    with replacing(site, told.append) as folder:
        for path, text in pages.items():
            folder.write(path, text)


def test_a_build_that_waited_in_vain_says_for_whom(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MAX_WAIT", 0.1)
    with replacing(site) as folder:
        folder.write("index.html", "handbook.css")
        with pytest.raises(NotPublished, match=r"Another build \(process \d+\) is writing .*site\. Wait until that is done"):
            publish(site, NEW)


def test_a_picture_that_cannot_be_read_is_named(site: Path, tmp_path: Path) -> None:
    """The site was told to be what cannot be written."""
    picture = tmp_path / "pictures/door.png"
    write(picture, "")
    with pytest.raises(NotPublished) as refused, replacing(site):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(picture))
    told = "Permission denied. Check who may read and write it. What stood there before still stands."
    assert str(refused.value) == f"{picture}: {told}" and pages_of(site) == OLD
