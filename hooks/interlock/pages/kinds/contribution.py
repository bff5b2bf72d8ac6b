"""How a link contributed, in words: by its own step, or by a hand-over to another link; and what a failure does not say yet."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from interlock.catalog import key_of
from interlock.definitions import Lesson, Link, Procedure
from interlock.definitions.lesson import Cause
from interlock.definitions.procedure import Step
from interlock.findings.nouns import apart, counted, first_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, set_apart
from interlock.pages.words import sentence
from interlock.questions.chain import ChainReason
from interlock.questions.chain.credit import OWN_CONTRIBUTION, Thanks
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.learning.untraced import StillToSay, lacking

# At most this many steps of a link are described.
_MOST_STEPS = 2


def own_deeds(context: PageContext, thanks: Thanks) -> Markup:
    """What the lesson says that the link did, and as which retired link; empty where it says nothing."""
    return Markup(" ").join(
        [*as_it_was(context, thanks.was), *(context.inline(cause.what) for cause in thanks.causes if cause.what)]
    )


def as_it_was(context: PageContext, was: Iterable[Link]) -> list[Markup]:
    """A sentence for whoever took the place of retired links: `As Refuse crews.`"""
    links = [context.link_to(link) for link in was]
    return [Markup("As {}.").format(Markup(" and ").join(links))] if links else []


def contribution_words(context: PageContext, thanks: Thanks, *, to_them: bool) -> Markup:
    """How the link contributed. `to_them`: addressed to the link itself instead of about it."""
    if thanks.way is None:
        return Markup("")
    own = [reason for reason in thanks.way.reasons if reason.key in OWN_CONTRIBUTION]
    if own:
        return _own(context, own, to_them)
    return _through(context, thanks, thanks.way.reasons[0], to_them)


def step_of_cause(context: PageContext, cause: Cause) -> Ref | None:
    """The step that a cause names, by its number: `step 3 of Issue a permit`; None where it names none."""
    if cause.step is None:
        return None
    procedure, _, id = cause.step.partition("#")
    found = context.catalog.get("procedure", procedure)
    ref = context.any_ref(f"procedure/{cause.step}")
    ids = [step.id for step in found.steps] if isinstance(found, Procedure) else []
    return replace(ref, title=f"step {ids.index(id) + 1} of {apart(ref.title)}") if id in ids else ref


def _own(context: PageContext, reasons: list[ChainReason], to_them: bool) -> Markup:
    """The link's own steps; without one, its promise or contact point."""
    steps, more = first_of([reason for reason in reasons if reason.key == "does"], _MOST_STEPS)
    words = [_step(context, reason, to_them) for reason in steps] or [_standing(context, reasons[0], to_them)]
    return Markup(" ").join([*words, *([Markup("And {} more.").format(counted(more, "step"))] if more else [])])


def _step(context: PageContext, reason: ChainReason, to_them: bool) -> Markup:
    assert reason.procedure and reason.step
    whose = "Your step" if to_them else "Step"
    return Markup("{} {} of {}: {}").format(whose, reason.number, context.link_to(reason.procedure), _does(context, reason.step))


def _does(context: PageContext, step: Step) -> Markup:
    return set_apart(context.inline(sentence(step.does)))


def _standing(context: PageContext, reason: ChainReason, to_them: bool) -> Markup:
    whose = "Your" if to_them else "Its own"
    if reason.promise:
        return Markup("{} promise {}").format(whose, context.link_to(reason.promise))
    if reason.point:
        return Markup("{} contact point {}").format(whose, context.link_to(reason.point))
    return Markup("It is about you") if to_them else Markup("It is about them")


def _through(context: PageContext, thanks: Thanks, reason: ChainReason, to_them: bool) -> Markup:
    """The hand-over by which the link helped, and the links that passed it on."""
    if reason.key == "answers" and reason.user:
        return Markup("{} {}").format("You answer for" if to_them else "Answers for", context.link_to(reason.user))
    if reason.key == "answers" or thanks.way is None:
        return Markup("You answer for it") if to_them else Markup("Answers for it")
    if reason.key == "secures" and reason.promise and reason.procedure:
        whose = "Your" if to_them else "Its"
        words = Markup("{} promise {} secures step {} of {}")
        return words.format(whose, context.link_to(reason.promise), reason.number, context.link_to(reason.procedure))
    if reason.key == "used" and reason.procedure:
        words = Markup("Step {} of {} is done with {}")
        return words.format(reason.number, context.link_to(reason.procedure), "you" if to_them else "it")
    assert reason.handshake
    first, *others = thanks.way.through
    giver = "you" if to_them else "them"
    given = handed_over(context, reason.handshake)
    had = Markup(", which had from {}: {}").format(giver, given) if given else Markup(", which relies on {}").format(giver)
    further = Markup("; and so through {}").format(Markup(" and ").join(map(context.link_to, others))) if others else Markup("")
    return Markup("Through {}").format(context.link_to(first)) + had + further


def handed_over(context: PageContext, handshake: Handshake) -> Markup:
    """What was handed over, in the receiver's words, else the giver's, else what is promised."""
    words = handshake.for_what or handshake.with_what or handshake.passes
    return context.inline(words.rstrip(".")) if words else escape(handshake.promised)


def lacking_for(context: PageContext, lesson: Lesson) -> StillToSay:
    """What a failure does not say yet, for staff only. A cause or change that they may not see is said all the same."""
    written = context.whole.definitions[key_of(lesson)]
    return lacking(written) if isinstance(written, Lesson) and not context.is_public else ""
