"""A session's page: who took part, what was found on each of the six factors, and what is still owed."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Session
from interlock.definitions.session import Checklist
from interlock.pages.desk import Desk, day
from interlock.pages.frame import Page, Row, head, rows, sections
from interlock.pages.lesson import ActionView, action_view
from interlock.pages.parts import Behind, behind, page

FACTORS = {
    "expectations": "Customers' expectations",
    "perceptions": "How we see our responsibilities",
    "existing_procedures": "Procedures we have",
    "missing_procedures": "Procedures to create",
    "support_structure": "How departments hold each other up",
    "common_language": "One shared language",
}


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
    owed: list[ActionView]
    body: Markup
    behind: Behind


def session_page(desk: Desk, session: Session) -> Page:
    """The page of one session."""
    factors = [_factor(desk, session.checklist, name) for name in FACTORS]
    view = SessionView(
        facts=rows(
            Row("Held on", day(session.on)),
            Row("Took part", refs=desk.refs("link", session.links)),
            Row("About", refs=[desk.any_ref(text) for text in session.about]),
        ),
        factors=factors,
        owed=[action for factor in factors for action in factor.actions if not action.done],
        body=desk.block(session.body),
        behind=behind(desk, session),
    )
    parts = sections(
        ("about", "In short", True),
        ("owed", "Still owed", view.owed),
        *((factor.id, factor.title, True) for factor in factors),
        ("more", "Behind this session", True),
    )
    return page(desk, session, "session.html", head(desk, session), view, parts)


def _factor(desk: Desk, checklist: Checklist, name: str) -> FactorView:
    factor = getattr(checklist, name)
    return FactorView(
        name.replace("_", "-"),
        FACTORS[name],
        desk.lines(factor.findings),
        [action_view(desk, action) for action in factor.actions],
    )
