"""What to write in place of a word to avoid: the right word in the same case and inflection."""

import re
from typing import NamedTuple

from interlock.questions.language.forms import inflected, plurals, singulars, spelt
from interlock.questions.language.labels import Sense
from interlock.questions.language.sentences import begins_sentence

# More than one replacement, so that somebody has to choose.
_ALTERNATIVES = re.compile(r"\sor\s|[/;,]")
# The verb after these agrees with the word before: `customers who owes` would be wrong.
_RELATIVE = frozenset(("who", "that", "which", "whose"))

_ARTICLE = re.compile(r"\b([Aa]|[Aa]n|AN)\s+[*_~]*\Z")
_SPOKEN_VOWEL = re.compile(r"(?!(?:uni(?!n)|use|usu|util|eu|one\b|once))[aeiou]|(?:hour|honest|honou?r|heir)", re.I)
# Letters whose names begin with a vowel: `an MP`.
_NAMED_WITH_VOWEL = "AEFHILMNORSX"
_POSSESSIVE = re.compile(r"['’](s?)(?!\w)")
# Their full stop never ends a sentence; that of others does not before these.
_NEVER_LAST = re.compile(r"(?:e\.g|i\.e|approx|cf|viz|vs)\.", re.I)
_GOES_ON = re.compile(r"\s+[a-z0-9£€(]|[,;:)]")


class Replacement(NamedTuple):
    """A stretch of a text, and what to write there."""

    start: int
    end: int
    written: str


def replacements(text: str, start: int, end: int, senses: tuple[Sense, ...]) -> list[Replacement]:
    """What to write for words to avoid in a text, and the article before them if it changes; nothing if somebody has to choose."""
    words = text[start:end]
    written = only_replacement(words, senses)
    if written is None or not _goes_before(text[end : end + 80], words, written):
        return []
    if words[:1].isupper() and begins_sentence(text, start):
        written = written[:1].upper() + written[1:]
    return [*_article(text, start, senses[0], words, written), Replacement(start, end, written)]


def _goes_before(rest: str, words: str, written: str) -> bool:
    """Whether what follows the words may follow what is written for them: a possessive's ending, or the rest of the sentence."""
    if words.endswith(".") and not _NEVER_LAST.fullmatch(words) and not _GOES_ON.match(rest):
        return False
    last = written.split()[-1]
    if rest.startswith("(s)"):
        return f"{last}s" in plurals(last)
    if possessive := _POSSESSIVE.match(rest):
        return not singulars(last) if possessive[1] else last.endswith("s")
    return True


def _article(text: str, start: int, sense: Sense, words: str, written: str) -> list[Replacement]:
    """The other article, where the new word asks for it."""
    found = _ARTICLE.search(text, max(start - 20, 0), start)
    if found is None:
        return []
    is_an, wants_an = len(found[1]) > 1, _sounds_like_vowel(written, sense.instead or "")
    # What stands there is no article, or a wrong one, if it does not go with the word behind it.
    if is_an == wants_an or is_an != _sounds_like_vowel(words, sense.label):
        return []
    n = "N" if words.isupper() and not sense.label.isupper() else "n"
    return [Replacement(found.start(1), found.end(1), found[1][0] + (n if wants_an else ""))]


def _sounds_like_vowel(words: str, label: str) -> bool:
    """Whether `an` stands before it. An abbreviation is spoken by its letters."""
    if label.split()[0].isupper() and words[:1] == label[:1]:
        return words[0] in _NAMED_WITH_VOWEL
    return bool(_SPOKEN_VOWEL.match(words))


def only_replacement(words: str, senses: tuple[Sense, ...]) -> str | None:
    """The one text that may take the words' place without anybody's choice, or None.

    There is none where two terms avoid the word, where it may stand in some places (`unless`), where a retired term leaves
    its meaning open, or where the right word has no such form.
    """
    if len(senses) != 1 or senses[0].role != "avoided":
        return None
    sense = senses[0]
    if (sense.avoided and sense.avoided.unless) or not sense.instead or _ALTERNATIVES.search(sense.instead):
        return None
    return _in_form(words, sense)


def fitting(words: str, sense: Sense) -> str:
    """What to say instead, as far as possible in the form and case of the words."""
    return _in_form(words, sense) or sense.instead or ""


def is_said(words: str, sense: Sense) -> bool:
    """Whether the words are what to say instead: `fly tipping` is also found as `fly-tipping`, which may be the right spelling."""
    return _joined(sense.label) == _joined(sense.instead or "") and fitting(words, sense) == " ".join(words.split())


def _joined(label: str) -> str:
    return "".join(label.lower().replace("-", " ").split())


def _in_form(words: str, sense: Sense) -> str | None:
    plain = " ".join(words.replace("’", "'").split())
    instead = sense.instead or ""
    label = " ".join(sense.label.replace("’", "'").split())
    for form in inflected(label):
        if plain.lower() in {written.lower() for written in spelt(form)}:
            made = instead if form == label else _inflected_alike(label, form, instead)
            as_written = plain in spelt(form)
            return made if as_written or not made else _in_case(plain, made)
    return None


def _inflected_alike(label: str, form: str, instead: str) -> str | None:
    """The replacement with the inflection that makes the form from the label: plural, singular, or the -s of a verb."""
    before, after = label.split(), form.split()
    changed = next(index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
    words = instead.split()
    if changed == 0 and _starts_with_verb(before):
        made = plurals(words[0])
        return " ".join([made[0], *words[1:]]) if made else None
    if after[changed] in singulars(before[changed]):
        single = singulars(words[-1])
        return " ".join([*words[:-1], single[0]]) if single else None
    if _RELATIVE & set(words):
        return None
    forms = inflected(instead)
    return forms[1] if len(forms) > 1 else None


def _starts_with_verb(label: list[str]) -> bool:
    """`hand in`, `pass the buck`; not `adult at risk`, whose head is a noun."""
    return len(label) == 2 or (len(label) > 2 and label[1] not in ("of", "at", "for", "in", "on", "to"))


def _in_case(words: str, replacement: str) -> str:
    """The replacement in the words' case. Its own capitals stay."""
    if words.isupper() and len(words) > 1 and replacement.islower():
        return replacement.upper()
    parts = words.split()
    if len(parts) > 1 and all(part[:1].isupper() for part in parts) and replacement.islower():
        return " ".join(part[:1].upper() + part[1:] for part in replacement.split())
    if words[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
