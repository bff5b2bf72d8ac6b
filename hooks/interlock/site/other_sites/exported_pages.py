"""The generated pages as Markdown files with front matter, and the frame around them, for MkDocs, Zensical and others.

`docs/` holds a file for each page and everything that pages load, `theme/` the frame as templates, and `mkdocs.yml` configures
them. Each page is one block of raw HTML that contains no Markdown syntax, so every generator renders it alike.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.frame import Page
from interlock.pages.page_context import PageContext
from interlock.pages.site_frame import SiteView
from interlock.site.render import Renderer
from interlock.sources.yaml.yaml_writer import as_quoted

# The folder of the export in which pages and their assets stand.
PAGES_FOLDER = "docs/"
_TEMPLATE = "handbook.html"
_SCRIPT = lazy_pattern(r"(<script\b.*?</script>)", re.S)
_PREFORMATTED = lazy_pattern(r"<pre\b.*?</pre>", re.S)
_BLANK_LINES = lazy_pattern(r"\n\s*\n")
# The first characters of fences, shortcodes and template expressions, whatever extensions a generator has.
_MARKS = str.maketrans({"`": "&#96;", "~": "&#126;", "{": "&#123;"})
_EXPRESSION = lazy_pattern(r"\{(?=[{%#])")

_README = """\
# A handbook as pages

Interlock made these files with `interlock export pages`. Do not edit them: edit the definitions, and export again.

- MkDocs: `mkdocs build`
- Zensical: `zensical build`
- Hugo: copy every `docs/…/index.md` to `content/…/_index.md` and everything else in `docs/` to `static/`, allow HTML
  (`markup.goldmark.renderer.unsafe = true`), and make a layout after `theme/handbook.html`.
- A site that exists already, in its own frame: `interlock export pages --theme material --out docs/handbook`. In ours: export
  with `--under handbook`, and copy what stands in `docs/` and `theme/` into its folders of these names (MkDocs:
  `custom_dir: theme`) and the entries of `nav` that you want into its own.
- Others: a page is HTML below front matter; its links are relative and lead to folders, such as `../../promises/`.

Pages name their template in `template:`.

`theme/handbook.html` has a Content-Security-Policy: its pages run and load only files of their own site, so that a server that
reloads pages by a script of its own cannot do so. A host's own frame needs none; with one, let it allow `script-src 'self'`,
`style-src 'self'`, `img-src 'self'`, `font-src 'self'` and `connect-src 'self'`: the pages hold no inline script and no inline
style. Their server should send more: `X-Content-Type-Options: nosniff`, `Cross-Origin-Resource-Policy: same-origin`,
`Referrer-Policy: no-referrer` and, in a `Content-Security-Policy`, `frame-ancestors 'self'`.
"""


def page_file(renderer: Renderer, page: Page) -> tuple[str, str]:
    """A page's file and its text. Each page has a folder of its own, so that relative links are right in the source files too."""
    head = page.head
    fields = {
        "title": head.title,
        "description": head.description,
        "template": _TEMPLATE,
        "as_of": head.as_of.text.replace("\N{NO-BREAK SPACE}", " "),  # programs read it
        "edit": head.edit_href,
        "wrong": head.wrong_href,
    }
    front = front_matter({name: quoted_words(text) for name, text in fields.items() if text})
    return f"{page.path}index.md", front + as_block(renderer.content(page))


def frame_files(renderer: Renderer, context: PageContext, site: SiteView, under: str = "") -> dict[str, str]:
    """The configuration and the templates that make a site of the pages, by path.

    `under`: the folder of the site in which the pages stand, empty or with a slash at its end; its address ends with it.
    """
    return {
        "mkdocs.yml": "\n".join(_configuration(site, under)) + "\n",
        f"theme/{_TEMPLATE}": renderer.frame_template(f"{{{{ base_url }}}}/{quote(under)}"),
        "theme/404.html": renderer.not_found(context).replace("{", "&#123;"),
        "README.md": _README,
    }


def as_block(html: str) -> str:
    """HTML as a single Markdown HTML block: no blank lines, and nothing that Markdown or a template language would interpret."""
    whole = _PREFORMATTED.sub(lambda block: block[0].replace("\n", "&#10;"), html)
    parts = _SCRIPT.split(_BLANK_LINES.sub("\n", whole.strip()))
    return "".join(part if number % 2 else part.translate(_MARKS) for number, part in enumerate(parts)) + "\n"


def front_matter(fields: Mapping[str, str]) -> str:
    """The fields that have a value, as YAML between its marks; the values are YAML already."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items() if value) + "---\n\n"


def _configuration(site: SiteView, under: str) -> Iterator[str]:
    yield f"site_name: {quoted_words(site.name)}"
    if site.url:
        yield f"site_url: {as_quoted(site.url.removesuffix(quote(under)))}"
    yield "theme:"
    yield "  name: null"
    yield "  custom_dir: theme"
    yield "  static_templates: [404.html]"
    yield "markdown_extensions: []"
    yield "plugins: []"
    yield "nav:"
    for ref in (*site.nav, *site.more):
        yield f"  - {quoted_words(ref.title)}: {as_quoted(f'{under}{ref.path}index.md')}"
    # Generators take longer for each page the larger the navigation is.
    yield "not_in_nav: '*'"
    # Some links lead to anchors in the frame, which the generator does not see in the page's source.
    yield from ("validation:", "  links:", "    anchors: ignore")


def quoted_words(text: str) -> str:
    """Words for readers as a quoted YAML scalar, without expressions: plugins with macros evaluate titles too."""
    return as_quoted(without_expressions(text))


def without_expressions(text: str) -> str:
    """A text in which no template language finds an expression: an invisible character (a word joiner) separates its marks."""
    return _EXPRESSION.sub("{\u2060", text)
