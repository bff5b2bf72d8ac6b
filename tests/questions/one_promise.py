"""The capability of one promise, which one procedure keeps."""

from typing import Any

from interlock.questions.capability.verdicts import Capability
from tests.catalogs import facts_of, link, procedure, promise

TOWN: dict[str, dict[str, Any]] = {"customer/residents": {}, "link/front": link(), "link/back": link()}


def capability(
    *steps: dict[str, Any], limit: str | None = "5 working days", supports: Any = "quick", **fields: Any
) -> Capability:
    facts = facts_of(
        TOWN | {"promise/quick": promise(limit=limit, **fields), "procedure/do": procedure(*steps, supports=supports)}
    )
    found = facts.catalog.promise("quick")
    assert found
    return facts.capabilities.of(found)
