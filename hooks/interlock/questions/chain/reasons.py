"""The reasons for a link in a chain, in words. The steps of a procedure that a link always does are one reason."""

from collections.abc import Sequence

from interlock.findings.nouns import listed
from interlock.questions.chain import ChainReason


def reasons_in_words(reasons: Sequence[ChainReason], most: int) -> str:
    """At most `most` reasons, the nearest first, and the number of the others; a single other is told instead of counted."""
    words = _each_once(reasons)
    if len(words) <= most + 1:
        return "; ".join(words)
    return "; ".join([*words[:most], f"and {len(words) - most} more reasons"])


def _each_once(reasons: Sequence[ChainReason]) -> list[str]:
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
