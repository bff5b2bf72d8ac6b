"""The receivers of a promise: whether they have signed it, and whether it serves them well."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link, Promise
from interlock.definitions.meaning_marks import Side
from interlock.findings.nouns import apart, capital
from interlock.pages.frame import Day, as_day
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import SIDE_WORDS, unbroken_day
from interlock.questions.approvals.checked_approvals import Signed, needs_approval
from interlock.questions.approvals.signatories import signatories_of
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.satisfaction import ReceiverAnswer

ANSWERS = {"yes": ("Well served", "good"), "partly": ("Partly served", "watch"), "no": ("Not well served", "bad")}


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A receiver's answer. `about` names the promise where it could be one of several."""

    label: str
    tone: str
    text: Markup
    when: Day | None
    is_stale: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class ReceiverView:
    """A link that a promise is made to: whether it has signed, and its last answer."""

    ref: Ref
    signed: str
    tone: str
    answer: AnswerView | None


def receivers_of(context: PageContext, promise: Promise) -> list[ReceiverView]:
    """The receivers of a promise; empty for the public."""
    if context.is_public:
        return []
    approvals = context.facts.approvals.get(key_of(promise))
    signed = (
        {each.link.id: each for each in approvals.signed if each.link and each.approval.side == "receivers"} if approvals else {}
    )
    found = (context.catalog.link(id) for id in signatories_of(context.catalog, promise).receivers)
    return [
        _receiver(context, link, signed.get(link.id), context.facts.answers.get((promise.id, link.id))) for link in found if link
    ]


def _receiver(context: PageContext, link: Link, signed: Signed | None, answer: ReceiverAnswer | None) -> ReceiverView:
    if signed is None or signed.status == "no stamp":
        words, tone = "Not signed yet", "watch"
    elif signed.status == "fits":
        words, tone = f"Signed {unbroken_day(signed.approval.on)}", "good"
    else:
        words, tone = f"Out of date, signed {unbroken_day(signed.approval.on)}", "watch"
    return ReceiverView(context.to(link), words, tone, _answer(context, answer) if answer else None)


def answers_in(context: PageContext, handshake: Handshake) -> list[AnswerView]:
    """What the relying link answers about the promises in a handshake."""
    if context.is_public:
        return []
    several = len(handshake.promises) > 1
    return [
        _answer(context, answer, promise.title if several else "")
        for promise in handshake.promises
        if (answer := context.facts.answers.get((promise.id, handshake.user.id)))
    ]


def _answer(context: PageContext, answer: ReceiverAnswer, about: str = "") -> AnswerView:
    label, tone = ANSWERS[answer.entry.answer]
    text = context.inline(answer.entry.text)
    return AnswerView(label, "" if answer.is_stale else tone, text, as_day(answer.entry.on), answer.is_stale, about)


def still_to_sign(context: PageContext, handshake: Handshake) -> str:
    """Who has not signed the promise behind a handshake; "" when all have signed, or no promise is asked to be signed."""
    if context.is_public or not any(map(needs_approval, handshake.promises)):
        return ""
    return capital(", ".join(_missing(handshake, side) for side in handshake.lacking))


def _missing(handshake: Handshake, side: Side) -> str:
    links = {"providers": handshake.supplier, "receivers": handshake.user}
    return apart(links[side].title) if side in links else SIDE_WORDS[side]
