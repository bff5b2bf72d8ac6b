"""The generated pages as Markdown files with front matter, and the frame around them, for MkDocs, Zensical and other site generators.

`docs/` holds a file for each page and everything that pages load, `theme/` the frame as templates, `mkdocs.yml` ties them
together. A page is one block of HTML that no reader of Markdown takes for anything else, so every host gives the same page.
"""

import json
import re
from collections.abc import Iterator

from interlock.pages.desk import Desk
from interlock.pages.frame import Page
from interlock.pages.site_frame import SiteView
from interlock.site.render import Renderer

# Where pages and what they load stand in the folder that is written.
ROOT = "docs/"
TEMPLATE = "handbook.html"
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.S)
_PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.S)
_BLANK_LINES = re.compile(r"\n\s*\n")
# Fences, shortcodes and templates, whatever extensions a host has.
_MARKS = str.maketrans({"`": "&#96;", "~": "&#126;", "{": "&#123;"})

_README = """\
# A handbook as pages

Interlock made these files with `interlock export pages`. Do not edit them: edit the definitions, and export again.

- MkDocs: `mkdocs build`
- Zensical: `zensical build`
- Hugo: copy every `docs/…/index.md` to `content/…/_index.md` and everything else in `docs/` to `static/`, allow HTML
  (`markup.goldmark.renderer.unsafe = true`), and make a layout after `theme/handbook.html`.
- Others: a page is HTML below front matter; its links are relative and lead to folders, such as `../../promises/`.

Pages name their template in `template:`. Without that line they stand in the host's own frame; they need
`docs/assets/handbook.css` there.
"""


def page_file(renderer: Renderer, page: Page) -> tuple[str, str]:
    """A page's file and its text. Each stands in a folder of its own, so that links lead the same way from file and page."""
    return f"{page.path}index.md", _front_matter(page) + as_block(renderer.content(page))


def frame_files(renderer: Renderer, desk: Desk, site: SiteView) -> dict[str, str]:
    """What makes a site of the pages, by path: the configuration and the templates."""
    return {
        "mkdocs.yml": "\n".join(_configuration(desk, site)) + "\n",
        f"theme/{TEMPLATE}": renderer.frame_template("{{ base_url }}/"),
        "theme/404.html": renderer.not_found(desk).replace("{", "&#123;"),
        "README.md": _README,
    }


def as_block(html: str) -> str:
    """HTML as one block: no line in it is blank, and no mark in it means anything to a reader of Markdown."""
    whole = _PREFORMATTED.sub(lambda block: block[0].replace("\n", "&#10;"), html)
    parts = _SCRIPT.split(_BLANK_LINES.sub("\n", whole.strip()))
    return "".join(part if number % 2 else part.translate(_MARKS) for number, part in enumerate(parts)) + "\n"


def _front_matter(page: Page) -> str:
    head = page.head
    fields = {
        "title": head.title,
        "description": head.description,
        "template": TEMPLATE,
        "as_of": head.as_of.text,
        "edit": head.edit_href,
        "wrong": head.wrong_href,
    }
    return "---\n" + "".join(f"{name}: {_quoted(value)}\n" for name, value in fields.items() if value) + "---\n\n"


def _configuration(desk: Desk, site: SiteView) -> Iterator[str]:
    yield f"site_name: {_quoted(site.name)}"
    if site.url:
        yield f"site_url: {_quoted(site.url)}"
    yield "theme:"
    yield "  name: null"
    yield "  custom_dir: theme"
    yield "  static_templates: [404.html]"
    yield "markdown_extensions: []"
    yield "plugins: []"
    yield "nav:"
    for ref in (*site.nav, *site.more):
        yield f"  - {_quoted(ref.title)}: {_quoted(f'{ref.path}index.md')}"
    # A host's cost for each page grows with its navigation.
    yield "not_in_nav: '*'"
    # Some of what links lead to on a page stands in the frame.
    yield from ("validation:", "  links:", "    anchors: ignore")


def _quoted(text: str) -> str:
    """A text as YAML that no host takes for anything else, such as `no` for a lie."""
    return json.dumps(text, ensure_ascii=False)
