"""The charter: the public promises in customers' words with the latest result, for print; many are on several pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.definitions.name_order import sort_key
from interlock.pages.frame import Page, Search, Section, plain_head
from interlock.pages.lists.board_overview import FURTHER_PROMISES
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_title, paged, parts_of_list, size_of
from interlock.pages.promise_status import current, figure, how_it_stands, not_yet, record_of, worded_today
from interlock.pages.promise_words import promised_words
from interlock.pages.words import unbroken

# The title and the id of the chapters that are not of a service that readers see.
_EVERY_SERVICE = ("Whatever you come for", "every-service")
_OTHER_SERVICES = (FURTHER_PROMISES, "further-promises")


@dataclass(frozen=True, slots=True)
class Pledge:
    """One promise as customers read it."""

    ref: Ref
    wording: str
    not_yet: Markup
    how_often: str
    status: str
    tone: str
    figure: str
    redress: Markup


@dataclass(frozen=True, slots=True)
class CharterChapter:
    """The promises of one service, or of every service."""

    id: str
    title: str
    pledges: list[Pledge]


@dataclass(frozen=True, slots=True)
class CharterView:
    """What `charter.html` shows; `parts` link to its pages, where there are several."""

    chapters: list[CharterChapter]
    complain: Ref | None
    parts: list[Ref]


def charter_pages(context: PageContext) -> Iterator[Page]:
    """The charter: public promises by service, those for every service first."""
    pledges = [(_chapter_of(context, each), each) for each in current(context.all(Promise)) if each.kind == "public"]
    pledges.sort(key=lambda pledge: (pledge[0] != _EVERY_SERVICE, pledge[0] == _OTHER_SERVICES, sort_key(pledge[0][0])))
    rows = [(chapter, _pledge(context, promise)) for chapter, promise in pledges]
    title = "Our promises to you" if context.is_public else "Our promises to customers"
    parts = parts_of_list(title, "charter/", paged(rows, lambda row: size_of(row[1])))
    links = links_by_title(parts, lambda row: row[0][0])
    complain = context.ref("contact-point", context.catalog.organisation.feedback.complaints)
    expected = "you can expect of us, in your words" if context.is_public else "customers can expect of us, in their words"
    summary = f"What {expected}, and whether we keep it."
    search = Search("Charter", "charter/", "page", summary, labels=("our promises to customers",))
    for part in parts:
        chapters = [
            CharterChapter(id, title, [pledge for _, pledge in own])
            for (title, id), own in groupby(part.rows, key=lambda row: row[0])
        ]
        crumbs = (Ref("Promises", "promises/"), *part.crumbs)
        head = plain_head(context.on_page(), "Charter", part.title, summary, part.path, *crumbs)
        sections = [Section(chapter.id, chapter.title) for chapter in chapters]
        view = CharterView(chapters, complain, links)
        yield Page(part.path, "charter.html", head, view, sections, search=search if part.is_first else None)


def _chapter_of(context: PageContext, promise: Promise) -> tuple[str, str]:
    """The title and the id of a promise's chapter: that of its service, which readers may not see."""
    if promise.service is None:
        return _EVERY_SERVICE
    service = context.ref("service", promise.service)
    return (service.title, f"service-{context.seen_id('service', promise.service)}") if service else _OTHER_SERVICES


def _pledge(context: PageContext, promise: Promise) -> Pledge:
    record = record_of(context, promise)
    redress = promise.if_we_fail.redress if promise.if_we_fail else None
    return Pledge(
        context.to(promise),
        unbroken(worded_today(context, promise).striptags()),
        not_yet(context, promise),
        promised_words(context, promise),
        *how_it_stands(context, record),
        figure(record),
        context.inline(redress),
    )
