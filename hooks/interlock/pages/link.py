"""A link's page: how to reach it, what it promises, whom it relies on and who relies on it, its steps and its words."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from interlock.chain import NEAR
from interlock.chain.credit import Traced
from interlock.chain.handshakes import Handshake
from interlock.chain.impact import Fallen
from interlock.definitions import Definition, Lesson, Link, Procedure, Promise
from interlock.definitions.link import Skill
from interlock.pages.addresses import Ref
from interlock.pages.desk import Desk, day
from interlock.pages.frame import Day, Page, Row, as_day, head, rows, sections
from interlock.pages.framework import ref_of
from interlock.pages.lesson import action_view
from interlock.pages.link_picture import link_picture
from interlock.pages.parts import Behind, Call, Event, PromiseCard, Words, behind, call_of, lines_of, page, promise_card
from interlock.pages.pictures import Picture
from interlock.results import counts

T = TypeVar("T")

KIND = {
    "front-line": "Front-line team",
    "support": "Support team",
    "leadership": "Leadership",
    "partner": "Partner",
    "supplier": "Supplier",
}

# Where more promises rest on a link, a few of each near ring are listed, and those further away are only counted.
MOST_LISTED = 60
FEW = 8

# Of the evidence for one criterion this many pages are named; the criterion has them all.
MOST_ITEMS = 4

STATE_TONES = {"one-sided": "watch", "agreed": "team", "interlocked": "good"}
RING_TITLES = {1: "We do steps of it", 2: "One hand-over away"}


@dataclass(frozen=True, slots=True)
class Arm:
    """A handshake as this link sees it: the other link, and what it is about."""

    other: Ref
    about: Markup
    passes: Markup
    promises: list[Ref]
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class PromiseRing:
    """Promises at one distance from this link: `count` of them, of which the first are listed."""

    title: str
    promises: list[Ref]
    count: int


@dataclass(frozen=True, slots=True)
class WithoutView:
    """What falls without this link, who notices, whom to tell, and a notice to copy."""

    rings: list[PromiseRing]
    customers: list[Ref]
    tell: list[Ref]
    notice: Words
    count: int
    further: int


@dataclass(frozen=True, slots=True)
class OwnStepRow:
    """A step that this link does."""

    does: Markup
    procedure: Ref
    within: str
    if_not: Markup


@dataclass(frozen=True, slots=True)
class OwnEvidence:
    """A criterion for which this link has evidence, with that evidence and what was praised there: it is this link's praise, too."""

    criterion: Ref
    framework: Ref
    items: list[Ref]
    more: int
    is_stale: bool
    praise: list[Markup]


@dataclass(frozen=True, slots=True)
class MendedView:
    """A failure that began here, and what was or will be mended."""

    when: Day
    lesson: Ref
    what: Markup
    changes: list[tuple[Markup, str, str]]


@dataclass(frozen=True, slots=True)
class LinkView:
    """What `link.html` shows."""

    kind: str
    call: Call | None
    stuck: Ref | None
    my_team: str
    promises: list[PromiseCard]
    resting: list[PromiseRing]
    resting_count: int
    resting_further: int
    does: list[Markup]
    facts: list[Row]
    picture: Picture | None
    relies_on: list[Arm]
    relied_on_by: list[Arm]
    steps: list[OwnStepRow]
    strength: list[Row]
    without: WithoutView | None
    owns: list[tuple[str, list[Ref]]]
    contact_points: list[Ref]
    words: list[Ref]
    evidence: list[OwnEvidence]
    thanks: list[Event]
    mended: list[MendedView]
    reviews_feed: str
    body: Markup
    behind: Behind


def link_page(desk: Desk, link: Link) -> Page:
    """The page of one link."""
    view = _view(desk, link)
    parts = sections(
        ("promises", "What we promise", view.promises or view.resting),
        ("do", "What we do", view.does or view.facts),
        ("handshakes", "Arm in arm", view.relies_on or view.relied_on_by),
        ("steps", "Our steps", view.steps),
        ("strength", "How strong a link are we?", view.strength),
        ("without", "Without us", view.without and view.without.count),
        ("owns", "What we answer for", view.owns or view.contact_points or view.words),
        ("thanks", "Thanks", view.thanks),
        ("mended", "What we mended", view.mended),
        ("evidence", "Our evidence", view.evidence),
        ("more", "Behind this page", True),
    )
    return page(desk, link, "link.html", head(desk, link), view, parts, answer=view.call.phone if view.call else "")


