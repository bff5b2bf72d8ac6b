"""The report of gaps: advice, by rule."""

from collections import Counter

from markupsafe import Markup, escape

from interlock.definitions import Definition
from interlock.findings import Finding
from interlock.findings.nouns import capital
from interlock.pages.markup import whole_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.rules.engine.all_rules import rule_named
from interlock.rules.engine.naming_hidden import naming_hidden


def gap_groups(context: PageContext) -> list[ReportGroup]:
    """Advice by rule, each linked to the page it is about."""
    by_rule: dict[str, list[ReportRow]] = {}
    names_hidden, by_id = naming_hidden(context.facts), _named_by_one_id(context)
    for finding in context.findings:
        if finding.severity == "advice" and not names_hidden(finding) and (about := _subject_of(context, finding)):
            gap = _in_names(context, finding.message, by_id | {about.id: about})
            by_rule.setdefault(finding.rule, []).append(ReportRow(context.to(about), [gap, finding.remedy]))
    groups = []
    for name, rows in sorted(by_rule.items()):
        rule = rule_named(name)
        text = Markup('<a href="{}rules/{}/">{}</a>').format(ROOT, name, rule.headline if rule else name)
        groups.append(ReportGroup(name, capital(name.replace("-", " ")), text, ["Page", "Gap", "What to do"], rows))
    return groups


def _subject_of(context: PageContext, finding: Finding) -> Definition | None:
    key = context.key_by_file.get(finding.place.file)
    return context.listed.get(key) if key else None


def _named_by_one_id(context: PageContext) -> dict[str, Definition]:
    """The listed definitions by id, without ids that several of them have; a term often has that of the team it names."""
    found = [definition for key, definition in context.listed.items() if key.kind != "term"]
    count = Counter(definition.id for definition in found)
    return {definition.id: definition for definition in found if count[definition.id] == 1}


def _in_names(context: PageContext, message: str, by_id: dict[str, Definition]) -> Markup:
    """What is missing, for readers: links with names in place of ids. What to do keeps ids, because they are typed."""
    parts = message.split("`")
    parts[1::2] = [
        context.link_to(by_id[part]) if part in by_id else Markup("<code>{}</code>").format(whole_words(part))
        for part in parts[1::2]
    ]
    return Markup("").join(escape(part) for part in parts)
