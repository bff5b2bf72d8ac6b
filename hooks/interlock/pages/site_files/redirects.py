"""Pages at former addresses, which redirect to the definition's page."""

from markupsafe import Markup

from interlock.pages.content_policy import POLICY_ELEMENT
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import path_of, root_of

_PAGE = Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">{policy}<title>{title}</title>'
    '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}"></head>'
    '<body><p>This page is now called <a href="{to}">{title}</a>.</p></body></html>\n'
)


def redirects(context: PageContext) -> dict[str, str]:
    """A redirect page for every former id, by path."""
    found = {}
    for former, key in context.catalog.former.items():
        path = path_of(former)
        to = root_of(path) + path_of(key)
        found[f"{path}index.html"] = str(_PAGE.format(policy=POLICY_ELEMENT, title=context.catalog.definitions[key].title, to=to))
    return found
