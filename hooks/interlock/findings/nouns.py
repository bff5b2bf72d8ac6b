"""Numbers with a noun in the singular or plural, and lists in a sentence: "1 step", "2 steps", "2, 3 and 5"."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from interlock.findings.lazy_patterns import lazy_pattern

_T = TypeVar("_T")

# What ends a sentence in any script.
SENTENCE_ENDS = tuple(".!?…。！？｡؟۔।")
# Letters of the scripts that run from right to left.
RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun. `many` is the plural, unless that is the singular with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def all_of(number: int, one: str, many: str = "") -> str:
    """The text of a link to a whole list: "All 7 steps", or "The only step" when there is one."""
    return f"The only {one}" if number == 1 else f"All {counted(number, one, many)}"


def capital(words: str) -> str:
    """Words with a capital at their beginning, in scripts where sentences have one: Georgian has capitals, and writes none there."""
    return words[:1].title() + words[1:]


def in_sentences(name: str) -> str:
    """An id, or the name of a kind, as sentences say it: "contact point" for `contact-point`."""
    return name.replace("-", " ")


def with_article(noun: str) -> str:
    """A noun, or the name of a kind, with `a` or `an`.

    >>> with_article("contact-point"), with_article("expectation")
    ('a contact point', 'an expectation')
    """
    return f"an {in_sentences(noun)}" if noun[0] in "aeiou" else f"a {in_sentences(noun)}"


def listed(items: Iterable[object], last_after: str = "and") -> str:
    """Things one after the other: `2`, `2 and 3`, `2, 3 and 5`; there is at least one."""
    *first, last = [str(item) for item in items]
    return f"{', '.join(first)} {last_after} {last}" if first else last


def first_of(things: Sequence[_T], most: int | None) -> tuple[Sequence[_T], int]:
    """The first things of a list, and how many more there are. Never one: to say so takes as much room as to show it."""
    shown = things if most is None or len(things) <= most + 1 else things[:most]
    return shown, len(things) - len(shown)


def few_of(names: Sequence[str], most: int) -> str:
    """Names one after the other; of many the first few, and how many more there are.

    >>> few_of(["Payroll", "Finance"], 2), few_of(["Payroll", "Finance", "Legal"], 1)
    ('Payroll and Finance', 'Payroll and 2 more')
    """
    shown, more = first_of(names, most)
    return listed([*shown, *([f"{more:,} more"] if more else [])])


def apart(name: str) -> str:
    """A name inside a sentence of ours. Names that run from right to left are set apart, because two of them would run together.

    The marks around them are invisible.
    """
    if name.isascii() or not RIGHT_TO_LEFT.search(name):
        return name
    mark = "\u2067" if is_mostly_right_to_left(name) else "\u2068"
    return f"{mark}{name}\u2069"


def is_mostly_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left, though its first may not: `Xerox` before a Hebrew word."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(bool(RIGHT_TO_LEFT.match(letter)) for letter in letters) > len(letters)