def _view(desk: Desk, link: Link) -> LinkView:
    catalog = desk.catalog
    own_promises = [found for found in catalog.referring(link, "promise", "made_by") if found.status != "retired"]
    relies, relied_on = _arms(desk, link)
    resting = _resting(desk, link, own_promises)
    return LinkView(
        kind=KIND[link.kind],
        call=call_of(desk, link.id),
        stuck=desk.ref("link", link.coached_by),
        my_team=_my_team(desk, link),
        promises=[promise_card(desk, promise) for promise in own_promises if isinstance(promise, Promise)],
        resting=resting,
        resting_count=_others(desk, link, own_promises),
        resting_further=_others(desk, link, own_promises) - sum(len(ring.promises) for ring in resting),
        does=desk.lines(link.does),
        facts=_facts(desk, link),
        picture=link_picture(desk, link, desk.facts.strength(link).relies_on, desk.facts.strength(link).relied_on_by),
        relies_on=relies,
        relied_on_by=relied_on,
        steps=_steps(desk, link),
        strength=_strength(desk, link),
        without=_without(desk, link),
        owns=_owns(desk, link),
        contact_points=desk.to_all(catalog.referring(link, "contact-point", "staffed_by")),
        words=desk.to_all(catalog.referring(link, "term", "owner")),
        evidence=_evidence(desk, link),
        thanks=_thanks(desk, link),
        mended=_mended(desk, link),
        reviews_feed=_reviews_feed(desk, link),
        body=desk.block(link.body),
        behind=behind(desk, link),
    )


