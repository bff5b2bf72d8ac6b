"""A procedure's page: what to say and do, by when and whom to call, then the steps, then the background."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Catalog
from interlock.catalog.addresses import anchor_of
from interlock.definitions import Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.definitions.quantities import amount_in_sentence
from interlock.findings.nouns import in_sentences, listed
from interlock.pages.background import Background, background_of
from interlock.pages.calls import CHANNELS, Call, first_call
from interlock.pages.components import PromiseCard, Words, amends_rows, card_of, page
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.customers_time import CustomersTime, procedure_time
from interlock.pages.kinds.manner_words import manner_row
from interlock.pages.lists.due_date import Limit, limit_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.blueprint import Blueprint, Station, blueprint
from interlock.pages.promise_status import current
from interlock.questions.chain.chains import positions
from interlock.questions.chain.step_order import StepOrder

# The most steps that one step is said to be done beside.
_MOST_BESIDE = 12

_STAGES = {"customer": "customer", "front": "front stage", "back": "back stage", "support": "support"}


@dataclass(frozen=True, slots=True)
class HandOver:
    """What is handed over to this step, and the stage it comes from. `after`: the steps it comes from, if not the one above."""

    after: str
    to: str
    passes: str
    from_stage: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as its page shows it."""

    number: int
    anchor: str
    does: Markup
    stage: str
    stage_label: str
    who: Ref | None
    within: str
    beside: str
    beside_stage: str
    hand_over: HandOver | None
    only_if: Markup
    say: Words | None
    facts: list[Row]


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
    order = StepOrder(procedure)
    steps = [_step(context, procedure, order, position) for position in range(len(procedure.steps))]
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
        blueprint=_blueprint(order, steps),
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


def _blueprint(order: StepOrder, steps: list[StepView]) -> Blueprint | None:
    return blueprint(
        [
            Station(
                shown.number,
                shown.anchor,
                shown.stage,
                shown.who.title if shown.who else "The customer",
                _plain(shown.does),
                [position + 1 for position in before],
            )
            for before, shown in zip(order.before, steps, strict=True)
        ]
    )


def _plain(html: Markup) -> str:
    """A sentence as plain text."""
    return str(html.striptags())


def _step(context: PageContext, procedure: Procedure, order: StepOrder, position: int) -> StepView:
    step, beside = procedure.steps[position], order.beside(position)
    first = next(positions(beside), None)
    stage = step.stage_shown
    return StepView(
        number=position + 1,
        anchor=anchor_of("procedure", step.id),
        does=context.inline(step.does),
        stage=stage,
        stage_label=_STAGES[stage],
        who=context.ref("link", step.by),
        within=amount_in_sentence(step.within.text) if step.within else "",
        beside=_numbered(beside),
        beside_stage="" if first is None else procedure.steps[first].stage_shown,
        hand_over=_hand_over(context, procedure, position, sorted(order.before[position])),
        only_if=context.inline(step.only_if),
        say=Words("Say", context.inline(step.say), f"say-{step.id}") if step.say else None,
        facts=_facts(context, step),
    )


def _numbered(steps: int) -> str:
    """The numbers of steps, a bit set: `steps 2, 3 and 5 to 9`; of many, the first and how many more."""
    shown: list[str] = []
    rest = steps
    while rest and (len(shown) < _MOST_BESIDE or rest.bit_count() == 1):
        first, after = _first_run(rest)
        shown += [f"{first + 1} to {after}"] if after - first > 2 else [str(number) for number in range(first + 1, after + 1)]
        rest = rest >> after << after
    more = [f"{rest.bit_count():,} more"] if rest else []
    return f"{'steps' if steps.bit_count() > 1 else 'step'} {listed([*shown, *more])}" if shown else ""


def _first_run(bits: int) -> tuple[int, int]:
    """The positions where the first unbroken row of set bits begins, and where it has ended."""
    first = (bits & -bits).bit_length() - 1
    row = bits >> first
    return first, first + (~row & (row + 1)).bit_length() - 1


def _hand_over(context: PageContext, procedure: Procedure, position: int, follows: list[int]) -> HandOver | None:
    """The hand-over to a step from those that it follows; None unless another link, or the customer, does one of them."""
    step = procedure.steps[position]
    who = context.ref("link", step.by)
    givers = {other: procedure.steps[other] for other in follows if context.ref("link", procedure.steps[other].by) != who}
    if not givers or who is None:
        return None
    passed = [thing for giver in givers.values() for thing in giver.gives if not step.needs or thing in step.needs]
    after = "" if [*givers] == [position - 1] else _numbered(sum(1 << giver for giver in givers))
    return HandOver(after, who.title, "; ".join(dict.fromkeys(passed)), procedure.steps[next(iter(givers))].stage_shown)


def _facts(context: PageContext, step: Step) -> list[Row]:
    accountable = context.ref("link", step.accountable)
    return rows(
        manner_row(context, step.manner),
        Row("Waits for", step.waits_for or ""),
        Row("Needs", "; ".join(step.needs)),
        Row("Done with", refs=context.refs("link", step.with_)),
        Row("Gives", "; ".join(step.gives)),
        Row("Secured by", refs=context.refs("promise", [step.secured_by])),
        Row("You can decide", context.inline(step.can_decide)),
        Row("If not", context.inline(step.if_not)),
        Row("Accountable", refs=[accountable] if accountable and accountable != context.ref("link", step.by) else []),
        Row("Skills", "; ".join(step.skills)),
    )
