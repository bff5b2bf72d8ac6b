"""A lesson's page: what happened, where in the chain it came from, what changes."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson
from interlock.definitions.base import Action
from interlock.definitions.lesson import Cause
from interlock.pages.components import Behind, behind, page
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, head, sections
from interlock.pages.refs import Ref
from interlock.pages.words import day

TONES = {"complaint": "watch", "failure": "watch", "suggestion": "", "compliment": "good", "excellence": "good"}


@dataclass(frozen=True, slots=True)
class ActionView:
    """Something owed or done."""

    what: Markup
    by: Ref | None
    about: Ref | None
    state: str
    tone: str
    done: bool


@dataclass(frozen=True, slots=True)
class CauseView:
    """Where in the chain it came from."""

    link: Ref | None
    step: Ref | None
    what: Markup


@dataclass(frozen=True, slots=True)
class LessonView:
    """What `lesson.html` shows."""

    type: str
    tone: str
    on: str
    about: list[Ref]
    story: Markup
    causes: list[CauseView]
    has_steps: bool
    changes: list[ActionView]
    body: Markup
    behind: Behind


def lesson_page(desk: Desk, lesson: Lesson) -> Page:
    """The page of one lesson."""
    view = LessonView(
        type=lesson.type,
        tone=TONES[lesson.type],
        on=day(lesson.on),
        about=[desk.any_ref(text) for text in lesson.about],
        story=desk.block(lesson.what_happened),
        causes=[_cause(desk, cause) for cause in lesson.traced_to],
        has_steps=any(cause.step for cause in lesson.traced_to),
        changes=[action_view(desk, change, change.about) for change in lesson.changes],
        body=desk.block(lesson.body),
        behind=behind(desk, lesson),
    )
    parts = sections(
        ("story", "What happened", True),
        ("causes", "Where it came from", view.causes),
        ("changes", "What changes", view.changes),
        ("more", "Behind this lesson", True),
    )
    return page(desk, lesson, "lesson.html", head(desk, lesson), view, parts)


def _cause(desk: Desk, cause: Cause) -> CauseView:
    step = desk.any_ref(f"procedure/{cause.step}") if cause.step else None
    return CauseView(desk.ref("link", cause.link), step, desk.inline(cause.what))


def action_view(desk: Desk, action: Action, about: str | None = None) -> ActionView:
    """What is to be done, by whom, and whether it was."""
    if action.done:
        state, tone = f"Done {day(action.done)}", "good"
    elif action.is_late(desk.facts.today):
        state, tone = f"Overdue since {day(action.due)}" if action.due else "Overdue", "bad"
    else:
        state, tone = (f"Due {day(action.due)}" if action.due else "Owed"), "watch"
    return ActionView(
        desk.inline(action.what),
        desk.ref("link", action.by),
        desk.any_ref(about) if about else None,
        state,
        tone,
        action.done is not None,
    )
