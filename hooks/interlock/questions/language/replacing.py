"""Replaces words to avoid: the right word in the same case and inflection."""

import re
from itertools import pairwise
from typing import NamedTuple

from interlock.definitions.values.plain_letters import plain_letters
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital
from interlock.questions.language.forms import head_of, inflected, spellings
from interlock.questions.language.grammatical_number import is_plural, plurals, singulars
from interlock.questions.language.labels import Sense, in_a_sentence, with_plain_marks
from interlock.questions.language.sentences import begins_sentence
from interlock.questions.language.unspaced_scripts import is_unspaced

# Separators of alternatives, between which somebody has to choose.
_ALTERNATIVES = lazy_pattern(r"\sor\s|[/;,]")
# What begins a relative clause. The verb in it would have to agree: `customers who owes` would be wrong.
_RELATIVE = frozenset(("who", "that", "which", "whose", "whom", "we", "you", "they"))
# Persons, and what a participle after them ends in: `person caring for someone`.
_PEOPLE, _PARTICIPLE = frozenset(("person", "people", "child", "children", "adult", "adults")), lazy_pattern("(?:ing|ed)$")
# Nouns that have no plural of their own: `staff` for several employees.
_WITHOUT_NUMBER = frozenset(
    """
    accommodation advice correspondence equipment evidence feedback furniture guidance help housing information litter luggage
    mail money news police post progress research rubbish software staff traffic training transport waste work
    """.split()  # noqa: SIM905
)

_JOINED, _LONGEST_JOINED = lazy_pattern(r"\w+(?:-\w+)+"), 80
_ARTICLE = lazy_pattern(r"\b([Aa]|[Aa]n|AN)\s+[*_~]*\Z")
_SPOKEN_VOWEL = lazy_pattern(r"(?!(?:uni(?!n)|use|usu|util|eu|one\b|once))[aeiou]|(?:hour|honest|honou?r|heir)", re.I)
# Letters whose names start with a vowel sound: `an MP`.
_NAMED_WITH_VOWEL = "AEFHILMNORSX"
_POSSESSIVE = lazy_pattern(r"['’](s?)(?!\w)")
# Abbreviations whose full stop never ends a sentence, and what follows a full stop that does not.
_NEVER_ENDS_SENTENCE = lazy_pattern(r"(?:e\.g|i\.e|approx|cf|viz|vs)\.", re.I)
_SENTENCE_GOES_ON = lazy_pattern(r"\s+[a-z0-9£€(]|[,;:)]")


class Replacement(NamedTuple):
    """The offsets of a part of a text, and what to write there."""

    start: int
    end: int
    written: str


def replacements(text: str, start: int, end: int, senses: tuple[Sense, ...]) -> list[Replacement]:
    """The replacements of words to avoid and, if it changes, of the article before them; empty if somebody has to choose."""
    words = text[start:end]
    written = _only_replacement(words, senses)
    if written is None or not _fits_before(text[end : end + 80], words, written):
        return []
    if words[:1].isupper() and begins_sentence(text, start):
        written = capital(written)
    elif _is_in_doubt(written, senses[0]):
        return []
    return [*_article(text, start, senses[0], words, written), Replacement(start, end, written)]


def _is_in_doubt(written: str, sense: Sense) -> bool:
    """Whether the right word is a title whose capital may or may not belong to it: `Missed bin`, but `Welsh translation`."""
    is_title = sense.avoided is not None and sense.avoided.use is None
    return is_title and in_a_sentence(written) != written


def _fits_before(rest: str, words: str, written: str) -> bool:
    """Whether the rest of the text, such as a possessive ending, may follow what is written in place of the words."""
    if words.endswith(".") and not _NEVER_ENDS_SENTENCE.fullmatch(words) and not _SENTENCE_GOES_ON.match(rest):
        return False
    last = written.split()[-1]
    if rest.startswith("(s)"):
        return f"{last}s" in plurals(last)
    if possessive := _POSSESSIVE.match(rest):
        return not singulars(last) if possessive[1] else last.endswith("s")
    return True


def _article(text: str, start: int, sense: Sense, words: str, written: str) -> list[Replacement]:
    """The replacement of `a` by `an` or the reverse, if the new word needs it."""
    found = _ARTICLE.search(text, max(start - 20, 0), start)
    if found is None:
        return []
    is_an, wants_an = len(found[1]) > 1, _sounds_like_vowel(written, sense.instead or "")
    # If it does not fit the old word either, it is not an article, or already wrong.
    if is_an == wants_an or is_an != _sounds_like_vowel(words, sense.label):
        return []
    n = "N" if words.isupper() and not sense.label.isupper() else "n"
    return [Replacement(found.start(1), found.end(1), found[1][0] + (n if wants_an else ""))]


