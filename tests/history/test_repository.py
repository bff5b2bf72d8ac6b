"""Git is asked about the checkout that a handbook stands in, and about nothing that a handbook brings along."""

import errno
import subprocess
from pathlib import Path

import pytest

from interlock.history.repository import folder_in_repository, state_of_history
from interlock.history.since import NoSuchRevision, revision_named
from tests.commits import commit_of_no_day, committed, git
from tests.conftest import TODAY, Handbook

SIGNED = """\
tree {tree}
author Editor <editor@tinford.example> 1767268800 +0000
committer Editor <editor@tinford.example> 1767268800 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 aGVsbG8=
 -----END PGP SIGNATURE-----

Signed
"""


def with_signed_commit(folder: Path) -> None:
    """Replace the newest commit of a repository by one with a signature, for which git can be set to run a program."""
    file = folder.parent / "signed"
    file.write_text(SIGNED.format(tree=git(folder, "rev-parse", "HEAD^{tree}").strip()), encoding="utf-8")
    commit = git(folder, "hash-object", "-t", "commit", "-w", str(file)).strip()
    git(folder, "update-ref", "HEAD", commit)


def signs_with(folder: Path, program: Path) -> None:
    program.write_text("#!/bin/sh\necho made by Editor >&2\ntouch ran\n", encoding="utf-8")
    program.chmod(0o755)
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "gpg.program", str(program))


@pytest.fixture
def brings_repository(tiny: Handbook) -> Path:
    """A handbook in a checkout that holds what is in a `.git`, as anybody may commit it: git takes its folder for a repository."""
    folder = committed(tiny({}))
    with_signed_commit(folder)
    signs_with(folder, folder / "gpg")
    git(folder, "config", "core.worktree", ".")
    for each in (folder / ".git").iterdir():
        each.rename(folder / each.name)
    (folder / ".git").rmdir()
    committed(folder.parent)
    return folder


def test_no_program_runs_that_a_handbook_brings(brings_repository: Path) -> None:
    with pytest.raises(NoSuchRevision, match="no git checkout"):
        revision_named(brings_repository, "HEAD", TODAY)
    assert state_of_history(brings_repository) == ""
    assert not (brings_repository / "ran").exists()


def test_brought_repository_is_no_root_of_paths(brings_repository: Path) -> None:
    environment = {"CI_PROJECT_DIR": str(brings_repository.parent)}
    assert folder_in_repository(brings_repository, environment) == f"{brings_repository.name}/"


def test_revision_has_its_day_where_signatures_are_shown(tiny: Handbook) -> None:
    folder = committed(tiny({}))
    with_signed_commit(folder)
    signs_with(folder, folder.parent / "gpg")
    assert revision_named(folder, "HEAD", TODAY).words.endswith("1 January 2026)")


@pytest.mark.parametrize("written", ["", " 400000000000 +0000"])
def test_revision_of_no_day_has_its_id_alone(tiny: Handbook, written: str) -> None:
    folder = committed(tiny({}))
    commit = commit_of_no_day(folder, written)
    assert revision_named(folder, commit, TODAY).words == f"{commit} ({commit[:7]})"


def test_checkout_may_be_one_beside_a_bare_repository(tiny: Handbook) -> None:
    folder = committed(tiny({}))
    git(folder, "clone", "--quiet", "--bare", ".", str(folder.parent / "bare"))
    git(folder.parent / "bare", "worktree", "add", "--quiet", "tree", "HEAD")
    assert revision_named(folder.parent / "bare" / "tree", "HEAD", TODAY).words.endswith("1 January 2026)")


def test_file_called_head_is_no_repository(tiny: Handbook) -> None:
    folder = tiny({})
    (folder.parent / "HEAD").write_text("Whoever leads the team.\n", encoding="utf-8")
    committed(folder.parent)
    assert folder_in_repository(folder, {}) == f"{folder.name}/"
    (folder / "HEAD").write_text("Ours.\n", encoding="utf-8")
    assert revision_named(folder, "HEAD", TODAY).words


def test_git_that_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()

    def too_many_processes(*arguments: object, **options: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "run", too_many_processes)
    with pytest.raises(NoSuchRevision, match=r"git could not be started \(Resource temporarily unavailable\)"):
        revision_named(tmp_path, "HEAD", TODAY)
