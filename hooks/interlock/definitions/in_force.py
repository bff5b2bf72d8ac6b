"""Which definitions count, by their status."""

from interlock.definitions.base import Definition


def is_live(definition: Definition) -> bool:
    """Whether a definition is published or suspended, so neither a draft nor retired."""
    return definition.status in ("published", "suspended")


def is_made(definition: Definition) -> bool:
    """Whether gaps in a definition matter: it is published or a draft, so neither suspended nor retired."""
    return definition.status in ("published", "draft")
