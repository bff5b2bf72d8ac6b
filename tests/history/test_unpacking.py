"""Files of an earlier revision, unpacked as a checkout has them, whatever `.gitattributes` says of archives."""

import errno
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from interlock.history.since import NoSuchRevision, revision_named
from interlock.history.unpacking import write_inside
from interlock.history.words_over_time import words_to_avoid
from interlock.site import checking
from tests.commits import committed, git
from tests.conftest import TODAY, Handbook, posix_only, write


def unpacked(handbook: Path) -> dict[str, bytes]:
    """The files of the newest commit by their paths, as a check of it finds them."""
    found: dict[str, bytes] = {}

    def look(folder: Path, day: object) -> checking.Checked:
        found.update({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
        return checking.check(folder, TODAY)

    revision_named(handbook, "HEAD", TODAY).checked(look, TODAY)
    return found


def files_of(handbook: Path) -> dict[str, bytes]:
    return {
        path.relative_to(handbook).as_posix(): path.read_bytes()
        for top in ("standards", "glossary", "docs")
        for path in (handbook / top).rglob("*")
        if path.is_file()
    }


def test_what_archives_leave_out_is_there(tiny: Handbook) -> None:
    folder = tiny({".gitattributes": "standards/ export-ignore\n* export-subst\n", "docs/made.md": "# From $Format:%h$\n"})
    assert unpacked(committed(folder)) == files_of(folder)


def test_files_are_as_git_checks_them_out(tiny: Handbook) -> None:
    """A handbook in a folder of its repository, with line ends of Windows and a filter, as `git-crypt` and Git LFS are."""
    folder = tiny({"docs/one.md": "# One\n\nOne.\n", "docs/two.md": "# Two\n"})
    write(folder.parent / ".gitattributes", f"{folder.name}/docs/one.md text eol=crlf\n{folder.name}/docs/two.md filter=shift\n")
    git(folder.parent, "init", "-q")
    git(folder.parent, "config", "filter.shift.clean", "tr a-z b-za")
    git(folder.parent, "config", "filter.shift.smudge", "tr b-za a-z")
    committed(folder.parent)
    (folder / "docs/one.md").unlink()
    git(folder, "checkout", "-q", ".")
    assert (folder / "docs/one.md").read_bytes() == b"# One\r\n\r\nOne.\r\n"
    assert unpacked(folder) == files_of(folder)


@posix_only
def test_nothing_runs_and_the_index_stays(tiny: Handbook) -> None:
    folder = committed(tiny({}))
    program = folder.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch {folder.parent}/ran\n", encoding="utf-8")
    program.chmod(0o755)
    write(folder / ".gitattributes", "*.yml diff=ours\n")
    git(folder, "config", "diff.ours.textconv", str(program))
    git(folder, "config", "core.fsmonitor", str(program))
    git(folder, "config", "core.hooksPath", "hooks")
    for hook in ("post-index-change", "post-checkout"):
        write(folder / "hooks" / hook, program.read_text(encoding="utf-8"))
        (folder / "hooks" / hook).chmod(0o755)
    index = (folder / ".git/index").read_bytes()
    assert unpacked(folder) == files_of(folder)
    assert not (folder.parent / "ran").exists()
    assert (folder / ".git/index").read_bytes() == index


@pytest.mark.parametrize("name", ["long" * 80 + ".md", "..", "a\\..\\..\\b.md", "two\nlines.md", "bell\a.md", ".git"])
def test_odd_names_lead_nowhere(tiny: Handbook, name: str) -> None:
    folder = committed(tiny({"docs/here.md": "# Here\n"}))
    before = files_of(folder)
    write(folder.parent / "elsewhere.md", "# Elsewhere\n")
    blob = git(folder, "hash-object", "-w", str(folder.parent / "elsewhere.md")).strip()
    with_name = _tree(folder, "HEAD:docs", f"100644 blob {blob}\t{name}\0")
    top = git(folder, "ls-tree", "HEAD").replace(git(folder, "rev-parse", "HEAD:docs").strip(), with_name).replace("\n", "\0")
    tree = _tree(folder, "", top)
    for day in ("2026-09-03", "2026-10-03"):
        git(folder, "update-ref", "HEAD", git(folder, "commit-tree", tree, "-p", "HEAD", "-m", "Odd", on=day).strip())
    found = unpacked(folder)
    assert {path: found.get(path) for path in before} == before
    assert set(found) - set(before) <= {f"docs/{name}"}
    assert not list(folder.parent.glob("b.md"))
    assert words_to_avoid(folder, checking.check(folder, TODAY).facts.language, "staff", TODAY)


def _tree(folder: Path, like: str, added: str) -> str:
    """A tree with entries that nobody could check in. `like`: a tree whose entries come first."""
    entries = folder.parent / "entries"
    first = git(folder, "ls-tree", "-z", like) if like else ""
    entries.write_bytes(f"{first}{added}".encode())
    return git(folder, "-c", f"alias.make=!git mktree -z < '{entries}'", "make").strip()


def test_a_submodule_is_an_empty_folder(tiny: Handbook) -> None:
    folder = committed(tiny({}))
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{git(folder, 'rev-parse', 'HEAD').strip()},docs/other")
    git(folder, "commit", "-qm", "Another repository")
    assert unpacked(folder) == files_of(folder)


def test_a_lost_file_is_told(tiny: Handbook) -> None:
    folder = committed(tiny({"docs/lost.md": "# Lost\n"}))
    blob = git(folder, "rev-parse", "HEAD:docs/lost.md").strip()
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(NoSuchRevision, match="lacks some of its files"):
        unpacked(folder)


@posix_only
def test_a_failing_disk_leaves_no_file_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, data: bytes) -> int:
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="Errno 5"):
        write_inside(tmp_path, "docs/help.md", b"")


def test_a_git_that_was_ended_is_no_answer(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*asked: object, **options: object) -> bytes:
        raise CalledProcessError(-9, "git", stderr=b"")

    monkeypatch.setattr("interlock.history.since.git", end)
    with pytest.raises(NoSuchRevision, match="git was ended before it answered"):
        revision_named(tiny({}), "main", TODAY)
