"""A workbook for the next session on a service or a promise: what is known, the six factors, and room to write."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.catalog import key_of
from interlock.definitions import Definition, Promise, Service
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import first_of
from interlock.findings.typed_commands import typed_word
from interlock.pages.books.factor_sheets import FactorSheet, factor_sheets
from interlock.pages.books.known_facts import FactTable, StandView, lessons_table, misses_table, other_stands, stands_in_trouble
from interlock.pages.frame import Page, plain_head, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day
from interlock.questions.actions import AgreedAction

# At most this many earlier actions and sessions are shown, because a workbook is read together in an afternoon.
_MOST_ACTIONS, _MOST_SESSIONS = 10, 4


@dataclass(frozen=True, slots=True)
class WorkbookView:
    """What `workbook.html` shows. `start` is the command that starts the session's file."""

    about: Ref
    stands: list[StandView]
    others: list[Ref]
    before: list[FactTable]
    earlier: list[Ref]
    actions: list[ActionView]
    more_actions: int
    factors: list[FactorSheet]
    start: str


def workbook_of(context: PageContext, definition: Definition) -> Ref | None:
    """A link to the workbook of a definition; None where it has none."""
    if not _has_workbook(context, definition):
        return None
    return Ref(f"Workbook: {definition.title}", _path(definition), "for the next session, filled in with what is known")


def workbook_pages(context: PageContext) -> Iterator[Page]:
    """A workbook for each live service and promise, of any kind; none for the public. They are not in the search index."""
    return (workbook_page(context, definition) for definition in subjects_of_workbooks(context))


def workbook_paths(context: PageContext) -> list[str]:
    """The paths of all workbooks."""
    return [_path(definition) for definition in subjects_of_workbooks(context)]


def subjects_of_workbooks(context: PageContext) -> list[Definition]:
    """The definitions that have a workbook."""
    return [found for found in (*context.all(Service), *context.all(Promise)) if _has_workbook(context, found)]


def _has_workbook(context: PageContext, definition: Definition) -> bool:
    return not context.is_public and is_live(definition) and isinstance(definition, Promise | Service)


def _path(definition: Definition) -> str:
    return f"sessions/workbook/{definition.kind_name}-{definition.id}/"


def workbook_page(site: PageContext, definition: Definition) -> Page:
    """The workbook of a definition."""
    context = site.on_page(key_of(definition))
    known = context.facts.preparation(definition)
    session, about = typed_word(f"{context.facts.today:%Y-%m}-{definition.id}"), typed_word(str(key_of(definition)))
    actions, more_actions = first_of(known.actions, _MOST_ACTIONS)
    view = WorkbookView(
        about=context.to(definition),
        stands=stands_in_trouble(context, known),
        others=other_stands(context, known),
        before=[table for table in (misses_table(context, known), lessons_table(context, known)) if table.known],
        earlier=[context.to(session, unbroken_day(session.on)) for session in known.sessions[:_MOST_SESSIONS]],
        actions=[_action(context, agreed) for agreed in actions],
        more_actions=more_actions,
        factors=factor_sheets(context, known),
        start=f"interlock new session {session} --about {about}",
    )
    head = plain_head(
        context,
        "Workbook",
        f"Workbook: {definition.title}",
        "For a session of those who keep this together: what we know, and room for what we find on the six factors.",
        _path(definition),
        Ref("Sessions", "sessions/"),
    )
    parts = sections(
        ("standing", "How it stands", view.stands or view.others),
        *((table.id, table.title, True) for table in view.before),
        ("earlier", "What came of what was agreed", view.actions or view.earlier),
        *((factor.id, factor.title, True) for factor in view.factors),
        ("actions", "Who does what by when", True),
    )
    return Page(_path(definition), "workbook.html", head, view, parts)


def _action(context: PageContext, agreed: AgreedAction) -> ActionView:
    return action_view(context.on_page(agreed.key), agreed.action, agreed.agreed_in, context.to(agreed.agreed_in))
