"""A lesson's page: what happened, its cause in the chain or who contributed, and what changes."""

import datetime
from dataclasses import dataclass, replace

from markupsafe import Markup

from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.definitions.lesson import Cause
from interlock.findings.nouns import capital
from interlock.pages.background import Background, background_of
from interlock.pages.components import page
from interlock.pages.frame import Page, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.kinds.contribution import lacking_for, step_of_cause
from interlock.pages.kinds.thanks_sheet import Contribution, contributions_to, sheet_of, thanked_words, values_shown
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import Ref
from interlock.pages.words import unbroken_day
from interlock.questions.learning.untraced import StillToSay, trace_by

_TONES = {"complaint": "watch", "failure": "watch", "suggestion": ""}


@dataclass(frozen=True, slots=True)
class CauseView:
    """A cause of a failure: a link or a step, and what went wrong."""

    link: Ref | None
    step: Ref | None
    what: Markup


@dataclass(frozen=True, slots=True)
class LessonView:
    """What `lesson.html` shows. `causes_title` is the heading of `causes`; `contributions` are the links that are thanked.

    `lacks`: what a failure does not say yet; `until`: by when its owner finds that out, with its tone.
    """

    type: str
    tone: str
    on: str
    outside: Markup
    about: list[Ref]
    story: Markup
    causes_title: str
    is_failure: bool
    causes: list[CauseView]
    has_steps: bool
    contributions: list[Contribution]
    values: list[str]
    thanked: Markup
    sheet: Ref | None
    changes: list[ActionView]
    lacks: StillToSay
    until: tuple[str, str]
    body: Markup
    background: Background


def lesson_page(context: PageContext, lesson: Lesson) -> Page:
    """The page of one lesson."""
    contributions = contributions_to(context, lesson)
    lacks = lacking_for(context, lesson)
    view = LessonView(
        type=capital(lesson.type_in_words),
        tone=_TONES.get(lesson.type, "good"),
        on=unbroken_day(lesson.on),
        outside=outside_words(context, lesson),
        about=[context.any_ref(text) for text in lesson.about],
        story=context.block(lesson.what_happened),
        causes_title=_causes_title(lesson),
        is_failure=lesson.is_failure,
        causes=[] if contributions else [_cause(context, cause) for cause in lesson.traced_to],
        has_steps=any(cause.step for cause in lesson.traced_to),
        contributions=contributions,
        values=values_shown(context, lesson),
        thanked=thanked_words(context, lesson),
        sheet=sheet_of(context, lesson),
        changes=[action_view(context, change, lesson, is_owed=is_live(lesson)) for change in lesson.changes],
        lacks=lacks,
        until=_until(context, trace_by(lesson)),
        body=context.block(lesson.body),
        background=background_of(context, lesson),
    )
    parts = sections(
        ("story", "What happened", True),
        ("causes", view.causes_title, view.causes or view.contributions or lacks in ("cause", "both")),
        ("changes", "What changes", view.changes or lacks in ("change", "both")),
        ("more", "Behind this lesson", view.background or view.body),
    )
    return page(context, lesson, "lesson.html", view, parts)


def _until(context: PageContext, day: datetime.date) -> tuple[str, str]:
    is_late = day < context.facts.today
    return f"{'Overdue since' if is_late else 'Due'} {unbroken_day(day)}", "bad" if is_late else "watch"


def outside_words(context: PageContext, lesson: Lesson) -> Markup:
    """From whom it was learned, if it came from outside."""
    if lesson.from_ != "outside":
        return Markup("")
    return (
        Markup("Learned from {}").format(context.inline(lesson.organisation))
        if lesson.organisation
        else Markup("Learned outside")
    )


def _causes_title(lesson: Lesson) -> str:
    if lesson.is_failure:
        return "Where it came from"
    return "Who had a hand in it" if lesson.is_thanks else "Who took it up"


def _cause(context: PageContext, cause: Cause) -> CauseView:
    step = step_of_cause(context, cause)
    named = replace(step, title=capital(step.title)) if step else None
    link = context.catalog.link(cause.link)
    ref = context.with_status(link) if link else context.ref("link", cause.link)
    return CauseView(ref, named, context.inline(cause.what))
