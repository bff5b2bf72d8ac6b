"""Escapes plain words for Markdown: a title that becomes a summary, or the text of a web page."""

from interlock.findings.lazy_patterns import lazy_pattern

# A Windows path, which Markdown shows as it is typed; or characters that would be markup: marks that touch a word, and link
# brackets.
_MARKUP = lazy_pattern(
    r"(?P<path>(?:\b[A-Za-z]:\\|\\\\)\S*)"
    r"|\\(?=[!-/:-@\[-`{-~])|`|&(?=#?\w+;)|<(?=[\w/!?])|\[(?=\[)|(?<=\[)\[|\[(?=[^\[\]]*\][(\[])"
    r"|\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)"
)


def escaped(text: str) -> str:
    """A text in which no sign is taken for markup."""
    return _MARKUP.sub(lambda match: match["path"] or f"\\{match[0]}", text)
