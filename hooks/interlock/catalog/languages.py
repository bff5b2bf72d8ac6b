"""The language of a text: a definition's own, or the handbook's; and spans of text that are marked as another one.

`[Croeso]{lang=cy}` marks words in a Markdown text, as Pandoc and others write it.
"""

import re

from markdown_it.rules_inline import StateInline

from interlock.catalog.lookup import Catalog
from interlock.definitions import Definition
from interlock.definitions.language_tags import direction_of, parse_language

# What stands behind the brackets. Other generators also accept `{: lang="cy" }`.
MARKED_LANGUAGE = re.compile(r"\{:?\s*lang\s*[=:]\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*\}")


def language_of(definition: Definition, catalog: Catalog) -> str:
    """The tag of the language in which a definition is written."""
    return definition.language or catalog.organisation.language


def language_or_none(text: str) -> str | None:
    """The tag as it should be, or None where the text names no language."""
    try:
        return parse_language(text)
    except ValueError:
        return None


def marked_language(state: StateInline, silent: bool) -> bool:
    """A rule of the Markdown parser: words in square brackets, then their language, become a `span` with `lang` and `dir`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    marked = MARKED_LANGUAGE.match(state.src, end + 1) if end > 0 else None
    language = language_or_none(marked[1]) if marked else None
    if marked is None or language is None:
        return False
    if not silent:
        start, last = state.pos + 1, state.posMax
        state.push("language_open", "span", 1).attrs = {"lang": language, "dir": direction_of(language)}
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("language_close", "span", -1)
        state.posMax = last
    state.pos = marked.end()
    return True
