"""The settings of a site."""

from dataclasses import dataclass

from interlock.catalog.audience import Audience


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site. `edit_url` is the prefix of a file's path, or ""; `drafts` shows drafts and findings."""

    name: str = "Handbook"
    site_url: str = ""
    edit_url: str = ""
    audience: Audience = "staff"
    drafts: bool = False
