"""You said, we did: complaints, failures and suggestions, and what was changed, the latest first."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import capital
from interlock.pages.frame import Page, Search, crumb_of, plain_head
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day

_MOST_SAID = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """A complaint, failure or suggestion with its actions."""

    lesson: Ref
    summary: Markup
    type: str
    on: str
    changes: list[ActionView]


@dataclass(frozen=True, slots=True)
class YouSaidView:
    """What `you-said.html` shows."""

    heard: list[Heard]
    more: int
    complain: Ref | None


def you_said_page(context: PageContext) -> Page:
    """The latest lessons with actions, except thanks, that the audience may see."""
    context = context.on_page()
    lessons = [found for found in context.all(Lesson) if found.changes and not found.is_thanks]
    lessons.sort(key=lambda lesson: (lesson.on, lesson.id), reverse=True)
    view = YouSaidView(
        heard=[_heard(context, lesson) for lesson in lessons[:_MOST_SAID]],
        more=max(len(lessons) - _MOST_SAID, 0),
        complain=context.ref("contact-point", context.catalog.organisation.feedback.complaints),
    )
    title = said_and_done(context)
    summary = f"What {'you' if context.is_public else 'customers'} told us or what went wrong, and what we changed."
    head = plain_head(context, "Lessons", title, summary, "you-said/", *crumb_of(context, "lesson"))
    search = Search(title, "you-said/", "page", summary, labels=("you said we did", "what changed"))
    return Page("you-said/", "you-said.html", head, view, search=search)


def said_and_done(context: PageContext) -> str:
    """The heading of what was heard and what came of it, for those who said it or for those who heard it."""
    return "You said, we did" if context.is_public else "They said, we did"


def _heard(context: PageContext, lesson: Lesson) -> Heard:
    changes = sorted(lesson.changes, key=lambda change: change.is_open(context.facts.today))
    return Heard(
        context.to(lesson),
        context.inline(lesson.summary),
        capital(lesson.type_in_words),
        unbroken_day(lesson.on),
        [action_view(context, change, lesson, is_owed=is_live(lesson)) for change in changes],
    )
