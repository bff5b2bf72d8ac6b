"""Markup of another program, which is shown as text here.

Pages brought from elsewhere use what other programs add to Markdown: boxes (`!!! note`, `::: tip`), tabs, footnotes, included
files, HTML, and what stood around a page, such as `Skip to content`. None of it means anything here, so readers would see the
signs themselves. A box becomes a quotation (`> **Note:** …`), a tab a heading, a footnote a sentence in brackets. Tables, task
lists and comments work; to write about a sign, put it between backticks. So are signs with a slip in them: a reference with one
bracket, a heading without a blank, bold text without its end, a table without its line of hyphens, the tenth list within a list.
A picture of another site is shown as a link, for pages load nothing from elsewhere.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road<br>for building waste.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road, for building waste.
owner: front
customers: [residents]
```
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

from interlock.catalog import Catalog
from interlock.catalog.markdown_parts import parts_of_markdown
from interlock.catalog.prose_links import links_of
from interlock.catalog.texts import Text, all_texts, front_texts_where, texts_where
from interlock.definitions.front_matter import SHOWN_IN_FRONT
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import counted
from interlock.questions.facts import Facts
from interlock.rules.shared.markdown_slips import SLIPS, slips_in
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "warning"
IS_OF_TEXTS = True

_TAGS = (
    "a|b|i|u|s|em|strong|del|ins|br|hr|p|div|span|img|h[1-6]|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|details|summary|aside"
    "|center|font|sup|sub"
    "|kbd|mark|small|big|blockquote|pre|code|video|audio|figure|figcaption|section|nobr"
)
_BOX = "Write it as a quotation: `> **Note:** …`."
_INSTEAD = {
    "br": "Begin a new paragraph, or end the line above in a backslash.",
    "hr": "Write `---` on a line of its own.",
    "img": "Write `![what it shows](file.png)`.",
    "a": "Write `[words](address)`.",
    "b": "Write `**words**`.",
    "strong": "Write `**words**`.",
    "i": "Write `*words*`.",
    "em": "Write `*words*`.",
    "kbd": "Write it between backticks.",
    "code": "Write it between backticks.",
    "table": "Write a table with `|` between its cells.",
}
_HTML = "Delete it: HTML is only shown as text."


class _Sign(NamedTuple):
    """Markup of other programs: its pattern, what it is, and what to do instead. `on_pages`: known only on hand-written pages.

    `anywhere`: the pattern, also where it begins no line.
    """

    pattern: re.Pattern[str]
    anywhere: str
    name: str
    remedy: str
    on_pages: bool = False


def _sign(pattern: str, name: str, remedy: str, *, begins_line: bool = False, on_pages: bool = False) -> _Sign:
    return _Sign(lazy_pattern(rf"^[ \t>]*(?:{pattern})" if begins_line else pattern, re.M), pattern, name, remedy, on_pages)


_SIGNS = (
    _sign(r"(?:!!!|\?\?\?\+?)[ ]+[\w-]+", "A box (`!!!` or `???`)", _BOX, begins_line=True),
    _sign(r"(?<!:):{3,}+[ ]*+\{?[\w-]+", "A box (`:::`)", _BOX, begins_line=True),
    _sign(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INFO)\]", "A box (`[!NOTE]`)", "Write `> **Note:** …`."),
    _sign(r"===[!+]*[ ]+[\"'].*", "A tab (`===`)", "Write a heading in its place: `## …`.", begins_line=True),
    _sign(r"\[\^[^\[\]\s]+\]", "A footnote", "Put what it says in brackets where it belongs."),
    _sign(
        r"\[{1,2}_?(?:TOC|toc)_?\]{1,2}(?![(\[:])|\{:toc\}", "A table of contents", "Delete it: pages list their sections anyway."
    ),
    _sign(r"(?<![-;])[-;]++8<[-]+.*|\{![^!\n]+!\}", "An included file", "Paste what the other file says."),
    _sign(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}", "A macro (`{{ … }}`)", "Write out what it stands for.", on_pages=True),
    # Not between words, where `{.a}` is spoken of.
    _sign(
        r"(?<=[\w)\]*`_])\{:?[ ]*[.#][\w-][^{}\n]*\}"
        r"|\{:?[ ]*[.#][\w-][^{}\n]*\}(?=[ \t]*(?:[\n\"']|\Z))"
        r"|(?<=[)\]])\{:?[ ]*(?!lang\b)[a-z][\w-]*=[^{}\n]*\}",
        "An attribute (`{…}`)",
        "Delete it; `{#name}` works at the end of a page's heading.",
    ),
    _sign(r"(?<![\w:/.]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:/])", "An emoji by name", "Paste the character itself, or delete it."),
    _sign(r"(?<![=\w])==[^\s=](?:[^=\n]*[^\s=])?==(?![=\w])", "Highlighted text (`==…==`)", "Write `**…**`."),
    _sign(r"(?<!\+)\+\+[a-z0-9]+(?:\+[a-z0-9]+)*\+\+(?!\+)", "A key (`++…++`)", "Write it between backticks."),
    _sign(r"\{(?:\+\+|--|~~|>>|==)[^{}\n]*\}", "A suggested change", "Accept or reject it."),
    _sign(r"\$\$", "A formula (`$$`)", "Write it in words, or put in a picture of it.", begins_line=True),
    _sign(
        r"\*\[[^\[\]\n]+\]:.*",
        "An abbreviation (`*[…]:`)",
        "Write a term in `glossary/`: it is explained wherever it stands.",
        begins_line=True,
    ),
    _sign(r"(?:import|export)[ ].{0,300}[ ]from[ ][\"'].*", "A line of a program", "Delete it.", begins_line=True, on_pages=True),
    _sign(r"\.\.[ ][\w-]+::.*", "A directive (`.. …::`)", _BOX, begins_line=True),
    _sign(r"!\[\[[^\[\]\n]*\]\]", "An embedded page or picture", "Write `![what it shows](file.png)`."),
    # Not a gap that a program fills, as `%%DATE%%`.
    _sign(
        r"(?<![%\d])%%(?=[^%\s])(?![A-Z\d_]+%%)[^%\n]*[^%\s]%%(?!%)",
        "A comment (`%%…%%`)",
        "Write `<!-- … -->` around it, or delete it.",
    ),
    _sign(r"(?<=[^\n]\n):[ ]{1,3}\S[^\n]*", "A list of meanings (`: …`)", "Write `- **word**: meaning`.", on_pages=True),
    _sign(r"<!--(?!-?>)", "A comment that does not end", "Write `-->` where it ends."),
    _sign(
        r"\[email[ \u00a0]protected\]",
        "`[email protected]`, in place of an address,",
        "Write the address: the page hid it from programs.",
    ),
    # Not a step that says no more than `Print this page`.
    _sign(
        r"(?:(?:Skip to (?:main )?content|Back to top)\.?[ \t]*(?=[\n\"']|\Z)"
        r"|(?:Share|Print) this page\.?[ \t]*(?=\n\s*\S)|(?<=\n)(?:Share|Print) this page\.?\s*\Z)",
        "A link of the page that this was copied from",
        "Delete it.",
        begins_line=True,
    ),
    _sign(
        r"\((?:[Oo]pens? in (?:a )?new (?:window|tab)|[Ee]xternal link)\)",
        "A remark of the page that this was copied from",
        "Delete it.",
    ),
)
# Not `if a<b then c>d`: what follows a letter that may be a name is an attribute.
_TAG = lazy_pattern(rf"(?!<[abiups][ ][^<>=]*>)</?({_TAGS})(?=[\s/>])[^<>]*>", re.I)
_DANGEROUS = lazy_pattern(r"[\s/\"']on[a-z]+\s*=|(?:script|data|file):", re.I)
_DRAWN = lazy_pattern(r"[ \t]*(?:`{3,}|~{3,})[ ]*(?:(mermaid|plantuml|dot|d2)\b|\{[\w:-]+\})")
# In a file, the name of a field may stand before the text that a sign begins.
_SUSPICIOUS = FilteredPattern(
    lazy_pattern("|".join([*(f"(?:{sign.anywhere})" for sign in _SIGNS), r"<[/!a-zA-Z]", r"(?:`{3}|~{3})"])),
    (
        "[toc",
        "[_toc",
        ' from "',
        " from '",
        "\n: ",
        "[email",
        "Skip to",
        "Back to top",
        " this page",
        "in new ",
        "in a new ",
        "xternal link)",
    ),
    (lazy_pattern(r":[a-z][a-z0-9_+-]*[a-z0-9]:"),),
    ("!!!", "???", "::", "[!", "==", "[^", "[TOC", "[_TOC", "<", "++", "$$", "*[", "![", "```", "~~~", "%%"),
    (lazy_pattern(r"\{[:.#!{%+~>=-]"),),
)
_PICTURE = FilteredPattern(lazy_pattern(r"!\["), ("![",))
_OTHER_SITE = lazy_pattern(r"https?://", re.I)
# Titles are no Markdown: what stands in them is shown as it is.
_IN_TITLES = FilteredPattern(
    lazy_pattern(
        r"(?<![*\w])(?P<marks>\*\*)(?P<bold>(?=\S)[^*\n]+(?<=\S))\*\*(?![*\w])|(?<![`\w])`(?P<code>[^`\n]+)`(?![`\w])"
        r"|\[(?P<link>[^\[\]\n]+)\]\((?=[^()\s]*(?:[/#]|[a-z]:|\.[a-z]))[^()\s]+\)"
        r"|&(?:(?P<named>[a-z]{2,6});|#\d{2,5};)|</?(?:b|i|u|em|strong|span|p|br)(?=[\s/>])[^<>]*>"
    ),
    ("](",),
    signs=("**", "`", "&;", "&#", "<"),
)


def subjects(facts: Facts) -> int:
    """Texts in Markdown of definitions, results and hand-written pages."""
    return sum(text.form != "plain" for text in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each sort of foreign markup in a text, at its first use."""
    for text in (*texts_where(facts.catalog, _SUSPICIOUS), *_titles(facts.catalog)):
        if text.form != "plain" and _SUSPICIOUS.search(text.text):
            for match, name, remedy, number in _found(text):
                more = f", the first of {counted(number, 'such sign')} here" if number > 1 else ""
                yield Finding("foreign-markup", text.place_of(facts.catalog, match), f"{name} is shown as text{more}", remedy)
    yield from _marked_titles(facts.catalog)
    yield from _pictures_of_other_sites(facts.catalog)
    for text in texts_where(facts.catalog, SLIPS):
        if text.form != "plain" and SLIPS.may_match(text.text):
            for slip in slips_in(text.text, block=text.is_block):
                yield Finding("foreign-markup", text.place_of(facts.catalog, slip.match), slip.message, slip.remedy)


