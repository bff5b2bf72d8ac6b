"""Blanks and marks of word processors and web pages, which look like spaces or cannot be seen, and are none for YAML."""

from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.slips.stop import ParserStop

# Spaces of word processors and web pages, and marks without width, which YAML takes for letters.
ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_WITHOUT_WIDTH = "\u200b\u2028\u2029\u2060\ufeff"
# Characters at which YAML begins another line, and editors do not.
_LINE_SEPARATOR = lazy_pattern("[\x85\u2028\u2029]")
_PASTED_SPACE = lazy_pattern(rf"[ \t]*+(?:- *+)?(?:[\w-]++)?:?[ \t]*+([{ODD_SPACE}])")


def pasted_space(stop: ParserStop) -> Finding | None:
    """A no-break space as indentation, around a colon or after a hyphen, where the parser stopped or on the line above."""
    for line in (stop.line, *stop.above[:1]):
        if match := _PASTED_SPACE.match(line.text):
            if match[1] in _WITHOUT_WIDTH:
                message = "A mark stands here that nobody sees, as word processors and web pages have them"
                return stop.finding(line.start + match.start(1), None, message, "Delete it.")
            message = "A no-break space stands here, as word processors and web pages have them"
            return stop.finding(line.start + match.start(1), None, message, "Delete it, and type a space.")
    return None


def line_separator(stop: ParserStop) -> Finding | None:
    """A separator of lines or paragraphs in the line where the parser stopped, which goes on after it as another one."""
    if match := _LINE_SEPARATOR.search(stop.line.text):
        message = "A line ends here for YAML, by a mark that nobody sees, as word processors and web pages have them"
        return stop.finding(stop.line.start + match.start(), None, message, "Delete it, and type a space.")
    return None
