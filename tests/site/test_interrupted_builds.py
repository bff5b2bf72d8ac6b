"""The old site stands, whole, when a build is killed, fails, or has no room."""

import errno
import os
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.site import folder as site_folder
from interlock.site import publishing
from interlock.site.publishing import NotPublished, replacing
from tests.conftest import Handbook, linux_only, posix_only
from tests.faults import can_mount, failing_at, left_by_deaths, small_disk
from tests.forked import forked
from tests.site.published import NEW, OLD, no_exchange, pages_of, publish, stands_alone


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
