"""When each definition was last reviewed, and when its next review is due."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.headings import page_title
from interlock.catalog.owners import answering_for, owner_of
from interlock.catalog.replacements import in_place_of
from interlock.definitions import Definition, Link, kind_named
from interlock.definitions.in_force import is_live
from interlock.definitions.values.quantities import Quantity
from interlock.questions.results.periods import later

ReviewStatus = Literal["overdue", "due", "later", "never", "not asked"]

# A review is `due` rather than `later` when its date is within this time.
SOON = datetime.timedelta(days=30)


class DueReview(NamedTuple):
    """The next review of a definition. `due` is the last day on which it is in time, or None if not known.

    `owner`: its owner, for a retired one the link in its place, as for what is owed; None where nobody is.

    `status` is `never` when there is an interval but no last review, and `not asked` when there is no interval.
    """

    definition: Definition
    owner: Link | None
    last: datetime.date | None
    due: datetime.date | None
    by: str
    status: ReviewStatus


def interval_of(definition: Definition, catalog: Catalog) -> Quantity | None:
    """The review interval of a definition: its own, or the organisation's, or None."""
    return (definition.review.every if definition.review else None) or catalog.organisation.defaults.review_every


def next_review(definition: Definition, catalog: Catalog) -> datetime.date | None:
    """The day on which the next review is due, one interval after the last; None without either."""
    last, every = definition.review.last if definition.review else None, interval_of(definition, catalog)
    return later(last, every) if last and every else None


def reviews_of(catalog: Catalog, today: datetime.date) -> list[DueReview]:
    """The reviews of all definitions by due date; those without a date come last, sorted by kind and id.

    Drafts and retired definitions are not reviewed. Records such as lessons and sessions are only if they say so, and so are
    hand-written pages.
    """
    reviewed = [definition for definition in catalog.definitions.values() if _is_reviewed(definition)]
    reviews = [_review(definition, catalog, today) for definition in (*reviewed, *_reviewed_pages(catalog))]
    return sorted(
        reviews, key=lambda review: (review.due or datetime.date.max, review.definition.kind_name, review.definition.id)
    )


def by_owner(reviews: Iterable[DueReview]) -> dict[str, list[DueReview]]:
    """Reviews by the id of the owner, in their order. Those without an owner are under an empty id."""
    found: dict[str, list[DueReview]] = defaultdict(list)
    for review in reviews:
        found[review.owner.id if review.owner else ""].append(review)
    return dict(sorted(found.items()))


def _reviewed_pages(catalog: Catalog) -> Iterator[Definition]:
    """The hand-written pages whose front matter names a review, as definitions of the kind `page`."""
    for page in catalog.pages:
        if page.front and page.front.review:
            titled = page.front.model_copy(update={"title": page_title(page, catalog)})
            yield titled.with_key("page", page.path)


def _is_reviewed(definition: Definition) -> bool:
    if not is_live(definition):
        return False
    return definition.review is not None or not kind_named(definition.kind_name).is_record


def _review(definition: Definition, catalog: Catalog, today: datetime.date) -> DueReview:
    last = definition.review.last if definition.review else None
    by = (definition.review.by if definition.review else None) or ""
    due = next_review(definition, catalog)
    owner = answering_for(catalog, in_place_of(catalog, owner_of(catalog, definition)))
    return DueReview(definition, owner, last, due, by, _status(definition, catalog, due, today))


def _status(definition: Definition, catalog: Catalog, due: datetime.date | None, today: datetime.date) -> ReviewStatus:
    if due is None:
        return "never" if interval_of(definition, catalog) else "not asked"
    if due < today:
        return "overdue"
    return "due" if due <= today + SOON else "later"
