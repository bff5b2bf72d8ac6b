"""The six factors in a workbook: for each a table of what is known, and the question to ask."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.catalog.prose import plain_words
from interlock.definitions import Customer, Link, Procedure, Promise, Term
from interlock.definitions.customer import Expectation
from interlock.definitions.name_order import by_title
from interlock.findings.nouns import apart, counted, first_of
from interlock.pages.books.known_facts import FactTable, KnownFact
from interlock.pages.components import receiver_refs
from interlock.pages.kinds.capability import VERDICT_LABELS, VERDICT_TONES
from interlock.pages.kinds.link_strength import STATE_TONES
from interlock.pages.kinds.receivers import AnswerView, answers_in, still_to_sign
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, set_apart
from interlock.questions.capability.answer import run_in_words, steps_in_words
from interlock.questions.capability.verdicts import WORST_FIRST, Capability, ProcedureCapability
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.chain.reasons import reasons_in_words
from interlock.questions.chain.rings import Way
from interlock.questions.language.uses import FoundUse, first_sentence
from interlock.questions.learning.factors import FACTORS
from interlock.questions.learning.preparation import Preparation

_T = TypeVar("_T")


class _Need(NamedTuple):
    """What a link relies on another for, and what that promises it."""

    link: Link
    what: str
    promise: Promise


# A customer's expectation with the ids of our promises that meet it, or a promise for which nobody has asked.
Expected = tuple[Customer, Expectation, list[str]] | _Need | Promise
# A procedure with how long it takes for a promise, if known.
_TimedProcedure = tuple[Procedure, tuple[Capability, ProcedureCapability] | None]

# At most this many rows of a table, and reasons for a link, are shown.
_MOST_TOLD, _MOST_LINKS, _MOST_WORDS, _MOST_REASONS = 12, 20, 10, 2


@dataclass(frozen=True, slots=True)
class FactorSheet:
    """One factor: its tables, the question to ask, and what to write where there is no table."""

    id: str
    title: str
    tables: list[FactTable]
    ask: str
    unknown: str


def factor_sheets(context: PageContext, known: Preparation) -> list[FactorSheet]:
    """The six factors, in their order."""
    topic = known.topic
    links: list[Way | Link] = [*topic.links.first(_MOST_LINKS), *topic.receivers]

    def table(
        columns: list[str],
        found: Sequence[_T],
        told: Callable[[PageContext, _T], KnownFact],
        most: int = _MOST_TOLD,
        number: int | None = None,
    ) -> FactTable:
        shown, more = first_of(found, most) if number is None else (found[:most], max(number - most, 0))
        return FactTable("", "", columns, [told(context, each) for each in shown], more)

    tables = {
        "expectations": [
            table(["Who", "What they expect", "We answer"], _expectations(context, topic.promises), _expected),
        ],
        "perceptions": [
            table(
                ["Link", "What it does for this"],
                links,
                _responsibility,
                _MOST_LINKS,
                len(topic.links.rings) + len(topic.receivers),
            )
        ],
        "existing_procedures": [table(["Procedure", "Whose", "How long its steps take"], _existing(known), _procedure)],
        "missing_procedures": [table(["What is missing", "Why"], _missing(context, known), _gap)],
        "support_structure": [table(["Who relies on whom", "For what", "How firmly"], known.handshakes, _handshake)],
        "common_language": [
            table(["We wrote", "Where", "Say instead"], _avoided(known), _instead, _MOST_WORDS),
            table(["We say", "Which means"], _terms(context, known), _word, _MOST_WORDS),
        ],
    }
    return [
        FactorSheet(
            name.replace("_", "-"), factor.title, [each for each in tables[name] if each.known], factor.ask, factor.unknown
        )
        for name, factor in FACTORS.items()
    ]


def _expectations(context: PageContext, promises: Sequence[Promise]) -> list[Expected]:
    """The customers' expectations that these promises meet, those that no promise meets, then promises that meet none.

    Of promises between links, what those rely on that they are made to.
    """
    ours = {promise.id for promise in promises}
    made_to = {context.seen_id("customer", id) for promise in promises for id in promise.made_to}
    meeting = (found for promise in promises for found in context.catalog.referring(promise, Customer, "expectations.met_by"))
    asked = sorted((customer for id in made_to if (customer := context.catalog.get("customer", id))), key=by_title)
    found: list[Expected] = [*_needs(context, promises)]
    for customer in {each.id: each for each in (*asked, *meeting) if isinstance(each, Customer)}.values():
        for expectation in customer.expectations:
            is_open = customer.id in made_to and (customer.id, expectation.id) in context.facts.unmet
            met_by = [id for id in expectation.met_by if context.seen_id("promise", id) in ours]
            if is_open or met_by:
                found.append((customer, expectation, met_by))
    asked_for = context.whole.referring  # those who ask may be hidden from these readers
    to_customers = (promise for promise in promises if promise.kind == "public")
    return [*found, *(promise for promise in to_customers if not asked_for(promise, Customer, "expectations.met_by"))]


def _needs(context: PageContext, promises: Sequence[Promise]) -> Iterator[_Need]:
    """What the links to which a promise is made say that they rely on its maker for."""
    for promise in promises:
        maker = context.catalog.link(promise.made_by)
        receivers = (context.catalog.link(id) for id in promise.made_to) if maker and promise.kind != "public" else ()
        for link in filter(None, receivers):
            for reliance in link.relies_on:
                if reliance.for_ and context.catalog.link(reliance.link) is maker:
                    yield _Need(link, reliance.for_, promise)


def _expected(context: PageContext, expected: Expected) -> KnownFact:
    if isinstance(expected, Promise):
        return KnownFact(_made_to(context, expected), "We have not heard anybody ask for it", context.link_to(expected))
    if isinstance(expected, _Need):
        needs = context.inline(expected.what, of=key_of(expected.link))
        return KnownFact(context.to(expected.link), needs, context.link_to(expected.promise))
    customer, expectation, met_by = expected
    met = Markup(", ").join(context.anchor("promise", id) for id in met_by)
    return KnownFact(
        context.to(customer),
        Markup("“{}”").format(context.inline(expectation.text, of=key_of(customer))),
        met or _no_answer(context, customer, expectation),
    )


def _no_answer(context: PageContext, customer: Customer, expectation: Expectation) -> str:
    return "Not answered yet" if (customer.id, expectation.id) in context.facts.unmet else ""


def _made_to(context: PageContext, promise: Promise) -> Ref:
    """The customers a promise is made to, as one item."""
    refs = receiver_refs(context, promise)
    return refs[0] if len(refs) == 1 else Ref(", ".join(apart(ref.title) for ref in refs), None)


def _responsibility(context: PageContext, way: Way | Link) -> KnownFact:
    if isinstance(way, Link):
        return KnownFact(context.to(way), "is promised it")
    return KnownFact(context.to(way.link), plain_words(reasons_in_words(way.reasons, _MOST_REASONS), context.catalog))


def _existing(known: Preparation) -> list[_TimedProcedure]:
    """Each procedure, with its worst capability for any of the topic's promises."""
    found: dict[str, list[tuple[Capability, ProcedureCapability]]] = {}
    for stand in known.promises:
        for each in stand.capability.procedures:
            found.setdefault(each.procedure.id, []).append((stand.capability, each))
    own = [procedure for procedure in known.topic.procedures if not procedure.missing]
    return [(procedure, min(found.get(procedure.id, []), key=_verdict, default=None)) for procedure in own]


