"""The ways in which teams contribute, with those of systems and places, for which their owners answer."""

from collections.abc import Mapping

from interlock.catalog import Catalog
from interlock.catalog.owners import answering_for
from interlock.catalog.replacements import in_place_of
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import apart
from interlock.questions.chain.reasons import ChainReason
from interlock.questions.chain.rings import Way


def ways_of_teams(catalog: Catalog, ways: Mapping[str, Way]) -> dict[str, Way]:
    """The ways of teams by id. The way of a system or a place is its owner's, unless that has one of its own that is as near."""
    found = {id: way for id, way in ways.items() if answering_for(catalog, way.link) is way.link}
    for way in ways.values():
        owner = in_place_of(catalog, answering_for(catalog, way.link))
        if owner and owner is not way.link and is_live(owner) and (owner.id not in found or found[owner.id].ring > way.ring):
            reason = ChainReason("answers", f"answers for {apart(way.link.title)}", user=way.link)
            found[owner.id] = Way(owner, way.ring, (reason,), way.through)
    return found
