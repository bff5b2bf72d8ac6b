"""Numbered headings of manuals: the one below which the steps stand, and others that are no steps."""

import re
import textwrap
from collections import Counter

from interlock.findings.lazy_patterns import lazy_pattern

# The patterns may take long over headings of thousands of letters, which name no role.
_LONGEST = 200
# Headings in small letters, without marks: what the page is about, where its steps stand, and what manuals have besides.
ABOUT = lazy_pattern(
    r"overview|summary|purpose|about|description|introduction|what (?:this|it) (?:is|does).*|zweck|überblick|objet|doel"
)
HOLDS_STEPS = lazy_pattern(
    r"procedures?|process|method|(?:work )?instructions?|(?:procedure |process )?steps"
    r"|ablauf|vorgehen|durchführung|procédure|méthode|étapes"
)
OF_A_MANUAL = lazy_pattern(
    r"(?:purpose|aim|objectives?) and scope|scope(?: of .*)?|(?:terms(?: and|,) )?definitions?(?: and .*)?|abbreviations?"
    r"|references?|records?|responsibilit(?:y|ies)(?: and .*)?|roles(?: and .*)?|(?:revision|change) (?:history|log)"
    r"|document control"
    r"|(?:related|associated|reference|supporting) (?:documents?|procedures?|forms?|pages?)"
    r"|(?:appendi(?:x|ces)|annex|attachments?)(?: .*)?|geltungsbereich|begriffe|zuständigkeiten|mitgeltende unterlagen"
    r"|domaine dapplication|définitions|responsabilités|références"
)

# A numbered line that stands in no other item, and what is indented below it.
_NUMBERED = lazy_pattern(
    r"^(?P<line>(?P<number>\d{1,2})[.)]?[ \t]+(?P<words>[^\W\d_][^\n]{0,80}?))[ \t]*\n(?P<below>(?:[ \t][^\n]*\n|\n)*)",
    re.M,
)


def plain_heading(heading: str) -> str:
    """A heading in small letters, without marks."""
    return re.sub(r"[^\w\s.-]", "", heading.casefold()).strip(" .?")[:_LONGEST]


def with_headings_of_manual(text: str) -> str:
    """A text without code in which `2. Procedure` above `2.1 Ask` and `2.2 Sign` is a heading, and so `1. Purpose` beside it.

    Texts of a PDF and plain text have no other signs of headings.
    """
    parts = Counter(re.findall(r"^(\d{1,2})\.\d{1,2}\.?[ \t]", text, re.M))
    if not any(is_holder(each["words"], parts[each["number"]]) for each in _NUMBERED.finditer(text)):
        return text
    return _NUMBERED.sub(lambda each: _as_heading(each) if names_a_part(each["words"]) else each[0], f"{text}\n")


def is_holder(words: str, parts: int) -> bool:
    """Whether the words of a numbered item, which has this many numbered parts, head the steps of a manual."""
    return parts > 1 and HOLDS_STEPS.fullmatch(plain_heading(words)) is not None


def names_a_part(words: str) -> bool:
    """Whether the words of an item may be a heading: they end as no sentence does."""
    return words[-1:] not in ".:;,!?"


def _as_heading(numbered: re.Match[str]) -> str:
    return f"## {numbered['line']}\n\n{textwrap.dedent(numbered['below'])}"
