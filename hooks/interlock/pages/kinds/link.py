"""A link's page: how to reach it, its promises, whom it relies on and who relies on it, its steps and its words.

Printed, the same page is one side of A4: `theme/styles/paper.css` says so under `@page sheet`, and leaves out what is marked
`data-off-sheet`.
"""

import json
from dataclasses import dataclass

from markupsafe import Markup, escape

from interlock.catalog import key_of
from interlock.definitions import Link, Procedure, Promise
from interlock.definitions.link import WebPlace, is_team
from interlock.definitions.name_order import by_title
from interlock.pages.background import Background, background_of
from interlock.pages.books.book import book_of_page
from interlock.pages.calls import Call, call_of
from interlock.pages.components import Event, PromiseCard, page, promise_card
from interlock.pages.contact_links import address_link, safe_address
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.evidence_pack import pack_of_link
from interlock.pages.kinds.link_credit import (
    MOST_THANKS,
    MendedView,
    OwnEvidence,
    mended_by,
    mended_title,
    own_evidence,
    thanks_of,
)
from interlock.pages.kinds.link_glance import glance_rows
from interlock.pages.kinds.link_load import LoadView, capacity_rows, load_of
from interlock.pages.kinds.link_owed import OWED_BY_OTHERS, OwedByOthers, OwedOfLink, owed_by_others, owed_of_link
from interlock.pages.kinds.link_own_words import OwnAnswerView, own_answers, own_part, skill_words, unblocking_words
from interlock.pages.kinds.link_owns import owned_by
from interlock.pages.kinds.link_strength import HandshakeView, handshake_views, strength_rows
from interlock.pages.kinds.link_without import PromiseRing, WithoutView, resting_count, resting_rings, without_view
from interlock.pages.kinds.proposed_evidence import ProposedView, proposals_for_link
from interlock.pages.kinds.thing import thing_page
from interlock.pages.kinds.to_show import UpcomingView, upcoming_of_link
from interlock.pages.lists.decisions import has_decisions
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, pack_path, set_apart, table_path
from interlock.pages.pictures.drawing import Picture
from interlock.pages.pictures.link_picture import link_picture

LINK_KINDS = {
    "front-line": "Front-line team",
    "support": "Support team",
    "leadership": "Leadership",
    "partner": "Partner",
    "supplier": "Supplier",
    "system": "System",
    "facility": "Place",
}

# The most promises and procedures of a chosen team on the home page.
_OWN_PAGES = 12


@dataclass(frozen=True, slots=True)
class OwnStepRow:
    """A step that this link does."""

    does: Markup
    procedure: Ref
    within: str
    only_if: Markup
    can_decide: Markup
    if_not: Markup


@dataclass(frozen=True, slots=True)
class LinkView:
    """What `link.html` shows. `is_replaced`: the call is to the link that took the place of this retired one."""

    kind: str
    call: Call | None
    is_replaced: bool
    stuck: Ref | None
    my_team: str
    glance: list[Row]
    promises: list[PromiseCard]
    resting: list[PromiseRing]
    resting_count: int
    resting_further: int
    does: list[Markup]
    facts: list[Row]
    load: LoadView | None
    picture: Picture | None
    relies_on: list[HandshakeView]
    relied_on_by: list[HandshakeView]
    steps: list[OwnStepRow]
    decides: bool
    strength: list[Row]
    says: list[OwnAnswerView]
    without: WithoutView | None
    owns: list[tuple[str, list[Ref]]]
    evidence: list[OwnEvidence]
    pack: Ref | None
    table: Ref
    upcoming: list[UpcomingView]
    proposed: ProposedView | None
    thanks: list[Event]
    more_thanks: int
    mended: list[MendedView]
    mended_title: str
    owed: OwedOfLink | None
    awaited: OwedByOthers | None
    book: Ref | None
    body: Markup
    background: Background


def link_page(context: PageContext, link: Link) -> Page:
    """The page of one link. That of a system or a place says other things: see `thing`."""
    if not is_team(link):
        return thing_page(context, link)
    view = _view(context, link)
    parts = sections(
        ("now", "Now", view.glance),
        ("promises", "What we promise" if view.promises else "What rests on us", view.promises or view.resting),
        ("owed", "What we owe", view.owed),
        ("awaited", OWED_BY_OTHERS, view.awaited),
        ("do", "What we do", view.does or view.facts or view.body),
        ("load", "What comes, and what it carries", view.load),
        ("handshakes", "Arm in arm", view.relies_on or view.relied_on_by),
        ("steps", "Our steps", view.steps),
        ("strength", "How strong a link are we?", view.strength or view.says),
        ("without", "Without us", view.without and view.without.count),
        ("owns", "What we answer for", view.owns),
        ("thanks", "Thanks", view.thanks),
        ("mended", view.mended_title, view.mended),
        ("evidence", "Our evidence", view.pack),
        ("to-show", "Still to show", view.upcoming),
        ("proposed", "What could speak for us", view.proposed),
        ("more", "Behind this page", view.background),
    )
    return page(context, link, "link.html", view, parts, answer=(link.contact.phone or "") if link.contact else "")


