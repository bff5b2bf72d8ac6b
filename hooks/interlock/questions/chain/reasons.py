"""Why a link is in a chain, as people say it: steps that it always does are told together."""

from collections.abc import Sequence

from interlock.findings.nouns import counted, listed
from interlock.questions.chain import ChainReason


def reasons_in_words(reasons: Sequence[ChainReason], most: int) -> str:
    """The first reasons, the nearest first, and how many more there are."""
    words = _each_once(reasons)
    more = [f"and {counted(len(words) - most, 'more reason')}"] if len(words) > most else []
    return "; ".join([*words[:most], *more])


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
