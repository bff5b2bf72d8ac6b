"""Asks git about the repository of a handbook.

Git takes any folder that holds `HEAD`, `objects` and `refs` for a repository, and runs the programs that the file `config` in it
names. A pull request may bring such files, but nobody can commit a `.git`. So git is asked only where the first repository that
it would find is a `.git`.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# The first needs git 2.38 or later. Without the second, git may print more than it is asked for.
_PLAIN = ("-c", "safe.bareRepository=explicit", "-c", "log.showSignature=false")

# The variables in which GitHub and GitLab name the folder of the checkout.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def git(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> bytes:
    """The output of a git command, run in a folder with these variables of the environment.

    Raises OSError where there is no git, and CalledProcessError where it refuses, or where the folder is in no checkout.
    """
    if not _is_in_checkout(folder.resolve()):
        raise subprocess.CalledProcessError(128, "git", stderr=b"not a git checkout")
    command = ["git", *_PLAIN, "-C", str(folder), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=True, env=os.environ | variables).stdout


def _is_in_checkout(folder: Path) -> bool:
    """Whether git would find the repository of a folder in a `.git`, or through an environment variable."""
    if "GIT_DIR" in os.environ:
        return True
    for each in (folder, *folder.parents):
        if os.path.lexists(each / ".git"):
            return True
        if _may_be_repository(each):
            return False
    return False


def _may_be_repository(folder: Path) -> bool:
    """Whether git may take a folder for a repository: it has `HEAD`, and `refs` or the file that leads to another repository."""
    beside = ("refs", "commondir") if "GIT_COMMON_DIR" not in os.environ else ("HEAD",)
    return os.path.lexists(folder / "HEAD") and any(os.path.lexists(folder / name) for name in beside)


def folder_in_repository(handbook: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The folder of the handbook relative to the root of its repository, with a slash at its end; empty for the root itself.

    Git is asked first. If it does not answer, because it is not installed or does not trust a checkout of another owner, as in
    containers, the root is the folder of the job's checkout, or the nearest with a `.git`; without either, the handbook.
    """
    try:
        return git(handbook, "rev-parse", "--show-prefix").decode("utf-8", "replace").rstrip("\n")
    except (OSError, subprocess.CalledProcessError):
        return _folder_in_checkout(handbook.resolve(), environment)


def state_of_history(handbook: Path) -> str:
    """What earlier revisions of a handbook depend on: the newest commit, and where a shallow clone ends; empty without git."""
    try:
        said = git(handbook, "rev-parse", "HEAD", "--git-path", "shallow").decode("utf-8", "replace")
        commit, shallow = said.splitlines()
        end = handbook / shallow
        return f"{commit} {end.read_text(encoding='utf-8').split() if end.is_file() else ''}"
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""


def _folder_in_checkout(handbook: Path, environment: Mapping[str, str]) -> str:
    checkouts = [Path(environment[name]).resolve() for name in _CHECKOUTS if environment.get(name)]
    checkouts += [folder for folder in (handbook, *handbook.parents) if os.path.lexists(folder / ".git")]
    for root in checkouts:
        if handbook.is_relative_to(root):
            return f"{handbook.relative_to(root).as_posix()}/".removeprefix("./")
    return ""
