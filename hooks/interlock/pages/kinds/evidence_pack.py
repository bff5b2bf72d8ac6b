"""Evidence packs to print for an assessor: all evidence of a framework, or of a link, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.catalog import key_of
from interlock.definitions import Framework, Link
from interlock.findings.nouns import counted
from interlock.pages.frame import Page, Row, Section, crumb_of, plain_head, rows
from interlock.pages.kinds.criterion import CriterionView, criterion_view
from interlock.pages.kinds.framework import facts_of_framework, gaps_of_framework
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, pack_path
from interlock.pages.words import unbroken_day
from interlock.questions.evidence.criterion_evidence import FrameworkEvidence, Item


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
    if context.is_public:
        return []
    return context.evidence_by_link.get(link.id, [])


def _framework_pack(context: PageContext, found: FrameworkEvidence) -> Page:
    framework = found.framework
    parts: list[PackPart] = []
    for one in found.criteria:
        if one.level == 1 or not parts:
            parts.append(PackPart(None, []))
        parts[-1].criteria.append(criterion_view(context, one, None))
    view = PackView([_as_of(context), *facts_of_framework(context, found)], gaps_of_framework(context, found), parts)
    crumbs = (*crumb_of(context, "framework"), context.to(framework))
    summary = "Every criterion with what we can show for it, whose it is, and how long it counts."
    return _pack(context, framework, summary, view, crumbs)


def _link_pack(context: PageContext, link: Link, own: list[FrameworkEvidence]) -> Page:
    parts = [PackPart(context.to(each.framework), [criterion_view(context, one, None) for one in each.criteria]) for each in own]
    view = PackView([_as_of(context), *_facts(context, own)], [], parts)
    summary = "Every criterion that this team has something to show for, framework by framework, and how long it counts."
    return _pack(context, link, summary, view, (Ref("Teams and partners", "chain/"), context.to(link)))


def _pack(context: PageContext, subject: Framework | Link, summary: str, view: PackView, crumbs: tuple[Ref, ...]) -> Page:
    path = pack_path(key_of(subject))
    head = plain_head(context, "Evidence pack", f"Evidence pack: {subject.title}", summary, path, *crumbs)
    parts = [Section(part.criteria[0].anchor, part.criteria[0].ref.title) for part in view.parts]
    return Page(path, "pack.html", head, view, parts)


def _as_of(context: PageContext) -> Row:
    """The day of the pack. It is printed and kept, so a pack says what it does not contain."""
    return Row("As of", f"{unbroken_day(context.facts.today)}. Evidence and verdicts of later days are not in it.")


def _facts(context: PageContext, own: list[FrameworkEvidence]) -> list[Row]:
    """The evidence, for how many criteria its own results are looked at, and the frameworks."""
    criteria = [one for each in own for one in each.criteria]
    with_results = sum(one.results is not None for one in criteria)
    return rows(
        Row("Evidence", _pieces([one.items for one in criteria if one.items])),
        Row("Results", f"of its own promises, for {counted(with_results, 'criterion', 'criteria')}" if with_results else ""),
        Row("Frameworks", refs=[context.to(each.framework) for each in own]),
    )


def _pieces(found: list[tuple[Item, ...]]) -> str:
    """The number of pieces of evidence, for how many criteria, and how many are stale."""
    items = [item for of_criterion in found for item in of_criterion]
    stale = sum(item.freshness == "stale" for item in items)
    if not items:
        return ""
    how_many = "all" if stale in (0, len(items)) else str(stale)
    is_stale = "stale" if stale else "fresh"
    told = f"{how_many} of them {is_stale}" if len(items) > 1 else is_stale
    return f"{counted(len(items), 'piece')} for {counted(len(found), 'criterion', 'criteria')}, {told}"
