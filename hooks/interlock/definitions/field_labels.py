"""How fields are called in sentences for people who never see a file."""

# Fields whose name with spaces for underscores would not be understood.
LABELS = {
    "made_by": "team that makes it",
    "made_to": "those it is made to",
    "customer_duties": "customers' duties",
    "valid_from": "first day",
    "does": "instruction",
    "by": "team that does it",
    "accountable": "team that answers for it",
    "within": "time allowed",
    "after": "steps before it",
    "only_if": "condition",
    "if_not": "way out",
    "can_decide": "freedom to decide",
    "say": "words to say",
    "gives": "things handed over",
    "secured_by": "promise that secures it",
    "staffed_by": "teams that answer",
    "also": "other words for it",
    "avoid": "words to avoid",
    "coached_by": "team that unblocks it",
    "hours": "opening hours",
    "access": "ways in",
    "from_": "first step",
    "to": "last step",
}


def field_label(field: str) -> str:
    """The words for a field in a sentence."""
    return LABELS.get(field, field.strip("_").replace("_", " "))
