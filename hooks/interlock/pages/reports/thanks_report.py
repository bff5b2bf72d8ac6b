"""The report of thanks: those still to be handed over, links without thanks for a year, and counts by value, team and month."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from interlock.definitions import Lesson, Link
from interlock.definitions.in_force import is_live
from interlock.definitions.link import is_team
from interlock.findings.nouns import capital
from interlock.pages.kinds.contribution import handed_over
from interlock.pages.kinds.thanks_sheet import sheet_of, thanked_words, values_shown
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import first_few, unbroken_day
from interlock.questions.areas import promises_of
from interlock.questions.chain.credit import Thanks
from interlock.questions.owed.debt import promised_to
from interlock.questions.pyramid import held_up_by

# Links whose last thanks are older than this are listed.
_YEAR = datetime.timedelta(days=365)
# At most this many lessons of a team, and of those who rely on it, are named.
_MOST_NAMED = 4

_OF_MONTH = ["For what", "When", "What sort", "Who made it happen", "What it shows", "How they were thanked"]


def thanks_groups(context: PageContext) -> list[ReportGroup]:
    """Thanks to hand over, links without thanks, and thanks by value, team and month."""
    lessons = [lesson for lesson in context.all(Lesson) if lesson.is_thanks and is_live(lesson)]
    lessons.sort(key=lambda lesson: (lesson.on, lesson.id), reverse=True)
    links = [link for link in context.all(Link) if is_live(link) and is_team(link)]
    return [
        ReportGroup(
            "to-hand-over",
            "Still to be handed over",
            "Nobody has written down that those who made it happen were thanked. Print the sheet, and take it to them.",
            _OF_MONTH,
            [_lesson(context, lesson) for lesson in lessons if lesson.thanked is None],
        ),
        ReportGroup(
            "nobody",
            "Nobody has thanked them for a year",
            "Nothing in the last twelve months counts for them. Where nobody is named, ask who counts on them.",
            ["Team", "Last thanked", "Who counts on it, and for what"],
            [_unthanked(context, link) for link in links if not _thanked_lately(context, link)],
        ),
        ReportGroup("months", "By month", "", _OF_MONTH, list(_by_month(context, lessons))),
        ReportGroup(
            "teams",
            "By team",
            "",
            ["Team", "Last thanked", "For what"],
            [_team(context, link) for link in links if context.facts.credit.counted(link)],
        ),
        ReportGroup("values", "By value", "", ["What it shows", "For what"], _by_value(context, lessons)),
    ]


def _lesson(context: PageContext, lesson: Lesson) -> ReportRow:
    sheet = sheet_of(context, lesson)
    waits = Markup("Not yet: {}").format(linked(sheet.path or "", "print the sheet")) if sheet else Markup("")
    cells: list[Markup | str] = [
        unbroken_day(lesson.on),
        capital(lesson.type_in_words),
        _who(context, lesson),
        "; ".join(values_shown(context, lesson)),
        thanked_words(context, lesson) or waits,
    ]
    return ReportRow(context.with_status(lesson), cells)


def _who(context: PageContext, lesson: Lesson) -> Markup | str:
    """Who made it happen: the links that the lesson names, else the nearest of those that had a hand in it."""
    counting = [thanks for thanks in context.facts.credit.shared(lesson) if thanks.counts]
    named = sorted((each for each in counting if each.causes), key=lambda each: lesson.traced_to.index(each.causes[0]))
    near = named or counting
    if not near:
        return "" if context.has_unseen(lesson) else "nobody is named"
    return first_few([_thanked(context, thanks) for thanks in near], len(near) if named else _MOST_NAMED)


def _thanked(context: PageContext, thanks: Thanks) -> Markup:
    """A link that made it happen, and what it was then, if it took the place of retired links since."""
    was = Markup(" and ").join(map(context.link_to, thanks.was))
    return context.link_with_status(thanks.link) + (Markup(" (as {})").format(was) if was else "")


def _thanked_lately(context: PageContext, link: Link) -> bool:
    """Whether the last year's thanks count for a link, or any that these readers may not see: not even when these were said."""
    seen, whole = context.facts.credit, context.facts.of_all.credit
    last = seen.last_thanked(link)
    return whole.counted(link) > seen.counted(link) or (last is not None and last > context.facts.today - _YEAR)


def _last(context: PageContext, link: Link) -> str:
    """When a link was thanked last, as far as these readers may see."""
    credit = context.facts.credit
    if last := credit.last_thanked(link):
        return unbroken_day(last)
    through = credit.thanked(link)
    return f"through others only, {unbroken_day(through[0].lesson.on)}" if through else "never"


def _unthanked(context: PageContext, link: Link) -> ReportRow:
    return ReportRow(context.with_status(link), [_last(context, link), first_few(_counting_on(context, link), _MOST_NAMED, "; ")])


def _counting_on(context: PageContext, link: Link) -> list[Markup]:
    """Who relies on a link and for what; where nobody does, to whom it promises something, else whom it holds up."""
    relying = [
        Markup("{}: {}").format(context.link_with_status(handshake.user), handed_over(context, handshake))
        for handshake in context.facts.strength(link).relied_on_by
    ]
    promised = [
        Markup("{}: {}").format(
            first_few([context.link_with_status(each) for each in receivers], _MOST_NAMED), context.link_with_status(promise)
        )
        for promise in promises_of(context.catalog, link)
        if (receivers := [each for each in promised_to(context.catalog, promise) if each])
    ]
    return relying or promised or [context.link_with_status(held) for held in held_up_by(context.catalog, link)]


def _by_value(context: PageContext, lessons: Iterable[Lesson]) -> list[ReportRow]:
    found: dict[str, list[Markup]] = {}
    for lesson in lessons:
        for value in values_shown(context, lesson):
            found.setdefault(value, []).append(context.link_with_status(lesson))
    titles = [value.title for value in context.catalog.organisation.values]
    return [ReportRow(Ref(title, None), [Markup("; ").join(found[title])]) for title in titles if title in found]


def _team(context: PageContext, link: Link) -> ReportRow:
    counted = [thanks for thanks in context.facts.credit.thanked(link) if thanks.counts]
    named = first_few([context.link_with_status(thanks.lesson) for thanks in counted], _MOST_NAMED, "; ")
    return ReportRow(context.with_status(link), [unbroken_day(counted[0].lesson.on), named])


def _by_month(context: PageContext, lessons: list[Lesson]) -> Iterator[ReportRow]:
    """The latest first; the first of each month with an anchor."""
    for month, own in groupby(lessons, key=lambda lesson: lesson.on.replace(day=1)):
        for number, lesson in enumerate(own):
            yield replace(_lesson(context, lesson), anchor="" if number else f"m-{month:%Y-%m}")