def _sounds_like_vowel(words: str, label: str) -> bool:
    """Whether `an` precedes the words. Abbreviations are pronounced letter by letter."""
    if label.split()[0].isupper() and words[:1] == label[:1]:
        return words[0] in _NAMED_WITH_VOWEL
    return bool(_SPOKEN_VOWEL.match(words))


def _only_replacement(words: str, senses: tuple[Sense, ...]) -> str | None:
    """The only possible replacement of the words, or None if somebody has to choose.

    That is the case if two terms avoid the word, if it is right in some places (`unless`), if it is the label of a retired
    term, or if the right word has no corresponding form.
    """
    if len(senses) != 1 or senses[0].role != "avoided":
        return None
    sense = senses[0]
    if (sense.avoided and sense.avoided.unless) or not sense.instead or _ALTERNATIVES.search(sense.instead):
        return None
    return _in_form(words, sense)


def fitting(words: str, sense: Sense) -> str:
    """The right word, in the inflection and case of the words if possible."""
    return _in_form(words, sense) or sense.instead or ""


def is_right_word(words: str, sense: Sense) -> bool:
    """Whether the words already are the right word: `fly tipping` is also found as `fly-tipping`, which may be right."""
    if _without_spaces(sense.label) != _without_spaces(sense.instead or ""):
        return False
    written = " ".join(words.split())
    return written == fitting(words, sense) or written in inflected(sense.instead or "", sense.language)


def is_part_of_right_word(text: str, start: int, end: int, sense: Sense) -> bool:
    """Whether hyphens join the words between these offsets to others, and all together are the right word: `Support-Ticket`.

    In a script without blanks nothing needs to join them.
    """
    words = text[start:end]
    if is_unspaced(words) and words in (instead := sense.instead or ""):
        return text.startswith(instead, max(start - instead.index(words), 0))
    if "-" not in (instead := sense.instead or ""):
        return False
    first = max(start - _LONGEST_JOINED, 0)
    around = _JOINED.finditer(text, first, end + _LONGEST_JOINED)
    joined = next((match[0] for match in around if match.start() <= start and match.end() >= end), "")
    return joined in inflected(instead, sense.language)


def _without_spaces(label: str) -> str:
    return "".join(label.lower().replace("-", " ").split())


def _in_form(words: str, sense: Sense) -> str | None:
    plain = " ".join(plain_letters(with_plain_marks(words)).split())
    instead = sense.instead or ""
    label = " ".join(with_plain_marks(sense.label).split())
    for form in inflected(label):
        if plain.lower() in {written.lower() for written in spellings(form)}:
            made = instead if form == label else _inflected_like(label, form, instead)
            as_written = plain in spellings(form)
            return made if as_written or not made else _in_case(plain, made)
    return None


def _inflected_like(label: str, form: str, instead: str) -> str | None:
    """The replacement with the inflection by which the form differs from the label: plural, singular or the -s of a verb.

    A replacement that is in the plural already, or has none, is right for a plural as it stands.
    """
    before, after = label.split(), form.split()
    changed = next(index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
    words = instead.split()
    forms_of = singulars if after[changed] in singulars(before[changed]) else plurals
    if changed == 0 and _starts_with_verb(before):
        return _with_form(words, 0, forms_of(words[0]))
    head = _head_before_clause(words)
    is_right = forms_of is plurals and (is_plural(words[head]) or words[head].lower() in _WITHOUT_NUMBER)
    if is_right or len(forms := inflected(instead)) < 2:
        return instead if is_right else None
    if head < len(words) - 1 and words[head + 1] in _RELATIVE:
        return None
    return _with_form(words, head, forms_of(words[head])) or (forms[1] if forms_of is plurals else None)


def _head_before_clause(words: list[str]) -> int:
    """The index of the head noun, which is before a clause: `people` in `people we work with` and `people living alone`."""
    after = enumerate(pairwise(words), 1)
    clause = next((at for at, (noun, word) in after if word in _RELATIVE or (noun in _PEOPLE and _PARTICIPLE.search(word))), None)
    return head_of(words[:clause])


def _with_form(words: list[str], index: int, forms: tuple[str, ...]) -> str | None:
    return " ".join([*words[:index], forms[0], *words[index + 1 :]]) if forms else None


def _starts_with_verb(label: list[str]) -> bool:
    """Whether a label starts with a verb, as `hand in` and `pass the buck` do, but not `adult at risk`."""
    return len(label) == 2 or (len(label) > 2 and label[1] not in ("of", "at", "for", "in", "on", "to"))


def _in_case(words: str, replacement: str) -> str:
    """The replacement in the case of the words. Its own capitals are kept."""
    if words.isupper() and len(words) > 1 and replacement.islower():
        return replacement.upper()
    parts = words.split()
    if len(parts) > 1 and all(part[:1].isupper() for part in parts) and replacement.islower():
        return " ".join(map(capital, replacement.split()))
    if words[:1].isupper():
        return capital(replacement)
    return replacement
