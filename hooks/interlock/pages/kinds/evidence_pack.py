"""Evidence packs to print for an assessor: all evidence of a framework, or of a link, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.catalog import key_of
from interlock.definitions import Framework, Link
from interlock.findings.nouns import counted
from interlock.pages.frame import Page, Row, Section, plain_head, rows
from interlock.pages.kinds.criterion import CriterionView, criterion_view
from interlock.pages.kinds.framework import facts_of_framework, gaps_of_framework
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, pack_path
from interlock.pages.words import unbroken_day
from interlock.questions.evidence.criterion_evidence import FrameworkEvidence


@dataclass(frozen=True, slots=True)
class PackPart:
    """A section of a pack: some criteria, with their framework in the pack of a link."""

    framework: Ref | None
    criteria: list[CriterionView]


@dataclass(frozen=True, slots=True)
class PackView:
    """What `pack.html` shows."""

    facts: list[Row]
    gaps: list[Ref]
    parts: list[PackPart]


def pack_paths(context: PageContext) -> list[str]:
    """The paths of the packs of frameworks. Those of links depend on their evidence, so nothing may link to them."""
    return [pack_path(key_of(framework)) for framework in context.catalog.of(Framework)]


def pack_pages(context: PageContext) -> Iterator[Page]:
    """A pack for each framework, and for staff one for each link with evidence or results."""
    for found in context.frameworks.values():
        yield _framework_pack(context.on_page(), found)
    for link in context.catalog.of(Link):
        if own := pack_of_link(context, link):
            yield _link_pack(context.on_page(), link, own)


def pack_of_link(context: PageContext, link: Link) -> list[FrameworkEvidence]:
    """The evidence and results of a link by framework; empty for the public."""
    if context.settings.audience == "public":
        return []
    return context.evidence_by_link.get(link.id, [])


def _framework_pack(context: PageContext, found: FrameworkEvidence) -> Page:
    framework = found.framework
    parts: list[PackPart] = []
    for one in found.criteria:
        if one.level == 1 or not parts:
            parts.append(PackPart(None, []))
        parts[-1].criteria.append(criterion_view(context, one, None))
    view = PackView([_frozen(context), *facts_of_framework(context, found)], gaps_of_framework(context, found), parts)
    crumbs = (Ref("Frameworks", "frameworks/"), context.to(framework))
    summary = "Every criterion with what we can show for it, whose it is, and how long it counts."
    return _pack(context, framework, summary, view, crumbs)


def _link_pack(context: PageContext, link: Link, own: list[FrameworkEvidence]) -> Page:
    parts = [PackPart(context.to(each.framework), [criterion_view(context, one, None) for one in each.criteria]) for each in own]
    view = PackView([_frozen(context), *_facts(context, own)], [], parts)
    summary = "Every criterion that this team has something to show for, framework by framework, and how long it counts."
    return _pack(context, link, summary, view, (Ref("Teams and partners", "chain/"), context.to(link)))


def _pack(context: PageContext, subject: Framework | Link, summary: str, view: PackView, crumbs: tuple[Ref, ...]) -> Page:
    path = pack_path(key_of(subject))
    head = plain_head(context, "Evidence pack", f"Evidence pack: {subject.title}", summary, path, *crumbs)
    parts = [Section(part.criteria[0].anchor, part.criteria[0].ref.title) for part in view.parts]
    return Page(path, "pack.html", head, view, parts)


def _frozen(context: PageContext) -> Row:
    return Row("As of", f"{unbroken_day(context.facts.today)}. Evidence and verdicts of later days are not in it.")


def _facts(context: PageContext, own: list[FrameworkEvidence]) -> list[Row]:
    """The number of pieces of evidence, how many are stale, and the frameworks."""
    items = [item for each in own for one in each.criteria for item in one.items]
    stale = sum(item.freshness == "stale" for item in items)
    criteria = counted(sum(len(each.criteria) for each in own), "criterion", "criteria")
    told = f"{counted(len(items), 'piece')} for {criteria}, " + (f"{stale} of them stale" if stale else "all of it fresh")
    return rows(Row("Evidence", told), Row("Frameworks", refs=[context.to(each.framework) for each in own]))
