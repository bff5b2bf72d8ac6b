"""A session's page: who took part, findings on each of the six factors, and open actions."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link, Session
from interlock.definitions.session import Checklist
from interlock.pages.books.workbook import workbook_of
from interlock.pages.components import Background, background_of, page
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.refs import Ref
from interlock.pages.words import day
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


def session_page(desk: Desk, session: Session) -> Page:
    """The page of one session."""
    factors = [_factor(desk, session.checklist, name) for name in FACTORS]
    view = SessionView(
        facts=rows(
            Row("Held on", day(session.on)),
            Row("Took part", refs=desk.refs("link", session.links)),
            Row("About", refs=[desk.any_ref(text) for text in session.about]),
            Row("Actions", _done(factors)),
        ),
        factors=factors,
        absent=desk.to_all(absent(desk, session)),
        workbooks=_workbooks(desk, session),
        owed=[action for factor in factors for action in factor.actions if not action.done],
        body=desk.block(session.body),
        background=background_of(desk, session),
    )
    parts = sections(
        ("about", "In short", True),
        ("absent", "Who was missing", view.absent),
        ("owed", "Still owed", view.owed),
        *((factor.id, factor.title, True) for factor in factors),
        ("more", "Behind this session", True),
    )
    return page(desk, session, "session.html", head(desk, session), view, parts)


def _done(factors: list[FactorView]) -> str:
    """How many actions are done, as a text."""
    actions = [action for factor in factors for action in factor.actions]
    done = sum(action.done for action in actions)
    return f"{done} of {len(actions)} done" if actions else ""


def absent(desk: Desk, session: Session) -> list[Link]:
    """The links of the near chain that did not take part, unless the link they are part of did."""
    took_part = {link.id for id in session.links if (link := desk.catalog.link(id))}
    chain = {id for definition in discussed_definitions(desk.catalog, session) for id in desk.facts.rings.near(definition)}
    links = (link for id in sorted(chain - took_part) if (link := desk.catalog.link(id)))
    return [link for link in links if link.part_of not in took_part]


def _workbooks(desk: Desk, session: Session) -> list[Ref]:
    """The workbooks for the next session on the same subjects."""
    found = [ref for definition in discussed_definitions(desk.catalog, session) if (ref := workbook_of(desk, definition))]
    return list(dict.fromkeys(found))


def _factor(desk: Desk, checklist: Checklist, name: str) -> FactorView:
    factor = getattr(checklist, name)
    return FactorView(
        name.replace("_", "-"),
        FACTORS[name].title,
        desk.lines(factor.findings),
        [action_view(desk, action) for action in factor.actions],
    )
