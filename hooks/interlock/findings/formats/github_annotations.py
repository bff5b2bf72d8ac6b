"""The format `github`: workflow commands, which GitHub shows beside the faulty lines of a pull request."""

from collections import Counter
from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.from_repository import in_repository
from interlock.findings.formats.one_line import message_and_remedy
from interlock.findings.nouns import counted
from interlock.findings.printable import printable

_LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}
# GitHub shows at most this many annotations of each level for a step, and silently drops the others.
_MOST_SHOWN = 10


def github(findings: Sequence[Finding], folder: str = "") -> str:
    """One command for each finding. `folder` is the path of the handbook in its repository: empty, or with a slash at its end."""
    commands = [_command(finding, folder) for finding in findings]
    counts = Counter(_LEVELS[finding.severity] for finding in findings)
    if max(counts.values(), default=0) > _MOST_SHOWN:
        # The note about dropped annotations is a notice itself: it comes first where ten other notices would push it out.
        commands.insert(0 if counts["notice"] >= _MOST_SHOWN else len(commands), _too_many(counts))
    return "".join(f"{command}\n" for command in commands)


def _command(finding: Finding, folder: str) -> str:
    place = finding.place
    return (
        f"::{_LEVELS[finding.severity]} file={_property(in_repository(folder, place.file))},line={place.line},col={place.column},"
        f"endColumn={place.column + place.width},title={_property(finding.rule)}::{_escaped(message_and_remedy(finding))}"
    )


def _too_many(counts: Counter[str]) -> str:
    totals = " and ".join(counted(counts[level], level) for level in _LEVELS.values() if counts[level] > _MOST_SHOWN)
    return f"::notice title=interlock::{totals}: GitHub shows ten of each beside the lines. This step's log holds all of them."


def _escaped(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
