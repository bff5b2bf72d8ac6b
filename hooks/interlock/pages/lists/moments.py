"""Moments: where customers meet us, for which service, and what is promised there; and definitions that nothing links to."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.pages.desk import Desk
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.paging import paged, paths_of, size_of
from interlock.pages.refs import Ref
from interlock.questions.chain import moments

# Most cells are nearly empty but carry labels for phones, so their HTML is larger than `size_of` expects.
MOST_BYTES_OF_MOMENTS = 39_000


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A contact point and a service, with the promises that hold and the procedures that start there."""

    point: Ref
    service: Ref | None
    promises: list[Ref]
    procedures: list[Ref]


@dataclass(frozen=True, slots=True)
class Orphans:
    """Definitions that lack one sort of connection."""

    id: str
    title: str
    refs: list[Ref]


@dataclass(frozen=True, slots=True)
class MomentsView:
    """What `moments.html` shows."""

    rows: list[MomentRow]
    orphans: list[Orphans]
    parts: list[Ref]


def moments_pages(desk: Desk) -> Iterator[Page]:
    """All moments, on several pages where there are many.

    Orphans are on the first page, and not for the public, to whom most definitions would look like orphans.
    """
    rows = [
        MomentRow(
            desk.to(moment.point),
            desk.to(moment.service) if moment.service else None,
            desk.to_all(moment.promises),
            desk.to_all(moment.procedures),
        )
        for moment in desk.facts.moments
    ]
    orphans = orphans_of(desk) if desk.settings.audience != "public" else []
    pages = paged(rows, size_of, MOST_BYTES_OF_MOMENTS, beside=size_of(orphans))
    paths = paths_of("moments/", len(pages))
    parts = [Ref(f"Part {number}", path) for number, path in enumerate(paths, 1)] if len(pages) > 1 else []
    summary = "Every contact point and service, with what is promised and what to do."
    for number, (rows, path) in enumerate(zip(pages, paths, strict=True), 1):
        desk = desk.on_page()
        view = MomentsView(rows, orphans if number == 1 else [], parts)
        title = "Moments" if number == 1 else f"Moments, part {number}"
        crumbs = () if number == 1 else (Ref("Moments", "moments/"),)
        search = Search(title, path, "page", summary, labels=("moments of truth", "orphans")) if number == 1 else None
        yield Page(path, "moments.html", plain_head(desk, "Report", title, summary, path, *crumbs), view, search=search)


def orphans_of(desk: Desk) -> list[Orphans]:
    """Definitions without a connection, by the sort of connection they lack."""
    catalog, facts = desk.catalog, desk.facts
    unmet = [
        desk.to(customer, expectation.text, expectation.id) for customer, _, expectation in moments.unmet_expectations(catalog)
    ]
    found = (
        Orphans("services", "Services without a promise of their own", desk.to_all(moments.services_without_promise(catalog))),
        Orphans(
            "promises", "Promises without a procedure", desk.to_all(moments.promises_without_procedure(catalog, facts.supporting))
        ),
        Orphans("links", "Teams that support nothing", desk.to_all(moments.links_that_support_nothing(catalog, facts.chains))),
        Orphans("procedures", "Procedures that support nothing", desk.to_all(moments.procedures_that_support_nothing(catalog))),
        Orphans("points", "Contact points without a procedure", desk.to_all(moments.contact_points_without_procedure(catalog))),
        Orphans("expectations", "Expectations nobody meets or answers", unmet),
    )
    return [orphans for orphans in found if orphans.refs]
