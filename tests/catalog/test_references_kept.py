"""References that are kept from the catalog before are those that would be found anew."""

from dataclasses import replace
from itertools import product
from typing import Any

from interlock.catalog import Catalog, Key, index
from tests.catalogs import catalog_with, link, procedure, promise, step

ALL = "See [[procedure/mend#look]], [[link/old-back]], [[promise/slow]] and [[link/nobody]]."


def handbook(has_former_id: bool, has_step: bool, has_other_promise: bool, has_value: bool) -> Catalog:
    """A link whose summary names what may be there or not, and a promise with a value that the organisation may have or not."""
    found = {
        "link/front": link(summary=ALL),
        "link/back": link(former_ids=["old-back"] if has_former_id else []),
        "promise/quick": promise("old-back", values=["near"]),
        "procedure/mend": procedure(step("look" if has_step else "repair", by="old-back"), supports="slow"),
    }
    if has_other_promise:
        found["promise/slow"] = promise("front")
    return catalog_with(found, {"values": [{"id": "near", "title": "Near"}] if has_value else []})


def with_same_objects(catalog: Catalog, before: Catalog) -> Catalog:
    """The catalog, not yet indexed, with the objects of the one before where definitions are equal, as a second reading has."""
    same: dict[Key, Any] = {
        key: before.definitions[key] if before.definitions.get(key) == definition else definition
        for key, definition in catalog.definitions.items()
    }
    return replace(catalog, definitions=same, references=[])


def test_kept_references_are_those_found_anew() -> None:
    handbooks = [handbook(*there) for there in product((False, True), repeat=4)]
    for before, anew in product(handbooks, repeat=2):
        kept = index(with_same_objects(anew, before), before)
        assert kept.references == anew.references
        assert (kept.outgoing, kept.incoming) == (anew.outgoing, anew.incoming)


def test_references_of_unchanged_definitions_are_not_resolved_again() -> None:
    before = catalog_with({"link/front": link(), "promise/quick": promise(), "promise/slow": promise()})
    after = catalog_with({"link/front": link(), "promise/quick": promise(), "promise/slow": promise(summary="Slowly.")})
    kept = index(with_same_objects(after, before), before)
    of_quick = [reference for reference in before.references if reference.source.id == "quick"]
    assert of_quick
    assert all(any(each is one for one in kept.references) for each in of_quick)
