"""The six factors of group learning, each with its title and the question that links ask each other about it."""

from typing import NamedTuple


class FactorQuestion(NamedTuple):
    """A factor's title, and what to ask about it."""

    title: str
    ask: str


# By the names that a session's checklist gives them, in its order.
FACTORS = {
    "expectations": FactorQuestion(
        "Customers' expectations", "Which of these do we break most, and what do customers expect that is not here?"
    ),
    "perceptions": FactorQuestion(
        "How we see our responsibilities", "What does each of us believe is ours? Where do two of us, or none of us, believe so?"
    ),
    "existing_procedures": FactorQuestion("Procedures we have", "Which step do we really do in another way?"),
    "missing_procedures": FactorQuestion("Procedures to create", "What do we do here that nobody has written down?"),
    "support_structure": FactorQuestion(
        "How departments hold each other up", "What does each of us need from the next, by when, and do they know?"
    ),
    "common_language": FactorQuestion("One shared language", "Which word do two of us use for different things?"),
}
