"""The steps on a procedure's page: each with its hand-over, and all of them as a blueprint."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import anchor_of
from interlock.definitions import Procedure
from interlock.definitions.procedure import Step
from interlock.definitions.values.quantities import amount_in_sentence
from interlock.findings.nouns import listed
from interlock.pages.components import Words
from interlock.pages.frame import Row, rows
from interlock.pages.kinds.manner_words import manner_row
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.blueprint import Blueprint, Station, blueprint
from interlock.questions.chain.bit_sets import positions
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


def steps_and_blueprint(context: PageContext, procedure: Procedure) -> tuple[list[StepView], Blueprint | None]:
    """The steps in their order, and the picture of them; None where a picture would say no more."""
    order = StepOrder(procedure)
    steps = [_step(context, procedure, order, position) for position in range(len(procedure.steps))]
    return steps, _blueprint(order, steps)


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
        beside=numbered_steps(beside),
        beside_stage="" if first is None else procedure.steps[first].stage_shown,
        hand_over=_hand_over(context, procedure, position, sorted(order.before[position])),
        only_if=context.inline(step.only_if),
        say=Words("Say", context.inline(step.say), f"say-{step.id}") if step.say else None,
        facts=_facts(context, step),
    )


def numbered_steps(steps: int) -> str:
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
    after = "" if [*givers] == [position - 1] else numbered_steps(sum(1 << giver for giver in givers))
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
