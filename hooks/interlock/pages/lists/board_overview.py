"""The board of very many promises: how those of each service stand, each number leading to them."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.pages.desk import Desk
from interlock.pages.refs import Ref
from interlock.pages.standing import record_of

STATUSES = ("missed", "overdue", "near", "not measured", "no cases", "kept")

# A row of the board, with its picture, is a kilobyte and more.
PER_PAGE = 40
EVERY = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """Columns of numbers, and for each service a row of them."""

    columns: list[str]
    rows: list[tuple[Ref, list[Markup | str]]]


def by_service(desk: Desk, promises: list[Promise]) -> dict[str, list[Promise]]:
    """The promises of each service by its id, those for every service first, then by the service's title; the worst first."""
    found: dict[str, list[Promise]] = {}
    for promise in sorted(promises, key=lambda promise: STATUSES.index(record_of(desk, promise).status)):
        service = desk.catalog.get("service", promise.service or "")
        found.setdefault(service.id if service else EVERY, []).append(promise)
    return {id: found[id] for id in sorted(found, key=lambda id: (id != EVERY, standing_title(desk, id).casefold(), id))}


def standing_title(desk: Desk, service: str) -> str:
    """What the promises of a service are headed with."""
    found = desk.ref("service", service) if service else None
    return found.title if found else "Every service"


def paths_for(service: str, promises: list[Promise]) -> list[str]:
    """Where the promises of one service stand, 40 on a page."""
    own = f"services/{service}/promises/" if service else "promises/every-service/"
    return [own, *(f"{own}list-{number}/" for number in range(2, (len(promises) - 1) // PER_PAGE + 2))]


def overview_of(desk: Desk, services: dict[str, list[Promise]], shows_capability: bool) -> Overview:
    """How many promises of each service stand how; over the limit are those that their chain cannot keep."""
    columns = {status: _stands(desk, status) for status in STATUSES}
    if shows_capability:
        columns["over the limit"] = lambda promise: desk.facts.capabilities.of(promise).verdict == "over"
    there = {name: stands for name, stands in columns.items() if any(map(stands, itertools.chain(*services.values())))}
    rows = [
        (
            Ref(f"{standing_title(desk, id)} ({len(own)})", paths_for(id, own)[0]),
            [_count(desk, id, own, name, stands) for name, stands in there.items()],
        )
        for id, own in services.items()
    ]
    return Overview(["Service", *(name.capitalize() for name in there)], rows)


def _stands(desk: Desk, status: str) -> Callable[[Promise], bool]:
    return lambda promise: record_of(desk, promise).status == status


def _count(desk: Desk, service: str, own: list[Promise], name: str, stands: Callable[[Promise], bool]) -> Markup | str:
    """How many of a service's promises stand so, leading to the page on which these begin, narrowed down to them."""
    places = [place for place, promise in enumerate(own) if stands(promise)]
    if not places:
        return ""
    path = paths_for(service, own)[places[0] // PER_PAGE]
    wanted = "capability=over" if name == "over the limit" else f"status={name.replace(' ', '-')}"
    return Markup('<a href="{}{}?{}">{}</a>').format(desk.root, path, wanted, len(places))
