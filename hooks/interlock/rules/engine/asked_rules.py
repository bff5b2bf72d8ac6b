"""Rules that are of use only once somebody has begun with what they look at: whether a handbook asks for one all the same."""

from interlock.catalog import Catalog
from interlock.definitions import Framework
from interlock.definitions.in_force import is_made


def is_asked_for(catalog: Catalog, rule: str) -> bool:
    """Whether a framework of the handbook has a criterion that this rule shows."""
    live = (framework for framework in catalog.of(Framework) if is_made(framework))
    return any(rule in criterion.shown_by for framework in live for criterion in framework.all_criteria())
