"""Nouns in sentences."""


def with_article(noun: str) -> str:
    """A noun with `a` or `an`.

    >>> with_article("link"), with_article("expectation")
    ('a link', 'an expectation')
    """
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
