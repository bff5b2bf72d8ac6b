"""The receivers of a promise: whether they have signed it, and whether it serves them well."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link, Promise
from interlock.definitions.meaning import Side
from interlock.pages.desk import Desk
from interlock.pages.frame import Day, as_day
from interlock.pages.refs import Ref
from interlock.pages.words import SIDE_WORDS, capital, day
from interlock.questions.approvals import Signed
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


def receivers_of(desk: Desk, promise: Promise) -> list[ReceiverView]:
    """The receivers of a promise; empty for the public."""
    if desk.settings.audience == "public":
        return []
    approvals = desk.facts.approvals.get(key_of(promise))
    signed = (
        {each.link.id: each for each in approvals.signed if each.link and each.approval.side == "receivers"} if approvals else {}
    )
    found = (desk.catalog.link(id) for id in signatories_of(desk.catalog, promise).receivers)
    return [_receiver(desk, link, signed.get(link.id), desk.facts.answers.get((promise.id, link.id))) for link in found if link]


def _receiver(desk: Desk, link: Link, signed: Signed | None, answer: ReceiverAnswer | None) -> ReceiverView:
    if signed is None or signed.status == "no stamp":
        words, tone = "Not signed yet", "watch"
    elif signed.status == "fits":
        words, tone = f"Signed {day(signed.approval.on)}", "good"
    else:
        words, tone = f"Out of date, signed {day(signed.approval.on)}", "watch"
    return ReceiverView(desk.to(link), words, tone, _answer(desk, answer) if answer else None)


def answers_in(desk: Desk, handshake: Handshake) -> list[AnswerView]:
    """What the relying link answers about the promises in a handshake."""
    if desk.settings.audience == "public":
        return []
    several = len(handshake.promises) > 1
    return [
        _answer(desk, answer, promise.title if several else "")
        for promise in handshake.promises
        if (answer := desk.facts.answers.get((promise.id, handshake.user.id)))
    ]


def _answer(desk: Desk, answer: ReceiverAnswer, about: str = "") -> AnswerView:
    label, tone = ANSWERS[answer.entry.answer]
    text = desk.inline(answer.entry.text)
    return AnswerView(label, "" if answer.is_stale else tone, text, as_day(answer.entry.on), answer.is_stale, about)


def still_to_sign(desk: Desk, handshake: Handshake) -> str:
    """Who has not signed the promise behind a handshake; "" without a promise or when all have signed."""
    if desk.settings.audience == "public" or not handshake.promises:
        return ""
    return capital(", ".join(_missing(handshake, side) for side in handshake.lacking))


def _missing(handshake: Handshake, side: Side) -> str:
    links = {"providers": handshake.supplier, "receivers": handshake.user}
    return links[side].title if side in links else SIDE_WORDS[side]
