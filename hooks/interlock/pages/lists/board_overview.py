"""The board of very many promises: how those of each service stand, each number leading to them."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.pages.desk import Desk
from interlock.pages.paging import paths_of
from interlock.pages.pictures.results_chart import Spark
from interlock.pages.refs import Ref, linked
from interlock.pages.standing import record_of

STATUSES = ("missed", "overdue", "near", "not measured", "no cases", "kept")

# Stands for the promises that belong to no single service.
EVERY = ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One promise on the board."""

    ref: Ref
    made_by: Ref | None
    wording: Markup
    status: str
    tone: str
    figure: str
    target: str
    spark: Spark | None
    capability: str
    capability_tone: str
    facets: dict[str, str]


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


def paths_for(service: str, pages: int) -> list[str]:
    """Where the pages of one service's promises stand."""
    return paths_of(f"services/{service}/promises/" if service else "promises/every-service/", pages)


def overview_of(desk: Desk, services: dict[str, list[list[BoardRow]]], shows_capability: bool) -> Overview:
    """How many promises of each service, given page by page, stand how; over the limit are those that their chain cannot keep."""
    columns = {status.capitalize(): ("status", status.replace(" ", "-")) for status in STATUSES}
    if shows_capability:
        columns["Over the limit"] = ("capability", "over")
    rows = [row for pages in services.values() for page in pages for row in page]
    there = {title: wanted for title, wanted in columns.items() if any(row.facets[wanted[0]] == wanted[1] for row in rows)}
    return Overview(
        ["Service", *there],
        [
            (
                Ref(f"{standing_title(desk, service)} ({sum(map(len, pages))})", paths_for(service, len(pages))[0]),
                [_count(service, pages, name, value) for name, value in there.values()],
            )
            for service, pages in services.items()
        ],
    )


def _count(service: str, pages: list[list[BoardRow]], name: str, value: str) -> Markup | str:
    """How many of a service's promises stand so, leading to the page on which these begin, narrowed down to them."""
    counts = [sum(row.facets[name] == value for row in page) for page in pages]
    if not any(counts):
        return ""
    first = next(number for number, count in enumerate(counts) if count)
    return linked(f"{paths_for(service, len(pages))[first]}?{name}={value}", str(sum(counts)))
