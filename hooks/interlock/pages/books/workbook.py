"""Workbooks for the next session on a service or a promise: six factors, with what is known and room to write."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import (
    Customer,
    Definition,
    Link,
    Procedure,
    Promise,
    Service,
    Session,
    Term,
)
from interlock.definitions.base import Action
from interlock.findings.nouns import counted
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, plain_head, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.refs import Ref
from interlock.pages.words import day, listed
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.support import is_live
from interlock.questions.language import first_sentence

FACTORS = {
    "expectations": "Customers' expectations",
    "perceptions": "How we see our responsibilities",
    "existing_procedures": "Procedures we have",
    "missing_procedures": "Procedures to create",
    "support_structure": "How departments hold each other up",
    "common_language": "One shared language",
}

# A workbook is read in one afternoon: at most this many items of a factor are listed, and at most this many parts of an item.
MOST_ITEMS, MOST_PARTS = 20, 4


@dataclass(frozen=True, slots=True)
class KnownFact:
    """An item under a factor, with what is known about it."""

    ref: Ref
    text: Markup | str = ""
    note: Markup | str = ""


@dataclass(frozen=True, slots=True)
class FactorSheet:
    """One factor: its items, how many more there are, and questions to ask."""

    id: str
    title: str
    columns: list[str]
    known: list[KnownFact]
    more: int
    nothing: str
    ask: str


@dataclass(frozen=True, slots=True)
class WorkbookView:
    """What `workbook.html` shows."""

    about: Ref
    factors: list[FactorSheet]
    owed: list[ActionView]
    earlier: list[Ref]


def workbook_of(desk: Desk, definition: Definition) -> Ref | None:
    """A link to the workbook of a definition; None where it has none."""
    if not _has_workbook(desk, definition):
        return None
    return Ref(f"Workbook: {definition.title}", _path(definition), "for the next session, filled in with what is known")


def workbook_pages(desk: Desk) -> Iterator[Page]:
    """A workbook for each service and each promise to customers. They are not in the search index."""
    for definition in _with_workbook(desk):
        yield _workbook(desk.on_page(key_of(definition)), definition)


def workbook_paths(desk: Desk) -> list[str]:
    """The paths of all workbooks."""
    return [_path(definition) for definition in _with_workbook(desk)]


def _with_workbook(desk: Desk) -> list[Definition]:
    return [found for found in (*desk.all("service"), *desk.all("promise")) if _has_workbook(desk, found)]


def _has_workbook(desk: Desk, definition: Definition) -> bool:
    return desk.settings.audience != "public" and is_live(definition) and isinstance(definition, Promise | Service)


def _path(definition: Definition) -> str:
    return f"sessions/workbook/{definition.kind_name}-{definition.id}/"


def _workbook(desk: Desk, definition: Definition) -> Page:
    promises, procedures = _promises(desk, definition), _procedures(desk, definition)
    links = [link for id in desk.facts.rings.near(definition) if (link := desk.catalog.link(id))]
    among = _among(desk, links)
    sessions = [found for found in desk.catalog.referring(definition, "session", "about") if isinstance(found, Session)]
    view = WorkbookView(
        about=desk.to(definition),
        factors=[
            _sheet(
                "expectations",
                ["Who", "What they expect", "We answer"],
                _expectations(desk, promises),
                "Which of these do we break most, and what do customers expect that is not here?",
            ),
            _sheet(
                "perceptions",
                ["Link", "What it does for this"],
                _responsibilities(desk, links, procedures),
                "What does each of us believe is ours? Where do two of us, or none of us, believe so?",
            ),
            _sheet(
                "existing_procedures",
                ["Procedure", "Whose", "Steps"],
                _existing(desk, procedures),
                "Which step do we really do in another way?",
            ),
            _sheet(
                "missing_procedures",
                ["What is missing", "Why"],
                _missing(desk, promises, procedures),
                "What do we do here that nobody has written down?",
            ),
            _sheet(
                "support_structure",
                ["Who relies on whom", "For what", "How firmly"],
                [_handshake(desk, each) for each in among[:MOST_ITEMS]],
                "What does each of us need from the next, by when, and do they know?",
                len(among),
            ),
            _sheet(
                "common_language",
                ["We say", "Which means"],
                _words(desk, [definition, *promises, *procedures]),
                "Which word do two of us use for different things?",
            ),
        ],
        owed=[action_view(desk, action) for session in sessions for action in _actions(session) if not action.done],
        earlier=[desk.to(session, day(session.on)) for session in sessions],
    )
    head = plain_head(
        desk,
        "Workbook",
        f"Workbook: {definition.title}",
        "For a session of those who keep this together: what we know on the six factors, and room for what we find.",
        _path(definition),
        Ref("Sessions", "sessions/"),
    )
    parts = sections(*((factor.id, factor.title, True) for factor in view.factors), ("actions", "Who does what by when", True))
    return Page(_path(definition), "workbook.html", head, view, parts)


def _sheet(name: str, columns: list[str], known: list[KnownFact], ask: str, count: int = 0) -> FactorSheet:
    """A factor. `count`: how many items there are, where `known` does not hold all of them."""
    return FactorSheet(
        name.replace("_", "-"),
        FACTORS[name],
        columns,
        known[:MOST_ITEMS],
        max(count or len(known), MOST_ITEMS) - MOST_ITEMS,
        "We know of none.",
        ask,
    )


def _promises(desk: Desk, definition: Definition) -> list[Promise]:
    if isinstance(definition, Promise):
        return [definition]
    found = desk.catalog.referring(definition, "promise", "service")
    return [promise for promise in found if isinstance(promise, Promise) and is_live(promise)]


def _procedures(desk: Desk, definition: Definition) -> list[Procedure]:
    """The procedures of a service or those that support a promise, missing ones included, retired ones not."""
    fields = ("supports.promise",) if isinstance(definition, Promise) else ("service",)
    found = desk.catalog.referring(definition, "procedure", *fields)
    return [procedure for procedure in found if isinstance(procedure, Procedure) and is_live(procedure)]


def _expectations(desk: Desk, promises: list[Promise]) -> list[KnownFact]:
    """The customers' expectations that these promises meet, those that no promise meets, then promises that meet none."""
    ours = {promise.id for promise in promises}
    made_to = {id for promise in promises for id in promise.made_to}
    meeting = (found for promise in promises for found in desk.catalog.referring(promise, "customer", "expectations.met_by"))
    asked = [desk.catalog.get("customer", id) for id in sorted(made_to)]
    known: list[KnownFact] = []
    for customer in {each.id: each for each in (*asked, *meeting) if isinstance(each, Customer)}.values():
        for expectation in customer.expectations:
            is_open = not expectation.met_by and not expectation.answer and customer.id in made_to
            if is_open or ours & set(expectation.met_by):
                met = Markup(", ").join(desk.anchor("promise", id) for id in expectation.met_by if id in ours)
                known.append(KnownFact(desk.to(customer), desk.inline(expectation.text), met or "Not answered yet"))
    unasked = [promise for promise in promises if not desk.catalog.referring(promise, "customer", "expectations.met_by")]
    return known + [
        KnownFact(_made_to(desk, promise), "We have not heard anybody ask for it", desk.link_to(promise)) for promise in unasked
    ]


