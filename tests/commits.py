"""Git in a test's folder; each commit has a given day."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, on: str = "2026-01-01") -> str:
    """Run git in a folder and return its output; commits get the given day."""
    dates = {"GIT_AUTHOR_DATE": f"{on}T12:00:00Z", "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"}
    command = ["git", "-c", "user.name=Editor", "-c", "user.email=editor@tinford.example", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, env=os.environ | dates).stdout


def committed(folder: Path, *arguments: str) -> Path:
    """Make a folder a repository with everything in one commit."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "As it was", *arguments)
    return folder


def commit_of_no_day(folder: Path, written: str) -> str:
    """A commit as other programs write them: without a date, or with one that no calendar has. Returns its id; HEAD stays."""
    tree, parent = git(folder, "write-tree"), git(folder, "rev-parse", "HEAD")
    by = f"Editor <editor@tinford.example>{written}\n"
    file = folder.parent / "commit"
    file.write_text(f"tree {tree}parent {parent}author {by}committer {by}\nOdd\n", encoding="utf-8")
    return git(folder, "hash-object", "-t", "commit", "-w", "--literally", str(file)).strip()
