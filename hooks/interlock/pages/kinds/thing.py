"""The page of a system or a place: who answers for it, which steps need it, what rests on it. It says "it", not "we"."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.owners import answering_for
from interlock.definitions import Link, Procedure
from interlock.definitions.link import Contact
from interlock.pages.background import Background, background_of
from interlock.pages.calls import Call, first_call
from interlock.pages.components import page
from interlock.pages.contact_links import mail_link
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.link_credit import MendedView, mended_by
from interlock.pages.kinds.link_load import LoadView, capacity_rows, load_of
from interlock.pages.kinds.link_strength import HandshakeView, handshake_views
from interlock.pages.kinds.link_without import WithoutView, without_view
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.drawing import Picture
from interlock.pages.pictures.link_picture import link_picture


@dataclass(frozen=True, slots=True)
class UseRow:
    """A step that is done with this thing, and by whom."""

    does: Markup
    procedure: Ref
    by: Markup
    if_not: Markup


@dataclass(frozen=True, slots=True)
class ThingView:
    """What `thing.html` shows."""

    call: Call | None
    answers: Ref | None
    does: list[Markup]
    facts: list[Row]
    uses: list[UseRow]
    load: LoadView | None
    picture: Picture | None
    relies_on: list[HandshakeView]
    relied_on_by: list[HandshakeView]
    without: WithoutView | None
    failures: list[MendedView]
    body: Markup
    background: Background


def thing_page(context: PageContext, thing: Link) -> Page:
    """The page of one system or place."""
    relies, relied_on = handshake_views(context, thing)
    owner = answering_for(context.catalog, thing)
    view = ThingView(
        call=first_call(context, [link.id for link in (thing, owner) if link]),
        answers=context.ref("link", owner.id) if owner else None,
        does=context.lines(thing.does),
        facts=_facts(context, thing),
        uses=_uses(context, thing),
        load=load_of(context, thing),
        picture=link_picture(context, thing),
        relies_on=relies,
        relied_on_by=relied_on,
        without=without_view(context, thing),
        failures=mended_by(context, thing),
        body=context.block(thing.body),
        background=background_of(context, thing),
    )
    parts = sections(
        ("do", "What it is for", view.does or view.facts or view.body),
        ("uses", "Steps that need it", view.uses),
        ("load", "What comes, and what it carries", view.load),
        ("without", "Without it", view.without and view.without.count),
        ("handshakes", "Arm in arm", view.relies_on or view.relied_on_by),
        ("mended", "When it failed", view.failures),
        ("more", "Behind this page", view.background),
    )
    return page(context, thing, "thing.html", view, parts)


def _facts(context: PageContext, thing: Link) -> list[Row]:
    contact = thing.contact or Contact()
    return rows(
        Row("Where", contact.place or ""),
        Row("Open", contact.hours if contact.hours and not contact.phone else ""),
        Row("Write to", mail_link(contact.email)),
        Row("Part of", refs=context.refs("link", [thing.part_of])),
        Row("Holds", refs=context.to_all(context.catalog.referring(thing, Link, "part_of"))),
        *capacity_rows(context, thing),
    )


def _uses(context: PageContext, thing: Link) -> list[UseRow]:
    return [
        UseRow(
            context.inline(step.does),
            context.to(procedure, part=step.id),
            context.anchor("link", step.by),
            context.inline(step.if_not),
        )
        for procedure in context.catalog.referring(thing, Procedure, "steps.with")
        if procedure.status != "retired"
        for step in procedure.steps
        if any(context.catalog.link(id) is thing for id in step.with_)
    ]
