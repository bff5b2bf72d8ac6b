"""A framework's page: its criteria with their evidence, and gaps; and the same as a pack to print."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Key, key_of
from interlock.catalog.addresses import anchor_of
from interlock.definitions import Framework
from interlock.definitions.framework import Assessment, Praise
from interlock.findings.nouns import counted
from interlock.pages.components import Background, Event, background_of, page
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Row, Section, head, plain_head, rows, sections
from interlock.pages.refs import Ref, path_of
from interlock.pages.words import day
from interlock.questions.evidence import CriterionEvidence, FrameworkEvidence, Item, LiveRule
from interlock.questions.reviews import next_review
from interlock.rules.engine.all_rules import rule_named

SHOWN = {"shown": ("Speaks for it", "good"), "not shown": ("Speaks against it", "bad"), "not checked": ("Not checked", "")}
SORTS = {"show-me": "Show\N{NO-BREAK SPACE}me", "tell-me": "Tell\N{NO-BREAK SPACE}me", None: ""}

# The page lists at most this many items in all, and links for each; the pack lists everything.
MOST_ITEMS, MOST_LINKS = 80, 2


@dataclass(frozen=True, slots=True)
class ItemView:
    """A piece of evidence: what it is, the links it belongs to, and how long it counts."""

    ref: Ref
    note: Markup
    links: list[Ref]
    more_links: int
    sort: str
    state: str
    tone: str
    dates: str


@dataclass(frozen=True, slots=True)
class LiveRuleView:
    """A rule as live evidence: it counts while it examines something and finds nothing."""

    rule: Ref
    status: str
    tone: str
    seen: str


@dataclass(frozen=True, slots=True)
class PraiseView:
    """A praise by an assessor, and the links it belongs to."""

    when: str
    text: Markup
    links: list[Ref]
    more_links: int


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its evidence. `level` is its depth in the tree, from 1; `more` items are only in the pack."""

    ref: Ref
    anchor: str
    level: int
    text: Markup
    verdict: str
    tone: str
    scale: str
    is_gap: bool
    items: list[ItemView]
    has_sorts: bool
    more: int
    live: list[LiveRuleView]
    praise: list[PraiseView]


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """What `framework.html` shows."""

    facts: list[Row]
    gaps: list[Ref]
    criteria: list[CriterionView]
    links: list[tuple[Ref, list[Section]]]
    assessments: list[Event]
    pack: Ref
    table: Ref
    body: Markup
    background: Background


@dataclass(frozen=True, slots=True)
class PackView:
    """What `pack.html` shows."""

    facts: list[Row]
    gaps: list[Ref]
    criteria: list[CriterionView]


