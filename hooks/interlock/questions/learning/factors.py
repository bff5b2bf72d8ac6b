"""The six factors of group learning, each with its title and the question that links ask each other about it."""

from typing import NamedTuple


class FactorQuestion(NamedTuple):
    """A factor's title, what to ask about it, and what to write where a handbook shows nothing on it."""

    title: str
    ask: str
    unknown: str


# By the names that a session's checklist gives them, in its order.
FACTORS = {
    "expectations": FactorQuestion(
        "Customers' expectations",
        "Which of these do we break most, and what do customers expect that is not here?",
        "The handbook shows no expectation. Write what customers tell you under `expectations` in their file.",
    ),
    "perceptions": FactorQuestion(
        "How we see our responsibilities",
        "What does each of us believe is ours? Where do two of us, or none of us, believe so?",
        "The handbook shows no team behind this. Write who does each step under `by` in its procedure.",
    ),
    "existing_procedures": FactorQuestion(
        "Procedures we have",
        "Which step do we really do in another way?",
        "The handbook shows no procedure. Write down the steps as you do them: `interlock new procedure …`.",
    ),
    "missing_procedures": FactorQuestion(
        "Procedures to create",
        "What do we do here that nobody has written down?",
        "The handbook shows none that is missing. Note one that is with `interlock new procedure …`, and `missing: true` in it.",
    ),
    "support_structure": FactorQuestion(
        "How departments hold each other up",
        "What does each of us need from the next, by when, and do they know?",
        "The handbook shows nobody who relies on another. Write it under `relies_on` in your file; "
        "they write `supports` in theirs.",
    ),
    "common_language": FactorQuestion(
        "One shared language",
        "Which word do two of us use for different things?",
        "The handbook shows no agreed word in what is written about this. Write what one means: `interlock new term …`.",
    ),
}
