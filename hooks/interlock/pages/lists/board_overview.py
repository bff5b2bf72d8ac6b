"""The overview of a large board: how many promises of each service have which status, with links to them."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog.addresses import EVERY_SERVICE
from interlock.definitions import Promise
from interlock.definitions.name_order import sort_key
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked_number
from interlock.pages.paging import paths_of
from interlock.pages.pictures.results_spark import Spark
from interlock.pages.promise_status import record_of
from interlock.questions.results.judging import MOST_PRESSING_FIRST

# The keys of promises that belong to no single service, and of promises of hidden services; and what the latter are called.
EVERY, _FURTHER = "", "-"
FURTHER_PROMISES = "Further promises"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One promise on the board."""

    ref: Ref
    made_by: Ref | None
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
    """A table of counts: the names of its columns, and a row for each service."""

    columns: list[str]
    rows: list[tuple[Ref, list[Markup | str]]]


def by_service(context: PageContext, promises: list[Promise]) -> dict[str, list[Promise]]:
    """Promises by service id: those for every service first, then by the service's title; in each the worst status first.

    Those of services that readers do not see come last.
    """
    found: dict[str, list[Promise]] = {}
    for promise in sorted(promises, key=lambda promise: MOST_PRESSING_FIRST.index(record_of(context, promise).status)):
        service = context.seen_id("service", promise.service) or _FURTHER if promise.service else EVERY
        found.setdefault(service, []).append(promise)

    def place(id: str) -> tuple[bool, bool, str, str]:
        return id != EVERY, id == _FURTHER, sort_key(standing_title(context, id)), id

    return {id: found[id] for id in sorted(found, key=place)}


def standing_title(context: PageContext, service: str) -> str:
    """The heading above a service's promises."""
    if service == _FURTHER:
        return FURTHER_PROMISES
    found = context.ref("service", service) if service else None
    return found.title if found else "Every service"


def path_for(service: str) -> str:
    """The path of the first page of one service's promises."""
    if service == _FURTHER:
        return f"promises/{EVERY_SERVICE}/further/"
    return f"services/{service}/promises/" if service else f"promises/{EVERY_SERVICE}/"


def overview_of(context: PageContext, services: dict[str, list[list[BoardRow]]]) -> Overview:
    """The overview. `services`: for each service id its rows, page by page.

    "Over the limit" counts promises that their steps cannot keep; not for the public.
    """
    columns = {status.capitalize(): ("status", status.replace(" ", "-")) for status in MOST_PRESSING_FIRST}
    if not context.is_public:
        columns["Over the limit"] = ("capability", "over")
    rows = [row for pages in services.values() for page in pages for row in page]
    there = {title: wanted for title, wanted in columns.items() if any(row.facets[wanted[0]] == wanted[1] for row in rows)}
    return Overview(
        ["Service", *there],
        [
            (
                Ref(f"{standing_title(context, service)} ({sum(map(len, pages))})", path_for(service)),
                [_count(service, pages, name, value) for name, value in there.values()],
            )
            for service, pages in services.items()
        ],
    )


def _count(service: str, pages: list[list[BoardRow]], name: str, value: str) -> Markup | str:
    """A count, linked to the first page with such promises, filtered to them."""
    counts = [sum(row.facets[name] == value for row in page) for page in pages]
    if not any(counts):
        return ""
    first = next(number for number, count in enumerate(counts) if count)
    return linked_number(f"{paths_of(path_for(service), len(pages))[first]}?{name}={value}", sum(counts))
