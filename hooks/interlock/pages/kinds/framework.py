"""A framework's page: its criteria with their evidence, gaps, and what the next assessment asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.catalog.addresses import anchor_of
from interlock.definitions import Framework
from interlock.definitions.name_order import sort_key
from interlock.findings.nouns import counted, first_of
from interlock.pages.background import Background, background_of
from interlock.pages.components import Event, page
from interlock.pages.contact_links import address_link
from interlock.pages.frame import Page, Row, Section, rows, sections
from interlock.pages.kinds.criterion import CriterionView, criterion_view, in_brief, ref_of, why_gap
from interlock.pages.kinds.proposed_evidence import ProposedView, proposals_for_framework
from interlock.pages.kinds.to_show import planned_words, things_of, upcoming_of_framework
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked, pack_path, table_path
from interlock.pages.paging import size_of
from interlock.pages.words import first_few, number_or_title, unbroken_day
from interlock.questions.evidence.assessments import Upcoming, next_assessment
from interlock.questions.evidence.criterion_evidence import CriterionEvidence, FrameworkEvidence, assessments_by

# The page lists at most this many items in all; the pack lists everything.
_MOST_ITEMS = 60
# Where its criteria would be longer than so many bytes, the page tells each in brief.
_MOST_BYTES_OF_CRITERIA = 35_000
# Of those whose evidence it is, it names at most this many, with at most so many criteria each.
_MOST_TEAMS, _MOST_NAMED = 50, 6
# Of those that nobody examines, or that something speaks against, it names at most this many.
_MOST_COUNTED = 50


@dataclass(frozen=True, slots=True)
class LinkShare:
    """The criteria for which a link has evidence, and those for which it must still show something."""

    link: Ref | None
    evidence: Sequence[Section]
    more_evidence: int
    to_show: int
    to_show_for: str


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """What `framework.html` shows; `is_brief`: whether only the pack has what is asked, and what speaks for it."""

    facts: list[Row]
    gaps: list[Ref]
    criteria: list[CriterionView]
    is_brief: bool
    links: list[LinkShare]
    more_links: int
    next_assessment: str
    proposed: ProposedView | None
    assessments: list[Event]
    pack: Ref
    table: Ref
    body: Markup
    background: Background


def framework_page(context: PageContext, framework: Framework) -> Page:
    """The page of one framework."""
    found = context.frameworks[framework.id]
    upcoming = upcoming_of_framework(context, framework)
    most = max(_MOST_ITEMS // max(len(found.criteria), 1), 3)
    criteria = [criterion_view(context, one, most) for one in found.criteria]
    is_brief = sum(map(size_of, criteria)) > _MOST_BYTES_OF_CRITERIA
    links, more_links = first_of(_links(context, found, upcoming), _MOST_TEAMS)
    view = FrameworkView(
        facts=facts_of_framework(context, found),
        gaps=gaps_of_framework(context, found),
        criteria=list(map(in_brief, criteria)) if is_brief else criteria,
        is_brief=is_brief,
        links=list(links),
        more_links=more_links,
        next_assessment=planned_words(upcoming.planned) if upcoming else "",
        proposed=proposals_for_framework(context, framework),
        assessments=_assessments(context, framework),
        pack=Ref("Evidence pack to print", pack_path(key_of(framework))),
        table=Ref("Table (CSV)", table_path(key_of(framework))),
        body=context.block(framework.body),
        background=background_of(context, framework),
    )
    parts = sections(
        ("about", "In short", view.facts),
        ("gaps", "Gaps", view.gaps),
        ("criteria", "Criteria and evidence", view.criteria),
        *((one.anchor, one.ref.title, True) for one in view.criteria if one.level == 1),
        ("links", "Whose evidence", view.links),
        ("proposed", "Proposed evidence", view.proposed),
        ("assessments", "Assessments", view.assessments),
        ("more", "Behind this page", view.background or view.body),
    )
    labels = [criterion.title for criterion in framework.all_criteria()]
    return page(context, framework, "framework.html", view, parts, labels=labels)


def facts_of_framework(context: PageContext, found: FrameworkEvidence) -> list[Row]:
    """The summary rows: evidence, verdicts, the next assessment, edition, publisher and source."""
    framework = found.framework
    planned = next_assessment(framework, context.facts.today)
    return rows(
        Row("Evidence", lines=_counts(context, found)),
        _verdicts(context, found),
        Row("Next assessment", planned_words(planned) if planned else ""),
        Row("The scale", f"from worst to best: {', '.join(framework.verdicts)}" if framework.verdicts else ""),
        Row("Edition", framework.edition or ""),
        Row("Publisher", framework.publisher or ""),
        Row("Source", address_link(framework.source)),
    )


def _counts(context: PageContext, found: FrameworkEvidence) -> list[Markup]:
    """How many criteria have evidence, which are not shown, and which nobody examines; those with children are not counted."""
    asked = [one for one in found.criteria if one.is_asked]
    against, unexamined = [one for one in asked if one.has_against], [one for one in asked if one.is_unexamined]
    gaps = len(found.gaps)
    criteria = counted(len(asked), "criterion", "criteria")
    told = f"something fresh speaks for {len(asked) - gaps} of {criteria}" + (f", nothing for {gaps}" if gaps else "")
    lines = [Markup("{}").format(told)]
    if against:
        lines.append(Markup("not shown, because something speaks against it: {}").format(_named(context, against)))
    if unexamined:
        lines.append(Markup("nobody examines: {}").format(_named(context, unexamined)))
    return lines


def _named(context: PageContext, criteria: list[CriterionEvidence]) -> Markup:
    """Links to criteria on the page of their framework, by number if they have one, else by title; of many, the first ones.

    The pack has this too, and has its criteria on several pages where they are many.
    """
    return first_few([linked(ref_of(context, one).path or "", number_or_title(one.criterion)) for one in criteria], _MOST_COUNTED)


def _verdicts(context: PageContext, found: FrameworkEvidence) -> Row:
    """How many criteria each verdict was given last, the best first, and which they are."""
    given: dict[str, list[CriterionEvidence]] = {}
    for one in found.criteria:
        if one.verdict:
            given.setdefault(one.verdict, []).append(one)
    scale = list(reversed(found.framework.verdicts))
    order = [*scale, *(verdict for verdict in given if verdict not in scale)]
    told = [(len(given[verdict]), verdict, _named(context, given[verdict])) for verdict in order if verdict in given]
    return Row("Verdicts", lines=[Markup("{} {}: {}").format(*each) for each in told])


def gaps_of_framework(context: PageContext, found: FrameworkEvidence) -> list[Ref]:
    """Links to the criteria without evidence, with the reason."""
    return [Ref(ref.title, ref.path, why_gap(one)) for one in found.gaps for ref in [ref_of(context, one)]]


def _links(context: PageContext, found: FrameworkEvidence, upcoming: Upcoming | None) -> list[LinkShare]:
    """The criteria of each link, those with the most evidence first."""
    evidence: dict[str, list[Section]] = {}
    for one in found.criteria:
        for link in one.links:
            evidence.setdefault(link.id, []).append(_section(one))
    asked = upcoming.by_link if upcoming else {}
    shares = [
        LinkShare(
            context.ref("link", id or None),
            *first_of(evidence.get(id, []), _MOST_NAMED),
            len(things_of(asked.get(id, ()))),
            first_few(list(dict.fromkeys(number_or_title(each.criterion.criterion) for each in asked.get(id, ()))), _MOST_NAMED),
        )
        for id in {**evidence, **asked}
    ]
    return sorted(
        shares,
        key=lambda share: (
            -len(share.evidence) - share.more_evidence,
            share.link is None,
            sort_key(share.link.title) if share.link else "",
        ),
    )


def _section(one: CriterionEvidence) -> Section:
    return Section(anchor_of("framework", one.criterion.id), number_or_title(one.criterion))


def _assessments(context: PageContext, framework: Framework) -> list[Event]:
    return [
        Event(
            unbroken_day(found.on) if found.on else "Day not known",
            Markup("Assessed by {}{}.").format(
                found.by or "an assessor", f": {counted(len(found.verdicts), 'verdict')}" if found.verdicts else ""
            ),
        )
        for found in assessments_by(framework, context.facts.today)
    ]
