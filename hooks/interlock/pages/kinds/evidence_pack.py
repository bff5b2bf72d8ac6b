"""Evidence packs to print for an assessor: all evidence of a framework, or of a link, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from interlock.catalog import key_of
from interlock.definitions import Framework, Link
from interlock.findings.nouns import counted
from interlock.pages.frame import Page, Row, Section, crumb_of, plain_head, rows
from interlock.pages.kinds.criterion import CriterionView, criterion_view
from interlock.pages.kinds.framework import facts_of_framework, gaps_of_framework
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, pack_path
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of
from interlock.pages.words import unbroken_day
from interlock.questions.evidence.criterion_evidence import FrameworkEvidence, Item

# Bytes of a page. An assessor gets a pack on paper: it is parted only where it would be longer than some twenty sheets.
_MOST_BYTES_OF_PACK = 100_000


@dataclass(frozen=True, slots=True)
class PackPart:
    """A section of a pack: some criteria, with their framework in the pack of a link."""

    framework: Ref | None
    criteria: list[CriterionView]


@dataclass(frozen=True, slots=True)
class PackView:
    """What `pack.html` shows; `pages` link to the pages of a long pack."""

    facts: list[Row]
    gaps: list[Ref]
    parts: list[PackPart]
    pages: list[Ref]


def pack_paths(context: PageContext) -> list[str]:
    """The paths of the packs of frameworks. Further pages and those of links come and go, so nothing may link to them."""
    return [pack_path(key_of(framework)) for framework in context.catalog.of(Framework)]


def pack_pages(context: PageContext) -> Iterator[Page]:
    """A pack for each framework, and for staff one for each link with evidence or results."""
    for found in context.frameworks.values():
        yield from _framework_pack(context, found)
    for link in context.catalog.of(Link):
        if own := pack_of_link(context, link):
            yield from _link_pack(context, link, own)


def pack_of_link(context: PageContext, link: Link) -> list[FrameworkEvidence]:
    """The evidence and results of a link by framework; empty for the public."""
    if context.is_public:
        return []
    return context.evidence_by_link.get(link.id, [])


def _framework_pack(context: PageContext, found: FrameworkEvidence) -> Iterator[Page]:
    framework = found.framework
    parts: list[PackPart] = []
    for one in found.criteria:
        if one.level == 1 or not parts:
            parts.append(PackPart(None, []))
        parts[-1].criteria.append(criterion_view(context, one, None))
    facts, gaps = [_as_of(context), *facts_of_framework(context, found)], gaps_of_framework(context, found)
    crumbs = (*crumb_of(context, "framework"), context.to(framework))
    summary = "Every criterion with what we can show for it, whose it is, and how long it counts."
    return _pack(context, framework, summary, PackView(facts, gaps, parts, []), crumbs)


def _link_pack(context: PageContext, link: Link, own: list[FrameworkEvidence]) -> Iterator[Page]:
    parts = [PackPart(context.to(each.framework), _with_own_anchors(context, each, len(own) > 1)) for each in own]
    view = PackView([_as_of(context), *_facts(context, own)], [], parts, [])
    summary = "Every criterion that this team has something to show for, framework by framework, and how long it counts."
    return _pack(context, link, summary, view, (Ref("Teams and partners", "chain/"), context.to(link)))


def _with_own_anchors(context: PageContext, found: FrameworkEvidence, is_one_of_several: bool) -> list[CriterionView]:
    """The criteria of a framework; beside other frameworks their anchors say which it is, as each may have a criterion `1`."""
    views = [criterion_view(context, one, None) for one in found.criteria]
    return [replace(one, anchor=f"{found.framework.id}-{one.anchor}") for one in views] if is_one_of_several else views


def _pack(
    context: PageContext, subject: Framework | Link, summary: str, view: PackView, crumbs: tuple[Ref, ...]
) -> Iterator[Page]:
    """A pack on as many pages as it needs. Each is printed by itself, so each says of what day it is, and has room for notes."""
    rows = [(number, one) for number, part in enumerate(view.parts) for one in part.criteria]
    beside = size_of((view.facts, view.gaps))
    pages = paged(rows, lambda row: size_of(row[1]), _MOST_BYTES_OF_PACK, len(rows) or 1, beside)
    parts = parts_of_list(f"Evidence pack: {subject.title}", pack_path(key_of(subject)), pages)
    links = links_by_title(parts, lambda row: (view.parts[row[0]].framework or row[1].ref).title)
    for part in parts:
        shown = [
            replace(view.parts[number], criteria=[one for _, one in own])
            for number, own in groupby(part.rows, key=lambda row: row[0])
        ]
        facts, gaps = (view.facts, view.gaps) if part.is_first else (view.facts[:1], [])
        head = plain_head(context.on_page(), "Evidence pack", part.title, summary, part.path, *crumbs, *part.crumbs)
        sections = [Section(own.criteria[0].anchor, own.criteria[0].ref.title) for own in shown]
        yield Page(part.path, "pack.html", head, PackView(facts, gaps, shown, links), sections)


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
