"""How names, dates and lists of things are said on pages."""

import datetime
import re
from collections.abc import Iterable

from interlock.definitions import Definition, kind_named
from interlock.definitions.meaning import Side

# Whom somebody signs for.
SIDE_WORDS: dict[Side, str] = {
    "management": "management",
    "providers": "those who do the work",
    "receivers": "those it is promised to",
}
# The heading that names a Markdown page.
TITLE = re.compile(r"^# +(.+?)\s*#*(?:\n|\Z)", re.M)


def page_title(text: str, path: str) -> str:
    """The first heading of a Markdown page, else its file's name in words."""
    match = TITLE.search(text)
    return match[1] if match else path.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()


def listed(items: Iterable[object]) -> str:
    """Things one after the other: `2`, `2 and 3`, `2, 3 and 5`."""
    *first, last = [str(item) for item in items]
    return f"{', '.join(first)} and {last}" if first else last


def capital(title: str) -> str:
    """A title with its first letter large, as it stands alone."""
    return title[:1].upper() + title[1:]


def by_title(definition: Definition) -> tuple[str, str]:
    """Sorts definitions as people look for them."""
    return (definition.title.casefold(), definition.id)


def day(date: datetime.date) -> str:
    """`23 November 2026`"""
    return f"{date.day} {date:%B %Y}"


def kind_label(definition: Definition) -> str:
    """What its kind is called on pages."""
    return kind_named(definition.kind_name).label


def body_of(text: str) -> str:
    """A Markdown page without the heading that names it."""
    return TITLE.sub("", text, count=1)
