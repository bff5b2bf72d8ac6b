"""Our stylesheet for pages in another site's frame, made from that of our own: there is one to keep.

Every selector reaches only into our wrapper, and overrides the host's own styles there, because it has the specificity of an id.
Rules for the whole page (its frame, its typefaces, its sheets of paper, but for a team's page) are left to the host. The files in
`theme/hosts/` say where each host's colours and typefaces come from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.site.other_sites.host_names import PREFIX, WRAPPER, selector_with_prefixes
from interlock.site.stylesheet import stylesheet_of, without_comments

# Has the specificity of an id; no element has that id.
SCOPE = f":is(.{WRAPPER}, #{WRAPPER})"

_ID = lazy_pattern(r"#([a-z][\w-]*)")
_REM = lazy_pattern(r"(?<![\w.-])(-?\d*\.?\d+)rem\b")
# The paper of a team's page, which the host's own pages do not ask for.
_SHEET = "sheet"
_NESTING = ("@media", "@container", "@supports")
# The beginnings of selectors for our own frame and for whole pages, which are left out.
_FRAME = lazy_pattern(
    r"(?:html|body|main|\[data-scheme"
    r"|\.(?:skip|site-|menu-door|mark\b|print-address|crumbs \+|side\b|page:has\(\.side)"
    r"|:root:has|\.page-head:not\(:has)"
)


@dataclass(frozen=True, slots=True)
class HostTheme:
    """A family of themes: `name`: of its file in `theme/hosts/`; `root_em`: the font size of its root, as a multiple of ours.

    `lists_sections`: whether its frame lists the sections of every page, also of those in no navigation.
    """

    name: str
    root_em: float = 1
    lists_sections: bool = True


THEMES = (HostTheme("material", 1.25), HostTheme("mkdocs"), HostTheme("readthedocs", lists_sections=False), HostTheme("other"))


def host_theme_named(name: str) -> HostTheme:
    """The family with a name, which is one of `THEMES`."""
    return next(each for each in THEMES if each.name == name)


def host_stylesheet(theme: Path, host: HostTheme) -> str:
    """The stylesheet for pages in the frame of a host."""
    ours = stylesheet_of(theme)
    added = "\n".join((theme / f"hosts/{name}.css").read_text(encoding="utf-8") for name in ("all", host.name))
    return "".join(_scoped(ours, host.root_em)) + "".join(_scoped(without_comments(added), host.root_em))


def _scoped(css: str, root_em: float) -> Iterator[str]:
    """The rules of a stylesheet, each below our wrapper; declarations and conditions keep their order."""
    position = 0
    while (opening := css.find("{", position)) >= 0:
        prelude = css[position:opening].strip()
        closing = _closing(css, opening)
        inside = css[opening + 1 : closing]
        position = closing + 1
        if prelude.startswith(_NESTING):
            if rules := "".join(_scoped(inside, root_em)):
                condition = _resized(prelude, root_em) if prelude.startswith("@container") else prelude
                yield f"{condition}{{\n{rules}}}\n"
        elif prelude == f"@page {_SHEET}":
            yield f"@page {PREFIX}{_SHEET}{{{' '.join(inside.split())}}}\n"
        elif not prelude.startswith("@") and (selectors := ",".join(_in_wrapper(prelude))):
            yield f"{selectors}{{{_resized(' '.join(inside.split()), root_em)}}}\n"


def _closing(css: str, opening: int) -> int:
    depth = 0
    for found in re.finditer(r"[{}]", css[opening:]):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return opening + found.start()
    raise ValueError("a rule of the stylesheet has no end")


def _in_wrapper(selectors: str) -> Iterator[str]:
    """Selectors that reach only into our wrapper.

    `&` stands for the wrapper, as in nested rules, and what precedes it is the host's. A selector without `&` applies below the
    wrapper. The id of a section may be on its heading, where the host's search reads pages.
    """
    for selector in _listed(_ID.sub(r":is(#\1:not(h2), section:has(> h2#\1))", selectors)):
        if selector == ":root":
            yield SCOPE
        elif "&" in selector:
            around, inside = selector.split("&")
            yield around + SCOPE + selector_with_prefixes(inside)
        elif not _FRAME.match(selector):
            yield f"{SCOPE} {selector_with_prefixes(selector)}"


def _listed(selectors: str) -> Iterator[str]:
    """The selectors of a list; commas in brackets belong to one of them."""
    depth, start = 0, 0
    for found in re.finditer(r"[(),]", selectors):
        depth += {"(": 1, ")": -1, ",": 0}[found[0]]
        if found[0] == "," and depth == 0:
            yield selectors[start : found.start()].strip()
            start = found.end()
    yield selectors[start:].strip()


def _resized(declarations: str, root_em: float) -> str:
    """Declarations with their lengths in `rem` converted for a host whose root has another font size."""
    return _REM.sub(lambda length: f"{float(length[1]) / root_em:.5g}rem", declarations)