def _view(context: PageContext, link: Link) -> LinkView:
    catalog = context.catalog
    made = sorted(catalog.referring(link, Promise, "made_by"), key=by_title)
    own_promises = [found for found in made if found.status != "retired"]
    relies, relied_on = handshake_views(context, link)
    mended = mended_by(context, link)
    steps = _steps(context, link)
    is_gone = link.status == "retired" and not own_promises
    resting, resting_in_all = resting_rings(context, link, own_promises), resting_count(context, link, own_promises)
    return LinkView(
        kind=LINK_KINDS[link.kind],
        call=call_of(context, link.id),
        is_replaced=link.status == "retired",
        stuck=None if link.status == "retired" else context.ref("link", link.coached_by),
        my_team="" if context.is_public or link.status == "retired" else _my_team(context, link),
        glance=[] if is_gone and not resting else glance_rows(context, link, len(own_promises), resting_in_all),
        promises=[promise_card(context, promise) for promise in own_promises],
        resting=resting,
        resting_count=resting_in_all,
        resting_further=resting_in_all - sum(ring.count for ring in resting),
        does=context.lines(link.does),
        facts=_facts(context, link),
        load=load_of(context, link),
        picture=link_picture(context, link),
        relies_on=relies,
        relied_on_by=relied_on,
        steps=steps,
        decides=any(step.can_decide for step in steps) and has_decisions(context),
        strength=strength_rows(context, link),
        says=own_answers(context, link),
        without=without_view(context, link),
        owns=owned_by(context, link),
        evidence=own_evidence(context, link),
        pack=Ref("Evidence pack to print", pack_path(key_of(link))) if pack_of_link(context, link) else None,
        table=Ref("Table (CSV)", table_path(key_of(link))),
        upcoming=upcoming_of_link(context, link),
        proposed=proposals_for_link(context, link),
        thanks=thanks_of(context, link),
        more_thanks=max(len(context.facts.credit.thanked(link)) - MOST_THANKS, 0),
        mended=mended,
        mended_title=mended_title(mended),
        owed=owed_of_link(context, link),
        awaited=owed_by_others(context, link),
        book=book_of_page(context, link),
        body=context.block(link.body),
        background=background_of(context, link),
    )


def _my_team(context: PageContext, link: Link) -> str:
    """JSON for the home page of whoever chooses this team: its promises and procedures, and where there are more of them."""
    promises = context.to_all(context.catalog.referring(link, Promise, "made_by"))
    owned = context.catalog.referring(link, Procedure, "owner")
    theirs = {procedure.id for procedure in owned}
    others = [each for each in context.catalog.referring(link, Procedure, "steps.by") if each.id not in theirs]
    procedures = [*context.to_all(owned), *context.to_all(others)]
    shown = promises[: max(_OWN_PAGES // 2, _OWN_PAGES - len(procedures))]
    shown += procedures[: _OWN_PAGES - len(shown)]
    more, ref = len(promises) + len(procedures) - len(shown), context.to(link)
    pages = [[each.title, each.path] for each in shown] + ([[f"And {more} more", ref.path]] if more else [])
    return json.dumps({"title": ref.title, "path": ref.path, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _facts(context: PageContext, link: Link) -> list[Row]:
    return rows(
        Row("Our part in the vision", own_part(context, link)),
        Row("Part of", refs=context.refs("link", [link.part_of])),
        Row("Holds", refs=context.to_all(context.catalog.referring(link, Link, "part_of"))),
        Row("Unblocked by", refs=context.refs("link", [link.coached_by])),
        Row("Unblocks", refs=context.to_all(context.catalog.referring(link, Link, "coached_by"))),
        Row("Unblocks within", unblocking_words(context, link)),
        *capacity_rows(context, link),
        Row("On the web", lines=[_web_place(place) for place in link.contact.web] if link.contact else []),
        Row("Skills", lines=[skill_words(context, skill) for skill in link.skills]),
    )


def _web_place(place: WebPlace) -> Markup:
    """A link to a place on the web; only its name where the address is not safe to follow."""
    if place.title and safe_address(place.url):
        return Markup('<a class="address" href="{}">{}</a>').format(place.url, place.title)
    return escape(place.title) if place.title else address_link(place.url)


def _steps(context: PageContext, link: Link) -> list[OwnStepRow]:
    return [
        OwnStepRow(
            context.inline(step.does),
            context.to(procedure, part=step.id),
            step.within.text if step.within else "",
            context.inline(step.only_if),
            set_apart(context.inline(step.can_decide)),
            context.inline(step.if_not),
        )
        for procedure in context.catalog.referring(link, Procedure, "steps.by")
        if procedure.status != "retired"
        for step in procedure.steps
        if context.catalog.link(step.by) is link
    ]
