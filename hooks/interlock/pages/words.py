"""How names and dates are said on pages."""

import datetime

from interlock.definitions import Definition, kind_named
from interlock.definitions.meaning import Side

# Whom somebody signs for.
SIDE_WORDS: dict[Side, str] = {
    "management": "management",
    "providers": "those who do the work",
    "receivers": "those it is promised to",
}


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
