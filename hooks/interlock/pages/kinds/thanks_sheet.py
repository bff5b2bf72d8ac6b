"""A sheet of thanks to print and hand over: what happened, who contributed, and blank lines for names."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import key_of
from interlock.definitions import Lesson, Promise
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import capital
from interlock.pages.frame import Page, plain_head
from interlock.pages.kinds.contribution import contribution_words, own_deeds
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref, path_of, set_apart
from interlock.pages.words import sentence, unbroken_day
from interlock.questions.chain.credit import Thanks
from interlock.questions.chain.rings import subjects_of

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


def contributions_to(context: PageContext, lesson: Lesson) -> list[Contribution]:
    """Everybody who contributed, links with steps of their own first; empty for the public."""
    if context.is_public or not lesson.is_thanks:
        return []
    return [_contribution(context, thanks) for thanks in context.facts.credit.shared(lesson)]


def _contribution(context: PageContext, thanks: Thanks) -> Contribution:
    how = contribution_words(context, thanks, to_them=False)
    return Contribution(context.with_status(thanks.link), own_deeds(context, thanks), how, thanks.counts)


def values_shown(context: PageContext, lesson: Lesson) -> list[str]:
    """The values that something good shows: those the lesson names, else those of the promises it is about."""
    if not lesson.is_thanks:
        return []
    named = lesson.values or [
        value for found in subjects_of(context.catalog, lesson) if isinstance(found, Promise) for value in found.values
    ]
    return [value.title for value in context.catalog.organisation.values if value.id in named]


def thanked_words(context: PageContext, lesson: Lesson) -> Markup:
    """When, how and by whom those who contributed were thanked; "" where that is not stated."""
    thanked = lesson.thanked
    if thanked is None:
        return Markup("")
    whose = context.anchor("link", thanked.team) or Markup(WHOSE.get(thanked.by or "", ""))
    by = Markup(" by {}").format(whose) if whose else Markup("")
    how = Markup(": {}").format(set_apart(context.inline(sentence(thanked.how)))) if thanked.how else Markup(".")
    return Markup("Thanked on {}{}{}").format(unbroken_day(thanked.on), by, how)


def sheet_of(context: PageContext, lesson: Lesson) -> Ref | None:
    """A link to the sheet; None for lessons that are no thanks, and for the public."""
    if not _has_sheet(context, lesson):
        return None
    return Ref("A sheet to print and hand over", _path(lesson))


def thanks_sheets(context: PageContext) -> Iterator[Page]:
    """A sheet for each lesson that is thanks. They are not in the search index."""
    for lesson in context.all(Lesson):
        if _has_sheet(context, lesson):
            yield _sheet(context.on_page(key_of(lesson)), lesson)


def thanks_paths(context: PageContext) -> list[str]:
    """The paths of the sheets."""
    return [_path(lesson) for lesson in context.catalog.of(Lesson) if _has_sheet(context, lesson)]


def _has_sheet(context: PageContext, lesson: Lesson) -> bool:
    return not context.is_public and lesson.is_thanks and is_live(lesson)


def _path(lesson: Lesson) -> str:
    return f"{path_of(key_of(lesson))}thanks/"


def _sheet(context: PageContext, lesson: Lesson) -> Page:
    path, ref = _path(lesson), context.to(lesson)
    summary = "To print and hand over. Names are written on paper, and stand in no file."
    head = plain_head(context, "Sheet of thanks", f"Thank you: {lesson.title}", summary, path, Ref("Lessons", "lessons/"), ref)
    view = ThanksSheetView(
        lesson=ref,
        type=capital(lesson.type_in_words),
        on=unbroken_day(lesson.on),
        story=context.block(lesson.what_happened),
        contributions=[each for each in contributions_to(context, lesson) if each.is_near],
        values=values_shown(context, lesson),
        thanked=thanked_words(context, lesson),
    )
    return Page(path, "thanks-sheet.html", head, view)
