"""What holds for every handbook, however faulty: it is checked, and built, without an exception, soon, and as it says."""

import re
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path

from interlock.doors.edits.fix import word_changes
from interlock.findings import Finding, formats
from interlock.pages.settings import Settings
from interlock.site import checking, pipeline
from interlock.site.checking import Checked
from tests.conftest import TINY, TODAY, files_in, write

# Seconds of the processor for one check or build.
PATIENCE = 5
_LINE_END = re.compile(r"\r\n|\r|\n")


class Broken(AssertionError):
    """A promise about every handbook that one handbook breaks."""


@contextmanager
def handbook_of(files: Mapping[str, bytes], *, alone: bool = False) -> Iterator[Path]:
    """The tiny handbook with these files in place of its own or beside them; or these files `alone`."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "handbook"
        folder.mkdir() if alone else shutil.copytree(TINY, folder)
        for path, data in files.items():
            write(folder / path, data)
        yield folder


@contextmanager
def soon(seconds: float, what: str) -> Iterator[None]:
    """Raises Broken in what takes longer than so much time of the processor."""

    def give_up(*_: object) -> None:
        raise Broken(f"{what} takes more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def checked_well(folder: Path) -> Checked:
    """Check a handbook; raises Broken where a promise about its findings, or about `check --fix`, is broken."""
    texts = files_in(folder)
    with soon(PATIENCE, "A check"):
        checked = checking.check(folder, TODAY)
    lines = _Lines(texts)
    for finding in checked.findings:
        _has_its_place(finding, lines)
    _are_readable(checked.findings)
    with soon(PATIENCE, "A fix"):
        _fixes_words_alone(checked)
    if files_in(folder) != texts:
        raise Broken("A check changed a file")
    return checked


def built_well(checked: Checked) -> bool:
    """Build a site, as `serve` does, and where there is no error, as `build` does. Returns whether there was no error."""
    with tempfile.TemporaryDirectory() as made, soon(3 * PATIENCE, "A build"):
        pipeline.build(checked, Settings(drafts=True), Path(made) / "staff")
        if not checked.errors:
            pipeline.build(checked, Settings(audience="public"), Path(made) / "public")
    return not checked.errors


class _Lines(dict[str, list[str]]):
    """The lines of each file, split when they are asked for; none of what is no file."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, path: str) -> list[str]:
        text = self._texts[path].decode("utf-8", "replace").removeprefix("\ufeff") if path in self._texts else ""
        self[path] = _LINE_END.split(text) if path in self._texts else []
        return self[path]


def _has_its_place(finding: Finding, lines: Mapping[str, list[str]]) -> None:
    """A finding in a file names a line that it has, and a column of that line."""
    place = finding.place
    of_file = lines[place.file]
    if not of_file or finding.rule == "bad-encoding":
        return  # a folder, a file that is missing, or one that is read in another encoding
    line = of_file[place.line - 1] if 0 < place.line <= len(of_file) else None
    if line is None or not 0 < place.column <= len(line) + 1:
        raise Broken(f"There is no such place: {place}, of {finding.rule}: {finding.message}")
    if place.quote and place.quote != line:
        raise Broken(f"Another line stands there: {place}, of {finding.rule}")


def _are_readable(findings: list[Finding]) -> None:
    """Each finding says something, on one line, and no printed one moves the cursor."""
    for finding in findings:
        if not finding.message or "\n" in finding.message + finding.remedy + finding.place.file:
            raise Broken(f"A finding of no line, or of several: {finding}")
    for printed in (formats.short(findings), formats.full(findings)):
        if not printed.replace("\n", "").replace("\t", "").isprintable():
            letter = next(letter for letter in printed if not letter.isprintable() and letter not in "\n\t")
            raise Broken(f"A finding that moves the cursor: {next(line for line in printed.splitlines() if letter in line)!r}")


def _fixes_words_alone(checked: Checked) -> None:
    """`check --fix` changes only lines with words to avoid. Words that stand on two lines end on one."""
    avoided = {(finding.place.file, finding.place.line) for finding in checked.findings if finding.rule == "avoided-word"}
    for change in word_changes(checked.facts, checked.findings):
        before, after = _LINE_END.split(change.before), _LINE_END.split(change.after)
        for what, start, end, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what != "equal" and not any((change.path, line) in avoided for line in range(start + 1, end + 1)):
                raise Broken(f"`check --fix` changes other lines of {change.path}: {before[start:end]}")
