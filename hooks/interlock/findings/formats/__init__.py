"""Output formats for findings, a module each: for people and for other tools."""

from interlock.findings.formats.alike import folded_alike, gaps_by_rule
from interlock.findings.formats.broken_lines import broken_lines
from interlock.findings.formats.closing import errors_among, summary
from interlock.findings.formats.full_text import Style, full, plain
from interlock.findings.formats.github_annotations import github
from interlock.findings.formats.gitlab_report import gitlab
from interlock.findings.formats.json_text import findings_as_json
from interlock.findings.formats.one_line import message_and_remedy
from interlock.findings.formats.sarif_log import sarif
from interlock.findings.formats.short_text import short

__all__ = [
    "Style",
    "broken_lines",
    "errors_among",
    "findings_as_json",
    "folded_alike",
    "full",
    "gaps_by_rule",
    "github",
    "gitlab",
    "message_and_remedy",
    "plain",
    "sarif",
    "short",
    "summary",
]
