"""Why a link is in a chain: the reasons and their words. The steps of a procedure that it always does become one reason."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from interlock.definitions import ContactPoint, Link, Procedure, Promise
from interlock.definitions.procedure import Step
from interlock.findings.nouns import apart, few_of, first_of, listed
from interlock.questions.chain.handshakes import Handshake

# The keys of reasons by which a link helps whoever does a step.
AT_A_STEP = ("secures", "used")
# The most things for which a reason says that one link relies on another.
_MOST_NEEDS = 3


class ChainReason(NamedTuple):
    """Why a link is in a chain.

    `key` is `makes`: it makes the promise; `does`: it does step `number` of `procedure`; `secures`: it secures that step by
    `promise`; `used`: that step is done with it; `relied-on`: `user` relies on it (`handshake`). For definitions other than
    promises (see `rings`) also `staffs`: it staffs `point`; `answers`: it owns the definition; `is`: it is the definition.
    `words` say the reason for readers.
    """

    key: Literal["makes", "does", "secures", "used", "relied-on", "staffs", "answers", "is"]
    words: str
    procedure: Procedure | None = None
    step: Step | None = None
    number: int | None = None
    promise: Promise | None = None
    user: Link | None = None
    handshake: Handshake | None = None
    point: ContactPoint | None = None


def does_step(procedure: Procedure, position: int, step: Step) -> ChainReason:
    """The reason that a link does the step at a position of a procedure."""
    words = f"does step {position + 1} of {apart(procedure.title)}" + (", if needed" if step.only_if else "")
    return ChainReason("does", words, procedure=procedure, step=step, number=position + 1)


def secures_step(procedure: Procedure, position: int, step: Step, promise: Promise) -> ChainReason:
    """The reason that a link secures the step at a position of a procedure by a promise."""
    words = f"secures step {position + 1} of {apart(procedure.title)}: {apart(promise.title)}"
    return ChainReason("secures", words, procedure=procedure, step=step, number=position + 1, promise=promise)


def used_in(procedure: Procedure, position: int, step: Step) -> ChainReason:
    """The reason that the step at a position of a procedure is done with a system or in a place."""
    words = f"step {position + 1} of {apart(procedure.title)} is done with it" + (", if needed" if step.only_if else "")
    return ChainReason("used", words, procedure=procedure, step=step, number=position + 1)


def relied_on_by(handshake: Handshake, promise: Promise | None = None) -> ChainReason:
    """The reason that the user of a handshake relies on its supplier. The words fit a user of any number: `Vans`, `ICT`.

    `promise`: the promise to be kept, where others need something else; None for whatever it is.
    """
    user = handshake.user
    needed = handshake.needed_for(promise)
    given = handshake.with_what
    if needed:
        words = f"relied on by {apart(user.title)} for {few_of([apart(each) for each in needed], _MOST_NEEDS)}"
    elif given:
        words = f"gives {apart(user.title)} {apart(given)}"
    elif handshake.promises:
        words = f"promises {apart(user.title)}: {handshake.promised}"
    else:
        words = f"relied on by {apart(user.title)}"
    made = handshake.promises[0] if handshake.promises else None
    return ChainReason("relied-on", words, promise=made, user=user, handshake=handshake)


def reasons_in_words(reasons: Sequence[ChainReason], most: int) -> str:
    """At most `most` reasons, the nearest first, and the number of the others; a single other one is included instead."""
    words, more = first_of(each_reason_once(reasons), most)
    return "; ".join([*words, *([f"and {more} more reasons"] if more else [])])


def each_reason_once(reasons: Sequence[ChainReason]) -> list[str]:
    """The words of all reasons, the nearest first; the steps of a procedure that a link always does are one."""
    steps: dict[str, list[int]] = {}
    for reason in filter(_is_always_done, reasons):
        if reason.procedure and reason.number:
            steps.setdefault(reason.procedure.title, []).append(reason.number)
    together = {title: f"does steps {listed(numbers)} of {title}" for title, numbers in steps.items() if len(numbers) > 1}
    return list(
        dict.fromkeys(
            together.get(reason.procedure.title, reason.words) if reason.procedure and _is_always_done(reason) else reason.words
            for reason in reasons
        )
    )


def _is_always_done(reason: ChainReason) -> bool:
    return reason.key == "does" and reason.step is not None and not reason.step.only_if
