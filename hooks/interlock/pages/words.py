"""Names and dates as pages write them."""

import datetime

from interlock.definitions import Definition, kind_named
from interlock.definitions.meaning_marks import Side

# The sides of an approval.
SIDE_WORDS: dict[Side, str] = {
    "management": "management",
    "providers": "those who do the work",
    "receivers": "those it is promised to",
}


def capital(title: str) -> str:
    """A title with its first letter capital."""
    return title[:1].upper() + title[1:]


def by_title(definition: Definition) -> tuple[str, str]:
    """Sort key: by title, ignoring case."""
    return (definition.title.casefold(), definition.id)


def day(date: datetime.date) -> str:
    """`23 November 2026`"""
    return f"{date.day} {date:%B %Y}"


def kind_label(definition: Definition) -> str:
    """The name of a definition's kind."""
    return kind_named(definition.kind_name).label
