"""What a team asks its page first: which promises rest on it, what it owes by the end of the week, its last thanks."""

import datetime
from collections.abc import Iterator

from markupsafe import Markup

from interlock.definitions import Link
from interlock.findings.nouns import apart, counted, few_of
from interlock.pages.frame import Row, rows
from interlock.pages.kinds.criterion import ref_of
from interlock.pages.kinds.link_credit import thanks_words
from interlock.pages.kinds.link_owed import MOST_WAITING, awaited_by, lateness, may_owe_unseen, owed_words, pressing_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import linked
from interlock.pages.words import status_tag, unbroken_day
from interlock.questions.areas import promises_of
from interlock.questions.owed.debts import Owed

# At most this many things due this week are shown.
_MOST_THIS_WEEK = 3


def glance_rows(context: PageContext, link: Link, own: int, resting: int) -> list[Row]:
    """The answers, for those inside: `own` promises are its own, `resting` those of others in whose chain it stands."""
    if context.is_public:
        return []
    week_ends = _end_of_week(context.facts.today, context.facts.calendar.weekdays)
    return rows(
        Row("Rests on us", _standing(own, resting) if own or resting else _nothing(context, link)),
        Row(
            f"Owed by {week_ends:%A} {week_ends.day}\N{NO-BREAK SPACE}{week_ends:%B}", lines=list(_owed(context, link, week_ends))
        ),
        Row("Owed to us", _awaited(context, link)),
        Row("Late with those we hold up", _coached(context, link)),
        Row("Last thanks", _thanks(context, link)),
    )


def _end_of_week(today: datetime.date, weekdays: frozenset[int]) -> datetime.date:
    """The last day of the working week that a day is in, or that follows it.

    >>> _end_of_week(datetime.date(2026, 11, 22), frozenset(range(5)))  # from a Sunday
    datetime.date(2026, 11, 27)
    """
    days = (today + datetime.timedelta(days=number) for number in range(7))
    ends = (each for each in days if each.weekday() in weekdays and (each.weekday() + 1) % 7 not in weekdays)
    return next(ends, today + datetime.timedelta(days=6))


def _nothing(context: PageContext, link: Link) -> Markup:
    """Said only where no promise that these readers may not see rests on the link."""
    everything = context.facts.of_all
    rests = promises_of(everything.catalog, link) or any(everything.chains.promises_by_ring.get(link.id, ()))
    return Markup("") if rests else Markup("No promise yet.")


def _standing(own: int, resting: int) -> Markup:
    led = Markup('<a href="#promises">{}</a>').format(counted(own + resting, "promise"))
    if own and resting:
        return led + f": {own} of our own and {resting} of others"
    return led + (" of our own" if own else " of others")


def _owed(context: PageContext, link: Link, week_ends: datetime.date) -> Iterator[Markup]:
    dated = [owed for owed in context.facts.debts.by(link) if owed.due]
    this_week = [owed for owed in dated if owed.due and owed.due <= week_ends]
    yield from (_debt(context, owed) for owed in this_week[:_MOST_THIS_WEEK])
    if len(this_week) > _MOST_THIS_WEEK:
        yield Markup('<a href="#owed">{} more</a>').format(len(this_week) - _MOST_THIS_WEEK)
    if not this_week:
        coming = next(iter(dated), None)
        said = [] if may_owe_unseen(context, link) else ["Nothing."]
        said += [Markup("Next: {}").format(_debt(context, coming))] if coming else []
        yield from [Markup(" ").join(said)] if said else []
    undated = sum(owed.due is None for owed in pressing_of(context, link))
    if undated:
        yield Markup('<a href="#owed">{}</a> without a date').format(counted(undated, "thing"))


def _debt(context: PageContext, owed: Owed) -> Markup:
    when, tone = lateness(owed)
    waiting = few_of([apart(each.title) for each in owed.to], MOST_WAITING) if owed.to else ""
    whom = Markup(" <small>for {}</small>").format(waiting) if waiting else ""
    return Markup("{} {}{}").format(status_tag(when, tone), owed_words(context, owed), whom)


def _awaited(context: PageContext, link: Link) -> Markup:
    debts = awaited_by(context, link)
    if not debts:
        return Markup("")
    late = sum(owed.days_late > 0 for owed in debts)
    return Markup('<a href="#awaited">{}</a>{}').format(counted(len(debts), "thing"), f", {late} late" if late else "")


def _coached(context: PageContext, link: Link) -> Markup:
    late = len(context.facts.debts.to_coach(link))
    return Markup('<a href="#held-up">{}</a>, by more than a month').format(counted(late, "thing")) if late else Markup("")


def _thanks(context: PageContext, link: Link) -> Markup:
    """The last thanks that count, as in the report of thanks; else those that came through others, or an assessor's praise."""
    thanked = context.facts.credit.thanked(link)
    if not thanked and context.facts.of_all.credit.thanked(link):
        return Markup("")
    if not thanked:
        if praise := _last_praise(context, link):
            return praise
        return status_tag("Nobody has yet", "watch")
    last = next((thanks for thanks in thanked if thanks.counts), thanked[0])
    return Markup("{}: {}").format(unbroken_day(last.lesson.on), thanks_words(context, last))


def _last_praise(context: PageContext, link: Link) -> Markup:
    """The last praise by an assessor for something for which the link has evidence; empty without any."""
    praised = [
        (one, *each) for found in context.evidence_by_link.get(link.id, ()) for one in found.criteria for each in one.praise
    ]
    if not praised:
        return Markup("")
    one, assessment, praise = max(praised, key=lambda each: each[1].on or datetime.date.min)
    when = f"{unbroken_day(assessment.on)}: " if assessment.on else ""
    title = linked(ref_of(context, one).path or "", one.criterion.title)
    return Markup("{}{} <small>from an assessor, for {}</small>").format(when, context.inline(praise.text), title)
