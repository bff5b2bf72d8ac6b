"""Pages at former addresses, which redirect to the definition's page."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from interlock.pages.content_policy import POLICY_ELEMENT
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of, root_of

_PAGE = Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{policy}<title>{title}</title>'
    '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}"><link '
    'rel="canonical" href="{folder}"></head>'
    '<body><p>This page is now called <a href="{to}">{title}</a>.</p></body></html>\n'
)


class FormerAddress(NamedTuple):
    """A path at which a definition's page stood, the link from there to where it stands, and its title."""

    path: str
    to: str
    title: str


def former_addresses(context: PageContext) -> Iterator[FormerAddress]:
    """One for every former id."""
    for former, key in context.catalog.former.items():
        path = path_of(former)
        yield FormerAddress(path, root_of(path) + path_of(key), context.catalog.definitions[key].title)


def redirects(context: PageContext, *, to_folders: bool = False) -> dict[str, str]:
    """A redirect page for every former id, by path.

    It leads to a file, because a site may be opened from a disk, where a folder shows what is in it; `to_folders`: to a folder,
    where all of the site's addresses are folders.
    """
    file = "" if to_folders else "index.html"
    return {
        f"{each.path}index.html": str(_PAGE.format(policy=POLICY_ELEMENT, title=each.title, folder=each.to, to=each.to + file))
        for each in former_addresses(context)
    }
