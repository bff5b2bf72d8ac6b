"""The path of a handbook in its git repository. Code hosts identify files by their path from the root of the repository."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# The variables in which GitHub and GitLab name the folder of the checkout.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def folder_in_repository(handbook: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The folder of the handbook relative to the root of its repository, with a slash at its end; empty for the root itself.

    Git is asked first. If it does not answer, because it is not installed or does not trust a checkout of another owner, as in
    containers, the folder of the job's checkout is the root. Without a repository, the handbook is the root.
    """
    try:
        asked = ["git", "-C", str(handbook), "rev-parse", "--show-prefix"]
        return subprocess.run(asked, capture_output=True, check=True).stdout.decode("utf-8", "replace").rstrip("\n")
    except (OSError, subprocess.CalledProcessError):
        return _folder_in_checkout(handbook.resolve(), environment)


def state_of_history(handbook: Path) -> str:
    """What earlier revisions of a handbook depend on: the newest commit, and where a shallow clone ends; empty without git."""
    try:
        asked = ["git", "-C", str(handbook), "rev-parse", "HEAD", "--git-path", "shallow"]
        commit, shallow = subprocess.run(asked, capture_output=True, check=True).stdout.decode("utf-8", "replace").splitlines()
        end = handbook / shallow
        return f"{commit} {end.read_text(encoding='utf-8').split() if end.is_file() else ''}"
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""


def _folder_in_checkout(handbook: Path, environment: Mapping[str, str]) -> str:
    for name in _CHECKOUTS:
        if environment.get(name) and handbook.is_relative_to(root := Path(environment[name]).resolve()):
            return f"{handbook.relative_to(root).as_posix()}/".removeprefix("./")
    return ""
