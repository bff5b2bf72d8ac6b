"""The words of claims to be better than others, and where a text says them: `world class`, `the best council in the country`.

What is taken back, asked about or only hoped for is no claim: `we want to be world class`.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.claim_patterns import STEMS_WITH_CARE, WITH_CARE
from interlock.sources.filtered_pattern import has_one_of

# In German, French, Dutch, Spanish and Italian: what nothing else is called.
_ABROAD = (
    "Weltklasse", "Marktführer",
    *(
        f"{word}{end}"
        for word in ("weltweit führend", "marktführend", "branchenführend", "unübertroffen", "unschlagbar", "konkurrenzlos")
        for end in ("", "e", "em", "en", "er", "es")
    ),
    "leader du marché", "leader du secteur", "leaders du marché", "leaders du secteur", "classe mondiale", "sans égal",
    "inégalé", "inégalée",
    "marktleider", "wereldklasse", "toonaangevend", "toonaangevende", "ongeëvenaard", "ongeëvenaarde",
    "líder del mercado", "líderes del mercado", "clase mundial", "sin igual", "inmejorable", "inigualable",
    "leader di mercato", "leader del settore", "ineguagliabile",
)  # fmt: skip
# Written with spaces; a hyphen, a dash or emphasis may stand between the words instead.
_CLAIMS = (
    "world class", "world leading", "world beating", "market beating",
    "best in class", "market leading", "sector leading", "industry leading",
    "nation leading", "country leading", "county leading", "region leading", "class leading", "top class",
    "second to none", "unrivalled", "unrivaled", "unsurpassed", "unbeatable", "unequalled",
    "unparalleled", "peerless", "top notch", "top flight", "world renowned", "world beater",
    "nobody does it better", "no one does it better",
    *(f"{field} leader{s}" for field in ("world", "market", "sector", "industry") for s in ("", "s")),
    *_ABROAD,
)  # fmt: skip

_BETWEEN = r"[\s\-‐‑–*_]+"
# No letter or figure stands around a claim;
# an underline does where it is emphasis, and not a part of a name such as `is_excellent`.
_BEFORE, _AFTER = r"(?<![^\W_])(?<![^\W_]_)", r"(?![^\W_])(?!_[^\W_])"
_FIRST_ON_TWO_LINES = lazy_pattern(r"no\.?\s+1", re.I)
# How a claim is taken back, asked about or only hoped for, before it on its line.
_TAKEN_BACK = lazy_pattern(
    r"\b(?:not|never|no|nobody|none|n['’]t|nicht|keine?[mnrs]?|pas|niet|geen|non|without being|less than|far from"
    r"|rather than|instead of|whether|what|who|how"
    r"|call(?:s|ed)?|(?<!proud )(?<!known )(?<!pleased )(?<!happy )(?<!delighted )(?<!honoured )"
    r"(?<!found )(?<!shown )(?<!proved )(?<!rated )"
    r"to be|would be|could be|should be|becom(?:e|ing))"
    r"(?! (?:only|just|nur|alleen|solo|solamente|seulement)\b)(?:[ \n*_]+(?:[^\W_]|['’])+){0,2}[ \n*_]+$"
    r"|\b(?:if|unless)(?:[ \n*_]+(?:[^\W_]|['’])+){1,3}[ \n*_]+(?:is|are|was|were)[ \n*_]+$"
    # Where what is denied comes before: `none of our desks is`, not `nobody waits because we are`.
    r"|\b(?:none|neither|nobody|no one|nothing|no|not (?:one|all|every)|few of)"
    r"(?:[ \n*_]+(?!(?:and|as|because|but|for|if|since|so|that|we"
    r"|when|where|which|while|who)\b)(?:[^\W_]|['’])+){1,5}[ \n*_]+(?:is|are|was|were|can be)"
    r"(?:[ \n*_]+(?:yet|really|truly|quite|ever))?[ \n*_]+$"
    r"|\b(?:compar(?:es?|ed|ing|ison)|learn(?:s|ed|t|ing)? from)(?:[ \n*_]+(?:[^\W_]|['’])+){0,4}[ \n*_]+$"
    r"|\b(?:never|not|nobody|no one|n['’]t) (?:says?|said|claims?|pretends?)(?: (?:[^\W_]|['’])+){1,3} $",
    re.I,
)
_LONGEST_TAKEN_BACK = 48  # characters before a claim that are looked at
# What stands before a claim in a sentence that asks whether it is one, and after it.
_ASKS = lazy_pattern(r"(?:\A|[.!?:;\n\"“])[ *_]*(?:is|are|was|were|do|does|did|would|could|should|can)\b[^.!?:;\n\"“]*\Z", re.I)
_IS_ASKED = lazy_pattern(r"[^.!?:;\n]{0,100}\?")
_LONGEST_QUESTION = 100  # characters before a claim


def claim_label(words: str) -> str:
    """Words in small letters with single spaces, so that `World-class` and `world class` are the same."""
    return " ".join(re.split(_BETWEEN, words.casefold().replace("’", "'").strip(" -")))


class ClaimWords:
    """The words of claims: the usual ones, and the organisation's own phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = [_words_of(phrase) for phrase in (*_CLAIMS, *phrases) if re.search(r"\w", phrase)]
        # Every claim holds one of these, which is a faster search than that for the claims.
        stems = _without_longer(
            {max(re.split("['’]", phrase[-1].casefold()), key=len) for phrase in self._phrases} | STEMS_WITH_CARE
        )
        self._has_stem = has_one_of(stems)
        self._claiming: dict[str, bool] = {}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self._phrases)

    def may_be_in_file(self, written: str) -> bool:
        """Whether a value in a file may claim something: it may be written with escapes, or go on in the next line."""
        return "\\" in written or self.may_be_in(written) or _FIRST_ON_TWO_LINES.search(written) is not None

    def may_be_in(self, text: str) -> bool:
        """Whether a text may claim something."""
        if text not in self._claiming:  # a sentence may stand in several fields
            self._claiming[text] = self._has_stem(text.casefold())
        return self._claiming[text]

    def found_in(self, prose: str) -> Iterator[tuple[int, int]]:
        """The beginning and the end of each claim in a text."""
        claimed = 0  # where the claim before ends: the `none` of `second to none` takes nothing back
        for match in self._pattern.finditer(prose):
            begins, ends = match.span(match.lastgroup or 0)
            before = prose[max(claimed, begins - _LONGEST_TAKEN_BACK) : begins]
            if not _TAKEN_BACK.search(before) and not _is_asked(prose, begins, ends):
                claimed = ends
                yield begins, ends


def _without_longer(stems: Set[str]) -> list[str]:
    """The stems that begin with no other one: whatever holds a longer one holds a shorter one, too."""
    return [stem for stem in stems if not any(stem[:end] in stems for end in range(1, len(stem)))]


def _is_asked(prose: str, begins: int, ends: int) -> bool:
    return bool(_IS_ASKED.match(prose, ends) and _ASKS.search(prose, max(0, begins - _LONGEST_QUESTION), begins))


def _words_of(phrase: str) -> list[str]:
    return re.split(r"[\s\-]+", phrase.strip(" -"))


def _pattern(phrases: list[list[str]]) -> re.Pattern[str]:
    """A pattern for all claims, with straight or curly apostrophes. A named group is the claim where more is matched."""
    written = [_BETWEEN.join(re.sub("['’]", "['’]", re.escape(word)) for word in phrase) for phrase in phrases]
    return re.compile(rf"{_BEFORE}(?:{'|'.join([*written, *WITH_CARE])}){_AFTER}", re.I)
