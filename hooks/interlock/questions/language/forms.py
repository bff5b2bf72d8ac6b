"""The forms of a label: plurals, possessives, the -s of verbs, spaces as hyphens.

Forms are made by rule and kept only where Snowball's English stemmer takes them for the same word, so that `news` is no
plural of `new`. Which endings an editor means is not guessed beyond that: `custom` has no form `customer`.
"""

from collections.abc import Iterator
from functools import cache

import snowballstemmer

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
_COMPOUNDED = ("person", "man", "woman", "child", "foot", "knife", "wife")
# After these the first noun of a label is past: `members of the public`, `adults at risk`.
_AFTER_HEAD = frozenset(["at", "by", "for", "from", "in", "of", "on", "to", "who", "with"])
# Before these stands a verb: `passes the buck`, `hands over`.
_AFTER_VERB = frozenset(["a", "an", "back", "down", "in", "it", "off", "on", "out", "over", "the", "up"])

# Words of no number: nobody hands `ins` or tells people `abouts`.
_NUMBERLESS = frozenset(
    """
    about above across after against along among around as at away before behind below beside between beyond by down for from if in
    into near of off on onto or and out over past since than that the then through to together under until up upon with within without
    """.split()  # noqa: SIM905
)

# What may stand behind a compound written apart. Before another word it may be part of something else: `to fly tip toe`.
MAY_FOLLOW = _NUMBERLESS | frozenset(
    """
    am are be been being but can could did do does had has have he i is it may might must not she should so they was we were when where
    which while who whose will would you
    """.split()  # noqa: SIM905
)

_stem = snowballstemmer.stemmer("english").stemWord


@cache
def stem(word: str) -> str:
    """Snowball's stem of a word in small letters."""
    return str(_stem(word))


@cache
def plurals(word: str) -> tuple[str, ...]:
    """The plurals that a word may have, likeliest first; none for what looks like one already.

    >>> plurals("enquiry"), plurals("dustman"), plurals("new"), plurals("OT")
    (('enquiries',), ('dustmen',), (), ('OTs',))
    """
    small = word.lower()
    for single, plural in _IRREGULAR.items():
        if small == single or (small.endswith(single) and single in _COMPOUNDED):
            return (word[: len(word) - len(single) + 1] + plural[1:],)
    if not small[-1:].isalpha() or len(small) < 2 or word in _NUMBERLESS:
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
    """The regular words that a word may be the plural of.

    >>> singulars("rates"), singulars("queries"), singulars("news")
    (('rate',), ('querie', 'query'), ())
    """
    if not word.endswith("s") or word.endswith("ss"):
        return ()
    candidates = (word[:-1], word[:-2], f"{word[:-3]}y")
    return tuple(candidate for candidate in candidates if candidate and word in plurals(candidate))


def inflected(label: str) -> list[str]:
    """The label first, then its inflected forms.

    The last word takes a plural or, where it is one and not alone, gives its singular; so does the noun before a
    preposition; a verb before an article or particle takes its -s.

    >>> inflected("member of the public")
    ['member of the public', 'members of the public']
    >>> inflected("pass the buck")
    ['pass the buck', 'pass the bucks', 'passes the buck']
    """
    words = label.split()
    made = [label, *_with_last(words)]
    for index, word in enumerate(words[1:], 1):
        if word in _AFTER_HEAD and index > 0:
            made = [label, *_with(words, index - 1, plurals(words[index - 1]))]
            break
    if len(words) > 1 and words[1] in _AFTER_VERB:
        made += _with(words, 0, plurals(words[0]))
    return list(dict.fromkeys(made))


def _with_last(words: list[str]) -> Iterator[str]:
    yield from _with(words, len(words) - 1, plurals(words[-1]))
    if len(words) > 1:
        yield from _with(words, len(words) - 1, singulars(words[-1]))


def _with(words: list[str], index: int, forms: tuple[str, ...]) -> Iterator[str]:
    for form in forms:
        yield " ".join([*words[:index], form, *words[index + 1 :]])


def spelt(form: str) -> Iterator[str]:
    """The ways to write a form: with spaces or hyphens between its words, and a possessive with its apostrophe anywhere.

    A hyphen in a form stands for itself; `apart` says when it may also be a space.

    >>> list(spelt("front line")), list(spelt("carer's assessment"))
    (['front line', 'front-line'], ["carer's assessment", 'carers assessment', "carer's-assessment", 'carers-assessment'])
    """
    for joined in dict.fromkeys((form, form.replace(" ", "-"))):
        yield joined
        if "'s" in joined:
            yield joined.replace("'s", "s")


def apart(form: str) -> str:
    """A form with spaces for its hyphens, where that can hardly mean something else.

    It often does where a part is one letter or a preposition: an A-board is no `a board`, a by-law is not `by law`, and
    whoever has to `pull out` needs no pull-out.

    >>> apart("call-back"), apart("fly-tips"), apart("by-law"), apart("pull-out"), apart("A-board")
    ('call back', 'fly tips', 'by-law', 'pull-out', 'A-board')
    """
    return " ".join(" ".join(parts) if _can_part(parts := word.split("-")) else word for word in form.split())


def _can_part(parts: list[str]) -> bool:
    return all(len(part) > 1 and part.lower() not in _NUMBERLESS for part in parts)
