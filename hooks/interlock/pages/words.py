"""Names, dates and status words as pages write them."""

import calendar
import datetime
from collections.abc import Sequence

from markupsafe import Markup

from interlock.definitions import Definition, Lesson, Link, kind_named
from interlock.definitions.framework import Criterion
from interlock.definitions.link import is_team
from interlock.definitions.meaning_marks import Side
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import SENTENCE_ENDS, first_of
from interlock.questions.calendar.day_words import day_in_words

# The sides of an approval.
SIDE_WORDS: dict[Side, str] = {
    "management": "management",
    "providers": "those who do the work",
    "receivers": "those it is promised to",
}


_DIGIT = lazy_pattern("[0-9]")
_KEPT_WHOLE = (
    rf"(?:[0-9]{{1,2}} )?(?:{'|'.join(calendar.month_name[1:])})\b(?: [0-9]{{4}}\b)?",  # a date in English
    r"[0-9]+(?:[.,][0-9]+)* (?=(?:working )?(?:second|minute|hour|day|week|month"
    r"|year)s?\b)",  # a number, not parted from its unit
    r"[0-9]{1,2} h [0-5][0-9]\b",  # a time of day in French
    r"(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?(?! ?[0-9])(?: (?=[%€]))?",  # thousands in French
    r"[0-9]+(?:[.,][0-9]+)* (?=[%€]|(?:h|Uhr|uur|kg|km|min)\b)",
    r"0[0-9]{2,4}(?: [0-9]{3,6}){1,2}\b",  # a telephone number
    r"0[0-9](?: [0-9]{2}){4}\b",  # one in France
    r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b",  # a postcode
)
_TOGETHER = lazy_pattern(rf"\b(?:{'|'.join(_KEPT_WHOLE)})")


def unbroken(text: str) -> str:
    """A text in which no line breaks inside a date, a time, a number to call or a postcode: `31 March 2026`, `5 hours`."""
    return _TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text) if _DIGIT.search(text) else text


def unbroken_day(day: datetime.date) -> str:
    """A day in words, inside which no line breaks."""
    return day_in_words(day).replace(" ", "\N{NO-BREAK SPACE}")


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends like a sentence already."""
    return text if text.endswith(SENTENCE_ENDS) else f"{text}."


def first_few(named: Sequence[str], most: int, between: str = ", ") -> Markup:
    """The first few of many names, and how many more there are: `A, B and 3 more`."""
    shown, more = first_of(named, most)
    return Markup(between).join(shown) + (Markup(" and {} more").format(more) if more else Markup(""))


def status_tag(words: str, tone: str) -> Markup:
    """A status word as HTML, in the colour of its tone: good, watch, bad, or "" for none. In templates: `components/tag.html`."""
    return Markup('<span class="tag" data-tone="{}">{}</span>').format(tone, words)


def occasion(lesson: Lesson) -> str:
    """What a lesson was, and when: `2 May 2026, complaint`."""
    return f"{unbroken_day(lesson.on)}, {lesson.type_in_words}"


def heard(source: Markup, on: datetime.date | None) -> Markup:
    """Where and when something was heard: `Survey, 2 May 2026`."""
    return Markup(", ").join(part for part in (source, unbroken_day(on) if on else "") if part)


def kind_label(definition: Definition) -> str:
    """The name of a definition's kind; of a link that is a thing, its own sort."""
    if isinstance(definition, Link) and not is_team(definition):
        return "System" if definition.kind == "system" else "Place"
    return kind_named(definition.kind_name).label


def numbered_title(criterion: Criterion) -> str:
    """The title of a criterion, after its number where it has one."""
    return f"{criterion.id} {criterion.title}" if _is_number(criterion) else criterion.title


def number_or_title(criterion: Criterion) -> str:
    """The number of a criterion; its title where it has none."""
    return criterion.id if _is_number(criterion) else criterion.title


def _is_number(criterion: Criterion) -> bool:
    return criterion.id[:1].isdigit()
