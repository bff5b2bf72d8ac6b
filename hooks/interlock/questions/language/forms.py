"""The inflected forms and spellings of a label: plurals, possessives, the -s of verbs, hyphens for spaces.

Derived words are not forms: `custom` has no form `customer`.
"""

from collections.abc import Callable, Iterable, Iterator

from interlock.definitions.values.language_tags import DEFAULT_LANGUAGE
from interlock.questions.language.attached_forms import inflected_in_arabic, inflected_in_hebrew, inflected_in_korean
from interlock.questions.language.dutch_forms import inflected_in_dutch
from interlock.questions.language.german_forms import inflected_in_german
from interlock.questions.language.grammatical_number import ADJECTIVES_BEHIND, WITHOUT_PLURAL, plurals, singulars
from interlock.questions.language.romance_forms import ROMANCE, inflected_in_romance
from interlock.questions.language.turkish_forms import inflected_in_turkish

# Prepositions after the head noun of a label: `members of the public`, `adults at risk`.
_AFTER_HEAD = frozenset(["at", "by", "for", "from", "in", "of", "on", "to", "who", "with"])
# Nouns of which what is an adjective behind others is the last part: `major general`.
_BEFORE_NOUN = frozenset(["brigadier", "colonel", "lieutenant", "major"])
# Words after a verb at the start of a label: `passes the buck`, `hands over`.
_AFTER_VERB = frozenset(["a", "an", "back", "down", "in", "it", "off", "on", "out", "over", "the", "up"])

# Words that may follow a hyphenated label written with spaces. Before others it may mean something else: `to fly tip toe`.
MAY_FOLLOW = WITHOUT_PLURAL | frozenset(
    """
    am are be been being but can could did do does had has have he i is it may might must not she should so they was we were when
    where which while who whose will would you
    """.split()  # noqa: SIM905
)


def inflected(label: str, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """The label, then its inflected forms in a language, given by its tag; in one without rules here, the English ones.

    In English, the head noun, which is the last word or the one before a preposition, is put into the plural or, in a label of
    several words, the singular. A verb before an article or particle takes its -s.

    >>> inflected("member of the public"), inflected("older people")
    (['member of the public', 'members of the public'], ['older people', 'older person'])
    >>> inflected("pass the buck")
    ['pass the buck', 'pass the bucks', 'passes the buck']
    """
    return list(dict.fromkeys([label, *_inflected_in(language.partition("-")[0], label)]))


def _inflected_in(language: str, label: str) -> Iterable[str]:
    if language in ROMANCE:
        return inflected_in_romance(label, language)
    return _BY_LANGUAGE.get(language, _inflected_in_english)(label)


def _inflected_in_english(label: str) -> list[str]:
    words = label.split()
    head = head_of(words)
    made = [*_with_word(words, head, plurals(words[head]))]
    if len(words) > 1:
        made += _with_word(words, head, singulars(words[head]))
        if words[1] in _AFTER_VERB:
            made += _with_word(words, 0, plurals(words[0]))
    return made


_BY_LANGUAGE: dict[str, Callable[[str], Iterable[str]]] = {
    "ar": inflected_in_arabic,
    "de": inflected_in_german,
    "he": inflected_in_hebrew,
    "ko": inflected_in_korean,
    "nl": inflected_in_dutch,
    "tr": inflected_in_turkish,
    # No noun of these has other forms.
    **dict.fromkeys(("ja", "km", "lo", "my", "th", "vi", "zh"), lambda label: ()),
}


def head_of(words: list[str]) -> int:
    """The index of the head noun of a label: of the word before a preposition, or else of the last one that is no adjective.

    >>> head_of(["parking", "permit"]), head_of(["adults", "at", "risk"]), head_of(["Director", "General"])
    (1, 0, 0)
    """
    after = next((index for index, word in enumerate(words[1:], 1) if word in _AFTER_HEAD), len(words))
    *_, noun, last = "", *(word.lower() for word in words)
    is_adjective = last in ADJECTIVES_BEHIND and noun and noun not in _BEFORE_NOUN
    return len(words) - 2 if is_adjective or (noun, last) == ("notary", "public") else after - 1


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
    return all(len(part) > 1 and part.lower() not in WITHOUT_PLURAL for part in parts)
