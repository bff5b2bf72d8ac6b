"""A site is replaced whole or not at all, whatever happens to the build that replaces it."""

import errno
import os
import stat
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.site import folder as site_folder
from interlock.site import publishing
from interlock.site.folder import remove_others
from interlock.site.publishing import NotPublished, replacing
from interlock.site.refused_folders import UNFINISHED, NotASite
from tests.conftest import Handbook, files_in, linux_only, posix_only, write
from tests.faults import can_mount, failing_at, left_by_deaths, small_disk
from tests.forked import forked

Pages = dict[str, str]

OLD = {"index.html": "handbook.css old", "a/index.html": "a", "b/index.html": "old b", "gone/index.html": "gone"}
NEW = {"index.html": "handbook.css new", "a/index.html": "a", "b/index.html": "new b", "c/d/index.html": "d"}


def publish(site: Path, pages: Pages) -> None:
    with replacing(site) as folder:
        for path, text in pages.items():
            folder.write(path, text)


def pages_of(site: Path) -> Pages:
    found = (path for path in site.rglob("*") if path.is_file() and not path.relative_to(site).as_posix().startswith("."))
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in found}


def stands_alone(site: Path) -> bool:
    """Whether nothing was left beside a site, and nothing unfinished in it."""
    return [path.name for path in site.parent.iterdir()] == [site.name] and not (site / UNFINISHED).exists()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages, with a repository's folder in it."""
    site = tmp_path / "public" / "site"
    publish(site, OLD)
    (site / ".git/objects").mkdir(parents=True)
    (site / ".git/HEAD").write_text("ref: refs/heads/pages", encoding="utf-8")
    return site


OF_PUBLISHING = {".git": "gitdir: ../x", ".gitignore": "*.tmp", ".gitkeep": "", ".nojekyll": "", "CNAME": "handbook.example"}


def test_a_folder_made_for_publishing_is_built_in(tmp_path: Path) -> None:
    site = tmp_path / "pages"
    for name, text in OF_PUBLISHING.items():
        write(site / name, text)
    for pages in (OLD, NEW):
        publish(site, pages)
        assert {name: (site / name).read_text(encoding="utf-8") for name in OF_PUBLISHING} == OF_PUBLISHING
        assert pages_of(site) == pages | {"CNAME": "handbook.example"} and stands_alone(site)


@pytest.mark.parametrize("own", [".env", "readme.txt", "sub/CNAME"])
def test_a_folder_with_other_files_is_refused(tmp_path: Path, own: str) -> None:
    for name, text in (OF_PUBLISHING | {own: "mine"}).items():
        write(tmp_path / name, text)
    before = files_in(tmp_path)
    with pytest.raises(NotASite):
        publish(tmp_path, NEW)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("inside", ["public", "a/public"])
def test_no_site_is_built_inside_another(site: Path, inside: str) -> None:
    """The next build of the outer one would delete it."""
    before = files_in(site)
    with pytest.raises(NotASite, match=r"lies in the site .*/site, whose next build would delete it.*`.*/(site|a)-public`"):
        publish(site / inside, NEW)
    assert files_in(site) == before
    write(site / "index.html", "<h1>What MkDocs made since</h1>")
    publish(site / "handbook", NEW)


def test_no_site_inside_another_is_deleted(site: Path, tmp_path: Path) -> None:
    """One that was moved there, or built there by an earlier version, which left its mark where it had deleted it."""
    publish(tmp_path / "other", NEW)
    (tmp_path / "other").rename(site / "other")
    before = files_in(site)
    with pytest.raises(NotASite, match="site/other is another site, and this build would delete it"):
        publish(site, NEW)
    assert files_in(site) == before and stands_alone(site)
    for path in (site / "other").rglob("*.html"):
        path.unlink()
    for folder in ("a", "b", "c/d", "c"):
        if (site / "other" / folder).is_dir():
            (site / "other" / folder).rmdir()
    publish(site, NEW)
    assert not (site / "other").exists()


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


