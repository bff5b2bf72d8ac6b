"""What to write in place of a word to avoid: the right word in the same case and inflection."""

import re

from interlock.language.forms import inflected, plurals, singulars, spelt
from interlock.language.labels import Sense

# More than one replacement, so that somebody has to choose.
_ALTERNATIVES = re.compile(r"\bor\b|[/;,]")
# The verb after these agrees with the word before: `customers who owes` would be wrong.
_RELATIVE = frozenset(("who", "that", "which", "whose"))


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
