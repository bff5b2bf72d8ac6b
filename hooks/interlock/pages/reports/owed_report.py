"""The report of what is owed: how much each link owes, and all of it by how late it is."""

from collections import Counter

from markupsafe import Markup

from interlock.definitions import Link
from interlock.definitions.name_order import by_title
from interlock.exports.icalendar import owed_feed_of
from interlock.findings.nouns import counted
from interlock.pages.kinds.link_owed import MOST_WAITING, SORTS, lateness, owed_path, owed_words, sort_of
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked_number, path_of
from interlock.pages.reports.report import FEEDS, ReportGroup, ReportRow, are_apart, feed_link
from interlock.pages.words import first_few, unbroken_day
from interlock.questions.owed.debt import NEVER_LATE
from interlock.questions.owed.debts import Owed, things_in

# The overview shows at most this many links.
_MOST_LINKS = 100

# A row names at most this many; each finds it on its own page, and all stand on the page of what is owed.
_MOST_OWING = 12

_COLUMNS = ["What", "Who owes it", "For whom", "Since", "By", "How late", "Asked too"]


def owed_groups(context: PageContext) -> list[ReportGroup]:
    """What is owed now: counts by link, then everything late, soon, later and without a day."""
    debts = context.facts.debts.pressing
    things = things_in(debts)
    sorts = [
        ReportGroup(
            id,
            title,
            NEVER_LATE if id == "no-day" else "",
            _COLUMNS,
            [_row(context, thing) for thing in things if sort_of(thing[0]) == id],
            is_wordy=True,
        )
        for id, title in SORTS.items()
    ]
    return [_overview(context, debts, things, sorts), *sorts]


def _row(context: PageContext, thing: list[Owed]) -> ReportRow:
    owed = thing[0]
    by = dict.fromkeys(context.link_to(each.link) if each.link else Markup("nobody is named") for each in thing)
    cells: list[Markup | str] = [
        first_few(list(by), _MOST_OWING),
        first_few([context.link_to(each) for each in owed.to], MOST_WAITING),
        unbroken_day(owed.since) if owed.since else "",
        unbroken_day(owed.due) if owed.due else "",
        lateness(owed)[0].replace(" ", "\N{NO-BREAK SPACE}") if owed.days_late else "",
        context.link_to(owed.coach) if owed.coach else "",
    ]
    return ReportRow(_what(context, owed), cells)


def _what(context: PageContext, owed: Owed) -> Ref:
    words = owed_words(context, owed) if not owed.is_prose else context.inline(owed.what)
    told = "Say what came of it: " if owed.kind == "result" else ""
    return Ref(told + str(words.striptags()), path_of(owed.key))


def _overview(context: PageContext, debts: list[Owed], things: list[list[Owed]], sorts: list[ReportGroup]) -> ReportGroup:
    """How much each team owes of each sort; counts are linked. What several teams owe counts once for everyone."""
    whole = "reports/owed/{}/" if are_apart(sorts) else "reports/owed/#{}"
    counts: dict[str, Counter[str]] = {}
    for owed in debts:
        counts.setdefault(owed.link.id if owed.link else "", Counter())[sort_of(owed)] += 1
    links = [link for link in context.all(Link) if link.id in counts]
    nobodys = [_of_all("Nobody's", counts[""], whole)] if "" in counts else []
    rows = [*nobodys, *(_of_link(context, link, counts[link.id]) for link in sorted(links, key=by_title)[:_MOST_LINKS])]
    everyone = _of_all("Everyone", Counter(sort_of(thing[0]) for thing in things), whole, feed_link("owed.ics"))
    text = Markup("How much each team owes, and how urgent it is; each number leads to it.{}").format(FEEDS)
    if len(things) < len(debts):
        text += " What several teams owe counts once for everyone."
    if len(links) > _MOST_LINKS:
        more = counted(len(links) - _MOST_LINKS, "more team owes", "more teams owe")
        text += f" {more} something: each says so on its own page."
    columns = ["Team", *SORTS.values(), "Calendar"]
    return ReportGroup("links", "By team", text, columns, [everyone, *rows] if rows else [], is_overview=True)


def _of_all(name: str, counts: Counter[str], whole: str, feed: Markup | str = "") -> ReportRow:
    """Counts that lead to the lists of everybody's, which are at `whole`, with the id of each."""
    return ReportRow(Ref(name, None), [*(_number(counts[id], whole.format(id)) for id in SORTS), feed])


def _of_link(context: PageContext, link: Link, counts: Counter[str]) -> ReportRow:
    path = owed_path(context, link)
    feed = owed_feed_of(context.facts, link)
    cells = [_number(counts[id], path if "#" in path else f"{path}#{id}") for id in SORTS]
    return ReportRow(context.to(link), [*cells, feed_link(feed) if feed else ""])


def _number(number: int, path: str) -> Markup | str:
    return linked_number(path, number) if number else ""
