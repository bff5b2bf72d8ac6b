"""What a link owes and is owed, on its page, its sheet and a page of its own, and what those whom it coaches are late with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Link
from interlock.exports.icalendar import owed_feed_of
from interlock.findings.nouns import all_of, capital, counted, first_of
from interlock.findings.typed_commands import typed_word
from interlock.pages.frame import Page, plain_head, sections
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, linked, path_of, set_apart
from interlock.pages.words import unbroken_day
from interlock.questions.owed.debts import Owed

# How many things owed a link's page shows, how many of links it coaches, and how many of each sort the full page shows.
MOST_ON_PAGE, _MOST_COACHED, _MOST_OF_SORT = 5, 3, 25
# At most this many of those who wait for a thing are named.
MOST_WAITING = 2

# Whose debts a table shows: the link's own, those of others that it waits for, or those of others of which it only knows.
Whose = Literal["ours", "awaited", "theirs"]


@dataclass(frozen=True, slots=True)
class OwedView:
    """A thing owed: what, by whom, who waits, how late, in which file it stands, and the line to paste there.

    `coach`: the link that is asked too. `id`: the anchor of the line, for the copy button.
    """

    what: Markup
    link: Ref | None
    to: list[Ref]
    more_to: int
    when: str
    tone: str
    dates: str
    coach: Ref | None
    file: str
    edit_href: str
    paste: str
    id: str


@dataclass(frozen=True, slots=True)
class OwedOfLink:
    """What a link's page shows of what it owes. `count` is the total, `all` the link to the full list."""

    debts: list[OwedView]
    count: int
    late: int
    all: Ref | None
    is_nothing: bool
    coached: list[OwedView]
    coached_count: int
    all_coached: Ref | None
    feed: str


@dataclass(frozen=True, slots=True)
class OwedByOthers:
    """What a link's page shows of what others owe it. `count` is the total, `all` the link to the full list."""

    debts: list[OwedView]
    count: int
    late: int
    all: Ref | None


@dataclass(frozen=True, slots=True)
class OwedSort:
    """What a link owes of one sort: late, soon, later, or without a day; or what others owe it or are long late with."""

    id: str
    title: str
    debts: list[OwedView]
    more: int
    whose: Whose = "ours"


@dataclass(frozen=True, slots=True)
class OwedPageView:
    """What `owed.html` shows."""

    link: Ref
    command: str
    sorts: list[OwedSort]
    feed: str


def owed_of_link(context: PageContext, link: Link) -> OwedOfLink | None:
    """What a link owes, the most urgent first; None where it owes nothing, and for the public."""
    debts = pressing_of(context, link)
    coached = context.facts.debts.to_coach(link)
    if context.is_public or not (debts or coached):
        return None
    return OwedOfLink(
        debts=list(_owed_views(context, debts[:MOST_ON_PAGE])),
        count=len(debts),
        late=sum(owed.days_late > 0 for owed in debts),
        all=Ref(all_of(len(debts), "thing we owe", "things we owe"), _path(link)) if len(debts) > MOST_ON_PAGE else None,
        is_nothing=not debts and not may_owe_unseen(context, link),
        coached=list(_owed_views(context, coached[:_MOST_COACHED], "coached")),
        coached_count=len(coached),
        all_coached=Ref(all_of(len(coached), "thing", "things"), f"{_path(link)}#coached")
        if len(coached) > _MOST_COACHED
        else None,
        feed=_feed(context, link),
    )


def owed_by_others(context: PageContext, link: Link) -> OwedByOthers | None:
    """What others owe a link, the most urgent first; None where they owe nothing, and for the public."""
    debts = awaited_by(context, link)
    if context.is_public or not debts:
        return None
    return OwedByOthers(
        debts=list(_owed_views(context, debts[:MOST_ON_PAGE], "awaited")),
        count=len(debts),
        late=sum(owed.days_late > 0 for owed in debts),
        all=Ref(all_of(len(debts), "thing", "things"), f"{_path(link)}#awaited") if len(debts) > MOST_ON_PAGE else None,
    )


def pressing_of(context: PageContext, link: Link) -> list[Owed]:
    """What a link owes now: everything except recurring things that are due in more than a month."""
    return [owed for owed in context.facts.debts.by(link) if owed.is_pressing]


def awaited_by(context: PageContext, link: Link) -> list[Owed]:
    """What others owe a link now: everything except recurring things that are due in more than a month."""
    return [owed for owed in context.facts.debts.to(link) if owed.is_pressing]


def may_owe_unseen(context: PageContext, link: Link) -> bool:
    """Whether a link, what it answers for or whom it coaches has to do with anything hidden, for which it may owe something."""
    return any(map(context.has_unseen, (link, *context.whole.referring(link, Link, "owner", "coached_by"))))


