"""Moments: where customers meet us, for which service, and what is promised there; and definitions that nothing links to."""

from collections.abc import Iterator
from dataclasses import dataclass

from interlock.definitions import Promise
from interlock.definitions.name_order import by_title
from interlock.pages.frame import Page, Search, plain_head
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of
from interlock.pages.promise_status import status_note
from interlock.questions.chain import moments
from interlock.questions.expectations import unmet_expectations

# Most cells are nearly empty but carry labels for phones, so their HTML is larger than `size_of` expects.
_MOST_BYTES_OF_MOMENTS = 39_000


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A contact point and a service, with promises that hold there but not everywhere, and procedures that start there."""

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
    """What `moments.html` shows. `everywhere`: the promises that hold at every contact point, for every service."""

    everywhere: list[Ref]
    rows: list[MomentRow]
    orphans: list[Orphans]
    parts: list[Ref]


def moments_pages(context: PageContext) -> Iterator[Page]:
    """All moments, on several pages where there are many.

    Orphans are on the first page, and not for the public, to whom most definitions would look like orphans.
    """
    rows = [
        MomentRow(
            context.to(moment.point),
            context.to(moment.service) if moment.service else None,
            [
                _promised(context, promise)
                for promise in sorted(moment.promises, key=by_title)
                if not moments.holds_everywhere(promise)
            ],
            context.to_all(moment.procedures),
        )
        for moment in sorted(context.facts.moments, key=_by_titles)
    ]
    holding = {promise.id: promise for moment in context.facts.moments for promise in moment.promises}
    everywhere = [
        _promised(context, promise) for promise in sorted(holding.values(), key=by_title) if moments.holds_everywhere(promise)
    ]
    orphans = [] if context.is_public else _orphans_of(context)
    name = "Where we meet you" if context.is_public else "Moments"
    parts = parts_of_list(name, "moments/", paged(rows, size_of, _MOST_BYTES_OF_MOMENTS, beside=size_of((everywhere, orphans))))
    links = links_by_title(parts, lambda row: row.point.title)
    summary = f"Every contact point and service, with what is promised{'' if context.is_public else ' and what to do'}."
    for part in parts:
        context = context.on_page()
        view = MomentsView(everywhere, part.rows, orphans if part.is_first else [], links)
        search = Search(part.title, part.path, "page", summary, labels=("moments of truth", "orphans"))
        yield Page(
            part.path,
            "moments.html",
            plain_head(context, "Index" if context.is_public else "Report", part.title, summary, part.path, *part.crumbs),
            view,
            search=search if part.is_first else None,
        )


def _promised(context: PageContext, promise: Promise) -> Ref:
    return context.to(promise, status_note(context, promise))


def _by_titles(moment: moments.Moment) -> tuple[tuple[str, str], tuple[str, str]]:
    """Sort key: by the titles of the contact point and the service. All services, which have none, come first."""
    return by_title(moment.point), by_title(moment.service) if moment.service else ("", "")


def _orphans_of(context: PageContext) -> list[Orphans]:
    """Definitions without a connection, not even to something hidden, by the sort of connection they lack."""
    lacking, unmet = context.lacking, context.facts.unmet
    found = (
        Orphans(
            "services",
            "Services without a promise of their own",
            lacking(lambda facts: moments.services_without_promise(facts.catalog)),
        ),
        Orphans(
            "promises",
            "Promises without a procedure",
            lacking(lambda facts: moments.promises_without_procedure(facts.catalog, facts.supporting)),
        ),
        Orphans(
            "links",
            "Teams that support nothing",
            lacking(lambda facts: moments.links_that_support_nothing(facts.catalog, facts.chains)),
        ),
        Orphans(
            "procedures",
            "Procedures that support nothing",
            lacking(lambda facts: moments.procedures_that_support_nothing(facts.catalog)),
        ),
        Orphans(
            "points",
            "Contact points without a procedure",
            lacking(lambda facts: moments.contact_points_without_procedure(facts.catalog)),
        ),
        Orphans(
            "expectations",
            "Expectations nobody meets or answers",
            [
                context.to(customer, expectation.text, expectation.id)
                for customer, _, expectation in unmet_expectations(context.catalog)
                if (customer.id, expectation.id) in unmet
            ],
        ),
    )
    return [orphans for orphans in found if orphans.refs]
