"""The inflected forms and spellings of a label: plurals, possessives, the -s of verbs, hyphens for spaces.

Forms are made by rules and kept only if Snowball's English stemmer gives them the stem of the label, so that `news` is not a
plural of `new`. Derived words are not forms: `custom` has no form `customer`.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from interlock.definitions.lazy_packages import load_lazily

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

load_lazily("snowballstemmer")

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "half": "halves",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "shelf": "shelves",
    "wife": "wives",
}
_ALSO_IN_COMPOUNDS = ("person", "man", "woman", "child", "foot", "knife", "wife")
# Prepositions after the head noun of a label: `members of the public`, `adults at risk`.
_AFTER_HEAD = frozenset(["at", "by", "for", "from", "in", "of", "on", "to", "who", "with"])
# Words after a verb at the start of a label: `passes the buck`, `hands over`.
_AFTER_VERB = frozenset(["a", "an", "back", "down", "in", "it", "off", "on", "out", "over", "the", "up"])

# Words without a plural: prepositions and the like.
_WITHOUT_PLURAL = frozenset(
    """
    about above across after against along among around as at away before behind below beside between beyond by down for from if in
    into near of off on onto or and out over past since than that the then through to together under until up upon with within without
    """.split()  # noqa: SIM905
)

# Words that may follow a hyphenated label written with spaces. Before others it may mean something else: `to fly tip toe`.
MAY_FOLLOW = _WITHOUT_PLURAL | frozenset(
    """
    am are be been being but can could did do does had has have he i is it may might must not she should so they was we were when where
    which while who whose will would you
    """.split()  # noqa: SIM905
)


@cache
def _stemmer() -> "EnglishStemmer":
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


@cache
def stem(word: str) -> str:
    """Snowball's stem of a word in lower case."""
    return str(_stemmer().stemWord(word))


@cache
def plurals(word: str) -> tuple[str, ...]:
    """The possible plurals of a word, the likeliest first; none for a word that looks like a plural.

    >>> plurals("enquiry"), plurals("dustman"), plurals("new"), plurals("OT")
    (('enquiries',), ('dustmen',), (), ('OTs',))
    """
    small = word.lower()
    for single, plural in _IRREGULAR.items():
        if small == single or (small.endswith(single) and single in _ALSO_IN_COMPOUNDS):
            return (word[: len(word) - len(single) + 1] + plural[1:],)
    if not small[-1:].isalpha() or len(small) < 2 or word in _WITHOUT_PLURAL:
        return ()
    if word.isupper():
        return (f"{word}s",)
    return tuple(form for form in _regular(word) if stem(form.lower()) == stem(small))


def _regular(word: str) -> Iterator[str]:
    small = word.lower()
    if small.endswith("y") and small[-2:-1] not in "aeiou":
        yield f"{word[:-1]}ies"
    elif small.endswith("is"):
        yield f"{word[:-2]}es"
    elif small.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{word}es"
    elif small.endswith("o"):
        yield f"{word}s"
        yield f"{word}es"
    else:
        yield f"{word}s"


def singulars(word: str) -> tuple[str, ...]:
    """The words whose regular plural a word may be.

    >>> singulars("rates"), singulars("queries"), singulars("news")
    (('rate',), ('querie', 'query'), ())
    """
    if not word.endswith("s") or word.endswith("ss"):
        return ()
    candidates = (word[:-1], word[:-2], f"{word[:-3]}y")
    return tuple(candidate for candidate in candidates if candidate and word in plurals(candidate))


def inflected(label: str) -> list[str]:
    """The label, then its inflected forms.

    The last word is put into the plural or, in a label of several words, the singular; before a preposition, the noun before it
    into the plural. A verb before an article or particle takes its -s.

    >>> inflected("member of the public")
    ['member of the public', 'members of the public']
    >>> inflected("pass the buck")
    ['pass the buck', 'pass the bucks', 'passes the buck']
    """
    words = label.split()
    made = [label, *_with_last_word(words)]
    for index, word in enumerate(words[1:], 1):
        if word in _AFTER_HEAD and index > 0:
            made = [label, *_with_word(words, index - 1, plurals(words[index - 1]))]
            break
    if len(words) > 1 and words[1] in _AFTER_VERB:
        made += _with_word(words, 0, plurals(words[0]))
    return list(dict.fromkeys(made))


def _with_last_word(words: list[str]) -> Iterator[str]:
    yield from _with_word(words, len(words) - 1, plurals(words[-1]))
    if len(words) > 1:
        yield from _with_word(words, len(words) - 1, singulars(words[-1]))


def _with_word(words: list[str], index: int, forms: tuple[str, ...]) -> Iterator[str]:
    for form in forms:
        yield " ".join([*words[:index], form, *words[index + 1 :]])


def spellings(form: str) -> Iterator[str]:
    """The spellings of a form: with spaces or hyphens between its words, and with or without the apostrophe of a possessive.

    A hyphen in the form stays; `with_spaces` decides when it may be a space.

    >>> list(spellings("front line")), list(spellings("carer's assessment"))
    (['front line', 'front-line'], ["carer's assessment", 'carers assessment', "carer's-assessment", 'carers-assessment'])
    """
    for joined in dict.fromkeys((form, form.replace(" ", "-"))):
        yield joined
        if "'s" in joined:
            yield joined.replace("'s", "s")


def with_spaces(form: str) -> str:
    """A form with spaces for its hyphens, unless that could mean something else.

    It could if a part is a single letter or a preposition: an A-board is not `a board`, a by-law is not `by law`, and to
    `pull out` is not a pull-out.

    >>> with_spaces("call-back"), with_spaces("fly-tips"), with_spaces("by-law"), with_spaces("pull-out"), with_spaces("A-board")
    ('call back', 'fly tips', 'by-law', 'pull-out', 'A-board')
    """
    return " ".join(" ".join(parts) if _can_be_spaced(parts := word.split("-")) else word for word in form.split())


def _can_be_spaced(parts: list[str]) -> bool:
    return all(len(part) > 1 and part.lower() not in _WITHOUT_PLURAL for part in parts)
