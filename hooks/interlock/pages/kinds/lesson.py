"""A lesson's page: what happened, where in the chain it came from or who had a hand in it, what changes."""

from dataclasses import dataclass

from markupsafe import Markup

from interlock.definitions import Lesson
from interlock.definitions.lesson import Cause
from interlock.pages.components import Behind, behind, page
from interlock.pages.desk import Desk
from interlock.pages.frame import Page, head, sections
from interlock.pages.kinds.action import ActionView, action_view
from interlock.pages.kinds.thanks_sheet import Hand, hands_in, sheet_of, thanked_words, values_shown
from interlock.pages.refs import Ref
from interlock.pages.words import capital, day

TONES = {"complaint": "watch", "failure": "watch", "suggestion": ""}


@dataclass(frozen=True, slots=True)
class CauseView:
    """Where in the chain it came from."""

    link: Ref | None
    step: Ref | None
    what: Markup


@dataclass(frozen=True, slots=True)
class LessonView:
    """What `lesson.html` shows. `causes_title` says what `causes` are; `hands` are those of the chain who are thanked."""

    type: str
    tone: str
    on: str
    about: list[Ref]
    story: Markup
    causes_title: str
    is_failure: bool
    causes: list[CauseView]
    has_steps: bool
    hands: list[Hand]
    values: list[str]
    thanked: Markup
    sheet: Ref | None
    changes: list[ActionView]
    body: Markup
    behind: Behind


def lesson_page(desk: Desk, lesson: Lesson) -> Page:
    """The page of one lesson."""
    hands = hands_in(desk, lesson)
    view = LessonView(
        type=capital(lesson.type_in_words),
        tone=TONES.get(lesson.type, "good"),
        on=day(lesson.on),
        about=[desk.any_ref(text) for text in lesson.about],
        story=desk.block(lesson.what_happened),
        causes_title=_causes_title(lesson),
        is_failure=lesson.is_failure,
        causes=[] if hands else [_cause(desk, cause) for cause in lesson.traced_to],
        has_steps=any(cause.step for cause in lesson.traced_to),
        hands=hands,
        values=values_shown(desk, lesson),
        thanked=thanked_words(desk, lesson),
        sheet=sheet_of(desk, lesson),
        changes=[action_view(desk, change) for change in lesson.changes],
        body=desk.block(lesson.body),
        behind=behind(desk, lesson),
    )
    parts = sections(
        ("story", "What happened", True),
        ("causes", view.causes_title, view.causes or view.hands),
        ("changes", "What changes", view.changes),
        ("more", "Behind this lesson", view.behind or view.body),
    )
    return page(desk, lesson, "lesson.html", head(desk, lesson), view, parts)


def _causes_title(lesson: Lesson) -> str:
    if lesson.is_failure:
        return "Where it came from"
    return "Who had a hand in it" if lesson.is_thanks else "Who took it up"


def _cause(desk: Desk, cause: Cause) -> CauseView:
    step = desk.any_ref(f"procedure/{cause.step}") if cause.step else None
    return CauseView(desk.ref("link", cause.link), step, desk.inline(cause.what))
