"""The charter: the public promises in customers' words with the latest result, for print."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Promise
from interlock.definitions.name_order import sort_key
from interlock.pages.frame import Page, Search, Section, plain_head
from interlock.pages.lists.board_overview import FURTHER_PROMISES
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
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
    """What `charter.html` shows."""

    chapters: list[CharterChapter]
    complain: Ref | None


def charter_page(context: PageContext) -> Page:
    """The charter: public promises by service, those for every service first."""
    context = context.on_page()
    chapters: dict[tuple[str, str], list[Pledge]] = {}
    for promise in current(context.all(Promise)):
        if promise.kind == "public":
            chapters.setdefault(_chapter_of(context, promise), []).append(_pledge(context, promise))
    ordered = sorted(chapters, key=lambda whose: (whose != _EVERY_SERVICE, whose == _OTHER_SERVICES, sort_key(whose[0])))
    complain = context.ref("contact-point", context.catalog.organisation.feedback.complaints)
    view = CharterView(
        [CharterChapter(id, title, chapters[title, id]) for title, id in ordered],
        complain,
    )
    expected = "you can expect of us, in your words" if context.is_public else "customers can expect of us, in their words"
    summary = f"What {expected}, and whether we keep it."
    head = plain_head(
        context,
        "Charter",
        "Our promises to you" if context.is_public else "Our promises to customers",
        summary,
        "charter/",
        Ref("Promises", "promises/"),
    )
    return Page(
        "charter/",
        "charter.html",
        head,
        view,
        [Section(chapter.id, chapter.title) for chapter in view.chapters],
        search=Search("Charter", "charter/", "page", summary, labels=("our promises to customers",)),
    )


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
