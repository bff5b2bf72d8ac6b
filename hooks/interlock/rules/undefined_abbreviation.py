"""An abbreviation that is explained nowhere.

New colleagues and most customers do not know it, and everyone reads it differently. Give it as the `abbreviation` of a term,
write it out, or explain it where it stands: “Freedom of Information (FOI)”. Ordinary words in capitals, such as NOTE or FREE, are let be.

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

from interlock.catalog import Catalog
from interlock.definitions import Term
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language import Language, ProseText

GROUP = "language"
SEVERITY = "warning"

_CAPITALS = re.compile(r"(?<![\w&@#£$€./-])([A-Z](?:[A-Z]|&(?=[A-Z])){1,5})(?:s|['’]s)?(?![\w&@/-]|\.\w)")
_NAMED = re.compile(r"[A-Z][A-Z&]+")
_BRACKETED = re.compile(r"\(([A-Z][A-Z&]+)s?\)|\b([A-Z][A-Z&]+)s? \(")
_ROMAN = re.compile(r"[IVX]+")
_LOWER_CASE = re.compile(r"\b[a-z]{2,6}\b")
# Abbreviations that everyone knows, or that are used as names.
_COMMON = frozenset(
    """
    AD AM API ASAP BBC BC BST CC CD CSV DIY DJ DVD ETC EU EXT FAQ FAX FYI GB GMT GPS HTML HTTP HTTPS ID INC JSON LTD MOT MP NA NB NHS OK PC
    PDF PIN PLC PM PO PS QR RSVP SIM SMS TBA TBC TEL TV UK UN UPS URL US USA USB VAT VIP WC XML YAML
    """.split()  # noqa: SIM905
)
# Ordinary words that are written in capitals for emphasis: `NOTE`, `FREE`, `DO NOT`.
_EMPHASISED = frozenset(
    """
    ADD AFTER ALERT ALL ALSO ALWAYS AN AND ANY ARE AS ASK AT AVOID BE BEFORE BOTH BUT BY CALL CAN CANNOT CHECK CLOSED COPY DANGER DATE DAY DO DOES
    DONE DRAFT DUE EACH EITHER ELSE EMAIL END ENTER ENTRY EVEN EVER EVERY EXIT FILE FIRE FIRST FOR FORM FOUR FREE FROM FULL GET GIVE GO HAVE
    HELP HER HERE HIM HIS HOLD HOW IF IN INFO INTO IS ITS JOB JUST KEEP KEY LAST LATE LATER LEAVE LESS LIST LOCK LOOK MAY ME MORE MOST MOVE
    MUST MY NAME NEVER NEW NEXT NO NONE NOR NOT NOTE NOW OF OFF OLD ON ONCE ONE ONLY OPEN OR ORDER OTHER OUR OUT OVER OWN PAID PAY PHONE
    PLEASE PLUS POST PRESS PULL PUSH PUT READ REPLY RING SAFE SAME SAVE SAY SEE SELECT SEND SHE SHOULD SHUT SIGN SIX SO SOME SOON STAFF START
    STEP STILL STOP TAKE TELL TEN TEST TEXT THAN THAT THE THEIR THEM THEN THERE THESE THEY THIS THREE TIME TIP TO TODAY TOO TOTAL TRY
    TWO UNDER UNLESS UNTIL UP URGENT USE VERY VIA WAIT WARN WAS WE WHAT WHEN WHERE WHO WHY WILL WITH WORK YEAR YES YET YOU YOUR
    """.split()  # noqa: SIM905
)


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
            remedy = f"Write it out, or make it the `abbreviation` of a term.{elsewhere}"
            message = f"`{word}` is an abbreviation that nothing here explains"
            yield Finding("undefined-abbreviation", language.place_in(text, start, start + len(word)), message, remedy)


def _candidates(language: Language) -> dict[str, list[tuple[ProseText, int]]]:
    """The words in capitals in prose, with their positions."""
    found: dict[str, list[tuple[ProseText, int]]] = defaultdict(list)
    for text in language.texts:
        for match in _CAPITALS.finditer(text.prose):
            if not _is_known(match[1]) and not _is_among_capitals(text.prose, match):
                found[match[1]].append((text, match.start(1)))
    return found


def _is_known(word: str) -> bool:
    return word in _COMMON or word in _EMPHASISED or word.removesuffix("S") in _EMPHASISED or _ROMAN.fullmatch(word) is not None


def _is_among_capitals(prose: str, match: re.Match[str]) -> bool:
    """Whether the words around it are in capitals too, as in `PLEASE READ`, so that it is emphasis and not an abbreviation."""
    before = re.split(r"[.!?]\s", prose[max(match.start() - 40, 0) : match.start()])[-1].split()[-2:]
    after = prose[match.end() : match.end() + 40].split()[:2]
    beside = [word for word in (*before[-1:], *after[:1]) if _is_emphasised(word)]
    in_a_row = any(len(pair) == 2 and all(map(_is_emphasised, pair)) for pair in (before, after))
    return in_a_row or len(beside) == 2 or any(len(word.rstrip(".!")) > 3 for word in beside)


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
    return {word for name in names for word in _NAMED.findall(name)}


def _used_in_lower_case(language: Language, words: set[str]) -> set[str]:
    """Those that are also used in lower case, so that the capitals are emphasis."""
    wanted = {word.lower() for word in words}
    small = {word for text in language.texts for word in _LOWER_CASE.findall(text.prose) if word in wanted}
    return {word for word in words if word.lower() in small}


def _explained(language: Language, words: set[str]) -> set[str]:
    """Those in brackets after their long form, before one in brackets, or after words with the same initials."""
    found = set()
    for text in language.texts:
        for match in _BRACKETED.finditer(text.text):
            found.add(match[1] or match[2])
        for match in _CAPITALS.finditer(text.prose):
            if match[1] in words and _initials_before(text.prose, match.start(1)).endswith(match[1]):
                found.add(match[1])
    return found


def _initials_before(prose: str, start: int) -> str:
    return "".join(word[0] for word in prose[max(start - 120, 0) : start].split() if word[0].isupper())
