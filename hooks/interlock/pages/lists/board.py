"""The board: every promise, how it stands, and whether its chain can keep it."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import Promise, kind_named
from interlock.definitions.name_order import sort_key
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.kinds.capability import VERDICT_LABELS, VERDICT_TONES
from interlock.pages.lists.board_overview import BoardRow, Overview, by_service, overview_of, path_for, standing_title
from interlock.pages.lists.facets import Facet, worth_showing
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_number, paged, parts_of_list, size_of
from interlock.pages.pictures.results_spark import spark_of
from interlock.pages.promise_status import current, figure, how_it_stands, record_of
from interlock.pages.promise_words import compared_words

_MOST_TOGETHER = 50
_PATH = "promises/"
_NAMES = ("board", "service standards", "promises kept and missed", "how we are doing")
_KINDS = (("public", "To customers"), ("internal", "Between teams"), ("supplier", "By suppliers"))


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """The promises of one kind."""

    title: str
    rows: list[BoardRow]


@dataclass(frozen=True, slots=True)
class BoardView:
    """What `board.html` shows.

    `overview`: for a board on several pages, how many promises of each service have each status.
    """

    groups: list[BoardGroup]
    facets: list[Facet]
    parts: list[Ref]
    overview: Overview | None


def board_pages(context: PageContext) -> Iterator[Page]:
    """The board on one page; with more than 50 promises an overview, and one or more pages for each service."""
    promises = current(context.all(Promise))
    promises.sort(key=lambda promise: [kind for kind, _ in _KINDS].index(promise.kind))
    summary = kind_named("promise").summary
    if not context.is_public:
        summary = summary.removesuffix(".") + ", and whether its chain can keep it."
    search = Search("Promises", _PATH, "page", summary, labels=_NAMES)
    context = context.on_page()
    head = plain_head(context, "Board", "Promises", summary, _PATH)
    if len(promises) <= _MOST_TOGETHER:
        rows = [_row(context, promise) for promise in promises]
        yield Page(_PATH, "board.html", head, BoardView(_groups(rows), _facets(context, rows), [], None), search=search)
        return
    services = {
        service: paged([_row(context, each) for each in own], size_of) for service, own in by_service(context, promises).items()
    }
    overview = overview_of(context, services)
    yield Page(_PATH, "board.html", head, BoardView([], [], [], overview), search=search)
    for service, pages in services.items():
        yield from _service_pages(context, service, pages, summary)


def _service_pages(context: PageContext, service: str, pages: list[list[BoardRow]], summary: str) -> Iterator[Page]:
    """The pages of one service's promises. Each can be filtered by what stands on any of them: the filter goes along."""
    parts = parts_of_list(f"Promises: {standing_title(context, service)}", path_for(service), pages)
    links, facets = links_by_number(parts), _facets(context, [row for rows in pages for row in rows])
    for part in parts:
        head = plain_head(context, "Board", part.title, summary, part.path, Ref("Promises", _PATH))
        yield Page(part.path, "board.html", head, BoardView(_groups(part.rows), facets, links, None))


def _groups(rows: list[BoardRow]) -> list[BoardGroup]:
    groups = [BoardGroup(title, [row for row in rows if row.facets["kind"] == kind]) for kind, title in _KINDS]
    return [group for group in groups if group.rows]


def _row(context: PageContext, promise: Promise) -> BoardRow:
    record = record_of(context, promise)
    verdict = context.facts.capabilities.of(promise).verdict
    receivers = "customer" if promise.kind == "public" else "link"
    status, tone = how_it_stands(context, record)
    return BoardRow(
        ref=context.to(promise),
        made_by=context.ref("link", promise.made_by),
        status=status,
        tone=tone,
        figure=figure(record),
        target=compared_words(context, promise),
        spark=spark_of(context, promise),
        capability=VERDICT_LABELS[verdict],
        capability_tone=VERDICT_TONES[verdict],
        facets={
            "status": record.status.replace(" ", "-"),
            **({} if context.is_public else {"capability": verdict.replace(" ", "-")}),
            "service": context.seen_id("service", promise.service) if promise.service else "every",
            "customer": " ".join(filter(None, (context.seen_id(receivers, id) for id in promise.made_to))),
            "team": " ".join(sorted(_links(context, promise))),
            "kind": promise.kind,
        },
    )


def _links(context: PageContext, promise: Promise) -> set[str]:
    """The links that make the promise or do a step of it, as far as these readers see them."""
    return {link.id for link in context.facts.chains.of(promise).links_in(1)} | {context.seen_id("link", promise.made_by)}


def _facets(context: PageContext, rows: list[BoardRow]) -> list[Facet]:
    labels = {
        "status": "Kept or not",
        "capability": "Can we keep it?",
        "service": "Service",
        "customer": "Customer",
        "team": "Team",
        "kind": "Kind of promise",
    }
    if context.is_public:
        del labels["capability"]
    facets = []
    for name, label in labels.items():
        values = sorted({value for row in rows for value in row.facets[name].split()})
        options = sorted(((value, _label(context, name, value)) for value in values), key=lambda option: sort_key(option[1]))
        facets.append(Facet(name, label, options))
    return worth_showing(facets)


def _label(context: PageContext, name: str, value: str) -> str:
    kinds = {"service": ("service",), "customer": ("customer", "link"), "team": ("link",)}.get(name, ())
    for kind in kinds:
        if definition := context.catalog.get(kind, value):
            return context.to(definition).title
    if name == "kind":
        return dict(_KINDS)[value]
    if name == "capability":
        return {verdict.replace(" ", "-"): label for verdict, label in VERDICT_LABELS.items()}[value]
    return "Every service" if value == "every" else value.replace("-", " ").capitalize()