def _titles(catalog: Catalog) -> Iterator[Text]:
    """What the front matter of hand-written pages says of them, which readers see as it is."""
    for text in front_texts_where(catalog, _SUSPICIOUS):
        if text.field in SHOWN_IN_FRONT:
            yield text._replace(form="inline")


def _found(text: Text) -> Iterator[tuple[re.Match[str], str, str, int]]:
    """The first use of each sort of markup, its name, what to do instead, and how often it is used."""
    shown = _shown(text)
    for sign in _SIGNS:
        matches = [match for match in sign.pattern.finditer(shown) if not _is_escaped(match)]
        if matches and (text.key.kind == "page" or not sign.on_pages):
            yield matches[0], sign.name, sign.remedy, len(matches)
    tags = [match for match in _TAG.finditer(shown) if not _is_escaped(match)]
    # `unsafe-markup` reports dangerous tags.
    if tags and not any(_DANGEROUS.search(tag[0]) for tag in tags):
        name = tags[0][1].lower()
        yield tags[0], f"`<{name}>`", _INSTEAD.get(name, _HTML), len(tags)
    for part in parts_of_markdown(text.text, block=text.is_block):
        if part.kind == "fence" and (drawn := _DRAWN.match(text.text, part.start)):
            yield drawn, "A diagram or box in a block of code", "Put in a picture of it, or write it out.", 1


