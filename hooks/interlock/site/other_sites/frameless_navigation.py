"""The navigation of another site: files from which plugins make it, and lines to paste where there is no such plugin."""

from collections.abc import Iterator

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.pages.page_links import Ref
from interlock.pages.site_frame import SiteView
from interlock.site.other_sites.exported_pages import front_matter
from interlock.site.other_sites.frameless_pages import INDEX, Surroundings, as_yaml, words_for_templates
from interlock.site.other_sites.page_parts import HANDBOOK_TITLE

_BRACKETS = lazy_pattern(r"([\[\]\\`*_<&])")

_HEAD = """\
# Lines for the configuration of the site

`interlock export pages --theme …` wrote this folder. Run it before each build of the site: it replaces the whole folder, and
touches nothing beside it. Do not edit the files here: edit the definitions.

Is this folder not kept in git, and does the site's `docs/` stand beside `standards/`? Then export before `interlock check`
too: it takes the pages in `docs/` for the site's own where this folder is among them, and looks at their links into it.
"""

_MKDOCS = """
## MkDocs, ProperDocs, Zensical

The navigation should lead to the lists, which lead to all other pages; with every page in it, builds are slow. In `mkdocs.yml`

{mkdocs}
or in `zensical.toml`

{zensical}
With the plugin `awesome-nav`, `.nav.yml` in this folder says that already. With `literate-nav`, `SUMMARY.md` does, wherever the
navigation names the folder: `{folder}`. Without `literate-nav`, leave that file out of the site: `exclude_docs: SUMMARY.md`, or
in `zensical.toml` `exclude_docs = "SUMMARY.md"`. Each of these files has one `nav`: where yours has one, add the entry to that.

In hand-written pages, too, `[[promise/answer-calls]]` is a link and a term has its meaning as a tooltip, with an extension of
Python-Markdown. `DIR` is the folder with `standards/`, from where the site is built; is the site not at the root of its host,
put its path before the address. In `mkdocs.yml`

    markdown_extensions:
      - interlock.markdown: {{handbook: DIR, address: /{path}}}

or in `zensical.toml`

    [project.markdown_extensions."interlock.markdown"]
    handbook = "DIR"
    address = "/{path}"
"""

_HUGO = """
## Hugo

Allow HTML in pages: `markup.goldmark.renderer.unsafe: true` in `hugo.yaml`. A menu names addresses:
`/{path}promises/`.
"""

_LINKS = """
## Links and scripts

Links are relative and lead to folders (MkDocs: `use_directory_urls`, which is on unless it was switched off). If the site has a
Content-Security-Policy, it must allow `script-src 'self'` and `style-src 'self'`: the pages hold no inline script and no inline
style.
"""


def navigation_files(site: SiteView, around: Surroundings) -> dict[str, str]:
    """What a site makes its navigation from, and the lines for its configuration, by path.

    All places stand on one level. Every file is called `index.md`, and with `navigation.indexes` themes make the title of a
    section lead to the first page of that name in it, which then has no entry: "More" would lead to one of its pages.
    """
    places = [ref for ref in (*site.nav, *site.more) if ref.path not in around.theirs]
    places = [Ref("Overview", "") if ref.path == "" else ref for ref in places]
    nav = f"title: {as_yaml(HANDBOOK_TITLE)}\nnav:\n" + "".join(_entries(places, around))
    lines = {".README.md": _lines(places, around)}
    if around.index != INDEX:
        return lines
    # Where no plugin reads the list, it is a page; whoever reads it for the navigation passes over what is before it.
    front = front_matter({"title": as_yaml(HANDBOOK_TITLE), "search": "{exclude: true}"})
    return {**lines, ".nav.yml": nav, "SUMMARY.md": front + "".join(_list(places, around))}


def _entries(places: list[Ref], around: Surroundings, folder: str = "", indent: str = "  ") -> Iterator[str]:
    """The navigation as YAML."""
    for ref in places:
        yield f"{indent}- {as_yaml(ref.title)}: {as_yaml(folder + around.file_of(ref.path or ''))}\n"


def _list(places: list[Ref], around: Surroundings) -> Iterator[str]:
    """The navigation as a list in Markdown."""
    for ref in places:
        title = _BRACKETS.sub(r"\\\1", words_for_templates(ref.title))
        yield f"* [{title}]({around.file_of(ref.path or '')})\n"


def _lines(places: list[Ref], around: Surroundings) -> str:
    if around.index != INDEX:
        return _HEAD + _HUGO.format(path=around.folder) + _LINKS
    nav = "".join(_entries(places, around, around.folder, "      "))
    files = [(ref.title, around.folder + around.file_of(ref.path or "")) for ref in places]
    table = ", ".join(f"{{ {as_yaml(title)} = {as_yaml(file)} }}" for title, file in files)
    rest = f"/{around.folder}" if around.folder else "'*'"
    mkdocs = _MKDOCS.format(
        folder=around.folder or "./",
        path=around.folder,
        mkdocs=_indented(f"nav:\n  - {HANDBOOK_TITLE}:\n{nav}not_in_nav: {rest}\n"),
        zensical=_indented(f"nav = [\n  {{ {HANDBOOK_TITLE} = [{table}] }},\n]\n"),
    )
    return _HEAD + mkdocs + _LINKS


def _indented(lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines.splitlines())
