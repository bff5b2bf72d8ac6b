"""What a change brought in: the findings of today that an earlier revision did not have."""

import datetime
import io
import subprocess
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

from interlock import build
from interlock.findings import Finding


class NoSuchRevision(Exception):
    """The handbook is in no git checkout, or git knows no such revision."""


def new_findings(handbook: Path, revision: str, today: datetime.date, findings: list[Finding]) -> list[Finding]:
    """The findings that were not there at a git revision. A fault that only moved to another line or file is not new.

    Raises NoSuchRevision.
    """
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder)
        unpack(handbook, revision, before)
        old = Counter(_mark(finding) for finding in build.check(before, today).findings)
    new = []
    for finding in findings:
        if old[_mark(finding)] > 0:
            old[_mark(finding)] -= 1
        else:
            new.append(finding)
    return new


def _mark(finding: Finding) -> tuple[str, str, str]:
    return (finding.rule, finding.message, finding.place.quote.strip())


def unpack(handbook: Path, revision: str, folder: Path) -> None:
    """Write the definitions as they were at a git revision into a folder. Raises NoSuchRevision."""
    names = _git(handbook, "ls-tree", "--name-only", revision).decode().split("\n")
    wanted = [top for top in ("standards", "glossary", "docs") if top in names]
    if wanted:
        archive = _git(handbook, "archive", "--format=tar", revision, *wanted)
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")


def _git(handbook: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(handbook), *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise NoSuchRevision("git is not installed, so nothing can be compared.") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoSuchRevision(f"git cannot give that revision: {reason[-1] if reason else 'unknown reason'}") from None
    return done.stdout
