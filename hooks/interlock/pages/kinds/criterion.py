"""The view of a criterion: its evidence, rules and results, and praise."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.catalog.references import HIDDEN
from interlock.definitions.framework import Assessment, Praise, PromisesMeant
from interlock.findings.nouns import capital, counted, first_of, listed
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import numbered_title, unbroken_day
from interlock.questions.evidence.criterion_evidence import CriterionEvidence, Item, LiveRule, assessments_by
from interlock.questions.evidence.promised_results import AGAINST, LOOKED_AT, ResultsShown
from interlock.questions.results.judging import ResultStatus
from interlock.questions.reviews import next_review
from interlock.rules.engine.all_rules import rule_named

_SHOWN = {"shown": ("Speaks for it", "good"), "not shown": ("Speaks against it", "bad"), "not checked": ("Not checked", "")}
_SORTS = {"show-me": "Show\N{NO-BREAK SPACE}me", "tell-me": "Tell\N{NO-BREAK SPACE}me", None: ""}

# A page names at most this many links for each piece of evidence and praise, and promises for each status; the pack names all.
_MOST_LINKS, _MOST_PROMISES = 2, 4

_EVERY_PROMISE = "every promise"


@dataclass(frozen=True, slots=True)
class ItemView:
    """One piece of evidence: what it is, whose it is, and how long it counts."""

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
    """A rule that shows a criterion while it examines something and finds nothing."""

    rule: Ref
    status: str
    tone: str
    seen: str


@dataclass(frozen=True, slots=True)
class PromisesView:
    """The results of the promises that a criterion is about.

    `named`: for each status its name, promises, and how many more there are; outside packs only those that count against it.
    """

    about: str
    status: str
    tone: str
    seen: str
    named: list[tuple[str, list[Ref], int]]


@dataclass(frozen=True, slots=True)
class PraiseView:
    """What an assessor praised, and every link whose praise it is; in the pack of one of them that goes without saying."""

    when: str
    text: Markup
    links: list[Ref]
    more_links: int


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with all that speaks for it; `level` is 1 at the top of the tree. `more` items stand only in the pack."""

    ref: Ref
    anchor: str
    level: int
    text: Markup
    verdict: str
    tone: str
    scale: str
    is_gap: bool
    has_against: bool
    unexamined: str
    items: list[ItemView]
    has_sorts: bool
    more: int
    live: list[LiveRuleView]
    results: PromisesView | None
    praise: list[PraiseView]


def why_gap(one: CriterionEvidence) -> str:
    """Why a criterion has no evidence, and whether anybody examines it."""
    return _why_nothing_speaks(one) + ("; nobody examines it" if one.is_unexamined else "")


def _why_nothing_speaks(one: CriterionEvidence) -> str:
    if one.items:
        spoke = "of our pages spoke for it, and"
        return f"{counted(len(one.items), f'{spoke} it has', f'{spoke} all have')} gone stale"
    if any(rule.status == "not shown" for rule in one.live):
        return "the rules that should show it find faults"
    if one.has_against:
        return "promises that it is about are missed, or their figures overdue"
    if one.live:
        return "no evidence, and nothing for its rules to examine"
    if one.results:
        return "no evidence, and no figure of a promise that it is about"
    return "no evidence yet"


def ref_of(context: PageContext, one: CriterionEvidence) -> Ref:
    """A link to a criterion: its number, where it has one, and its title."""
    return Ref(numbered_title(one.criterion), context.to(one.framework, part=one.criterion.id).path)


def criterion_view(context: PageContext, one: CriterionEvidence, most: int | None) -> CriterionView:
    """The view of a criterion with at most `most` pieces of evidence; None: all."""
    scale, shown = one.framework.verdicts, _MOST_LINKS if most else None
    items, more = first_of(one.items, most)
    place = scale.index(one.verdict) + 1 if one.verdict in scale else 0
    return CriterionView(
        ref=ref_of(context, one),
        anchor=anchor_of("framework", one.criterion.id),
        level=one.level,
        text=context.block(one.criterion.text),
        verdict=capital(one.verdict),
        tone="" if not place else "good" if place == len(scale) else "bad" if place == 1 else "",
        scale=", ".join(filter(None, (f"{place} of {len(scale)} on its scale" if place else "", _judged_before(context, one)))),
        is_gap=one.is_gap,
        has_against=one.has_against,
        unexamined=_unexamined(one),
        items=[_item(context, item, shown) for item in items],
        has_sorts=any(item.evidence.kind for item in items),
        more=more,
        live=[live_rule_view(context, rule) for rule in one.live],
        results=_results(context, one, one.results, _MOST_PROMISES if most else None) if one.results else None,
        praise=[_praise(context, one, assessment, praise, shown) for assessment, praise in one.praise],
    )


