"""A site is built into a folder of its own or of a former one: never over other files, nor into another site."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from interlock.doors.cli import main
from interlock.site.refused_folders import NotASite
from tests.conftest import Handbook, files_in, linux_only, write
from tests.site.published import NEW, OLD, pages_of, publish, stands_alone

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


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/draft.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(NotASite, match="holds files that no build wrote"):
        publish(tmp_path / "letters", NEW)
    assert pages_of(tmp_path / "letters") == {"draft.txt": "Dear"} and stands_alone(tmp_path / "letters")


@linux_only
@pytest.mark.parametrize("target", ["/proc/site", "/dev/null", "/dev/null/site", "mkdocs.yml", "/sys"])
def test_an_impossible_target_is_told_in_one_sentence(target: str, tiny: Handbook) -> None:
    folder = tiny({"mkdocs.yml": "site_name: Tinford\n"})
    out = target if target.startswith("/") else str(folder / target)
    done = CliRunner().invoke(main, ["build", "--handbook", str(folder), "--out", out, "--as-of", "2026-11-22"])
    assert done.exit_code in (1, 2) and isinstance(done.exception, SystemExit)
    assert target in done.output and "Traceback" not in done.output