def framework_page(desk: Desk, framework: Framework) -> Page:
    """The page of one framework."""
    found = desk.frameworks[framework.id]
    most = max(MOST_ITEMS // max(len(found.criteria), 1), 3)
    view = FrameworkView(
        facts=_facts(desk, framework, found),
        gaps=_gaps(desk, found),
        criteria=[_criterion(desk, one, most) for one in found.criteria],
        links=_links(desk, found),
        assessments=_assessments(framework),
        pack=Ref("Evidence pack to print", _pack_path(framework)),
        table=Ref("Table (CSV)", table_path(framework.id)),
        body=desk.block(framework.body),
        background=background_of(desk, framework),
    )
    parts = sections(
        ("about", "In short", view.facts),
        ("gaps", "Gaps", view.gaps),
        ("criteria", "Criteria and evidence", view.criteria),
        *((one.anchor, one.ref.title, True) for one in view.criteria if one.level == 1),
        ("links", "Whose evidence", view.links),
        ("assessments", "Assessments", view.assessments),
        ("more", "Behind this page", True),
    )
    labels = [criterion.title for criterion in framework.all_criteria()]
    return page(desk, framework, "framework.html", head(desk, framework), view, parts, labels=labels)


def pack_paths(desk: Desk) -> list[str]:
    """The paths of the evidence packs."""
    return [_pack_path(framework) for framework in desk.catalog.of(Framework)]


def table_path(id: str) -> str:
    """The path of the CSV file with the evidence of a framework."""
    return f"{path_of(Key('framework', id))}evidence.csv"


def _pack_path(framework: Framework) -> str:
    return f"{path_of(key_of(framework))}pack/"


def pack_pages(desk: Desk) -> Iterator[Page]:
    """For each framework, all its evidence on sheets to print for an assessor."""
    for found in desk.frameworks.values():
        framework = found.framework
        path = _pack_path(framework)
        desk = desk.on_page()
        view = PackView(
            facts=_facts(desk, framework, found),
            gaps=_gaps(desk, found),
            criteria=[_criterion(desk, one, None) for one in found.criteria],
        )
        crumbs = (Ref("Frameworks", "frameworks/"), desk.to(framework))
        summary = "Every criterion with what we can show for it, whose it is, and how long it counts."
        plain = plain_head(desk, "Evidence pack", f"Evidence pack: {framework.title}", summary, path, *crumbs)
        parts = [Section(one.anchor, one.ref.title) for one in view.criteria if one.level == 1]
        yield Page(path, "pack.html", plain, view, parts)


def _facts(desk: Desk, framework: Framework, found: FrameworkEvidence) -> list[Row]:
    source = framework.source or ""
    link = (
        Markup('<a class="address" href="{0}">{0}</a>').format(source)
        if source.startswith("http")
        else Markup("{}").format(source)
    )
    return rows(
        Row("Evidence", _counts(found)),
        _verdicts(found),
        Row("The scale", ", ".join(framework.verdicts) + ", worst first" if framework.verdicts else ""),
        Row("Edition", framework.edition or ""),
        Row("Publisher", framework.publisher or ""),
        Row("Source", link if source else ""),
    )


def _counts(found: FrameworkEvidence) -> str:
    """How many criteria have evidence; only criteria without children are counted."""
    asked = [one for one in found.criteria if not one.criterion.criteria]
    gaps = len(found.gaps)
    criteria = counted(len(asked), "criterion", "criteria")
    return f"something fresh speaks for {len(asked) - gaps} of {criteria}" + (f", nothing for {gaps}" if gaps else "")


def _verdicts(found: FrameworkEvidence) -> Row:
    """How often each verdict was given at the last assessment, the best first, and for which criteria."""
    given: dict[str, list[Markup]] = {}
    for one in found.criteria:
        if one.verdict:
            id, title = one.criterion.id, one.criterion.title
            link = Markup('<a href="#{}">{}</a>').format(anchor_of("framework", id), id if id[:1].isdigit() else title)
            given.setdefault(one.verdict, []).append(link)
    scale = list(reversed(found.framework.verdicts))
    order = [*scale, *(verdict for verdict in given if verdict not in scale)]
    told = [(len(given[verdict]), verdict, Markup(", ").join(given[verdict])) for verdict in order if verdict in given]
    return Row("Verdicts", lines=[Markup("{} {}: {}").format(*each) for each in told])


def _gaps(desk: Desk, found: FrameworkEvidence) -> list[Ref]:
    return [Ref(ref.title, ref.path, why_gap(one)) for one in found.gaps for ref in [ref_of(desk, one)]]


def why_gap(one: CriterionEvidence) -> str:
    """Why a criterion has no evidence."""
    if one.items:
        return f"{counted(len(one.items), 'of our pages spoke for it, and it has', 'of our pages spoke for it, and all have')} gone stale"
    if any(rule.status == "not shown" for rule in one.live):
        return "the rules that should show it find faults"
    if one.live:
        return "no evidence, and nothing for its rules to examine"
    return "no evidence yet"


def ref_of(desk: Desk, one: CriterionEvidence) -> Ref:
    """A link to a criterion: its number, if any, and title."""
    id, title = one.criterion.id, one.criterion.title
    ref = desk.to(one.framework, part=id)
    return Ref(f"{id} {title}" if id[:1].isdigit() else title, ref.path)


def _criterion(desk: Desk, one: CriterionEvidence, most: int | None) -> CriterionView:
    scale, shown = one.framework.verdicts, MOST_LINKS if most else None
    place = scale.index(one.verdict) + 1 if one.verdict in scale else 0
    return CriterionView(
        ref=ref_of(desk, one),
        anchor=anchor_of("framework", one.criterion.id),
        level=one.level,
        text=desk.block(one.criterion.text),
        verdict=one.verdict,
        tone="" if not place else "good" if place == len(scale) else "bad" if place == 1 else "",
        scale=f"{place} of {len(scale)} on its scale" if place else "",
        is_gap=one.is_gap,
        items=[_item(desk, item, shown) for item in one.items[:most]],
        has_sorts=any(item.evidence.kind for item in one.items[:most]),
        more=max(len(one.items) - most, 0) if most else 0,
        live=[_live(desk, rule) for rule in one.live],
        praise=[_praise(desk, one, assessment, praise, shown) for assessment, praise in one.praise],
    )


def _item(desk: Desk, item: Item, most: int | None) -> ItemView:
    evidence = item.evidence
    until = evidence.until or next_review(item.definition, desk.catalog)
    dates = [f"gathered {day(evidence.on)}" if evidence.on else ""]
    dates.append(item.why_stale or (f"until {day(until)}" if until else ""))
    return ItemView(
        ref=desk.to(item.definition),
        note=desk.inline(evidence.note),
        links=[desk.to(link) for link in item.links[:most]],
        more_links=max(len(item.links) - most, 0) if most else 0,
        sort=SORTS[evidence.kind],
        state=item.freshness.capitalize(),
        tone="good" if item.freshness == "fresh" else "watch",
        dates=", ".join(filter(None, dates)),
    )


def _live(desk: Desk, live: LiveRule) -> LiveRuleView:
    rule = rule_named(live.rule)
    ref = Ref(rule.headline.rstrip(".") if rule else live.rule, f"rules/{live.rule}/" if rule else None)
    seen = {
        "shown": f"none among {live.subjects} looked at",
        "not shown": f"{live.findings} among {live.subjects} looked at",
        "not checked": "there was nothing to examine, or the rule is off",
    }
    return LiveRuleView(ref, *SHOWN[live.status], seen[live.status])


def _praise(desk: Desk, one: CriterionEvidence, assessment: Assessment, praise: Praise, most: int | None) -> PraiseView:
    more = max(len(one.links) - most, 0) if most else 0
    return PraiseView(day(assessment.on), desk.inline(praise.text), [desk.to(link) for link in one.links[:most]], more)


def _links(desk: Desk, found: FrameworkEvidence) -> list[tuple[Ref, list[Section]]]:
    """Each link with the criteria for which it has evidence, those with the most first."""
    own: dict[str, list[Section]] = {}
    titles: dict[str, Ref] = {}
    for one in found.criteria:
        for link in one.links:
            titles[link.id] = desk.to(link)
            own.setdefault(link.id, []).append(Section(anchor_of("framework", one.criterion.id), one.criterion.id))
    return [(titles[id], refs) for id, refs in sorted(own.items(), key=lambda entry: (-len(entry[1]), titles[entry[0]].title))]


def _assessments(framework: Framework) -> list[Event]:
    return [
        Event(
            day(found.on),
            Markup("Assessed by {}: {}.").format(found.by or "an assessor", counted(len(found.verdicts), "verdict")),
        )
        for found in sorted(framework.assessments, key=lambda found: found.on, reverse=True)
    ]