def in_brief(one: CriterionView) -> CriterionView:
    """What a page without room for all that speaks for a criterion says of it: its verdict, and how much the pack has."""
    return replace(
        one, text=Markup(""), unexamined="", items=[], more=len(one.items) + one.more, live=[], results=None, praise=[]
    )


def _judged_before(context: PageContext, one: CriterionEvidence) -> str:
    """Since when a verdict stands that the last assessment did not give, as it looked at other criteria."""
    if one.judged is None or one.judged is assessments_by(one.framework, context.facts.today)[0]:
        return ""
    return f"since {unbroken_day(one.judged.on)}" if one.judged.on else "of an unknown day"


def _item(context: PageContext, item: Item, most: int | None) -> ItemView:
    evidence, (links, more) = item.evidence, first_of(item.links, most)
    until = evidence.until or next_review(item.definition, context.catalog)
    dates = [f"gathered {unbroken_day(evidence.on)}" if evidence.on else ""]
    dates.append(item.why_stale or (f"until {unbroken_day(until)}" if until else ""))
    return ItemView(
        ref=context.to(item.definition),
        note=context.inline(evidence.note),
        links=[context.to(link) for link in links],
        more_links=more,
        sort=_SORTS[evidence.kind],
        state=item.freshness.capitalize(),
        tone="good" if item.freshness == "fresh" else "watch",
        dates=", ".join(filter(None, dates)),
    )


def live_rule_view(context: PageContext, live: LiveRule) -> LiveRuleView:
    """The view of a rule, with a link to its page for those inside."""
    rule, has_page = rule_named(live.rule), not context.is_public
    ref = Ref(rule.headline.rstrip(".") if rule else live.rule, f"rules/{live.rule}/" if rule and has_page else None)
    seen = {
        "shown": f"none of {live.subjects:,} looked at",
        "not shown": f"{live.findings:,} of {live.subjects:,} looked at",
        "not checked": "there was nothing to examine, or the rule is off",
    }
    return LiveRuleView(ref, *_SHOWN[live.status], seen[live.status])


def _praise(context: PageContext, one: CriterionEvidence, assessment: Assessment, praise: Praise, most: int | None) -> PraiseView:
    links, more = first_of(() if one.is_share else one.links, most)
    when = unbroken_day(assessment.on) if assessment.on else ""
    return PraiseView(when, context.inline(praise.text), [context.to(link) for link in links], more)


def _unexamined(one: CriterionEvidence) -> str:
    """The sentence for a criterion that neither rules nor results check; else empty."""
    if one.is_unexamined:
        return "Nobody examines it: no rule, no results and no assessor."
    is_left_to_assessors = one.is_asked and not one.live and one.results is None
    return "No rule and no results look at it: only an assessor does." if is_left_to_assessors else ""


def _results(context: PageContext, one: CriterionEvidence, results: ResultsShown, most: int | None) -> PromisesView:
    looked_at = results.looked_at
    told = [_how_many(results, status) for status in LOOKED_AT]
    without = len(results.records) - len(looked_at)
    seen = ", ".join(filter(None, told)) + (f"; {counted(without, 'promise')} without a figure to judge" if without else "")
    if not looked_at:
        seen = "" if one.hides_some else "no promise that it is about has a figure yet"
    meant = _meant_in_words(one.criterion.about)
    return PromisesView(
        ("its own promises" if meant == _EVERY_PROMISE else f"its own: {meant}") if one.is_share else meant,
        *_SHOWN[results.status],
        seen,
        [
            (words, [context.to(record.promise) for record in shown], more)
            for status, words in _STANDING_WORDS.items()
            if (records := results.standing(status)) and (status in AGAINST or most is None)
            for shown, more in [first_of(records, most)]
        ],
    )


_STANDING_WORDS: dict[ResultStatus, str] = {
    "missed": "Missed",
    "overdue": "Figure overdue",
    "near": "Nearly kept",
    "kept": "Kept",
}


def _how_many(results: ResultsShown, status: ResultStatus) -> str:
    number = len(results.standing(status))
    return f"{number} {status}" if number else ""


def _meant_in_words(meant: PromisesMeant | None) -> str:
    """The promises that a criterion is about, in words: `public promises about timeliness`."""
    if meant is None or not (meant.promises or meant.kinds or meant.dimensions):
        return _EVERY_PROMISE
    number = sum(id != HIDDEN for id in meant.promises)
    named = [f"{counted(number, 'promise') if number else 'promises'} by name"] if meant.promises else []
    kinds, about = listed(meant.kinds) if meant.kinds else "", listed(meant.dimensions) if meant.dimensions else ""
    sorts = " ".join(filter(None, [kinds, "promises", f"about {about}" if about else ""]))
    return listed([*named, sorts] if kinds or about else named)
