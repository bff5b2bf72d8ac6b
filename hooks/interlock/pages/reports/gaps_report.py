"""The report of gaps: advice, by rule."""

from markupsafe import Markup

from interlock.findings import Finding
from interlock.findings.nouns import capital
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.rules.engine.all_rules import rule_named
from interlock.rules.engine.naming_hidden import naming_hidden


def gap_groups(context: PageContext) -> list[ReportGroup]:
    """Advice by rule, each linked to the page it is about."""
    by_rule: dict[str, list[ReportRow]] = {}
    names_hidden = naming_hidden(context.facts)
    for finding in context.findings:
        if finding.severity == "advice" and not names_hidden(finding) and (ref := _page_of(context, finding)):
            by_rule.setdefault(finding.rule, []).append(ReportRow(ref, [finding.message, finding.remedy]))
    groups = []
    for name, rows in sorted(by_rule.items()):
        rule = rule_named(name)
        text = Markup('<a href="{}rules/{}/">{}</a>').format(ROOT, name, rule.headline if rule else name)
        groups.append(ReportGroup(name, capital(name.replace("-", " ")), text, ["Page", "Gap", "What to do"], rows))
    return groups


def _page_of(context: PageContext, finding: Finding) -> Ref | None:
    key = context.key_by_file.get(finding.place.file)
    return context.to(context.listed[key]) if key in context.listed else None