def _my_team(desk: Desk, link: Link) -> str:
    """What the home page shows first to whoever chooses this team: its own promises and procedures, at most a dozen."""
    own = [*desk.catalog.referring(link, "promise", "made_by"), *desk.catalog.referring(link, "procedure", "owner", "steps.by")]
    pages = [[ref.title, ref.path] for ref in desk.to_all(own)][:12]
    ref = desk.to(link)
    return json.dumps({"title": ref.title, "path": ref.path, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _facts(desk: Desk, link: Link) -> list[Row]:
    part_of, coach = desk.ref("link", link.part_of), desk.ref("link", link.coached_by)
    return rows(
        Row("Part of", refs=[part_of] if part_of else []),
        Row("Holds", refs=desk.to_all(desk.catalog.referring(link, "link", "part_of"))),
        Row("Unblocked by", refs=[coach] if coach else []),
        Row("Unblocks", refs=desk.to_all(desk.catalog.referring(link, "link", "coached_by"))),
        Row("Capacity", desk.inline(link.capacity)),
        Row("Skills", lines=[_skill(desk, skill) for skill in link.skills]),
    )


def _skill(desk: Desk, skill: Skill) -> Markup:
    parts = [Markup("<strong>{}</strong>").format(skill.skill)]
    if skill.training:
        parts.append(desk.inline(skill.training))
    if skill.every:
        parts.append(Markup("every {}").format(skill.every.text.removeprefix("every ")))
    if skill.last:
        parts.append(Markup("last {}").format(day(skill.last)))
    return Markup(", ").join(parts)


def _arms(desk: Desk, link: Link) -> tuple[list[Arm], list[Arm]]:
    """The handshakes in which the link relies, and those in which it is relied on."""
    relies, relied_on = [], []
    for handshake in desk.facts.strength(link).relies_on:
        about = next((arm.for_ for arm in handshake.reliances if arm.for_), "")
        relies.append(_arm(desk, handshake, handshake.supplier, about))
    for handshake in desk.facts.strength(link).relied_on_by:
        about = next((arm.with_ for arm in handshake.supports if arm.with_), "")
        about = about or next((arm.for_ for arm in handshake.reliances if arm.for_), "")
        relied_on.append(_arm(desk, handshake, handshake.user, about))
    return relies, relied_on


def _arm(desk: Desk, handshake: Handshake, other: Link, about: str | None) -> Arm:
    passes = next((arm.passes for arm in handshake.reliances if arm.passes), "")
    promises = [desk.to(promise) for promise in handshake.promises]
    return Arm(
        desk.to(other),
        desk.inline(about),
        desk.inline(passes),
        promises,
        handshake.state.capitalize(),
        STATE_TONES[handshake.state],
    )


def _steps(desk: Desk, link: Link) -> list[OwnStepRow]:
    return [
        OwnStepRow(
            desk.inline(step.does),
            desk.to(procedure, part=step.id),
            step.within.text if step.within else "",
            desk.inline(step.if_not),
        )
        for procedure in desk.catalog.referring(link, "procedure", "steps.by")
        if isinstance(procedure, Procedure) and procedure.status != "retired"
        for step in procedure.steps
        if desk.catalog.link(step.by) is link
    ]


def _resting(desk: Desk, link: Link, own: Sequence[Definition]) -> list[PromiseRing]:
    """The promises of others in whose chain this link stands, ring by ring."""
    standing = desk.facts.strength(link).resting
    ours = {promise.id for promise in own}
    rings: dict[int, list[Promise]] = {}
    for ring, promise in standing:
        if promise.id not in ours and (ring <= NEAR or len(standing) <= MOST_LISTED):
            rings.setdefault(ring, []).append(promise)
    return [
        PromiseRing(
            RING_TITLES.get(ring, f"{ring - 1} hand-overs away"),
            [desk.to(promise) for promise in _few(promises, len(standing))],
            len(promises),
        )
        for ring, promises in sorted(rings.items())
    ]


def _few(found: list[T], in_all: int) -> list[T]:
    """The first of one ring, where very many promises rest on a link."""
    return found if in_all <= MOST_LISTED else found[:FEW]


def _others(desk: Desk, link: Link, own: Sequence[Definition]) -> int:
    """How many promises of others rest on this link."""
    ours = {promise.id for promise in own}
    return sum(promise.id not in ours for _, promise in desk.facts.strength(link).resting)


def _without(desk: Desk, link: Link) -> WithoutView:
    """What falls when this link is gone."""
    standing = desk.facts.strength(link).resting
    impact = desk.facts.without(link, rings=None if len(standing) <= MOST_LISTED else NEAR)
    rings: dict[int, list[Fallen]] = {}
    for fallen in impact.fallen:
        rings.setdefault(fallen.ring, []).append(fallen)
    titles = {1: "At once", 2: "One hand-over later"}
    return WithoutView(
        [
            PromiseRing(
                titles.get(ring, f"{ring - 1} hand-overs later"),
                [_fallen(desk, each) for each in _few(found, len(standing))],
                len(found),
            )
            for ring, found in sorted(rings.items())
        ],
        [desk.to(customer) for customer in impact.customers],
        [desk.to(told) for told in impact.tell],
        Words(
            "A notice to copy",
            lines_of(impact.notice),
            "notice",
        ),
        len(impact.fallen) + impact.further,
        impact.further,
    )


def _fallen(desk: Desk, fallen: Fallen) -> Ref:
    through = ", ".join(user.title for user in fallen.through[:3])
    return desk.to(fallen.promise, f"through {through}" if through else "")


def _strength(desk: Desk, link: Link) -> list[Row]:
    """How strong a link are we? Facts to discuss, no score."""
    found = desk.facts.strength(link)
    states = [f"{number} {state}" for state in ("interlocked", "agreed", "one-sided") if (number := found.handshakes_in(state))]
    reviews = Counter("in date" if review.status in ("due", "later") else review.status for review in found.reviews)
    kept = [f"{number} {status}" for status, number in counts(found.records).items() if number]
    alone = [
        Markup('<a href="{}{}">{}</a>: {}').format(
            desk.root, desk.to(only.procedure, part=only.step.id).path, only.procedure.title, ", ".join(only.skills)
        )
        for only in found.only_here
    ]
    return rows(
        Row("Handshakes", ", ".join(states)),
        Row("Reviews", ", ".join(f"{number} {status}" for status, number in reviews.items())),
        Row("Our promises", ", ".join(kept)),
        Row("Nobody else could step in for", lines=alone),
    )


def _owns(desk: Desk, link: Link) -> list[tuple[str, list[Ref]]]:
    labels = (("service", "Services"), ("procedure", "Procedures"), ("contact-point", "Contact points"))
    return [(label, refs) for kind, label in labels if (refs := desk.to_all(desk.catalog.referring(link, kind, "owner")))]


def _thanks(desk: Desk, link: Link) -> list[Event]:
    """Compliments and excellence of the chains this link stands in: the back office's as much as the front line's."""
    return [
        Event(
            f"{day(thanks.lesson.on)}, {thanks.lesson.type}", desk.link_to(thanks.lesson), as_day(thanks.lesson.on), thanks.counts
        )
        for thanks in desk.facts.credit.thanked(link)
    ]


def _mended(desk: Desk, link: Link) -> list[MendedView]:
    """Failures whose cause was found here, with what changed since: it is what was mended that counts."""
    found: dict[str, list[Traced]] = {}
    for traced in desk.facts.credit.caused(link):
        found.setdefault(traced.lesson.id, []).append(traced)
    return [_mending(desk, causes[0].lesson, causes) for causes in found.values()]


def _mending(desk: Desk, lesson: Lesson, causes: list[Traced]) -> MendedView:
    changes = [action_view(desk, change) for change in lesson.changes]
    return MendedView(
        Day(lesson.on.isoformat(), day(lesson.on)),
        desk.to(lesson),
        Markup(" ").join(desk.inline(traced.cause.what) for traced in causes if traced.cause.what),
        [(change.what, change.state, change.tone) for change in changes],
    )


def _evidence(desk: Desk, link: Link) -> list[OwnEvidence]:
    """The criteria for which this link has evidence, framework by framework."""
    return [
        OwnEvidence(
            criterion=ref_of(desk, one),
            framework=desk.to(one.framework),
            items=[desk.to(item.definition) for item in items[:MOST_ITEMS]],
            more=max(len(items) - MOST_ITEMS, 0),
            is_stale=all(item.freshness == "stale" for item in items),
            praise=[desk.inline(praise.text) for _, praise in one.praise],
        )
        for one, items in desk.evidence_by_link.get(link.id, ())
    ]


def _reviews_feed(desk: Desk, link: Link) -> str:
    """Where the calendar of what this link has to review lies; nothing where nothing has a date."""
    has_dates = any(review.due for review in desk.facts.strength(link).reviews)
    return f"reports/reviews/{link.id}.ics" if has_dates and desk.settings.audience != "public" else ""
