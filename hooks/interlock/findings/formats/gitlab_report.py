"""The format `gitlab`: a Code Quality report, which merge requests read as an artifact (`artifacts: reports: codequality:`)."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from interlock.findings import Finding
from interlock.findings.formats.from_repository import in_repository
from interlock.findings.formats.one_line import message_and_remedy
from interlock.findings.printable import printable_json

# GitLab's severities are info, minor, major, critical and blocker. An error keeps a handbook from being published.
_SEVERITIES = {"error": "blocker", "warning": "major", "advice": "info"}


def gitlab(findings: Sequence[Finding], folder: str = "") -> str:
    """A list of issues. `folder` is the path of the handbook in its repository: empty, or with a slash at its end."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in findings:
        same = _identity(finding, folder)
        issues.append(_issue(finding, folder, hashlib.sha256(f"{same}\0{seen[same]}".encode(errors="replace")).hexdigest()))
        seen[same] += 1
    return printable_json(issues)


def _identity(finding: Finding, folder: str) -> str:
    """What identifies a finding across reports. The line number is left out, because every edit above it changes it."""
    return "\0".join([finding.rule, in_repository(folder, finding.place.file), finding.message, finding.place.quote.strip()])


def _issue(finding: Finding, folder: str, fingerprint: str) -> dict[str, object]:
    return {
        "description": message_and_remedy(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": in_repository(folder, finding.place.file), "lines": {"begin": finding.place.line}},
    }
