"""An abbreviation that is explained nowhere.

New colleagues and most customers do not know it, and everyone reads it differently. Give it as the `abbreviation` of a term,
write it out, or explain it where it stands: “Freedom of Information (FOI)”, “antisocial behaviour, or ASB”. Ordinary words in
capitals, such as NOTE or FREE, are let be, and so are units, money, makes, Roman numbers and codes such as ISO 9001.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live in a CPZ.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live in a controlled parking zone (CPZ).
owner: front
customers: [residents]
body: Each CPZ has its own map.
```
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from interlock.catalog import Catalog
from interlock.definitions import Link, Term
from interlock.definitions.ids import id_from
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.questions.language.long_forms import is_explained_beside
from interlock.questions.language.uses import Language, ProseText
from interlock.questions.language.words_in_capitals import SMALL_WORD, TWO_CAPITALS, needs_no_explanation

GROUP = "language"
SEVERITY = "warning"

# Alone, or with a word beside a hyphen or an oblique,
# as in `DBS-checked`, `non-HRA` and `UPRN/USRN`; not in a code, as in `PP-12`.
_CAPITALS = lazy_pattern(
    r"(?:(?<![\w&@#£$€./-])|(?<=[a-z]{3}-)|(?<=[A-Z]{2}/))([A-Z](?:[A-Z]|&(?=[A-Z])){1,5})(?:s|['’]s)?"
    r"(?![\w&@]|\.\w|[/-](?![A-Za-zÄÖÜäöüé][a-zäöüßé]{2}|(?<=/)[A-Z]{2,6}(?![\w/-])))"
)
_NAMED = lazy_pattern(r"[A-Z][A-Z&]+")
# What stands in brackets and is no long form, as in `the CRM (see the map)`.
_NO_LONG_FORM = (
    r"(?:see|under|by|at|on|from|with|and|or|if|not|only|when|where|via|for|ext|tel|e\.g|siehe|unter|nur|mit|voir|sous|avec)\b|\d"
)
_BRACKETED = lazy_pattern(rf"\(([A-Z][A-Z&]+)s?\)|\b(?<![A-Z]&)([A-Z][A-Z&]+)s? \((?!{_NO_LONG_FORM})")
# What follows the letters of a standard, a road or a form.
_CODE_AFTER = lazy_pattern(r"[ \u00a0](?:[A-Z]?\d[\d./-]*)(?![\w%])")
# What a make that is an abbreviation elsewhere (multiple sclerosis) stands before.
_OF_THE_MAKE_MS = lazy_pattern(
    r"[ \u00a0](?:365|Access|Excel|Forms|Office|OneDrive|Outlook|PowerPoint|Project|SharePoint|Teams|Visio|Windows|Word)\b"
)
# What precedes the letters of a number plate, or a surname in capitals.
_PART_BEFORE = lazy_pattern(r"\b(?:[A-Z]{2}\d\d |(?:[A-Z]\.? ){2})$")
# The letters of a Dutch postcode, and of a plural in Spanish, `EE. UU.`
_DUTCH_POSTCODE = lazy_pattern(r"(?<!\d)[1-9]\d{3}[ \u00a0]$")
_SPANISH_PLURAL = lazy_pattern(r"([A-Z])\1\.")
# Where letters of a date, a time or a number stand: `DD/MM/YYYY`, `HH:MM`, `NN NN NN`.
_GAP = r"([A-Z])\1+"
_GAP_BEFORE, _GAP_BEHIND = lazy_pattern(rf"(?<![^\W_]){_GAP}[:/. -]$"), lazy_pattern(rf"[:/. -]{_GAP}(?![^\W_])")
_ONE_LETTER = lazy_pattern(_GAP)
# What stands before the letters by which parts of a whole are told apart: `zone PB`, `Band AA`, `part IIIA`.
_PART_OF_WHOLE = lazy_pattern(
    r"\b(?:annex|appendix|band|bay|block|category|class|gate|grade|group|part|platform|schedule|section|stage|table"
    r"|tier|unit|zone)s?[ \u00a0]$",
    re.I,
)
_LETTERS_OF_PART = lazy_pattern(r"[A-Z]{2}|[IVX]+[A-Z]")
# Words that begin with a capital, perhaps with small words between: `Freedom of Information`.
_NAME_IN_WORDS = lazy_pattern(r"\b[A-Z][a-z]+(?:,? (?:(?:of|and|the|for|in|to|on|by|with|&) )?[A-Z][a-z]+)+")
_ADDRESSED = lazy_pattern(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Sir)\.? $")


def subjects(facts: Facts) -> int:
    """Words in capitals in prose that are not common knowledge."""
    return len(_candidates(facts.language))


def check(facts: Facts) -> Iterator[Finding]:
    """Words in capitals that no term, title or text explains, each once; the place is the first use."""
    language = facts.language
    found = _candidates(language)
    if not found:
        return
    known = _named(facts.catalog) | _used_in_lower_case(language, set(found)) | _explained(language, set(found))
    for word, places in found.items():
        if word not in known:
            text, start = places[0]
            files = len({text.key for text, _ in places})
            elsewhere = f" It stands in {files} files." if files > 1 else ""
            remedy = (
                f"Write it out, as `… ({word})`, or explain it: `interlock new term {id_from(word)}`, with "
                f"`abbreviation: {word}`.{elsewhere}"
            )
            message = f"`{word}` is an abbreviation that nothing here explains"
            yield Finding("undefined-abbreviation", language.place_in(text, start, start + len(word)), message, remedy)


def _candidates(language: Language) -> dict[str, list[tuple[ProseText, int]]]:
    """The words in capitals in prose, with their positions."""
    found: dict[str, list[tuple[ProseText, int]]] = defaultdict(list)
    has_capitals = cache(TWO_CAPITALS.search)  # a sentence may stand in several fields
    for text in language.all_texts:
        for match in _CAPITALS.finditer(text.prose) if has_capitals(text.prose) else ():
            if not (
                needs_no_explanation(match[1], language.written_in(text.key))
                or _is_no_word(text.prose, match)
                or _is_among_capitals(text.prose, match)
            ):
                found[match[1]].append((text, match.start(1)))
    return found


def _is_no_word(prose: str, match: re.Match[str]) -> bool:
    """Whether it is part of a code (`ISO 9001`, `AB12 CDE`), part of a name (`Dr AB Smith`) or a sign (`[TOC]`)."""
    if match.start() > 0 and prose.startswith("[", match.start() - 1) and prose.startswith("]", match.end()):
        return True
    if _PART_BEFORE.search(prose[max(match.start() - 8, 0) : match.start()]):
        return True
    if match[1] == "MS" and _OF_THE_MAKE_MS.match(prose, match.end()):
        return True
    if len(match[1]) == 2 and (
        _DUTCH_POSTCODE.search(prose[max(match.start() - 6, 0) : match.start()]) or _SPANISH_PLURAL.match(prose, match.start(1))
    ):
        return True
    if _LETTERS_OF_PART.fullmatch(match[1]) and _PART_OF_WHOLE.search(prose[max(match.start() - 12, 0) : match.start()]):
        return True
    if _ONE_LETTER.fullmatch(match[1]) and (
        _GAP_BEFORE.search(prose[max(match.start() - 12, 0) : match.start()]) or _GAP_BEHIND.match(prose, match.end())
    ):
        return True
    after = prose[match.end() : match.end() + 12]
    return _CODE_AFTER.match(after) is not None or (
        _ADDRESSED.search(prose[max(match.start() - 8, 0) : match.start()]) is not None and len(match[1]) < 4
    )


def _is_among_capitals(prose: str, match: re.Match[str]) -> bool:
    """Whether the words around it are in capitals too, as in `PLEASE READ`, so that it is emphasis and not an abbreviation."""
    before = _words_in(re.split(r"[.!?]\s", prose[max(match.start() - 40, 0) : match.start()])[-1])[-2:]
    after = _words_in(prose[match.end() : match.end() + 40])[:2]
    beside = [word for word in (*before[-1:], *after[:1]) if _is_emphasised(word)]
    in_a_row = any(len(pair) == 2 and all(map(_is_emphasised, pair)) for pair in (before, after))
    return in_a_row or len(beside) == 2 or any(len(word.rstrip(".!")) > 3 for word in beside)


def _words_in(prose: str) -> list[str]:
    """The words, without "A" and "I", which are in capitals in any sentence."""
    return [word for word in prose.split() if word not in ("A", "I")]


def _is_emphasised(word: str) -> bool:
    return len(word.rstrip(".!")) > 1 and word.rstrip(".!").isalpha() and word.isupper()


def _named(catalog: Catalog) -> set[str]:
    """The words in capitals in titles and labels, and in the name of the organisation."""
    names = [catalog.organisation.name]
    for definition in catalog.definitions.values():
        names += definition.names
        if isinstance(definition, Term):
            names += [*definition.also, *definition.hidden, *(avoided.word for avoided in definition.avoid)]
            names.append(definition.abbreviation or "")
    spelt_out = {run.upper() for link in catalog.of(Link) for run in _runs_of_capitals(link.title)}
    return spelt_out | {word for name in names for word in _NAMED.findall(name)}


def _used_in_lower_case(language: Language, words: set[str]) -> set[str]:
    """Those that are also used in lower case, so that the capitals are emphasis."""
    wanted = {word.lower() for word in words}
    small = {word for text in language.texts for word in SMALL_WORD.findall(text.prose) if word in wanted}
    return {word for word in words if word.lower() in small}


def _explained(language: Language, words: set[str]) -> set[str]:
    """Those in brackets after their long form, before one in brackets, or beside words that they spell or have the initials of.

    The words with these initials may stand anywhere in the same text, such as “PR card” where “Permanent Resident” stands too.
    """
    found = set()
    for text in language.all_texts:
        for match in _BRACKETED.finditer(text.text):
            found.add(match[1] or match[2])
        here = [match for match in _CAPITALS.finditer(text.prose) if match[1] in words and match[1] not in found]
        found |= {match[1] for match in here if _initials_before(text.prose, match.start(1)).endswith(match[1])}
        found |= {match[1] for match in here if is_explained_beside(text.prose, *match.span(1), match[1])}
        if left := {match[1] for match in here} - found:
            runs = set(_runs_of_capitals(text.prose))
            found |= {word for word in left if any(_spells(run, word) for run in runs)}
    return found


def _runs_of_capitals(prose: str) -> Iterator[str]:
    """The initials of words beside each other that begin with a capital, without and with the small words between them.

    >>> list(_runs_of_capitals("the Freedom of Information Act")), list(_runs_of_capitals("A Permanent Resident outside"))
    (['FIA', 'FoIA'], ['PR', 'PR'])
    """
    for match in _NAME_IN_WORDS.finditer(prose):
        initials = "".join(word[0] for word in match[0].split())
        yield "".join(filter(str.isupper, initials))
        yield initials


def _spells(run: str, word: str) -> bool:
    """Whether some words at the beginning or the end of a run have these initials; none of them ends or begins with a small word.

    >>> _spells("FoIA", "FOI"), _spells("AtIaP", "ATIA"), _spells("THC", "HC")
    (True, False, True)
    """
    first, last = run[: len(word)], run[-len(word) :]
    return (first.upper() == word and first[-1].isupper()) or (last.upper() == word and last[0].isupper())


def _initials_before(prose: str, start: int) -> str:
    return "".join(word[0] for word in prose[max(start - 120, 0) : start].split() if word[0].isupper())
