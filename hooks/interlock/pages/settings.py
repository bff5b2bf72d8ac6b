"""What a site is told by its configuration."""

from dataclasses import dataclass

from interlock.catalog.audience import Audience


@dataclass(frozen=True, slots=True)
class Settings:
    """What the site's configuration says. `edit_url` is where a file's path is appended to, or empty."""

    name: str = "Handbook"
    site_url: str = ""
    edit_url: str = ""
    audience: Audience = "staff"
    drafts: bool = False
