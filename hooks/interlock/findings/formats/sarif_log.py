"""The format `sarif`: a SARIF 2.1.0 log, which code hosts and editors read."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from interlock.findings import Finding
from interlock.findings.formats.from_repository import in_repository
from interlock.findings.formats.one_line import message_and_remedy
from interlock.findings.printable import printable_json

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def sarif(findings: Sequence[Finding], headlines: Mapping[str, str], folder: str = "") -> str:
    """The log as JSON. `headlines` maps the name of each rule to one line about it.

    `folder` is the path of the handbook in its repository: empty, or with a slash at its end.
    """
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "interlock",
        "rules": [{"id": rule, "shortDescription": {"text": _literal(headlines.get(rule, rule))}} for rule in rules],
    }
    results = [_result(finding, folder) for finding in findings]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return printable_json(log)


def _result(finding: Finding, folder: str) -> dict[str, object]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(message_and_remedy(finding))},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": quote(in_repository(folder, place.file))}, "region": region}}
        ],
    }


def _literal(text: str) -> str:
    """A text as a message string that shows it as it is: `{0}` would be replaced, and `[words](address)` would be a link.

    Sections 3.11.5 and 3.11.6 of SARIF 2.1.0: braces are doubled, and a bracket after a backslash ends no link.
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
