"""Compares the findings of a handbook with those at an earlier git revision."""

import datetime
import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from interlock.definitions.values.dates import is_no_day
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.history.repository import git
from interlock.history.site_then import SiteThen
from interlock.history.spoken_days import day_said
from interlock.history.unpacking import IncompleteRepository, entries_at, unpack
from interlock.questions.calendar.day_words import day_in_words
from interlock.rules.engine.checked import Checked
from interlock.sources.disk.folders import CONFIGURATIONS, HANDBOOK_FOLDERS
from interlock.sources.disk.temporary_folders import temporary_folder

# Reads the folder of a handbook and checks it for a day.
Check = Callable[[Path, datetime.date], Checked]

_LACKS_FILES = "this checkout lacks some of its files"
_FOLDER_OF_KIND = lazy_pattern(r"glossary(?![^/])|standards/[^/]+")
# The first word of a day in several words, without quotation marks.
_FIRST_OF_MORE = lazy_pattern(r"last|an?|one|the|\d{1,2}", re.I)


class NoSuchRevision(Exception):
    """Git cannot give the revision: it does not exist, or the handbook is in no checkout. The message says what to do."""


class GitRefused(NoSuchRevision):
    """Git did not do what it was asked. `said`: the lines in which it says why."""

    def __init__(self, said: list[str]) -> None:
        self.said = said
        super().__init__(f"git cannot give that revision: {said[-1] if said else 'unknown reason'}")


class Revision(NamedTuple):
    """A revision of a handbook: the id of the git tree of its files, and its name for readers."""

    handbook: Path
    tree: str
    words: str

    def checked(self, check: Check, today: datetime.date) -> Checked:
        """The handbook at this revision, checked for a day."""
        with temporary_folder() as folder:
            self._unpack(folder)
            return check(folder, today)

    def checked_in_site(self, check: Check, today: datetime.date) -> Checked:
        """The same, as it stands in its repository, with what a check looks at in the site around."""
        said = os.fsdecode(_git(self.handbook, "rev-parse", "--show-toplevel", otherwise=b""))
        root = Path(said.rstrip("\n")) if said else self.handbook
        prefix = os.fsdecode(_git(self.handbook, "rev-parse", "--show-prefix")).rstrip("/\n")
        with temporary_folder() as folder:
            try:
                SiteThen(root, self.tree, partial(_git, root)).unpack(prefix, folder)
            except IncompleteRepository:
                raise GitRefused([_LACKS_FILES]) from None
            self._unpack(folder / prefix)
            return check(folder / prefix, today)

    def _unpack(self, folder: Path) -> None:
        ask = partial(_git, self.handbook)
        try:
            unpack(ask, entries_at(ask, self.tree, *CONFIGURATIONS, *HANDBOOK_FOLDERS), folder)
        except IncompleteRepository:
            raise GitRefused([_LACKS_FILES]) from None


def revision_named(handbook: Path, name: str, today: datetime.date) -> Revision:
    """The revision with a name that git knows; a day means the last commit before it. Raises NoSuchRevision.

    `today`: the day from which `yesterday` and `last week` are counted.
    """
    _require_checkout(handbook)
    commit, day = name, None
    if not _tree(handbook, name) and (day := day_said(name, today)):
        commit = _last_commit_before(handbook, day)
    tree = _tree(handbook, commit) if commit else ""
    if not tree:
        raise NoSuchRevision(_unknown(handbook, name, day))
    return Revision(handbook, tree, _in_words(handbook, name, commit))


def _last_commit_before(handbook: Path, day: datetime.date) -> str:
    """The id of the last commit before a day; empty where there is none. Git misreads days before 1970 and after 2099."""
    if day.year < 1970:
        return ""
    before = f"--before={min(day, datetime.date(2099, 12, 31))}T00:00:00"
    return _git(handbook, "rev-list", "-1", "--first-parent", before, "HEAD", otherwise=b"").decode().strip()


def _require_checkout(handbook: Path) -> None:
    try:
        _git(handbook, "rev-parse", "--git-dir")
    except GitRefused as refused:
        trust = next((line.strip() for line in refused.said if "safe.directory" in line), "")
        words = (
            f"git does not open this checkout, because its files belong to another user. If you trust it: `{trust}`."
            if trust
            else f"{handbook.resolve()} is in no git checkout, so there is nothing to compare it with."
        )
        raise NoSuchRevision(words) from None


def new_findings(check: Check, handbook: Path, name: str, today: datetime.date, findings: list[Finding]) -> list[Finding]:
    """The findings that were not there at a git revision. `check` is used for that revision. Raises NoSuchRevision."""
    return findings_not_in(revision_named(handbook, name, today).checked_in_site(check, today).findings, findings)


