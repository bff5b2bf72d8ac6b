"""Links between pages. A plan does not know its folder, so its links begin with a placeholder for the site's root.

`with_relative_links` makes the links relative, once, when a page is written; nothing else does.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, anchor_of
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import RIGHT_TO_LEFT, is_mostly_right_to_left

# The placeholder for the site's root. It cannot occur in a text: sources with control characters are refused.
ROOT = "\x00"
# Links of at most this many letters get a class, with which the stylesheet makes them wide enough for a finger.
_MOST_LETTERS_OF_SHORT = 3
# Longer words may break where their parts meet. Scripts without blanks between words break where browsers break them.
_MOST_LETTERS_OF_NAMES = 20
_LONG = lazy_pattern("[0-9A-Za-z_\u00c0-\u024f\u0370-\u04ff]{21,}")
# Longer parts break anywhere, into pieces so small that a table of six columns fits a tablet.
_MOST_LETTERS_TOGETHER = 40
_PIECES = lazy_pattern(r".{1,10}")
# Where the parts of a German compound surely meet, behind an ending that joins words: Genehmigungs-zuständigkeits-verordnung.
_JOINTS = lazy_pattern("(?<=[a-zäöüß]{7})(?:(?<=ungs|ings|tums|täts)|(?<=heits|keits|tions)|(?<=schafts))(?=[a-zäöüß]{4})")


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another page. `path` is None where the page is hidden or missing; `note` is a few words beside the link."""

    title: str
    path: str | None
    note: str = ""


def path_of(key: Key, part: str | None = None) -> str:
    """The path of a definition's page from the root: `promises/answer-calls/`, with `#part` for a step or a criterion."""
    path = address_of(key)[1:]
    return f"{path}#{anchor_of(key.kind, part)}" if part else path


def pack_path(key: Key) -> str:
    """The path of the evidence pack of a framework or link."""
    return f"{path_of(key)}pack/"


def table_path(key: Key) -> str:
    """The path of the CSV file with the evidence of a framework or link."""
    return f"{path_of(key)}evidence.csv"


def root_of(path: str) -> str:
    """The relative path from a page to the site's root: `../../`; "" on the home page."""
    return "../" * path.count("/")


def linked(path: str, words: str) -> Markup:
    """A link to a page of the site, as HTML; the words are escaped."""
    return Markup(f'<a href="{ROOT}{escape(path)}"{if_short(words)}>{named(words)}</a>')


@lru_cache(maxsize=100_000, typed=True)
def named(text: str) -> Markup:
    """A name as HTML: long words may break, and it runs in the direction of most of its letters."""
    return side_mark(text) + breakable(text)


def side_mark(text: str) -> Markup:
    """A right-to-left mark for a text that begins on the left though most of its letters run from the right; else nothing."""
    if text.isascii() or not RIGHT_TO_LEFT.search(text) or not is_mostly_right_to_left(text):
        return Markup("")
    first = next(letter for letter in text if letter.isalpha())
    return Markup("" if RIGHT_TO_LEFT.match(first) else "\N{RIGHT-TO-LEFT MARK}")


def list_mark(title: str) -> Markup:
    """A right-to-left mark to begin a line of links whose first title runs so. Isolated links give it no direction."""
    return Markup("\N{RIGHT-TO-LEFT MARK}" if not title.isascii() and is_mostly_right_to_left(title) else "")


def set_apart(prose: Markup) -> Markup:
    """Prose that follows our own words in a line: isolated where it runs from right to left, or its full stop would jump."""
    if prose.isascii() or not RIGHT_TO_LEFT.search(prose):
        return prose
    return Markup("<bdi>{}</bdi>").format(prose)


def breakable(text: str) -> Markup:
    """A text as HTML whose long words may break, because a column of a table is as wide as the longest word in it.

    They break with a hyphen where their parts meet: not every browser hyphenates every language, and none the longest words.
    """
    html = escape(text)
    if len(html) <= _MOST_LETTERS_OF_NAMES or not _LONG.search(html):
        return html
    return Markup(_LONG.sub(lambda word: "\N{SOFT HYPHEN}".join(map(_in_pieces, _JOINTS.split(word[0]))), str(html)))


def breakable_address(text: str) -> Markup:
    """A part of an address as HTML: a long code in it may break anywhere, without a hyphen that would seem to belong to it."""
    return Markup(_LONG.sub(lambda run: _in_pieces(run[0]), str(escape(text))))


def _in_pieces(part: str) -> str:
    return part if len(part) <= _MOST_LETTERS_TOGETHER else "<wbr>".join(_PIECES.findall(part))


_SHORT, _NOTHING = Markup(' class="short"'), Markup("")


def if_short(words: str) -> Markup:
    """The class of a link whose words are short; "" for others."""
    return _SHORT if len(words) <= _MOST_LETTERS_OF_SHORT else _NOTHING


def linked_number(path: str, number: int) -> Markup:
    """A number of things as a link to them, as wide as a finger needs it."""
    return Markup(f'<a class="count" href="{ROOT}{escape(path)}">{number:,}</a>')


# The link of a term in prose, with the definition for its tooltip.
_TERM = lazy_pattern(r'<a class="term" href="([^"]*)" data-definition="[^"]*">(.*?)</a>')


def defined_once(html: str, is_apart: bool = False) -> str:
    """Keep the first link to each term in HTML, and turn later ones into plain text.

    `is_apart`: the definitions stand in scripts, not in the links.
    """
    seen: set[str] = set()

    def first(use: re.Match[str]) -> str:
        if use[1] in seen:
            return use[2]
        seen.add(use[1])
        return f'<a class="term" href="{use[1]}">{use[2]}</a>' if is_apart else use[0]

    return _TERM.sub(first, html)


def with_relative_links(html: str, path: str) -> str:
    """Make the links in the HTML of the page at a path relative to it: on `rules/`, `chain/` becomes `../chain/`.

    Links to the page itself and to pages below it are written the short way: lists have many of them.
    """
    if path:
        html = html.replace(f'"{ROOT}{path}"', '"./"').replace(f'"{ROOT}{path}', '"')
    return with_root(html, root_of(path))


def with_root(html: str, root: str) -> str:
    """Replace the placeholders in HTML by what leads to the root of the site (see `root_of`)."""
    return html.replace(f'"{ROOT}"', f'"{root or "./"}"').replace(ROOT, root)
