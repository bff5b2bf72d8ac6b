"""Words that hold no markup, as Markdown has them: a title that stands as a summary, or what a web page shows."""

from interlock.findings.lazy_patterns import lazy_pattern

# A path of Windows, which is shown as it is typed, or signs that would be markup: those that touch a word, and brackets of links.
_MARKUP = lazy_pattern(
    r"(?P<path>(?:\b[A-Za-z]:\\|\\\\)\S*)"
    r"|\\(?=[!-/:-@\[-`{-~])|`|&(?=#?\w+;)|<(?=[\w/!?])|\[(?=\[)|(?<=\[)\[|\[(?=[^\[\]]*\][(\[])"
    r"|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)"
)


def escaped(text: str) -> str:
    """A text in which no sign is taken for markup."""
    return _MARKUP.sub(lambda match: match["path"] or f"\\{match[0]}", text)
