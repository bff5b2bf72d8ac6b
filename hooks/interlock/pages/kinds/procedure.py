"""A procedure's page: what to say and do, by when and whom to call, then the steps, then the background."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Catalog
from interlock.definitions import Procedure, Promise
from interlock.findings.nouns import in_sentences, listed
from interlock.pages.background import Background, background_of
from interlock.pages.calls import CHANNELS, Call, first_call
from interlock.pages.components import PromiseCard, Words, amends_rows, card_of, page
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.customers_time import CustomersTime, procedure_time
from interlock.pages.kinds.procedure_steps import StepView, steps_and_blueprint
from interlock.pages.lists.due_date import Limit, limit_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.blueprint import Blueprint
from interlock.pages.promise_status import current


@dataclass(frozen=True, slots=True)
class LateWords:
    """What to say and do when a promise of the procedure is broken."""

    promise: Ref
    say: Words | None
    facts: list[Row]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """What `procedure.html` shows. `say_only_if`: when its first words are said, where no step has words for every case."""

    say: Words | None
    say_only_if: Markup
    first: StepView | None
    ask_for: str
    promises: list[PromiseCard]
    limits: list[PromiseCard]
    has_no_limit: bool
    call: Call | None
    stuck: Ref | None
    when: list[Row]
    blueprint: Blueprint | None
    steps: list[StepView]
    messages: list[Words]
    time: list[CustomersTime]
    body: Markup
    meanwhile: Markup
    links: list[Ref]
    missing: bool
    background: Background
    id: str
    late: list[LateWords]
    due: list[Limit]


def procedure_page(context: PageContext, procedure: Procedure) -> Page:
    """The page of one procedure."""
    view = _view(context, procedure)
    parts = sections(
        ("meanwhile", "Until it is written", view.meanwhile),
        ("when", "When to use this", view.when or view.body),
        ("by-when", "By when", view.due),
        ("steps", "Steps", view.steps),
        ("late", "If we are late", view.late),
        ("messages", "Messages to send", view.messages),
        ("promises", "Promises it keeps", view.promises),
        ("clock", "Where the time goes", view.time),
        ("more", "Behind this procedure", view.background or view.links),
    )
    return page(context, procedure, "procedure.html", view, parts, labels=procedure.reasons, answer=_by_when(view.limits))


def _by_when(limits: list[PromiseCard]) -> str:
    """What the search shows: the limit; of different ones each with its promise, because "5 days, 10 days" answers nothing."""
    said = [(card.limit + (f" (but {card.doubt})" if card.doubt else ""), card.ref.title) for card in limits]
    if len({words for words, _ in said}) < 2:
        return said[0][0] if said else ""
    return "; ".join(f"{words}: {title}" for words, title in said)


def _view(context: PageContext, procedure: Procedure) -> ProcedureView:
    steps, picture = steps_and_blueprint(context, procedure)
    spoken = min((step for step in steps if step.say), key=_is_sometimes, default=None)
    first = next((step for step in steps if step.stage != "customer"), None)
    owner = context.catalog.link(procedure.owner)
    prose = context.block(procedure.body)
    cards = [card for support in procedure.supports if (card := card_of(context, support.promise))]
    promises = current(context.catalog.promise(support.promise) for support in procedure.supports)
    return ProcedureView(
        say=Words("Say", spoken.say.html, "say-first") if spoken and spoken.say else None,
        say_only_if=spoken.only_if if spoken else Markup(),
        first=first,
        ask_for=", ".join(procedure.needs),
        promises=cards,
        limits=sorted((card for card in cards if card.limit and not card.is_suspended), key=_is_to_links),
        has_no_limit=not _has_limit(context.whole, procedure),
        call=_call(context, procedure),
        stuck=context.ref("link", owner.coached_by) if owner else None,
        when=_when(context, procedure),
        blueprint=picture,
        steps=steps,
        messages=[
            Words(
                f"{CHANNELS[message.channel]}: {in_sentences(message.id)}", context.block(message.text), f"message-{message.id}"
            )
            for message in procedure.messages
        ],
        time=procedure_time(context, procedure),
        body=Markup() if procedure.missing else prose,
        meanwhile=prose if procedure.missing else Markup(),
        links=_links(context, procedure),
        missing=procedure.missing,
        background=background_of(context, procedure),
        id=procedure.id,
        late=_late(context, promises),
        due=[limit for promise in promises if (limit := limit_of(context, promise))],
    )


def _is_sometimes(step: StepView) -> bool:
    """Whether a step is only for some cases; the words of those for every case stand before its own."""
    return bool(step.only_if)


def _is_to_links(card: PromiseCard) -> bool:
    """Whether a promise is made to links; what customers are promised stands before it."""
    return bool(card.receivers)


def _has_limit(whole: Catalog, procedure: Procedure) -> bool:
    """Whether it keeps a promise with a limit, maybe one that these readers may not see."""
    entire = whole.get("procedure", procedure.id)
    promised = [whole.promise(support.promise) for support in entire.supports] if isinstance(entire, Procedure) else []
    return any(promise and promise.status != "retired" and promise.limit for promise in promised)


def _call(context: PageContext, procedure: Procedure) -> Call | None:
    """Whom the front line calls: the link that makes the promise, else the next one that does a step, else the owner."""
    doers = [step.by for step in procedure.steps if step.by]
    makers = [promise.made_by for support in procedure.supports if (promise := context.catalog.promise(support.promise))]
    others = [id for id in (*makers, *doers) if id != (doers[0] if doers else procedure.owner)]
    return first_call(context, [*others, procedure.owner])


def _late(context: PageContext, promises: list[Promise]) -> list[LateWords]:
    found = [
        LateWords(
            context.to(promise),
            Words("Say", context.inline(fail.say), f"say-if-late-{promise.id}") if fail.say else None,
            amends_rows(context, fail),
        )
        for promise in promises
        if (fail := promise.if_we_fail)
    ]
    return [late for late in found if late.say or late.facts]


def _when(context: PageContext, procedure: Procedure) -> list[Row]:
    return rows(
        Row("Customers say", Markup("\N{NO-BREAK SPACE}· ").join(Markup("“{}”").format(reason) for reason in procedure.reasons)),
        Row("Starts when", context.inline(procedure.starts_when)),
        Row("Ends when", context.inline(procedure.ends_when)),
        Row("Ways in", refs=context.refs("contact-point", procedure.contact_points)),
        Row("For", refs=context.refs("customer", procedure.customers)),
        Row("Ask the customer for", "; ".join(procedure.needs)),
        Row("What can come of it", lines=context.lines(procedure.outcomes)),
        Row("Forms", lines=context.lines(procedure.forms)),
    )


def _links(context: PageContext, procedure: Procedure) -> list[Ref]:
    """Every link that does a step, with the numbers of its steps."""
    numbers: dict[str, list[int]] = {}
    for number, step in enumerate(procedure.steps, 1):
        if step.by:
            numbers.setdefault(context.seen_id("link", step.by) or step.by, []).append(number)
    steps = {id: f"does step{'s' if len(found) > 1 else ''} {listed(found)}" for id, found in numbers.items()}
    return [ref for id, note in steps.items() if (ref := context.ref("link", id, note))]
