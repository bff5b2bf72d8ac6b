"""The inflected forms of German nouns, and of adjectives.

They are made by rules from the ending of a noun. Plurals with an umlaut or in -er follow none: only the nouns in the tables have
them, and compounds of these. A form that is no word does no harm. Stems would: for Snowball, `Rat` and `Rate` have the same.
"""

from collections.abc import Iterator
from itertools import product

from interlock.findings.nouns import capital

# Words after the head noun of a label: `Amt für Soziales`, `Leiterin des Krisenstabs`.
_AFTER_HEAD = frozenset(
    """
    am an auf aus bei beim das dem den der des die durch für gegen im in mit nach ohne um und unter vom von vor zu zum zur
    zwischen über
    """.split()  # noqa: SIM905
)
_OF_ADJECTIVES = ("e", "en", "er", "es", "em")
# What words in small letters end in that are no adjectives: verbs, and nouns that should have a capital.
_NO_ADJECTIVE = ("e", "el", "en", "er", "heit", "ion", "keit", "ling", "nis", "schaft", "tät", "ung")
# Nouns made of adjectives, in the masculine, and what ends like them.
_MADE_OF_ADJECTIVES = tuple(
    """
    agter ählter bliebener chsener cherter derter deter eamter ellter etzter fangener ierender ierter iger igter isender
    itzender kannter kranker licher lobter loser ndter neter teter troffener ziehender
    """.split()  # noqa: SIM905
)
_NOT_MADE_OF_ADJECTIVES = ("eiger", "gläubiger", "prediger", "reiniger", "verteidiger")

# The plural has an umlaut and -e.
_UMLAUT_AND_E = tuple(
    """
    anfang anlass anwalt arzt ball baum brand brauch bruch empfang fall fluss fuß gang gast grund gruß hand hang hof kampf
    kanal kauf kopf korb kraft kunft kunst lauf lohn macht markt nacht pass plan platz rang rat raum saal satz schatz schlag
    schluss schrank schuss sohn spruch stab stadt stall stand stoß strom stuhl tanz ton topf trag traum turm umfang verband
    wand wunsch wurf zahn zaun zug
    """.split()  # noqa: SIM905
)
# The plural has -er, and an umlaut where it can.
_PLURAL_IN_ER = tuple(
    """
    amt bad band bild blatt brett buch dach denkmal dorf fach feld gehalt geld gesicht glas glied grab gut haus holz kind
    kleid land licht lied loch mann rad rand schild schloss spital tal tuch tum volk wald wort
    """.split()  # noqa: SIM905
)
# The plural has an umlaut alone.
_UMLAUT_ALONE = ("bruder", "garten", "graben", "hafen", "kasten", "laden", "mangel", "mutter", "schaden", "tochter", "vater")
_FEMININE_ADDED = ("ant", "chef", "dat", "ent", "er", "eund", "ist", "kat", "or", "wirt")
_FEMININE_WITH_UMLAUT = ("anwalt", "arzt")
# Nouns whose plural would be another noun: `Akte`, `Noten`, `Posten`.
_WITHOUT_PLURAL = frozenset(("akt", "mark", "not", "post"))
# What other nouns end in, too, of which the plural has none of this: `Antworten`, `Referate`, `Vollmachten`.
_ALSO_PLAIN = ("band", "licht", "macht", "rad", "rat", "stall", "tal", "wort")
# Nouns in -e that take an -s, or an -s after an -n.
_E_AND_S = ("auge", "ende", "erbe", "gebäude", "gelände", "gewerbe", "interesse", "line", "page", "service")
_NS_ADDED = ("buchstabe", "friede", "gedanke", "glaube", "name", "wille")
# At the beginning of a sentence these are no nouns, and nor is what ends like a verb before one of the pronouns: `Fragen Sie`.
_ADVERBS = frozenset(
    """
    abends anfangs falls links mangels mittags mittels morgens nachts namens rechts teils wegen zwecks
    """.split()  # noqa: SIM905
)
_SUBJECTS = frozenset(("sie", "wir"))
_UMLAUTS, _VOWELS = str.maketrans("aouAOU", "äöüÄÖÜ"), str.maketrans("äöüÄÖÜ", "aouAOU")


def inflected_in_german(label: str) -> Iterator[str]:
    """The label and its forms: in all cases, and in the plural; of one with several words in the singular, too.

    >>> " ".join(inflected_in_german("Krisenstab"))
    'Krisenstab Krisenstabs Krisenstabes Krisenstäbe Krisenstäben'
    >>> {"sozialen Dienstes", "soziale Dienste", "sozialer Dienstes"} - {*inflected_in_german("sozialer Dienst")}
    set()
    """
    words = label.split()
    head = next((at for at, word in enumerate(words[1:]) if word in _AFTER_HEAD), len(words) - 1)
    before, noun, after = words[:head], words[head], words[head + 1 :]
    nouns = dict.fromkeys([noun, *_forms_of_word(noun, is_alone=len(words) == 1)])
    agreeing = [word for word in before if _is_inflected(word)]
    if head and not (agreeing and before[-1].endswith(("er", "es"))):
        nouns |= dict.fromkeys(form for single in _singulars(noun) for form in (single, *_forms_of_word(single)))
    for ending, form in product(_OF_ADJECTIVES if agreeing else ("",), nouns):
        yield " ".join([*(_with_ending(word, ending) if word in agreeing else word for word in before), form, *after])
    if before and (words[0].endswith("er") or not agreeing):  # `Opfern häuslicher Gewalt`, `des Hauses Nord`
        yield from (" ".join([form, *words[1:]]) for form in _forms_of_word(words[0]))


