"""What a change brought in: the handbook as it was at an earlier revision, and the findings that were not there."""

import datetime
import io
import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from interlock.findings import Finding
from interlock.questions.results import periods
from interlock.rules.engine.checked import Checked

# Reads a handbook's folder and checks it for a day.
Check = Callable[[Path, datetime.date], Checked]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NoSuchRevision(Exception):
    """The handbook is in no git checkout, or git knows no such revision. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of a handbook: git's name for its files, and what people call it."""

    handbook: Path
    tree: str
    words: str

    def checked(self, check: Check, today: datetime.date) -> Checked:
        """The handbook as it was then, checked for a day."""
        with tempfile.TemporaryDirectory() as folder:
            self._unpack(Path(folder))
            return check(Path(folder), today)

    def _unpack(self, folder: Path) -> None:
        names = _git(self.handbook, "ls-tree", "--name-only", self.tree).decode().split("\n")
        wanted = [top for top in ("standards", "glossary", "docs") if top in names]
        if wanted:
            archive = _git(self.handbook, "archive", "--format=tar", self.tree, *wanted)
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                files.extractall(folder, filter="data")


def revision_named(handbook: Path, name: str) -> Revision:
    """Whatever git calls a revision; a date is the last commit before that day. Raises NoSuchRevision."""
    if not _git(handbook, "rev-parse", "--git-dir", otherwise=b""):
        raise NoSuchRevision(f"{handbook.resolve()} is in no git checkout, so there is nothing to compare it with.")
    commit = name
    if not _tree(handbook, name) and _DAY.fullmatch(name):
        before = f"--before={name}T00:00:00"
        commit = _git(handbook, "rev-list", "-1", "--first-parent", before, "HEAD", otherwise=b"").decode().strip()
    tree = _tree(handbook, commit) if commit else ""
    if not tree:
        raise NoSuchRevision(_unknown(handbook, name))
    return Revision(handbook, tree, _in_words(handbook, name, commit))


def new_findings(check: Check, handbook: Path, name: str, today: datetime.date, findings: list[Finding]) -> list[Finding]:
    """The findings that were not there at a git revision, which `check` reads and checks. Raises NoSuchRevision."""
    return not_among(revision_named(handbook, name).checked(check, today).findings, findings)


def not_among(before: Iterable[Finding], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that were not there before, as often as they are there now.

    None is new because its line moved to another place or file, nor because something else in its line changed: a paragraph
    is often one line. Where a file has more of one fault than before, those among words that were not there are the new ones.
    """
    old, new = list(before), list(findings)
    for mark in (_line, _words_around, _fault):
        old, new = _without_pairs(old, new, mark), _without_pairs(new, old, mark)
    return new


def _without_pairs(findings: list[Finding], others: list[Finding], mark: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings but those that have one alike among the others, each of which stands for one."""
    known = Counter(mark(other) for other in others)
    left = []
    for finding in findings:
        if known[mark(finding)] > 0:
            known[mark(finding)] -= 1
        else:
            left.append(finding)
    return left


def _line(finding: Finding) -> Hashable:
    return finding.rule, finding.message, finding.place.quote.strip()


def _words_around(finding: Finding) -> Hashable:
    """The fault with the two words on either side in its line."""
    place = finding.place
    before, after = place.quote[: place.column - 1].split()[-2:], place.quote[place.column - 1 + place.width :].split()[:2]
    return finding.rule, finding.message, place.file, *before, None, *after


def _fault(finding: Finding) -> Hashable:
    """The fault alone; an error stops publishing, so one that was put right lets no other pass."""
    place = finding.place if finding.severity == "error" else None
    return finding.rule, finding.message, finding.place.file, place


def _tree(handbook: Path, revision: str) -> str:
    """Git's name for the files of a revision; empty where it knows none."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    return _git(handbook, *asked, otherwise=b"").decode().strip()


def _in_words(handbook: Path, name: str, commit: str) -> str:
    told = _git(handbook, "log", "-1", "--format=%h %cs", "--end-of-options", commit, "--", otherwise=b"").decode().split()
    return f"{name} ({told[0]}, {periods.period_in_words(datetime.date.fromisoformat(told[1]))})" if told else name


def _unknown(handbook: Path, name: str) -> str:
    if _git(handbook, "rev-parse", "--is-shallow-repository", otherwise=b"").strip() == b"true":
        return (
            f"git cannot give the revision `{name}`: this checkout holds the latest ones only. "
            "`git fetch --unshallow` gets the others; in a workflow, `fetch-depth: 0`."
        )
    if _DAY.fullmatch(name):
        return f"git cannot give the handbook before {name}: no commit is that old."
    return f"git cannot give the revision `{name}`. Name a branch, a tag, a commit such as `HEAD~1`, or a day such as 2026-03-31."


def _git(handbook: Path, *arguments: str, otherwise: bytes | None = None) -> bytes:
    """What git prints; `otherwise` where it fails, if given. Raises NoSuchRevision."""
    try:
        done = subprocess.run(["git", "-C", str(handbook), *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise NoSuchRevision("git is not installed, so nothing can be compared.") from None
    except subprocess.CalledProcessError as error:
        if otherwise is not None:
            return otherwise
        reason = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoSuchRevision(f"git cannot give that revision: {reason[-1] if reason else 'unknown reason'}") from None
    return done.stdout
