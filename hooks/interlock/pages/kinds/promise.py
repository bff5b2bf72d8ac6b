"""A promise's page: what may be said, by when, its status, and the chain behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from interlock.definitions import Customer, Procedure, Promise
from interlock.definitions.in_force import is_made
from interlock.definitions.promise import Earlier
from interlock.definitions.values.periods import how_often
from interlock.findings.nouns import apart, few_of, listed
from interlock.pages.background import Background, background_of
from interlock.pages.books.workbook import workbook_of
from interlock.pages.components import Event, Words, amends_rows, doubt, page, receiver_refs, searched_words
from interlock.pages.frame import Page, Row, rows, sections
from interlock.pages.kinds.capability import CapabilityView, capability_view
from interlock.pages.kinds.compared import ComparedView, compared_view
from interlock.pages.kinds.customers_time import CustomersTime, promise_time
from interlock.pages.kinds.link_load import overloaded_behind
from interlock.pages.kinds.many_receivers import ReceiversView, receivers_on_page
from interlock.pages.kinds.targets_behind import TargetsBehind, targets_behind
from interlock.pages.lists.due_date import Limit, limit_of, working_hours
from interlock.pages.opening_hours import closure_in_words, closures_to_come, days_in_words
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.pictures.chain_view import ChainView, chain_view
from interlock.pages.pictures.results_chart import ResultsView, results_view
from interlock.pages.promise_status import figure, how_it_stands, is_to_come, not_yet, record_of, worded_today
from interlock.pages.promise_words import limit_text, now_and_later, promised_words, target_words
from interlock.pages.words import unbroken_day
from interlock.questions.calendar.working_time import calendar_of
from interlock.questions.chain.step_order import StepOrder
from interlock.questions.promise_forms import begins_later, held_on

_KIND = {"public": "Promise to customers", "internal": "Promise between teams", "supplier": "Promise by a supplier"}


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """The promise's status: its last figure against the target, and the reason."""

    figure: str
    target: str
    status: str
    tone: str
    because: str


@dataclass(frozen=True, slots=True)
class PromiseView:
    """What `promise.html` shows. `is_to_customers`: whether customers are promised it, so that its readers may promise it too."""

    wording: Markup
    not_yet: Markup
    is_to_come: bool
    is_changing: bool
    is_to_customers: bool
    made_by: Ref | None
    means: list[Row]
    means_title: str
    fail_say: Words | None
    fail: list[Row]
    measure: list[Row]
    procedures: list[Ref]
    relied_on_by: list[Ref]
    compared: ComparedView | None
    earlier: list[Event]
    expectations: list[Ref]
    receivers: ReceiversView | None
    is_current: bool
    standing: PromiseStanding | None
    results: ResultsView | None
    chain: ChainView | None
    capability: CapabilityView | None
    overloaded: list[Markup]
    time: list[CustomersTime]
    time_by_step: list[Ref]
    targets: TargetsBehind | None
    due: Limit | None
    workbook: Ref | None
    body: Markup
    background: Background


def promise_page(context: PageContext, promise: Promise) -> Page:
    """The page of one promise."""
    view = _view(context, promise)
    parts = sections(
        ("terms", view.means_title, True),
        ("fail", "If we fail", view.fail or view.fail_say),
        ("procedures", "Procedures that keep it", view.procedures),
        ("receivers", view.receivers.title if view.receivers else "", view.receivers),
        ("capability", "Can we keep it?", view.capability or view.overloaded),
        ("clock", "Where the time goes", view.time),
        ("results", "Kept or not", view.results or view.measure),
        ("chain", "The chain", view.chain),
        ("rests-on", "Promises it rests on", view.targets),
        ("compare", "Compared with others", view.compared),
        ("more", "Behind this promise", view.background or view.relied_on_by or view.expectations or view.earlier),
    )
    labels, answer = [searched_words(context, promise.wording)], _answer(context, promise) if view.is_current else ""
    return page(context, promise, "promise.html", view, parts, labels=labels, answer=answer)


def _answer(context: PageContext, promise: Promise) -> str:
    """What the search shows: the limit of today, to whom unless to customers, and a doubt; "" without a limit."""
    held, late = held_on(promise, context.facts.today), doubt(context, promise)
    limit = limit_text(held) if held else ""
    if not limit:
        return ""
    receivers = [] if promise.kind == "public" else [apart(ref.title) for ref in receiver_refs(context, promise)]
    promised = f"{limit}, to {few_of(receivers, 1)}" if receivers else limit
    return f"{promised}, but {late}" if late else promised


def _view(context: PageContext, promise: Promise) -> PromiseView:
    catalog = context.catalog
    fail = promise.if_we_fail
    due, time = limit_of(context, promise), promise_time(context, promise)
    return PromiseView(
        wording=worded_today(context, promise),
        not_yet=not_yet(context, promise),
        is_to_come=is_to_come(promise, context.facts.today),
        is_changing=bool(begins_later(promise, context.facts.today) and held_on(promise, context.facts.today)),
        is_to_customers=promise.kind == "public",
        made_by=context.ref("link", promise.made_by),
        means=_means(context, promise),
        means_title="By when, and what it means" if due else "What it means",
        fail_say=Words("Say", context.inline(fail.say), "say-if-we-fail") if fail and fail.say else None,
        fail=amends_rows(context, fail) if fail else [],
        measure=_measure(context, promise),
        procedures=[
            context.with_status(found, _covers(context, found, promise))
            for found in catalog.referring(promise, Procedure, "supports.promise")
            if found.status != "retired"
        ],
        relied_on_by=context.to_all(catalog.referring(promise, Procedure, "steps.secured_by")),
        compared=compared_view(context, promise),
        earlier=_earlier(context, promise),
        expectations=context.to_all(catalog.referring(promise, Customer, "expectations.met_by")),
        receivers=receivers_on_page(context, promise),
        is_current=is_made(promise),
        standing=_standing(context, promise),
        results=results_view(context, promise),
        # Chain and capability are internal matters, and not for the public.
        chain=None if context.is_public else chain_view(context, promise),
        capability=None if context.is_public else capability_view(context, promise),
        overloaded=overloaded_behind(context, promise),
        time=time,
        time_by_step=[Ref(each.titles[0].title, f"{each.titles[0].path}#clock") for each in time],
        targets=targets_behind(context, promise),
        due=due,
        workbook=workbook_of(context, promise),
        body=context.block(promise.body),
        background=background_of(context, promise),
    )


