"""The generated pages as Markdown files without our frame: another site's generator puts them into its own.

They stand in one folder among that site's pages, with what they load, and with files from which plugins make the navigation. A
page is one block of raw HTML below front matter. It links its stylesheet and scripts itself, so that the site's own pages load
nothing of ours.
"""

import re
from collections.abc import Set
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.frame import Page
from interlock.pages.page_context import PageContext
from interlock.pages.page_links import ROOT, root_of, with_relative_links
from interlock.pages.site_files.redirects import former_addresses, redirects
from interlock.site.other_sites.exported_pages import as_block, front_matter, without_expressions
from interlock.site.other_sites.page_parts import (
    HANDBOOK_TITLE,
    STYLESHEET,
    boost_in_host,
    home_called,
    in_host,
    named_in_host,
    readable_by_search,
)
from interlock.site.render import Renderer
from interlock.sources.yaml.yaml_writer import as_quoted

INDEX = "index.md"
_LINK = lazy_pattern(f'"{ROOT}([^"#?]+)')
# What a theme that does not escape titles would take for the beginning of a tag or of a character reference.
_MARKUP = lazy_pattern(r"<(?=[a-z/!?])|&(?=[a-z#])", re.I)
_OPENING = lazy_pattern(r'(?<!\S)"|(?<=[(\[])"')

_MOVED = Markup(
    '<div><meta http-equiv="refresh" content="0; url={to}"><p>This page is now called <a href="{to}">{title}</a>.</p></div>'
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the pages will stand. `folder`: the folder in the site, such as `handbook/`; empty for the whole site.

    `in_docs`: whether that is a folder among the hand-written pages, which are then the site's. `theirs`: the paths of these, and
    of the files beside them, from the site's root. `index`: the name of a file that is the page of its folder; with Hugo's, other
    pages have names of their own, because a folder could hold no others.
    """

    folder: str
    in_docs: bool = False
    theirs: Set[str] = frozenset()
    index: str = INDEX

    def file_of(self, path: str) -> str:
        """The file of the page at a path of the handbook."""
        if self.index == INDEX or path.count("/") <= 1:
            return f"{path}{self.index}"
        if PurePosixPath(path).name == "index":  # by that name in its parent's folder, it would take the place of all beside it
            return f"{path}{INDEX}"
        return f"{path.rstrip('/')}.md"


def frameless_page(renderer: Renderer, page: Page, around: Surroundings) -> tuple[str, str]:
    """A page's file and its text."""
    page = named_in_host(page, home_called(HANDBOOK_TITLE, around.folder))
    search = asdict(page.search) if page.search else None
    html = readable_by_search(in_host(renderer.hosted(page, lists_sections=False)), search)
    style = f'<link rel="stylesheet" href="{ROOT}{STYLESHEET}">'
    whole = _with_links_to_theirs(f"<div>\n{style}\n{html}\n</div>", page.path, around)
    head, boost = page.head, boost_in_host(page.path, search)
    fields = {
        "title": as_yaml(head.title),
        "description": as_yaml(head.description),
        "keywords": f"[{', '.join(map(as_yaml, search['labels']))}]" if search and search["labels"] else "",
        "source": as_yaml(head.source) if head.source else "",
        "as_of": as_yaml(head.as_of.iso),
        "search": f"{{boost: {boost}}}" if boost != 1 else "",
        # The sections are in HTML, in which generators look for none; themes use the place.
        "hide": "[toc]",
    }
    return around.file_of(page.path), front_matter(fields) + as_block(with_relative_links(whole, page.path))


def _with_links_to_theirs(html: str, here: str, around: Surroundings) -> str:
    up = root_of(here) + root_of(around.folder)
    return _LINK.sub(lambda link: f'"{up}{link[1]}' if link[1] in around.theirs else link[0], html)


def files_at_former_addresses(context: PageContext, around: Surroundings) -> dict[str, str]:
    """What leads on from former addresses: pages as they are, or, where the generator takes none in HTML, as Markdown."""
    if around.index == INDEX:
        return redirects(context)
    return {
        f"{each.path.rstrip('/')}.md": front_matter({"title": as_yaml(each.title), "build": "{list: never}"})
        + as_block(_MOVED.format(to=each.to, title=each.title))
        for each in former_addresses(context)
    }


def words_for_templates(text: str) -> str:
    """Words that say the same in every template, whether it escapes them or not.

    Quotation marks, which would end an attribute, become curly; what could be markup or an expression is broken by an invisible
    character (a word joiner).
    """
    curly = _OPENING.sub("“", text).replace('"', "”")
    return without_expressions(_MARKUP.sub("\\g<0>\u2060", curly))


def as_yaml(text: str) -> str:
    """Such words as a scalar of YAML, which TOML reads too."""
    return as_quoted(words_for_templates(text))