def _marked_titles(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_where(catalog, _IN_TITLES):
        marks = (match for match in _IN_TITLES.pattern.finditer(text.text) if _without_marks(match) != match[0])
        if text.form == "plain" and text.field == "title" and (match := next(marks, None)):
            shown = "A backtick" if match["code"] else f"`{match['marks'] or match[0]}`"
            remedy = f"Write `{_IN_TITLES.pattern.sub(_without_marks, text.text)}`."
            yield Finding("foreign-markup", text.place_of(catalog, match), f"{shown} is shown as text in a title", remedy)


def _pictures_of_other_sites(catalog: Catalog) -> Iterator[Finding]:
    """One finding for each text, at its first picture of another site."""
    for text in texts_where(catalog, _PICTURE):
        links = links_of(text.text, block=text.is_block) if text.form != "plain" else []
        pictures = [link for link in links if link.is_picture and _OTHER_SITE.match(link.href)]
        if pictures:
            more = f", the first of {counted(len(pictures), 'such picture')} here" if len(pictures) > 1 else ""
            message = f"This picture of another site is shown as a link{more}: pages load nothing from elsewhere"
            remedy = "Save it in `docs/`, and write its path there, such as `/map.png`; or take the `!` before it away."
            yield Finding("foreign-markup", text.place(catalog, pictures[0].fragment, pictures[0].occurrence), message, remedy)


def _without_marks(match: re.Match[str]) -> str:
    """What markup in a title was meant to show; `&drink;` in `Food&drink; catering` means itself."""
    if match["named"] and f"{match['named']};" not in html5:
        return match[0]
    return match["bold"] or match["code"] or match["link"] or unescape(re.sub("<.*>", "", match[0])).replace("\xa0", " ")


def _is_escaped(match: re.Match[str]) -> bool:
    return match.start() > 0 and match.string[match.start() - 1] == "\\"


def _shown(text: Text) -> str:
    """The text, of the same length, without code, comments, paths and addresses, and on pages without anchors of headings."""
    letters = list(text.text)
    for kind, start, end in parts_of_markdown(text.text, block=text.is_block):
        if kind in ("fence", "code", "comment", "path", "address"):
            letters[start:end] = [letter if letter in "\r\n" else "\x00" for letter in letters[start:end]]
        elif kind == "heading" and text.key.kind == "page" and (anchor := _ANCHOR.search(text.text, start, end)):
            letters[anchor.start() : anchor.end()] = "\x00" * len(anchor[0])
    return "".join(letters)


_ANCHOR = lazy_pattern(r"\{:?[ \t]*(?:\.[^\s{}]+[ \t]+)*#[^{}\n]*\}(?=[ \t]*+#*+[ \t]*+$)", re.M)
