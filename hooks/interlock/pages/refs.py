"""Links between pages: paths below the site's root, and the way back to it."""

from dataclasses import dataclass

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, anchor_of


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another page. `path` is None where there is no page to lead to; `note` is a few words beside it."""

    title: str
    path: str | None
    note: str = ""


def path_of(key: Key, part: str | None = None) -> str:
    """The path of a definition's page: `promises/answer-calls/`, with `#part` for a step or a criterion."""
    path = address_of(key)[1:]
    return f"{path}#{anchor_of(key.kind, part)}" if part else path


def root_of(path: str) -> str:
    """What leads from a page back to the site's root: `../../`, or nothing on the home page."""
    return "../" * path.count("/")
