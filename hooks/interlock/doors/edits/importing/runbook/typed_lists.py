"""Converts titles and numbered steps, as word processors save them, to headings and lists of Markdown."""

import re
from collections import Counter
from collections.abc import Callable

from interlock.doors.edits.importing.runbook.manual_headings import with_headings_of_manual
from interlock.findings.lazy_patterns import lazy_pattern

STEP = r"(?:step|schritt|[ée]tape|paso|passo|stap|krok|steg|trin)\s++"
# A title in bold letters, as word processors save it, in a text without headings.
_BOLD_TITLE = lazy_pattern(r"\A\s*(\*\*|__)([^*_\n]+)\1[ \t]*\n(?=\s*\n)(?!(?s:.*)^#{1,6} )", re.M)
# Steps as headings in bold letters, and in paragraphs of their own.
_BOLD_STEP = lazy_pattern(rf"^(\*\*|__)((?:{STEP})?\d{{1,2}}[ ]?[.:)–—-][ \t]+[^*_\n]+)\1[ \t]*$", re.M | re.I)
_NAMED_STEP = lazy_pattern(rf"^{STEP}(\d{{1,2}})[ ]?[.:)–—-][ \t]+(?=\S)", re.M | re.I)
# A number that began no list where the page was written: word processors put a backslash before its full stop.
_TYPED_NUMBER = lazy_pattern(r"^( {0,3}\d{1,2})\\(?=[.)] )", re.M)
# A no-break space behind a number or a hyphen, a number within stars or a circle: word processors save lists so.
_HARD_SPACE = lazy_pattern(r"^([ \t]*(?:\d{1,2}[.)]|-))[\u00a0\u2007\u202f]+(?=\S)", re.M)
_BOLD_NUMBER = lazy_pattern(r"^( {0,3})(\*\*|__)(\d{1,2}[.)])\2[ \t]+(?=\S)", re.M)
# A number with parts before a sentence, as work instructions have them; not an amount, `1.5 litres`.
_DOTTED = lazy_pattern(
    r"^(?P<indent>[ \t]*)(?P<above>\d{1,2}(?:\.\d{1,2})*)\.(?P<last>\d{1,2})\.?[ \t]+(?=[^\W\d_])(?![a-zß-ÿ])", re.M
)
_OUTERMOST = lazy_pattern(r"^ {0,3}(\d{1,2})[.)][ \t]", re.M)
_IN_A_CIRCLE = lazy_pattern(r"^( {0,3})([①-⑳])[ \t\u00a0]*(?=\S)", re.M)


def _as_typed_lists(text: str) -> str:
    """A text without code, with typed steps as numbered lists or headings of Markdown."""
    text = _NAMED_STEP.sub(r"\1. ", _BOLD_STEP.sub(r"## \2", text))
    text = _BOLD_NUMBER.sub(r"\1\3 ", _HARD_SPACE.sub(r"\1 ", _TYPED_NUMBER.sub(r"\1", text)))
    text = _with_dotted_lists(with_headings_of_manual(text))
    return _IN_A_CIRCLE.sub(lambda match: f"{match[1]}{ord(match[2]) - ord('①') + 1}. ", text)


def _with_dotted_lists(text: str) -> str:
    """A text in which lines that begin with `4.1` and `4.2` are items, of the item `4.` where there is one."""
    siblings = Counter(match["above"] for match in _DOTTED.finditer(text))
    if not siblings:
        return text
    outermost = {*_OUTERMOST.findall(text)}

    def item(match: re.Match[str]) -> str:
        if siblings[match["above"]] < 2:
            return match[0]
        indent = "    " if match["above"] in outermost and not match["indent"] else match["indent"]
        return f"{indent}{match['last']}. "

    return _DOTTED.sub(item, text)


CODE_BETWEEN_FENCES = r"^ {0,3}(?P<fence>```+|~~~+)(?:.*\n)(?:(?! {0,3}(?P=fence)).*\n)*(?:.*\n?)"
_FENCED = lazy_pattern(CODE_BETWEEN_FENCES, re.M)


def _outside_code(change: Callable[[str], str], text: str) -> str:
    """A text, changed everywhere but in code between fences."""
    parts, begins = [], 0
    for fence in _FENCED.finditer(text):
        parts += [change(text[begins : fence.start()]), fence[0]]
        begins = fence.end()
    return "".join([*parts, change(text[begins:])])


def with_lists_of_markdown(text: str) -> str:
    """A page with its title and its steps as headings and lists of Markdown; code between fences stays as it is."""
    return _outside_code(_as_typed_lists, _BOLD_TITLE.sub(r"# \2\n", text))
