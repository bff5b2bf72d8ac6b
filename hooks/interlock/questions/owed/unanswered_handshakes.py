"""Owed answers to one-sided handshakes."""

import datetime
from collections.abc import Iterable, Iterator

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.definitions.link import is_team
from interlock.findings.nouns import apart
from interlock.questions.chain.handshakes import Handshake
from interlock.questions.owed.debt import Owed
from interlock.sources import Route


def unanswered_handshakes(handshakes: Iterable[Handshake], today: datetime.date) -> Iterator[Owed]:
    """The answer to each one-sided handshake, owed by the link that does not declare it to the one that does."""
    for handshake in handshakes:
        silent = handshake.silent
        if silent is None:
            continue
        asking = handshake.supplier if silent is handshake.user else handshake.user
        field, inner = ("supports", "with") if silent is handshake.supplier else ("relies_on", "for")
        route, paste = _line(silent, field, f"- {{link: {asking.id}, {inner}: …}}")
        yield Owed(
            "handshake",
            _what(silent, asking, field),
            silent,
            to=(asking,),
            since=None,
            due=None,
            key=key_of(silent),
            route=route,
            paste=paste,
            today=today,
        )


def _what(silent: Link, asking: Link, field: str) -> str:
    if not is_team(silent):
        does = "supports" if field == "supports" else "relies on"
        return f"Say that {apart(silent.title)} {does} {apart(asking.title)}, or tell them that it does not"
    if field == "supports":
        return f"Say that you support {apart(asking.title)}, or tell them that you cannot"
    return f"Say that you rely on {apart(asking.title)}, or tell them that you do not"


def _line(link: Link, field: str, entry: str) -> tuple[Route, str]:
    """The route and the entry to add, with the field above it if the link does not have it yet."""
    return ((field,), entry) if getattr(link, field) else ((), f"{field}: [{entry.removeprefix('- ')}]")
