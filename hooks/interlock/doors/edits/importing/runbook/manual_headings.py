"""Numbered headings of manuals: the one below which the steps stand, and others that are no steps."""

import re
import textwrap

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
    r"|references?|records?|responsibilit(?:y|ies)(?: and .*)?|roles(?: and .*)?|(?:revision|change) (?:history|log)|document control"
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
    numbered = [*_NUMBERED.finditer(text)]
    holder = next((each["number"] for each in numbered if HOLDS_STEPS.fullmatch(plain_heading(each["words"]))), "")
    if not holder or len(re.findall(rf"^{holder}\.\d{{1,2}}\.?[ \t]", text, re.M)) < 2:
        return text
    return _NUMBERED.sub(lambda each: _as_heading(each) if each["words"][-1] not in ".:;,!?" else each[0], f"{text}\n")


def _as_heading(numbered: re.Match[str]) -> str:
    return f"## {numbered['line']}\n\n{textwrap.dedent(numbered['below'])}"
