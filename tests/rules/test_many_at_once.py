"""Rules look at each definition and line once, however many there are of another kind."""

import pytest

from interlock.catalog import Catalog
from interlock.catalog.owners import owner_of
from interlock.definitions import Definition, Link
from interlock.rules import rubber_stamp
from tests.catalogs import facts_of, link
from tests.questions.owing import session


def test_sessions_do_not_go_through_all_definitions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only owners of what was reviewed on the day of a session are looked for: with 3,000 sessions, all took seconds."""
    owned = {f"link/l{number}": link(review={"last": "2026-03-02"} if number < 11 else {}) for number in range(100)}
    sessions = {f"session/s{number}": session(on=f"2026-03-{number:02}", links=["l0"]) for number in range(1, 29)}
    facts, asked = facts_of(owned | sessions), []

    def counted(catalog: Catalog, definition: Definition) -> Link | None:
        asked.append(definition.id)
        return owner_of(catalog, definition)

    monkeypatch.setattr(rubber_stamp, "owner_of", counted)
    assert list(rubber_stamp.check(facts)) == []
    assert sorted(asked) == sorted(f"l{number}" for number in range(1, 11))


def test_a_handshake_is_placed_without_resolving_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A team that relies on thousands says so in as many lines; each was looked up for each that came before it."""
    others = [f"l{number}" for number in range(5)]
    facts = facts_of({"link/front": link(relies_on=[{"link": id} for id in others])} | {f"link/{id}": link() for id in others})
    shaken = facts.handshakes
    monkeypatch.setattr(Catalog, "link", lambda self, id: pytest.fail(f"{id} is resolved again"))
    monkeypatch.setattr(Catalog, "place", lambda self, key, route: route)
    routes: list[object] = [handshake.place(facts.catalog) for handshake in shaken]
    assert routes == [("relies_on", number, "link") for number in range(5)]
