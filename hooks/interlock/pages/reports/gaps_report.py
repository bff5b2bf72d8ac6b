"""The report of gaps: advice, by rule."""

from collections import ChainMap, Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from interlock.catalog import Key, key_of
from interlock.catalog.prose import plain_words
from interlock.definitions import Definition, Framework, kind_named
from interlock.definitions.customer import Expectation
from interlock.definitions.framework import Criterion
from interlock.definitions.named_parts import parts_in
from interlock.definitions.procedure import Step
from interlock.findings import Finding
from interlock.findings.nouns import capital, in_sentences
from interlock.pages.markup import whole_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, linked
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import numbered_title, unbroken
from interlock.rules.engine.all_rules import rule_named
from interlock.rules.engine.shown_findings import shown_findings


class NamedPart(NamedTuple):
    """A part of a definition, such as a step: what it is called, and a link with its name."""

    noun: str
    link: Markup


def gap_groups(context: PageContext) -> list[ReportGroup]:
    """Advice by rule, each linked to the page it is about."""
    by_rule: dict[str, list[ReportRow]] = {}
    names = _Names(context)
    advice = (finding for finding in context.findings if finding.severity == "advice")
    for finding in shown_findings(context.facts, advice):
        if about := _subject_of(context, finding):
            gap = names.in_place_of_ids(finding.message, about)
            by_rule.setdefault(finding.rule, []).append(ReportRow(context.to(about), [gap, finding.remedy]))
    groups = []
    for name, rows in sorted(by_rule.items()):
        rule = rule_named(name)
        text = Markup('<a href="{}rules/{}/">{}</a>').format(ROOT, name, rule.headline if rule else name)
        groups.append(ReportGroup(name, capital(in_sentences(name)), text, ["Page", "Gap", "What to do"], rows))
    return groups


def _subject_of(context: PageContext, finding: Finding) -> Definition | None:
    key = context.key_by_file.get(finding.place.file)
    return context.listed.get(key) if key else None


class _Names:
    """The names that stand in place of ids, for readers; the parts of a definition are looked for once."""

    def __init__(self, context: PageContext) -> None:
        found = [definition for key, definition in context.listed.items() if key.kind != "term"]
        count = Counter(definition.id for definition in found)
        # Without ids that several definitions have; a term often has that of the team it names.
        self._by_id = {definition.id: definition for definition in found if count[definition.id] == 1}
        self._frameworks = [definition for definition in found if isinstance(definition, Framework)]
        self._context = context
        self._parts: dict[Key, dict[str, NamedPart]] = {}

    def in_place_of_ids(self, message: str, about: Definition) -> Markup:
        """What is missing, with links in place of ids. What to do keeps ids, because they are typed."""
        words = unbroken(message).split("`")
        definitions = ChainMap({about.id: about, about.title: about}, self._by_id)
        named = [definitions[id] for id in words[1::2] if id in definitions]
        frameworks = [framework for framework in self._frameworks if framework.title in message]
        parts = [self._parts_of(definition) for definition in (about, *named, *frameworks)]
        for place in range(1, len(words), 2):
            id = words[place]
            part = next((known[id] for known in parts if id in known), None)
            if part and (id not in definitions or words[place - 1].endswith(f" {part.noun} ")):
                words[place] = part.link
            elif id in definitions:
                words[place] = self._context.link_to(definitions[id])
            else:
                words[place] = Markup("<code>{}</code>").format(whole_words(id))
        return Markup("").join(words)

    def _parts_of(self, definition: Definition) -> dict[str, NamedPart]:
        key = key_of(definition)
        if key not in self._parts:
            self._parts[key] = dict(_named_parts(self._context, definition))
        return self._parts[key]


def _named_parts(context: PageContext, definition: Definition) -> Iterator[tuple[str, NamedPart]]:
    named = kind_named(definition.kind_name).named_parts
    for noun, id, route in parts_in(definition) if named else ():
        if named and noun == named.noun:
            part: Any = definition
            for at in route[:-1]:
                part = part[at] if isinstance(at, int) else getattr(part, at)
            path = context.to(definition, part=id).path or ""
            yield id, NamedPart(noun, linked(path, _name_of(context, part)))


def _name_of(context: PageContext, part: Criterion | Expectation | Step) -> str:
    """A criterion by its number and title, an expectation by its words, a step by its id as words."""
    if isinstance(part, Criterion):
        return numbered_title(part)
    if isinstance(part, Expectation):
        return f"“{plain_words(part.text, context.catalog).removesuffix('.')}”"
    return in_sentences(part.id)