def _verdict(found: tuple[Capability, ProcedureCapability]) -> int:
    return WORST_FIRST.index(found[1].verdict)


def _procedure(context: PageContext, timed: _TimedProcedure) -> KnownFact:
    procedure, found = timed
    fact = KnownFact(context.to(procedure), context.anchor("link", procedure.owner), counted(len(procedure.steps), "step"))
    if found is None:
        return fact
    capability, worst = found
    length = f"{run_in_words(capability, worst.run)} of {capability.say(worst.limit)}: "
    note = ("" if worst.verdict == "unknown" else length) + steps_in_words(context.catalog, capability, worst)
    return KnownFact(fact.ref, fact.text, note, VERDICT_LABELS[worst.verdict], VERDICT_TONES[worst.verdict])


def _missing(context: PageContext, known: Preparation) -> list[Promise | Procedure]:
    """Missing procedures, and promises without a procedure."""
    unkept = (promise for promise in known.topic.promises if not context.facts.of_all.supporting.get(promise.id))
    return [*(procedure for procedure in known.topic.procedures if procedure.missing), *unkept]


def _gap(context: PageContext, found: Promise | Procedure) -> KnownFact:
    why = "still to be written" if isinstance(found, Procedure) else "no procedure keeps this promise yet"
    return KnownFact(context.to(found), why)


def _handshake(context: PageContext, handshake: Handshake) -> KnownFact:
    about = handshake.for_what or handshake.with_what
    user, unsigned = context.to(handshake.user), still_to_sign(context, handshake)
    silent = Markup("{} does not say so.").format(handshake.silent.title) if handshake.silent else Markup("")
    to_sign = Markup("Still to sign: {}.").format(unsigned) if unsigned else Markup("")
    return KnownFact(
        Ref(f"{apart(user.title)} on {apart(handshake.supplier.title)}", user.path),
        context.inline(about),
        Markup(" ").join(part for part in (silent, to_sign, *map(_answer, answers_in(context, handshake))) if part),
        handshake.state.capitalize(),
        STATE_TONES[handshake.state],
    )


def _answer(said: AnswerView) -> Markup:
    """The answer of the link that relies on the other."""
    text = Markup(": {}").format(set_apart(said.text)) if said.text else Markup(".")
    return Markup("{}{}{}").format(said.label, f" ({said.when.text})" if said.when else "", text)


def _avoided(known: Preparation) -> list[FoundUse]:
    """The words to avoid in the topic's definitions, once for each definition."""
    return list({(each.words.casefold(), each.where.key): each for each in known.avoided}.values())


def _instead(context: PageContext, found: FoundUse) -> KnownFact:
    sense, place = found.use.senses[0], context.user(found.where.key)
    says = " or ".join(dict.fromkeys(filter(None, (found.instead(each) for each in found.use.senses))))
    because = context.inline(sense.avoided.because, of=sense.term) if sense.avoided else Markup("")
    return KnownFact(
        Ref(" ".join(found.words.split()), place.path if place else None),
        place.title if place else "",
        Markup("{}. {}").format(says, because) if says else because,
    )


def _terms(context: PageContext, known: Preparation) -> list[Term]:
    """The terms used in the topic's definitions, the most common first."""
    used = Counter(key for definition in known.topic.definitions for key in context.terms_in.get(key_of(definition), ()))
    places = context.term_places
    ranked = sorted((-number, places[key]) for key, number in used.items() if key in places)
    by_place = context.all(Term)
    return [by_place[place] for _, place in ranked]


def _word(context: PageContext, term: Term) -> KnownFact:
    avoided = ", ".join(avoided.word for avoided in term.avoid)
    means = context.inline(first_sentence(term.definition), of=key_of(term))
    return KnownFact(context.to(term), means + (Markup(" <small>Not: {}</small>").format(avoided) if avoided else Markup("")))