def _made_to(desk: Desk, promise: Promise) -> Ref:
    """The customers a promise is made to, as one item."""
    refs = desk.refs("customer" if promise.kind == "public" else "link", promise.made_to)
    return refs[0] if len(refs) == 1 else Ref(", ".join(ref.title for ref in refs), None)


def _responsibilities(desk: Desk, links: list[Link], procedures: list[Procedure]) -> list[KnownFact]:
    steps: dict[str, dict[str, list[int]]] = {}
    for procedure in procedures:
        for number, step in enumerate(procedure.steps, 1):
            if link := desk.catalog.link(step.by):
                steps.setdefault(link.id, {}).setdefault(procedure.title, []).append(number)
    return [KnownFact(desk.to(link), _own_steps(steps.get(link.id, {}))) for link in links]


def _own_steps(steps: dict[str, list[int]]) -> str:
    """A link's steps by procedure, in words; a link without steps supports the others."""
    steps_in_words = [f"{_numbered(numbers)} of {title}" for title, numbers in steps.items()]
    more = sum(len(numbers) for numbers in list(steps.values())[MOST_PARTS:])
    further = [f"and {counted(more, 'more step')}"] if more else []
    return "; ".join([*steps_in_words[:MOST_PARTS], *further]) or "holds it up from behind"


def _numbered(numbers: list[int]) -> str:
    return f"{'step' if len(numbers) == 1 else 'steps'} {listed(map(str, numbers))}"


def _existing(desk: Desk, procedures: list[Procedure]) -> list[KnownFact]:
    return [
        KnownFact(desk.to(procedure), desk.anchor("link", procedure.owner), str(len(procedure.steps)))
        for procedure in procedures
        if not procedure.missing
    ]


def _missing(desk: Desk, promises: list[Promise], procedures: list[Procedure]) -> list[KnownFact]:
    found = [KnownFact(desk.to(procedure), "still to be written") for procedure in procedures if procedure.missing]
    return found + [
        KnownFact(desk.to(promise), "no procedure keeps this promise yet")
        for promise in promises
        if not desk.facts.supporting.get(promise.id)
    ]


def _among(desk: Desk, links: list[Link]) -> list[Handshake]:
    """The handshakes among these links, the weakest first."""
    ids = {link.id for link in links}
    among = [each for link in links for each in desk.facts.strength(link).relies_on if each.supplier.id in ids]
    order = ("one-sided", "agreed", "interlocked")
    return sorted(among, key=lambda each: order.index(each.state))


def _handshake(desk: Desk, handshake: Handshake) -> KnownFact:
    about = next((arm.for_ for arm in handshake.reliances if arm.for_), "") or next(
        (arm.with_ for arm in handshake.supports if arm.with_), ""
    )
    user = desk.to(handshake.user)
    return KnownFact(
        Ref(f"{user.title} on {handshake.supplier.title}", user.path), desk.inline(about), handshake.state.capitalize()
    )


def _words(desk: Desk, definitions: list[Definition]) -> list[KnownFact]:
    """The terms used in these definitions, the most used first."""
    used = Counter(key for definition in definitions for key in desk.terms_in.get(key_of(definition), ()))
    terms = [(term, number) for key, number in used.items() if isinstance(term := desk.listed.get(key), Term)]
    terms.sort(key=lambda entry: (-entry[1], entry[0].title.casefold()))
    return [_word(desk, term) for term, _ in terms[:MOST_ITEMS]]


def _word(desk: Desk, term: Term) -> KnownFact:
    avoided = ", ".join(avoided.word for avoided in term.avoid)
    means = desk.inline(first_sentence(term.definition))
    return KnownFact(desk.to(term), means + (Markup(" <small>Not: {}</small>").format(avoided) if avoided else Markup("")))


def _actions(session: Session) -> Iterator[Action]:
    for name in FACTORS:
        yield from getattr(session.checklist, name).actions
