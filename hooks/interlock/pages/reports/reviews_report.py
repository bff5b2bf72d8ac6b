"""The report of reviews: by month and owner in numbers, then one by one."""

from markupsafe import Markup

from interlock.findings.nouns import counted
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.reports import review_calendar
from interlock.pages.reports.report import FEEDS, MOST_ROWS, ReportGroup, ReportRow, are_apart, feed_link
from interlock.pages.words import unbroken_day
from interlock.questions.reviews import DueReview

# The table by month shows at most this many owners.
_MOST_OWNERS = 100


def review_groups(context: PageContext) -> list[ReportGroup]:
    """Counts by month and owner, then the reviews that are due, month by month."""
    found = review_calendar.slots(context)
    columns = ["Page", "Owner", "Due", "By"]
    groups = [
        ReportGroup(
            slot.id,
            slot.title,
            "",
            columns,
            [_review(context, review, at) for review, at in review_calendar.firsts(slot)],
            short=slot.short,
        )
        for slot in found
    ]
    return [_calendar(context, found, are_apart(groups)), *groups]


def _review(context: PageContext, review: DueReview, anchor: str) -> ReportRow:
    owner = context.link_to(review.owner) if review.owner else ""
    cells: list[Markup | str] = [owner, unbroken_day(review.due) if review.due else "no date", review.by]
    return ReportRow(context.to(review.definition), cells, anchor)


def _calendar(context: PageContext, found: list[review_calendar.Slot], apart: bool) -> ReportGroup:
    """How many reviews each owner has in each month; counts are linked."""
    reviews = [review for slot in found for review in slot.reviews]
    with_feeds = review_calendar.owners_with_feeds(reviews)
    own = review_calendar.calendar_rows(
        context, found, to_rows=all(len(slot.reviews) <= MOST_ROWS for slot in found), apart=apart
    )
    rows = [
        ReportRow(
            context.ref("link", id or None) or Ref("Nobody's", None),
            [*cells, feed_link(f"reviews/{id}.ics") if id in with_feeds else ""],
            review_calendar.anchor_of_owner(id),
        )
        for id, cells in own
    ]
    everyone = ReportRow(Ref("Everyone", None), [*review_calendar.totals(found, apart=apart), feed_link("reviews.ics")])
    text = Markup("How many fall due when; each number leads to them.{}").format(FEEDS)
    if len(rows) > _MOST_OWNERS:
        more = counted(len(rows) - _MOST_OWNERS, "more owner has reviews", "more owners have reviews")
        text += Markup(" {}: <code>interlock owed LINK --all</code> lists those with a day.").format(more)
    columns = ["Owner", *(slot.short for slot in found), "Calendar"]
    return ReportGroup("calendar", "By month", text, columns, [everyone, *rows[:_MOST_OWNERS]] if rows else [], is_overview=True)