def _owed_views(context: PageContext, debts: Iterable[Owed], prefix: str = "owed") -> Iterator[OwedView]:
    """Things owed as pages show them; their ids begin with `prefix`."""
    for number, owed in enumerate(debts, 1):
        when, tone = lateness(owed)
        (file, line), (waiting, more) = owed.pasted_into(context.catalog), first_of(owed.to, MOST_WAITING)
        yield OwedView(
            what=owed_words(context, owed),
            link=context.to(owed.link) if owed.link else None,
            to=[context.to(each) for each in waiting],
            more_to=more,
            when=when,
            tone=tone,
            dates=_dates(owed),
            coach=context.to(owed.coach) if owed.coach else None,
            file=f"{file}, line\N{NO-BREAK SPACE}{line}" if line else file,
            edit_href="" if file.endswith("/") else context.edit_href(file),
            paste=owed.paste,
            id=f"{prefix}-{number}",
        )


def lateness(owed: Owed) -> tuple[str, str]:
    """How late something is or when it is due, in a few words, and the tone."""
    if owed.due is None:
        return "No date", ""
    if owed.days_late:
        return f"{counted(owed.days_late, 'day')} late", "bad"
    return (f"Due {unbroken_day(owed.due)}", "watch") if owed.is_pressing else (f"Due {unbroken_day(owed.due)}", "")


def owed_words(context: PageContext, owed: Owed) -> Markup:
    """What is owed, linked to where it was agreed or to what it is about."""
    if not owed.is_prose:
        # Nobody else waits where a team's own system is silent about it.
        asking = owed.to[0] if owed.kind == "handshake" and owed.to else None
        return linked(path_of(key_of(asking) if asking else owed.key), owed.what)
    definition = context.catalog.definitions[owed.key]
    what = context.inline(owed.what)
    told = what if owed.kind == "action" else Markup("Say what came of it: {}").format(set_apart(what))
    return Markup("{} <small>in {}</small>").format(told, context.link_to(definition))


def _dates(owed: Owed) -> str:
    since = [f"since {unbroken_day(owed.since)}"] if owed.since else []
    due = [f"due {unbroken_day(owed.due)}"] if owed.due and owed.days_late else []
    return capital(", ".join([*since, *due]))


def _feed(context: PageContext, link: Link) -> str:
    feed = owed_feed_of(context.facts, link)
    return f"reports/{feed}" if feed else ""


def _path(link: Link) -> str:
    return f"{path_of(key_of(link))}owed/"


def owed_path(context: PageContext, link: Link) -> str:
    """The path of the full list of what a link owes: a page of its own or, for a short list, the link's page."""
    return _path(link) if len(pressing_of(context, link)) > MOST_ON_PAGE else f"{path_of(key_of(link))}#owed"


def owed_pages(context: PageContext) -> Iterator[Page]:
    """The full lists, for links whose own page shows only part of it. They are not in the search index."""
    for link in () if context.is_public else context.all(Link):
        if _is_cut(context, link):
            yield _owed_page(context.on_page(key_of(link)), link)


def _is_cut(context: PageContext, link: Link) -> bool:
    """Whether a link's page shows only part of what it owes, what others owe it, or what those it coaches are late with."""
    is_cut = any(len(debts) > MOST_ON_PAGE for debts in (pressing_of(context, link), awaited_by(context, link)))
    return is_cut or len(context.facts.debts.to_coach(link)) > _MOST_COACHED


def _owed_page(context: PageContext, link: Link) -> Page:
    view = OwedPageView(
        link=context.to(link),
        command=f"interlock owed {typed_word(link.id)}",
        sorts=[sort for sort in _sorts(context, link) if sort.debts],
        feed=_feed(context, link),
    )
    summary = "What others wait for, the most urgent first, each with the line to paste when it is done."
    head = plain_head(
        context, "Owed", f"Owed by {link.title}", summary, _path(link), Ref("Teams and partners", "chain/"), context.to(link)
    )
    parts = sections(*((sort.id, sort.title, True) for sort in view.sorts))
    return Page(_path(link), "owed.html", head, view, parts)


def _sorts(context: PageContext, link: Link) -> Iterator[OwedSort]:
    debts = pressing_of(context, link)
    for id, title in SORTS.items():
        yield _sort(context, id, title, [owed for owed in debts if sort_of(owed) == id])
    yield _sort(context, "awaited", OWED_BY_OTHERS, awaited_by(context, link), whose="awaited")
    yield _sort(context, "coached", _LATE_WITH_OTHERS, context.facts.debts.to_coach(link), whose="theirs")


def _sort(context: PageContext, id: str, title: str, debts: list[Owed], *, whose: Whose = "ours") -> OwedSort:
    shown = list(_owed_views(context, debts[:_MOST_OF_SORT], id))
    return OwedSort(id, title, shown, len(debts) - len(shown), whose)


OWED_BY_OTHERS = "What others owe us"
_LATE_WITH_OTHERS = "Late by more than a month with those we hold up"
SORTS = {"late": "Late", "soon": "Due within a month", "later": "Due later", "no-day": "No date set"}


def sort_of(owed: Owed) -> str:
    """The sort of a thing owed, by how late it is."""
    if owed.due is None:
        return "no-day"
    if owed.days_late:
        return "late"
    return "soon" if owed.is_soon else "later"
