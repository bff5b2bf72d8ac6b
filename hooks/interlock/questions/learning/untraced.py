"""What a complaint or failure does not say yet: where it came from, or what changes."""

import datetime
from typing import Literal

from interlock.definitions import Lesson
from interlock.definitions.in_force import is_live
from interlock.questions.results.periods import A_MONTH, later

StillToSay = Literal["", "cause", "change", "both"]


def lacking(lesson: Lesson) -> StillToSay:
    """What a live complaint or failure does not say yet; an empty text where it says both, and of all other lessons."""
    if not lesson.is_failure or not is_live(lesson) or (lesson.traced_to and lesson.changes):
        return ""
    if lesson.traced_to:
        return "change"
    return "cause" if lesson.changes else "both"


def trace_by(lesson: Lesson) -> datetime.date:
    """The last day on which it is in time to say where a complaint or failure came from, and what changes."""
    return later(lesson.on, A_MONTH)
