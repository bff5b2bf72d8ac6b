"""The report of thanks: those still to be handed over, links without thanks for a year, and counts by value, team and month."""

import datetime
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from interlock.definitions import Lesson, Link
from interlock.pages.desk import Desk
from interlock.pages.kinds.contribution import handed_over
from interlock.pages.kinds.thanks_sheet import sheet_of, thanked_words, values_shown
from interlock.pages.refs import Ref, linked
from interlock.pages.reports.report import ReportGroup, ReportRow
from interlock.pages.words import capital, day
from interlock.questions.chain.support import is_live

# Links whose last thanks are older than this are listed.
YEAR = datetime.timedelta(days=365)
# At most this many lessons of a team, and of those who rely on it, are named.
MOST_NAMED = 4

_OF_MONTH = ["For what", "When", "What sort", "Who made it happen", "What it shows", "How they were thanked"]


def thanks_groups(desk: Desk) -> list[ReportGroup]:
    """Thanks to hand over, links without thanks, and thanks by value, team and month."""
    lessons = [lesson for lesson in desk.all("lesson") if isinstance(lesson, Lesson) and lesson.is_thanks and is_live(lesson)]
    lessons.sort(key=lambda lesson: (lesson.on, lesson.id), reverse=True)
    links = [link for link in desk.all("link") if isinstance(link, Link) and is_live(link)]
    return [
        ReportGroup(
            "to-hand-over",
            "Still to be handed over",
            "Nobody has written down that those who made it happen were thanked. Print the sheet, and take it to them.",
            _OF_MONTH,
            [_lesson(desk, lesson) for lesson in lessons if lesson.thanked is None],
        ),
        ReportGroup(
            "nobody",
            "Nobody has thanked them this year",
            "Nothing in the last twelve months counts for these links. Somebody relies on each of them.",
            ["Team", "Last thanked", "Who relies on it, and for what"],
            [_unthanked(desk, link) for link in links if not _thanked_lately(desk, link)],
        ),
        ReportGroup("values", "By value", "", ["What it shows", "For what"], _by_value(desk, lessons)),
        ReportGroup(
            "teams",
            "By team",
            "",
            ["Team", "Last thanked", "For what"],
            [_team(desk, link) for link in links if desk.facts.credit.counted(link)],
        ),
        *_months(desk, lessons),
    ]


def _lesson(desk: Desk, lesson: Lesson) -> ReportRow:
    named = [desk.link_to(link) for cause in lesson.traced_to if (link := desk.catalog.link(cause.link))]
    sheet = sheet_of(desk, lesson)
    waits = linked(sheet.path or "", "Print the sheet") if sheet else Markup("")
    cells: list[Markup | str] = [
        day(lesson.on),
        capital(lesson.type_in_words),
        Markup(", ").join(dict.fromkeys(named)),
        "; ".join(values_shown(desk, lesson)),
        thanked_words(desk, lesson) or waits,
    ]
    return ReportRow(desk.to(lesson), cells)


def _thanked_lately(desk: Desk, link: Link) -> bool:
    last = desk.facts.credit.last_thanked(link)
    return last is not None and last > desk.facts.today - YEAR


def _unthanked(desk: Desk, link: Link) -> ReportRow:
    last = desk.facts.credit.last_thanked(link)
    relying = [
        Markup("{}: {}").format(desk.link_to(handshake.user), handed_over(desk, handshake))
        for handshake in desk.facts.strength(link).relied_on_by[:MOST_NAMED]
    ]
    return ReportRow(desk.to(link), [day(last) if last else "never", Markup("; ").join(relying)])


def _by_value(desk: Desk, lessons: Iterable[Lesson]) -> list[ReportRow]:
    found: dict[str, list[Markup]] = {}
    for lesson in lessons:
        for value in values_shown(desk, lesson):
            found.setdefault(value, []).append(desk.link_to(lesson))
    titles = [value.title for value in desk.catalog.organisation.values]
    return [ReportRow(Ref(title, None), [Markup("; ").join(found[title])]) for title in titles if title in found]


def _team(desk: Desk, link: Link) -> ReportRow:
    counted = [thanks for thanks in desk.facts.credit.thanked(link) if thanks.counts]
    shown = Markup("; ").join(desk.link_to(thanks.lesson) for thanks in counted[:MOST_NAMED])
    more = len(counted) - MOST_NAMED
    named = shown + (Markup(" and {} more").format(more) if more > 0 else Markup(""))
    return ReportRow(desk.to(link), [day(counted[0].lesson.on), named])


def _months(desk: Desk, lessons: list[Lesson]) -> list[ReportGroup]:
    by_month = groupby(lessons, key=lambda lesson: lesson.on.replace(day=1))
    return [
        ReportGroup(
            f"m-{month:%Y-%m}", f"{month:%B %Y}", "", _OF_MONTH, [_lesson(desk, lesson) for lesson in own], short=f"{month:%b %Y}"
        )
        for month, own in by_month
    ]