def no_exchange(new: Path, site: Path) -> bool:
    return False


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
@pytest.mark.parametrize("exchange", [True, False])
def test_a_killed_build_leaves_one_whole_site(
    exchange: bool, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(publishing, "exchanged", no_exchange)
    seen = []
    for _ in left_by_deaths(site.parent, lambda: publish(site, NEW), tmp_path / "aside"):
        # Without an exchange there is a moment with the site under another name. The next build takes it back.
        stands = site if site.is_dir() else site.with_name(".site.interlock-build") / "old"
        seen.append(pages_of(stands) == OLD)
        assert seen[-1] or pages_of(stands) == NEW
        assert stands == site or not exchange
        publish(site, OLD)
        assert pages_of(site) == OLD and stands_alone(site) and (site / ".git/HEAD").is_file()
    assert {True, False} <= set(seen) and len(seen) > 10


@posix_only
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_disk_that_refuses_leaves_the_old_site(code: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "exchanged", no_exchange)
    for call, number in (("mkdir", 1), ("mkdir", 2), ("mkdir", 4), ("rename", 2)):
        with failing_at(number, (call,), code, once=call == "rename") as failed:
            with pytest.raises(NotPublished, match=f"{os.strerror(code)}.*What stood there before still stands"):
                publish(site, NEW)
            assert failed
        assert pages_of(site) == OLD and stands_alone(site)


@linux_only
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = {"index.html": "handbook.css", "b/index.html": "new" * 20_000}
    if can_mount(tmp_path):
        with small_disk(tmp_path / "disk", 12) as disk:
            publish(disk / "site", OLD)
            with pytest.raises(NotPublished, match="No space left on device"):
                publish(disk / "site", large)
            assert pages_of(disk / "site") == OLD and stands_alone(disk / "site")
        return

    def full(target: Path, data: bytes) -> None:
        target.write_bytes(data[:4096])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    publish(tmp_path / "disk/site", OLD)
    monkeypatch.setattr(site_folder, "_write_new", full)
    with pytest.raises(NotPublished, match="No space left on device"):
        publish(tmp_path / "disk/site", large)
    assert pages_of(tmp_path / "disk/site") == OLD and stands_alone(tmp_path / "disk/site")


def test_a_fault_in_the_build_leaves_the_old_site(site: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(site) as folder:
        folder.write("index.html", "half")
        raise KeyboardInterrupt
    assert pages_of(site) == OLD and stands_alone(site)


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


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/draft.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(NotASite, match="holds files that no build wrote"):
        publish(tmp_path / "letters", NEW)
    assert pages_of(tmp_path / "letters") == {"draft.txt": "Dear"} and stands_alone(tmp_path / "letters")


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


@linux_only
@pytest.mark.parametrize("target", ["/proc/site", "/dev/null", "/dev/null/site", "mkdocs.yml", "/sys"])
def test_an_impossible_target_is_told_in_one_sentence(target: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\n"})
    out = target if target.startswith("/") else str(folder / target)
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", out, "--as-of", "2026-11-22"])
    assert done.exit_code in (1, 2) and isinstance(done.exception, SystemExit)
    assert target in done.output and "Traceback" not in done.output


@posix_only
def test_a_build_that_is_killed_leaves_a_whole_site(tiny: Handbook, tmp_path: Path) -> None:
    """The whole command, killed while it writes pages."""
    folder, site = tiny({}), tmp_path / "site"
    build_it = ["build", "--handbook", str(folder), "--out", str(site), "--as-of", "2026-11-22"]
    assert CliRunner().invoke(main, build_it).exit_code == 0
    before = pages_of(site)
    organisation = folder / "standards/organisation.yml"
    organisation.write_text(organisation.read_text(encoding="utf-8").replace("Tinford", "Newford"), encoding="utf-8")
    build = forked(partial(main, build_it), tmp_path / "said.txt")
    while build.is_alive() and not list(tmp_path.glob(".site.interlock-build/new/*/index.html")):
        time.sleep(0.002)
    assert build.is_alive()
    build.kill()
    build.join()
    assert pages_of(site) == before
    assert CliRunner().invoke(main, build_it).exit_code == 0
    assert "Newford" in pages_of(site)["index.html"] and not list(tmp_path.glob(".site*"))
