"""Where a handbook stands in its repository: code hosts know files by their path from the repository's root."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# Where a job of GitHub or GitLab checks the repository out.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def folder_in_repository(handbook: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The handbook's folder from the root of its repository, with a slash at its end; empty for the root itself.

    Git knows; where it does not answer (not installed, or it does not trust a checkout that belongs to somebody else, as in
    containers), the checkout of the job counts. A handbook in no repository is its own root.
    """
    try:
        asked = ["git", "-C", str(handbook), "rev-parse", "--show-prefix"]
        return subprocess.run(asked, capture_output=True, check=True).stdout.decode("utf-8", "replace").rstrip("\n")
    except (OSError, subprocess.CalledProcessError):
        return _folder_in_checkout(handbook.resolve(), environment)


def _folder_in_checkout(handbook: Path, environment: Mapping[str, str]) -> str:
    for name in _CHECKOUTS:
        if environment.get(name) and handbook.is_relative_to(root := Path(environment[name]).resolve()):
            return f"{handbook.relative_to(root).as_posix()}/".removeprefix("./")
    return ""
