"""Links between pages. A plan does not know where it will stand: its links begin with a mark for the site's root.

`placed` makes them relative to the page, once, when it is written; nothing else does.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from interlock.catalog import Key
from interlock.catalog.addresses import address_of, anchor_of

# Stands for the site's root in the links of a plan. No text holds it: sources with control characters are refused.
ROOT = "\x00"


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


def linked(path: str, words: str) -> Markup:
    """A link to a page of the site, as HTML."""
    return Markup('<a href="{}{}">{}</a>').format(ROOT, path, words)


# A term in prose: whoever points at it sees its definition.
_TERM = re.compile(r'<a class="term" href="([^"]*)" data-definition="[^"]*">(.*?)</a>')


def defined_once(html: str) -> str:
    """HTML in which the first use of each term leads to its definition, and the later ones are plain words."""
    seen: set[str] = set()

    def first(use: re.Match[str]) -> str:
        if use[1] in seen:
            return use[2]
        seen.add(use[1])
        return use[0]

    return _TERM.sub(first, html)


def placed(html: str, path: str) -> str:
    """The HTML of the page at a path, its links led from there: `chain/` on `rules/` becomes `../chain/`.

    Links to places on the page itself or below it take the short way, for lists of them are long.
    """
    if path:
        html = html.replace(f'"{ROOT}{path}"', '"./"').replace(f'"{ROOT}{path}', '"')
    return led_from(html, root_of(path))


def led_from(html: str, root: str) -> str:
    """HTML with its links led by `root` to the site's root; it is empty on the home page."""
    return html.replace(f'"{ROOT}"', f'"{root or "./"}"').replace(ROOT, root)
