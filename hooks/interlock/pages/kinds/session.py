"""A session's page: who took part, findings on each of the six factors, and open actions."""

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link, Session
from interlock.definitions.base import Action
from interlock.definitions.in_force import is_live
from interlock.definitions.link import is_team
from interlock.definitions.name_order import by_title
from interlock.pages.background import Background, background_of
from interlock.pages.books.workbook import workbook_of
from interlock.pages.components import page
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day
from interlock.questions.learning.factors import FACTORS
from interlock.questions.learning.topic import discussed_definitions


@dataclass(frozen=True, slots=True)
class FactorView:
    """What a session found on one factor."""

    id: str
    title: str
    findings: list[Markup]
    actions: list[ActionView]


@dataclass(frozen=True, slots=True)
class SessionView:
    """What `session.html` shows."""

    facts: list[Row]
    factors: list[FactorView]
    absent: list[Ref]
    owed: list[ActionView]
    workbooks: list[Ref]
    body: Markup
    background: Background


def session_page(context: PageContext, session: Session) -> Page:
    """The page of one session."""
    factors = [_factor(context, session, name) for name in FACTORS]
    view = SessionView(
        facts=rows(
            Row("Held on", unbroken_day(session.on)),
            Row("Took part", refs=context.refs("link", session.links)),
            Row("About", refs=[context.any_ref(text) for text in session.about]),
            Row("Actions", _done(factors)),
        ),
        factors=factors,
        absent=context.to_all(absent(context, session)),
        workbooks=_workbooks(context, session),
        owed=[action_view(context, action, session) for action in _owed(session, context.facts.today)],
        body=context.block(session.body),
        background=background_of(context, session),
    )
    parts = sections(
        ("about", "In short", True),
        ("absent", "Who was missing", view.absent),
        ("owed", "Still owed", view.owed),
        *((factor.id, factor.title, True) for factor in factors),
        ("more", "Behind this session", view.background or view.body),
    )
    return page(context, session, "session.html", view, parts)


def _done(factors: list[FactorView]) -> str:
    """How many actions are done, as a text."""
    actions = [action for factor in factors for action in factor.actions]
    done = sum(action.done for action in actions)
    return f"{done} of {len(actions)} done" if actions else ""


def absent(context: PageContext, session: Session) -> list[Link]:
    """The teams of the near chain that did not take part, unless the link they are part of did."""
    took_part = {link.id for id in session.links if (link := context.catalog.link(id))}
    chain = {id for definition in discussed_definitions(context.catalog, session) for id in context.facts.rings.near(definition)}
    links = (link for id in chain - took_part if (link := context.catalog.link(id)))
    return sorted(
        (link for link in links if is_team(link) and context.seen_id("link", link.part_of) not in took_part), key=by_title
    )


def _workbooks(context: PageContext, session: Session) -> list[Ref]:
    """The workbooks for the next session on the same subjects."""
    found = [ref for definition in discussed_definitions(context.catalog, session) if (ref := workbook_of(context, definition))]
    return list(dict.fromkeys(found))


def _owed(session: Session, today: datetime.date) -> list[Action]:
    """What was agreed and is not done, what is due first before the others; nothing in a draft or a retired session."""
    if not is_live(session):
        return []
    actions = (action for name in FACTORS for action in getattr(session.checklist, name).actions)
    return sorted((action for action in actions if action.is_open(today)), key=lambda action: action.due or datetime.date.max)


def _factor(context: PageContext, session: Session, name: str) -> FactorView:
    factor = getattr(session.checklist, name)
    return FactorView(
        name.replace("_", "-"),
        FACTORS[name].title,
        context.lines(factor.findings),
        [action_view(context, action, session, is_owed=is_live(session)) for action in factor.actions],
    )