def findings_not_in(before: Iterable[Finding], findings: Iterable[Finding]) -> list[Finding]:
    """The multiset difference of findings: those that were not there before, as often as they are new.

    A finding is not new because its line moved, even to another file, or because something else in its line changed: a paragraph
    is often one line. If a file has more findings of the same fault than before, those whose neighbouring words are new count.
    What a file had of them is had by its new name, too: it is known by its id, or else by the words around.
    """
    old, new = list(before), list(findings)
    for identity in (_line, _words_around_in_file, _fault, _words_around):
        old, new = _unmatched(old, new, identity), _unmatched(new, old, identity)
    return new


def _unmatched(findings: list[Finding], others: list[Finding], identity: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings without those that have the same identity as one of the others. Each of the others matches one finding."""
    known = Counter(identity(other) for other in others)
    left = []
    for finding in findings:
        if known[identity(finding)] > 0:
            known[identity(finding)] -= 1
        else:
            left.append(finding)
    return left


def _line(finding: Finding) -> Hashable:
    return finding.rule, finding.message, finding.place.quote.strip()


def _words_around(finding: Finding) -> Hashable:
    """The fault and the two words on either side in its line."""
    place = finding.place
    before, after = place.quote[: place.column - 1].split()[-2:], place.quote[place.column - 1 + place.width :].split()[:2]
    return finding.rule, finding.message, *before, None, *after


def _words_around_in_file(finding: Finding) -> Hashable:
    return _file(finding), _words_around(finding)


def _fault(finding: Finding) -> Hashable:
    """The fault and its file; for errors also its place, so that an error which was mended cannot hide a new one."""
    place = finding.place if finding.severity == "error" else None
    return finding.rule, finding.message, _file(finding), place


def _file(finding: Finding) -> tuple[str, str]:
    """The file of a finding: of a definition its folder of a kind and its name, as the folders below that are for people."""
    folder, _, name = finding.place.file.rpartition("/")
    match = _FOLDER_OF_KIND.match(folder)
    return (match[0] if match else folder), name


def _tree(handbook: Path, revision: str) -> str:
    """The id of the tree of a revision, or an empty text if it does not exist."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    return _git(handbook, *asked, otherwise=b"").decode().strip()


def _in_words(handbook: Path, name: str, commit: str) -> str:
    """A revision for readers: its name, and in brackets the short id and the day of its commit, where git tells them."""
    shown = _git(handbook, "log", "-1", "--format=%h %cs", "--end-of-options", commit, "--", otherwise=b"").decode().split()
    if not shown:
        return name
    try:
        return f"{name} ({shown[0]}, {day_in_words(datetime.date.fromisoformat(shown[1]))})"
    except ValueError:  # a commit without a date, or of a year that no calendar has
        return f"{name} ({shown[0]})"


def _unknown(handbook: Path, name: str, day: datetime.date | None) -> str:
    """Why there is no revision with a name, and what to type. `day`: the one that the name means, if it means any."""
    if is_no_day(name):
        return f"There is no such day as {name}. Check the day and the month."
    if _git(handbook, "rev-parse", "--is-shallow-repository", otherwise=b"").strip() == b"true":
        return (
            f"git cannot give the revision `{name}`: this checkout holds the latest ones only. "
            "`git fetch --unshallow` gets the others; in a workflow, `fetch-depth: 0`."
        )
    if not _tree(handbook, "HEAD"):
        if _git(handbook, "rev-parse", "--verify", "--quiet", "HEAD", otherwise=b""):
            return (
                "git cannot read what was committed here: `git fsck` says what is damaged; `git clone` it anew, "
                "and copy your changes there."
            )
        return "Nothing was committed here yet, so there is nothing to compare it with."
    if day:
        first = _git(handbook, "log", "--reverse", "--format=%h", otherwise=b"").decode().split()[:1]
        remedy = f" `--since {first[0]}` compares with the first there is." if first else ""
        return f"git cannot give the handbook before {day}: no commit is that old.{remedy}"
    if _FIRST_OF_MORE.fullmatch(name):
        return f'`{name}` names no day. Put several words in quotation marks: `--since "last week"`, `--since "3 days ago"`.'
    return (
        f"git cannot give the revision `{name}`. Name a branch, a tag, a commit such as `HEAD~1`, "
        "or a day such as 2026-03-31, yesterday or monday."
    )


def _git(handbook: Path, *arguments: str, otherwise: bytes | None = None, stdin: bytes = b"") -> bytes:
    """The output of a git command. If it fails, returns `otherwise` if given, or raises NoSuchRevision."""
    try:
        return git(handbook, *arguments, stdin=stdin)
    except FileNotFoundError:
        raise NoSuchRevision("git is not installed, so nothing can be compared. Install it, and run this again.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise NoSuchRevision(f"git could not be started ({reason}), so nothing can be compared. Run this again.") from None
    except subprocess.CalledProcessError as error:
        if error.returncode < 0:  # for example for want of memory: that is no answer
            raise NoSuchRevision("git was ended before it answered, so nothing can be compared. Run this again.") from None
        if otherwise is not None:
            return otherwise
        raise GitRefused(error.stderr.decode("utf-8", "replace").strip().splitlines()) from None