def _standing(context: PageContext, promise: Promise) -> PromiseStanding | None:
    if promise.status != "published":
        return None
    record = record_of(context, promise)
    because = "" if record.status == "no cases" else record.because  # the figure says so
    return PromiseStanding(figure(record), promised_words(context, promise), *how_it_stands(context, record), because)


def _covers(context: PageContext, procedure: Procedure, promise: Promise) -> str:
    supports = [each for each in procedure.supports if context.seen_id("promise", each.promise) == promise.id]
    if not all(each.from_ or each.to for each in supports):
        return "all its steps"
    order = StepOrder(procedure)
    numbers = sorted({position + 1 for each in supports for position in order.between(each.from_, each.to)})
    if len(numbers) < 2:
        return f"step {numbers[0]}" if numbers else "no step"
    together = numbers == list(range(numbers[0], numbers[-1] + 1))
    return f"steps {numbers[0]} to {numbers[-1]}" if together and len(numbers) > 2 else f"steps {listed(numbers)}"


def _means(context: PageContext, promise: Promise) -> list[Row]:
    clock = promise.clock
    is_often = promise.target is None or bool(promise.target.share or promise.target.every)
    return rows(
        Row("Kind", "" if context.is_public else _KIND[promise.kind]),
        Row("Limit", now_and_later(context, promise, limit_text)),
        Row("Days that count", "; ".join(_counted(context, promise))),
        Row("How often" if is_often else "Target", now_and_later(context, promise, target_words)),
        Row("Clock starts", context.inline(clock.starts) if clock else ""),
        Row("Clock stops", context.inline(clock.stops) if clock else ""),
        Row("Clock pauses for", "; ".join(clock.pauses) if clock else ""),
        Row("Made by", refs=_known_by_name(context, promise.made_by)),
        Row("Made to", refs=receiver_refs(context, promise)),
        Row("Service", "" if promise.service else "every service", refs=context.refs("service", [promise.service])),
        Row("Holds at", refs=context.refs("contact-point", promise.contact_points)),
        Row("Holds if", lines=context.lines(promise.conditions)),
        Row("Not for", lines=context.lines(promise.exclusions)),
        Row("What we ask of you" if context.is_public else "We ask the customer", lines=context.lines(promise.customer_duties)),
        Row(
            "Shows that",
            lines=[context.inline(value.title) for value in context.catalog.organisation.values if value.id in promise.values],
        ),
        Row(
            "From" if begins_later(promise, context.facts.today) else "Since",
            unbroken_day(promise.valid_from) if promise.valid_from else "",
        ),
    )


def _counted(context: PageContext, promise: Promise) -> Iterator[str]:
    """How its days are counted where that is not as we work."""
    if own := promise.calendar:
        calendar, said = calendar_of(context.catalog.organisation, promise), own.model_fields_set
        yield days_in_words(sorted(calendar.weekdays)) + (f", {working_hours(calendar)}" if said & {"opens", "closes"} else "")
        if calendar.country:
            yield f"without public holidays ({calendar.holiday_region})"
        yield from (f"not {closure_in_words(each)}" for each in closures_to_come(own.holidays, context.facts.today))
        if "counts_from" in said:
            yield "the day itself counts" if calendar.counts_same_day else "counted from the next working day"
    # Working days end on no closed day.
    if promise.ends_on_closed_day and promise.limit and promise.limit.unit_type != "working":
        yield "if the last day is a closed one, the next working day"


def _known_by_name(context: PageContext, id: str | None) -> list[Ref]:
    """The link with that id; for the public only if its page is shown: "a team inside the organisation" says nothing to them."""
    return [ref for ref in context.refs("link", [id]) if ref.path is not None or not context.is_public]


def _measure(context: PageContext, promise: Promise) -> list[Row]:
    measure = promise.measure
    if measure is None:
        return []
    return rows(
        Row("We count", context.inline(measure.what)),
        Row("From", context.inline(measure.source)),
        Row("Measured", how_often(measure.every) if measure.every else ""),
        Row("By", refs=_known_by_name(context, measure.by)),
    )


def _earlier(context: PageContext, promise: Promise) -> list[Event]:
    """The earlier forms, the latest first, as far as they say what was different."""
    forms = sorted(promise.earlier, key=lambda before: before.until, reverse=True)
    said = [(before, _was(context, before)) for before in forms]
    return [Event(f"Until {unbroken_day(before.until)}", text) for before, text in said if text]


def _was(context: PageContext, before: Earlier) -> Markup:
    amounts = [limit_text(before), target_words(before) if before.target else ""]
    promised = "; ".join(filter(None, amounts))
    if not before.wording:
        return escape(promised)
    return context.inline(before.wording) + (Markup(" ({})").format(promised) if promised else "")
