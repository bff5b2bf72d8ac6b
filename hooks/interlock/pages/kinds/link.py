"""A link's page: how to reach it, its promises, whom it relies on and who relies on it, its steps and its words."""

import json
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link, Procedure, Promise, kind_named
from interlock.pages.books.book import book_of_page
from interlock.pages.components import (
    Background,
    Call,
    Event,
    PromiseCard,
    background_of,
    call_of,
    page,
    promise_card,
)
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.kinds.link_credit import MOST_THANKS, MendedView, OwnEvidence, evidence_of_link, mended_by, thanks_of
from interlock.pages.kinds.link_owed import OwedOfLink, owed_of_link
from interlock.pages.kinds.link_own_words import OwnAnswerView, own_answers, own_part, skill_words, unblocking_words
from interlock.pages.kinds.link_strength import HandshakeView, handshake_views, strength_rows
from interlock.pages.kinds.link_without import PromiseRing, WithoutView, resting_count, resting_rings, without_view
from interlock.pages.pictures.drawing import Picture
from interlock.pages.pictures.link_picture import link_picture
from interlock.pages.refs import Ref

KIND = {
    "front-line": "Front-line team",
    "support": "Support team",
    "leadership": "Leadership",
    "partner": "Partner",
    "supplier": "Supplier",
}


@dataclass(frozen=True, slots=True)
class OwnStepRow:
    """A step that this link does."""

    does: Markup
    procedure: Ref
    within: str
    if_not: Markup


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
    relies_on: list[HandshakeView]
    relied_on_by: list[HandshakeView]
    steps: list[OwnStepRow]
    strength: list[Row]
    says: list[OwnAnswerView]
    without: WithoutView | None
    owns: list[tuple[str, list[Ref]]]
    contact_points: list[Ref]
    words: list[Ref]
    evidence: list[OwnEvidence]
    thanks: list[Event]
    more_thanks: int
    mended: list[MendedView]
    owed: OwedOfLink | None
    book: Ref | None
    body: Markup
    background: Background


def link_page(desk: Desk, link: Link) -> Page:
    """The page of one link."""
    view = _view(desk, link)
    parts = sections(
        ("promises", "What we promise", view.promises or view.resting),
        ("owed", "What we owe", view.owed),
        ("do", "What we do", view.does or view.facts),
        ("handshakes", "Arm in arm", view.relies_on or view.relied_on_by),
        ("steps", "Our steps", view.steps),
        ("strength", "How strong a link are we?", view.strength or view.says),
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
    relies, relied_on = handshake_views(desk, link)
    resting = resting_rings(desk, link, own_promises)
    return LinkView(
        kind=KIND[link.kind],
        call=call_of(desk, link.id),
        stuck=desk.ref("link", link.coached_by),
        my_team=_my_team(desk, link),
        promises=[promise_card(desk, promise) for promise in own_promises if isinstance(promise, Promise)],
        resting=resting,
        resting_count=resting_count(desk, link, own_promises),
        resting_further=resting_count(desk, link, own_promises) - sum(len(ring.promises) for ring in resting),
        does=desk.lines(link.does),
        facts=_facts(desk, link),
        picture=link_picture(desk, link, desk.facts.strength(link).relies_on, desk.facts.strength(link).relied_on_by),
        relies_on=relies,
        relied_on_by=relied_on,
        steps=_steps(desk, link),
        strength=strength_rows(desk, link),
        says=own_answers(desk, link),
        without=without_view(desk, link),
        owns=_owns(desk, link),
        contact_points=desk.to_all(catalog.referring(link, "contact-point", "staffed_by")),
        words=desk.to_all(catalog.referring(link, "term", "owner")),
        evidence=evidence_of_link(desk, link),
        thanks=thanks_of(desk, link),
        more_thanks=max(len(desk.facts.credit.thanked(link)) - MOST_THANKS, 0),
        mended=mended_by(desk, link),
        owed=owed_of_link(desk, link),
        book=book_of_page(link),
        body=desk.block(link.body),
        background=background_of(desk, link),
    )


def _my_team(desk: Desk, link: Link) -> str:
    """JSON for the home page of whoever chooses this team: its own promises and procedures, at most twelve."""
    own = [*desk.catalog.referring(link, "promise", "made_by"), *desk.catalog.referring(link, "procedure", "owner", "steps.by")]
    pages = [[ref.title, ref.path] for ref in desk.to_all(own)][:12]
    ref = desk.to(link)
    return json.dumps({"title": ref.title, "path": ref.path, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _facts(desk: Desk, link: Link) -> list[Row]:
    part_of, coach = desk.ref("link", link.part_of), desk.ref("link", link.coached_by)
    return rows(
        Row("Our part in the vision", own_part(desk, link)),
        Row("Part of", refs=[part_of] if part_of else []),
        Row("Holds", refs=desk.to_all(desk.catalog.referring(link, "link", "part_of"))),
        Row("Unblocked by", refs=[coach] if coach else []),
        Row("Unblocks", refs=desk.to_all(desk.catalog.referring(link, "link", "coached_by"))),
        Row("Unblocks within", unblocking_words(desk, link)),
        Row("Capacity", desk.inline(link.capacity)),
        Row("Skills", lines=[skill_words(desk, skill) for skill in link.skills]),
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


def _owns(desk: Desk, link: Link) -> list[tuple[str, list[Ref]]]:
    kinds = map(kind_named, ("service", "procedure", "contact-point"))
    owned = ((kind.plural, desk.to_all(desk.catalog.referring(link, kind.name, "owner"))) for kind in kinds)
    return [(plural, refs) for plural, refs in owned if refs]
