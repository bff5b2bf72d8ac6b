"""The settings of a site."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interlock.sources.settings.book_choices import Books

if TYPE_CHECKING:
    from interlock.catalog.audience import Audience


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site.

    `edit_url`: what an edit link has before the path of a file, or "". `drafts`: whether drafts and findings are shown. `books`:
    which books to print are made.
    """

    name: str = "Handbook"
    site_url: str = ""
    edit_url: str = ""
    audience: "Audience" = "staff"
    drafts: bool = False
    books: Books = "all"

    @property
    def is_public(self) -> bool:
        """Whether the readers are the public: texts address customers, and say nothing of what goes on inside."""
        return self.audience == "public"
