"""Who is asked too, where something is late by more than a month."""

from interlock.questions.owed.debts import Owed


def coach_sentence(owed: Owed) -> str:
    """A sentence that names the coach of the link that owes something, if it is late by more than a month."""
    return f"; `{owed.coach.id}`, which holds up `{owed.link.id}`, is asked too" if owed.coach and owed.link else ""
