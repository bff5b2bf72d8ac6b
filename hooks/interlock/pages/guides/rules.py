"""A page for each rule, and their index."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.pages.frame import (
    Page,
    Row,
    Search,
    Section,
    plain_head,
    rows,
)
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.rules.engine.all_rules import RULES
from interlock.rules.engine.example_lines import ExampleFile, dropped_paths, faulty_files, mended_files
from interlock.rules.engine.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleView:
    """What `rule.html` shows."""

    why: Markup
    facts: list[Row]
    faulty: list[ExampleFile]
    mended: list[ExampleFile]
    dropped: list[str]


@dataclass(frozen=True, slots=True)
class RulesView:
    """What `rules.html` shows: groups with their rules."""

    groups: list[tuple[str, list[tuple[Ref, str, str]]]]


_TONES = {"error": "bad", "warning": "watch", "advice": "", "off": ""}
_GRAVITY = {
    "error": "an error: it stops publishing",
    "warning": "a warning: it is published",
    "advice": "advice: a gap, something that nobody has written yet; it stops nothing",
    "off": "off: nobody is told",
}


def rule_paths(context: PageContext) -> list[str]:
    """The paths of the rules' pages."""
    return ["rules/", *(f"rules/{rule.name}/" for rule in RULES)]


def rule_pages(context: PageContext) -> Iterator[Page]:
    """A page for each rule, and their index."""
    groups: dict[str, list[tuple[Ref, str, str]]] = {}
    for rule in RULES:
        groups.setdefault(rule.group, []).append(
            (Ref(rule.name, f"rules/{rule.name}/", rule.headline), here := _severity(context, rule), _TONES[here])
        )
    context = context.on_page()
    summary = "How the handbook is checked, rule by rule."
    yield Page(
        "rules/",
        "rules.html",
        plain_head(context, "Index", "Rules", summary, "rules/"),
        RulesView(list(groups.items())),
        search=Search("Rules", "rules/", "page", summary),
    )
    for rule in RULES:
        context = context.on_page()
        yield _rule_page(context, rule)


def _severity(context: PageContext, rule: Rule) -> str:
    """How grave a rule is in this handbook, whose organisation may have made it quieter or graver."""
    return context.catalog.organisation.rules.get(rule.name, rule.severity) if rule.can_be_lowered else rule.severity


def _rule_page(context: PageContext, rule: Rule) -> Page:
    path, here = f"rules/{rule.name}/", _severity(context, rule)
    view = RuleView(
        why=context.block(rule.why),
        facts=rows(
            Row("How grave", _GRAVITY[here]),
            Row("Where organisation.yml says nothing", _GRAVITY[rule.severity] if here != rule.severity else ""),
            Row("Group", rule.group),
            Row("Can be made quieter", "yes, in organisation.yml" if rule.can_be_lowered else "no"),
        ),
        faulty=faulty_files(rule),
        mended=mended_files(rule),
        dropped=dropped_paths(rule),
    )
    parts = [Section("why", "Why"), Section("bad", "What it finds"), Section("good", "How it should be")]
    head = plain_head(context, "Rule", rule.name, rule.headline, path, Ref("Rules", "rules/"))
    return Page(path, "rule.html", head, view, parts, Search(rule.name, path, "rule", rule.headline, text=rule.why))
