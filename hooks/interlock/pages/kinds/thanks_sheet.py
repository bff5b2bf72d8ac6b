"""A sheet of thanks to print and hand over: what happened, who contributed, and blank lines for names."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Lesson, Promise
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, plain_head
from interlock.pages.kinds.contribution import contribution_words
from interlock.pages.refs import Ref, path_of
from interlock.pages.words import capital, day
from interlock.questions.chain.credit import Thanks
from interlock.questions.chain.rings import subjects_of
from interlock.questions.chain.support import is_live

WHOSE = {"customer": "a customer", "colleague": "a colleague", "team": "a team"}


@dataclass(frozen=True, slots=True)
class Contribution:
    """A link that contributed to something good: its part, and how it is connected.

    `is_near`: whether it counts as thanked, or is only shown.
    """

    link: Ref
    what: Markup
    way: Markup
    is_near: bool


@dataclass(frozen=True, slots=True)
class ThanksSheetView:
    """What `thanks-sheet.html` shows."""

    lesson: Ref
    type: str
    on: str
    story: Markup
    contributions: list[Contribution]
    values: list[str]
    thanked: Markup


def contributions_to(desk: Desk, lesson: Lesson) -> list[Contribution]:
    """Everybody who contributed, links with steps of their own first; empty for the public."""
    if desk.settings.audience == "public" or not lesson.is_thanks:
        return []
    return [_contribution(desk, thanks) for thanks in desk.facts.credit.shared(lesson)]


def _contribution(desk: Desk, thanks: Thanks) -> Contribution:
    did = Markup(" ").join(desk.inline(cause.what) for cause in thanks.causes if cause.what)
    return Contribution(desk.to(thanks.link), did, contribution_words(desk, thanks, to_them=False), thanks.counts)


def values_shown(desk: Desk, lesson: Lesson) -> list[str]:
    """The values that something good shows: those the lesson names, else those of the promises it is about."""
    if not lesson.is_thanks:
        return []
    named = lesson.values or [
        value for found in subjects_of(desk.catalog, lesson) if isinstance(found, Promise) for value in found.values
    ]
    return [value.title for value in desk.catalog.organisation.values if value.id in named]


def thanked_words(desk: Desk, lesson: Lesson) -> Markup:
    """When, how and by whom those who contributed were thanked; "" where that is not stated."""
    thanked = lesson.thanked
    if thanked is None:
        return Markup("")
    whose = desk.anchor("link", thanked.team) or Markup(WHOSE.get(thanked.by or "", ""))
    by = Markup(" by {}").format(whose) if whose else Markup("")
    how = Markup(": {}").format(desk.inline(thanked.how)) if thanked.how else Markup(".")
    return Markup("Thanked on {}{}{}").format(day(thanked.on), by, how)


def sheet_of(desk: Desk, lesson: Lesson) -> Ref | None:
    """A link to the sheet; None for lessons that are no thanks, and for the public."""
    if not _has_sheet(desk, lesson):
        return None
    return Ref("A sheet to print and hand over", _path(lesson))


def thanks_sheets(desk: Desk) -> Iterator[Page]:
    """A sheet for each lesson that is thanks. They are not in the search index."""
    for lesson in desk.all("lesson"):
        if isinstance(lesson, Lesson) and _has_sheet(desk, lesson):
            yield _sheet(desk.on_page(key_of(lesson)), lesson)


def thanks_paths(desk: Desk) -> list[str]:
    """The paths of the sheets."""
    return [_path(lesson) for lesson in desk.catalog.of(Lesson) if _has_sheet(desk, lesson)]


def _has_sheet(desk: Desk, lesson: Lesson) -> bool:
    return desk.settings.audience != "public" and lesson.is_thanks and is_live(lesson)


def _path(lesson: Lesson) -> str:
    return f"{path_of(key_of(lesson))}thanks/"


def _sheet(desk: Desk, lesson: Lesson) -> Page:
    path, ref = _path(lesson), desk.to(lesson)
    summary = "To print and hand over. Names are written on paper, and stand in no file."
    head = plain_head(desk, "Sheet of thanks", f"Thank you: {lesson.title}", summary, path, Ref("Lessons", "lessons/"), ref)
    view = ThanksSheetView(
        lesson=ref,
        type=capital(lesson.type_in_words),
        on=day(lesson.on),
        story=desk.block(lesson.what_happened),
        contributions=[each for each in contributions_to(desk, lesson) if each.is_near],
        values=values_shown(desk, lesson),
        thanked=thanked_words(desk, lesson),
    )
    return Page(path, "thanks-sheet.html", head, view)
