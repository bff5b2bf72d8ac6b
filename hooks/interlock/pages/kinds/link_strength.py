"""How strong a link is: its handshakes, and facts for the team to discuss. No score."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Link
from interlock.pages.frame import Row, rows
from interlock.pages.kinds.receivers import ANSWERS, AnswerView, answers_in, still_to_sign
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, Ref
from interlock.pages.promise_status import status_note
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.promise_forms import first_day_to_come
from interlock.questions.results.judging import STATUSES
from interlock.questions.results.records import Record
from interlock.questions.reviews import ReviewStatus

# How the reviews of a link stand, by their status.
_REVIEWS: dict[ReviewStatus, str] = {
    "overdue": "overdue",
    "due": "in date",
    "later": "in date",
    "never": "never held",
    "not asked": "without an interval",
}
STATE_TONES = {"one-sided": "watch", "agreed": "team", "interlocked": "good"}


@dataclass(frozen=True, slots=True)
class HandshakeView:
    """A handshake from this link's side: the other link, and what it is about."""

    other: Ref
    about: Markup
    passes: Markup
    promises: list[Ref]
    state: str
    tone: str
    unsigned: str
    answers: list[AnswerView]


def handshake_views(context: PageContext, link: Link) -> tuple[list[HandshakeView], list[HandshakeView]]:
    """The handshakes in which the link relies on others, and those in which others rely on it; none for the public."""
    if context.is_public:
        return [], []
    relies, relied_on = [], []
    for handshake in context.facts.strength(link).relies_on:
        relies.append(_view_of(context, handshake, handshake.supplier, handshake.for_what or handshake.with_what))
    for handshake in context.facts.strength(link).relied_on_by:
        relied_on.append(_view_of(context, handshake, handshake.user, handshake.with_what or handshake.for_what))
    return relies, relied_on


def _view_of(context: PageContext, handshake: Handshake, other: Link, about: str | None) -> HandshakeView:
    promises = [context.to(promise, status_note(context, promise)) for promise in handshake.promises]
    return HandshakeView(
        context.to(other),
        context.inline(about),
        context.inline(handshake.passes),
        promises,
        handshake.state.capitalize(),
        STATE_TONES[handshake.state],
        still_to_sign(context, handshake),
        answers_in(context, handshake),
    )


def strength_rows(context: PageContext, link: Link) -> list[Row]:
    """Facts about how strong the link is; none for the public, who see only part of them."""
    if context.is_public:
        return []
    found = context.facts.strength(link)
    states = [f"{number} {state}" for state in ("interlocked", "agreed", "one-sided") if (number := found.handshakes_in(state))]
    reviews = Counter(_REVIEWS[review.status] for review in found.reviews)
    stands = Counter(_standing(context, record) for record in found.records)
    kept = [f"{stands[status]} {status}" for status in (*STATUSES, "suspended", "to come") if stands[status]]
    alone = [
        Markup('<a href="{}{}">{}</a>: {}').format(
            ROOT, context.to(only.procedure, part=only.step.id).path, only.procedure.title, ", ".join(only.skills)
        )
        for only in found.only_here
    ]
    return rows(
        Row("Handshakes", ", ".join(states)),
        Row("What those we serve say", _said_of(context, link)),
        Row("Reviews", ", ".join(f"{number} {status}" for status, number in reviews.items())),
        Row("Our promises", ", ".join(kept)),
        Row("Nobody else could step in for", lines=alone),
    )


def _standing(context: PageContext, record: Record) -> str:
    """The status of a promise, in a word by which it is counted."""
    if record.promise.status == "suspended":
        return "suspended"
    return "to come" if first_day_to_come(record.promise, context.facts.today) else record.status


def _said_of(context: PageContext, link: Link) -> str:
    """How many of the links it promises something to are well served; outdated answers are counted separately."""
    about_us = [answer for answer in context.facts.answers.values() if context.catalog.link(answer.promise.made_by) is link]
    said = Counter("out of date" if answer.is_stale else ANSWERS[answer.entry.answer][0].lower() for answer in about_us)
    return ", ".join(f"{number} {words}" for words, number in said.items())