def is_other_word(form: str, following: str) -> bool:
    """Whether the form of a noun is another word at the beginning of a sentence, given the word after it.

    >>> is_other_word("Falls", "die"), is_other_word("Antworten", "sie"), is_other_word("Antworten", "der")
    (True, True, False)
    """
    return form.lower() in _ADVERBS or (form.endswith("n") and following in _SUBJECTS)


def _is_inflected(word: str) -> bool:
    return len(word) > 3 and word.endswith(_OF_ADJECTIVES)


def _with_ending(adjective: str, ending: str) -> str:
    """An adjective with another ending."""
    return adjective[: -1 if adjective.endswith("e") else -2] + ending


def _forms_of_word(word: str, *, is_alone: bool = False) -> Iterator[str]:
    """The forms of a noun, or of a word in small letters as an adjective. `is_alone`: no other word says that it is one."""
    small = word.lower()
    if not small[-1].isalpha() or len(small) < 2:
        return
    if word.isupper():
        yield f"{word}s"
    elif word != small:
        yield from _forms_of_noun(word)
    else:
        may_be_noun = small.endswith((*_NO_ADJECTIVE, *_UMLAUT_AND_E, *_PLURAL_IN_ER))
        yield from (f"{word}{ending}" for ending in (_OF_ADJECTIVES if not (is_alone and may_be_noun) else ()))
        yield from _forms_of_noun(capital(word))


def _forms_of_noun(word: str) -> Iterator[str]:
    small = word.lower()
    stem = word.removesuffix("e")
    if stem != word:
        yield f"{word}n"
        if small.endswith((*_E_AND_S, *_NS_ADDED)):
            yield f"{word}s" if small.endswith(_E_AND_S) else f"{word}ns"
        if f"{small}r".endswith(_MADE_OF_ADJECTIVES):
            yield from (f"{stem}{ending}" for ending in _OF_ADJECTIVES)
        else:
            yield from _feminines(stem)
            yield from (f"{stem}:in", f"{stem}:innen")
        return
    if small.endswith(_FEMININE_ADDED):
        yield from _feminines(word)
    elif small.endswith(_FEMININE_WITH_UMLAUT):
        yield from _feminines(_with_umlaut(word))
    if small.endswith(("en", "chen", "lein", "el", "er")) and not small.endswith(("eel", "eer", "iel", "ier")):
        yield f"{word}s"
        yield from _of_el_and_er(word)
    elif small[-1] in "aiouyäöü" and not small.endswith(("au", "ei", "eu")):
        yield from (f"{word}s", f"{word[:-1]}en")
    else:
        yield from _of_consonants(word)


def _feminines(stem: str) -> Iterator[str]:
    yield from (f"{stem}in", f"{stem}innen", f"{stem}Innen")


def _of_el_and_er(word: str) -> Iterator[str]:
    small = word.lower()
    if not small.endswith("n"):
        yield f"{word}n"
    if small.endswith(_MADE_OF_ADJECTIVES) and not small.endswith(_NOT_MADE_OF_ADJECTIVES):
        yield from (f"{word[:-2]}{ending}" for ending in _OF_ADJECTIVES)
    if tail := _tail(small, _UMLAUT_ALONE):
        changed = word[: -len(tail)] + _with_umlaut(word[-len(tail) : -2]) + word[-2:]
        yield from (changed, *([f"{changed}n"] if not small.endswith("n") else []))


def _of_consonants(word: str) -> Iterator[str]:
    small = word.lower()
    if not small.endswith(("s", "ß", "x", "z")):
        yield f"{word}s"
    yield f"{word}es"
    if small in _WITHOUT_PLURAL:
        return
    if small.endswith("us") and not small.endswith("aus"):
        yield from (f"{word}ses", f"{word}se", f"{word}sen")
        return
    if tail := _tail(small, _UMLAUT_AND_E):
        yield from (f"{_with_umlaut(word)}e", f"{_with_umlaut(word)}en")
    elif tail := _tail(small, _PLURAL_IN_ER):
        yield from (f"{_with_umlaut(word)}er", f"{_with_umlaut(word)}ern")
    if not tail or (tail in _ALSO_PLAIN and tail != small):
        yield from (f"{word}e", f"{word}en")
    if small.endswith("in"):
        yield f"{word}nen"
    elif small.endswith("nis"):
        yield from (f"{word}ses", f"{word}se", f"{word}sen")
    elif small.endswith(("eum", "ium", "trum")):
        yield f"{word[:-2]}en"


def _tail(small: str, nouns: tuple[str, ...]) -> str:
    """Which of these nouns a word is, or is a compound of."""
    return next((noun for noun in nouns if small.endswith(noun)), "")


def _with_umlaut(word: str) -> str:
    """A word with an umlaut for its last vowel, if that can have one: `Saal` becomes `Säl`, `Haus` `Häus`."""
    at = max(word.lower().rfind(vowel) for vowel in "aeiouäöü")
    if at > 0 and word[at - 1 : at + 1].lower() in ("aa", "au"):
        return word[: at - 1] + word[at - 1].translate(_UMLAUTS) + word[at if word[at] == "u" else at + 1 :]
    return word[:at] + word[at].translate(_UMLAUTS) + word[at + 1 :] if at >= 0 else word


def _singulars(noun: str) -> Iterator[str]:
    """What a noun may be the plural of."""
    if noun.endswith("innen"):
        yield noun[:-3]
    elif noun.endswith("n"):
        yield noun[:-1]
        yield from [noun[:-2]] if noun.endswith("en") else []
    elif noun.endswith(("e", "er")):
        stem = noun.removesuffix("r").removesuffix("e")
        yield from dict.fromkeys((stem, stem.translate(_VOWELS)))
    elif noun.endswith("s"):
        yield noun[:-1]
