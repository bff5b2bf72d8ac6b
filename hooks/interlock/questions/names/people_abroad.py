"""Finds names of people in German, French, Spanish, Italian, Dutch and Polish: a given name with a surname, `Sabine Krause`.

A given name alone is not told: it is a word, a month or a place in one language or another. Nor are those told after whom a
street, a school or a business is called, and those whom everybody knows.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from interlock.definitions.values.language_tags import primary_language
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.names.given_names_abroad import ENDINGS_OF_THINGS, GIVEN_ABROAD, KNOWN_TO_ALL, THINGS_BEFORE

_BLANK = r"[ \u00a0\u202f]\n?|\n *"
_PARTICLES = r"(?:von der|von|van der|van den|van de|van|zu|de la|de los|du|de|del|della|di|der|den|ten|ter|le|la|el|y|Van|De)|[dD]['’]|['’]t"
_SURNAME = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_WORDS = lazy_pattern(r"[^\W\d_]+")
_NOT_SHORTENED = "".join(rf"(?<!\b{word})" for word in ("al", "av", "avda", "fa", "im", "pl", "st", "ul", "św"))
_SENTENCE_END = lazy_pattern(rf"[!?:;\n]|{_NOT_SHORTENED}\.")
# `Jan Paweł II`, and `Carmen y Juan`, who are two.
_KING = lazy_pattern(r"\s(?:I|II+|IV|VI*|IX|XI*V?)\b")
_SHORTEST_LOUD = 4
# Behind `Jan`, in tables.
_MONTHS = frozenset(("januari", "feb", "febr", "februar", "februari", "luty", "lut"))
# `Klaus Meier KG`, `José López S.L.`, `Hans Müller & Söhne`: a business.
_BUSINESS = lazy_pattern(
    r"[ ,\u00a0]{1,2}(?:(?:GmbH|AG|KG|KGaA|OHG|GbR|UG|SE|SARL|SAS|SASU|EURL|SNC|SA|SL|SLU|Srl|SpA|BV|NV|VOF|e\. ?K|e\. ?V|S\.A(?:\.R\.L)?"
    r"|S\.L|S\. ?r\. ?l|S\. ?p\. ?A|B\.V|N\.V|V\.O\.F|[sS]p\. ?z|[sS]p\. ?j)(?!\w)"
    r"|(?:&|und|et|y|e|en|i) (?:Co|Sohn|Söhne|Partner|[Ff]ils|[Hh]ijos|[Ff]igli|[Zz]oon|[Zz]onen|[Ss]ynowie)\b)"
)
_LOOKED_BACK, _NEAR = 40, 3  # characters, and words within them


def is_heard_abroad(language: str) -> bool:
    """Whether names of people without a title are known in a language other than English."""
    return primary_language(language) in GIVEN_ABROAD


def may_name_people_abroad(text: str, language: str) -> bool:
    """Whether a given name of a language stands in a text."""
    return not _given(primary_language(language)).isdisjoint(_WORDS.findall(text))


def people_named_abroad(text: str, language: str, others: Collection[str]) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each name of a person. `others`: words in small letters that are no part of such names.

    >>> text = "Fragen Sie Sabine Krause; nicht in der Robert-Koch-Straße, im Käthe Kollwitz Haus oder bei Karl Marx."
    >>> [text[begins:ends] for begins, ends in people_named_abroad(text, "de", ())]
    ['Sabine Krause']
    """
    for found in _pattern(primary_language(language)).finditer(text):
        words = [word.lower() for word in _WORDS.findall(found[0])]
        following = _WORDS.match(text, found.end() + 1)
        if not (
            any(_BUSINESS.match(text, end) for end in (found.end("surname"), found.end()))
            or _KING.search(text, found.start(), found.end() + 6)
            or (" y " in found[0] and found["surname"] in _given(primary_language(language)))
            or any(word in others for word in words)
            or not _is_surname(found["surname"])
            or any(word.endswith(ENDINGS_OF_THINGS) for word in [*words, following[0].lower() if following else ""])
            or " ".join(found[0].split()[:2]) in KNOWN_TO_ALL
            or not THINGS_BEFORE.isdisjoint(_words_before(text, found.start()))
        ):
            yield found.span()


def _is_surname(word: str) -> bool:
    """Whether a word is written as surnames are: `Krause`, `Müller-Lüdenscheidt`, and `DUPONT` in French letters."""
    parts = _WORDS.findall(word)
    is_loud = word.isupper() and len(word) >= _SHORTEST_LOUD
    return parts[0].lower() not in _MONTHS and (is_loud or all(part[0].isupper() and part[1:].islower() for part in parts))


def _words_before(text: str, start: int) -> list[str]:
    *_, before = _SENTENCE_END.split(text[max(0, start - _LOOKED_BACK) : start].lower())
    return _WORDS.findall(before)[-_NEAR:]


@lru_cache(maxsize=len(GIVEN_ABROAD))
def _given(language: str) -> frozenset[str]:
    names = GIVEN_ABROAD[language].split()
    return frozenset(form for name in names for form in (name, *(_cases_in_polish(name) if language == "pl" else ())))


def _cases_in_polish(name: str) -> tuple[str, ...]:
    """The other cases of a Polish given name, as far as its ending gives them."""
    if name.endswith("a"):
        return tuple(f"{name[:-1]}{ending}" for ending in ("y", "i", "ę", "ą", "ie", "o"))
    stem = f"{name[:-2]}k" if name.endswith("ek") else name
    return tuple(f"{stem}{ending}" for ending in ("a", "owi", "em", "iem", "ie"))


@lru_cache(maxsize=len(GIVEN_ABROAD))
def _pattern(language: str) -> re.Pattern[str]:
    given = "|".join(sorted(_given(language), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w@/.'’-])(?:{given})(?:-(?:{given}))?(?:(?:{_BLANK})(?:{given})\b)?(?:(?:{_BLANK})(?:{_PARTICLES}))*(?:{_BLANK}|(?<=['’]))"
        rf"(?P<surname>{_SURNAME})(?:(?:{_BLANK})(?!(?:{given})\b){_SURNAME}(?![\w-]))?(?![\w@/-]|\.\w)"
    )
