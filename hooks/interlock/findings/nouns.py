"""Numbers with a noun in the singular or plural: "1 step", "2 steps"."""


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun. `many` is the plural, unless that is the singular with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def all_of(number: int, one: str, many: str = "") -> str:
    """The text of a link to a whole list: "All 7 steps", or "The only step" when there is one."""
    return f"The only {one}" if number == 1 else f"All {counted(number, one, many)}"


def with_article(noun: str) -> str:
    """A noun with `a` or `an`.

    >>> with_article("link"), with_article("expectation")
    ('a link', 'an expectation')
    """
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
