"""You said, we did: complaints, failures and suggestions, and what was changed, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.findings.nouns import capital
from interlock.pages.frame import Page, Search, crumb_of, plain_head
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.paging import links_by_number, paged, parts_of_list, size_of
from interlock.pages.words import unbroken_day

# In bytes as `size_of` estimates them: cells with labels for phones take more.
_MOST_BYTES_OF_SAID = 38_000


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
    """What `you-said.html` shows; `parts` link to its pages, where there are several."""

    heard: list[Heard]
    parts: list[Ref]
    complain: Ref | None


def you_said_pages(context: PageContext) -> Iterator[Page]:
    """The lessons with actions, except thanks, that the audience may see, the latest first."""
    lessons = [found for found in context.all(Lesson) if found.changes and not found.is_thanks]
    lessons.sort(key=lambda lesson: (lesson.on, lesson.id), reverse=True)
    title = said_and_done(context)
    summary = f"What {'you' if context.is_public else 'customers'} told us or what went wrong, and what we changed."
    search = Search(title, "you-said/", "page", summary, labels=("you said we did", "what changed"))
    complain = context.ref("contact-point", context.catalog.organisation.feedback.complaints)
    heard = [_heard(context, lesson) for lesson in lessons]
    parts = parts_of_list(title, "you-said/", paged(heard, size_of, _MOST_BYTES_OF_SAID))
    links = links_by_number(parts)
    for part in parts:
        crumbs = (*crumb_of(context, "lesson"), *part.crumbs)
        head = plain_head(context.on_page(), "Lessons", part.title, summary, part.path, *crumbs)
        view = YouSaidView(part.rows, links, complain)
        yield Page(part.path, "you-said.html", head, view, search=search if part.is_first else None)


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
